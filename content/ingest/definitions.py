"""Sentences that define: "X é uma …", "X refers to …", "… is called **X**".

A sentence that only describes ("X is large", "the aim is to …") defines nothing. This
module looks at one text at a time and knows no headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.ingest.clean import plain_text
from content.ingest.complements import COPULAS, RELATIVES, complements
from content.ingest.grammar import (
    ARTICLES,
    DETERMINERS,
    GENERIC_SUBJECTS,
    LINKS,
    NO_START,
    PREPOSITIONS,
)
from content.ingest.names import Name, initials_of, key, name_of
from content.words import plain

_HEAD = 400
_SENTENCE = re.compile(
    r"^(?P<subject>[^.:;!?\n]{1,110}?)\s+(?P<verb>é|são|era|eram|foi|is|are|was|were"
    r"|se referem? (?:a|à|ao|às|aos)|referem?-se (?:a|à|ao|às|aos)|refers? to"
    r"|significam?|means?|consistem? (?:em|n[oa]s?|num|numa)|consists? (?:of|in)|designam?"
    r"|denotes?|designates?|stands? for|define-se como|definem-se como|correspondem? (?:a|à|ao)"
    r"|trata-se de|describes|represents|representam?|compreendem?)"
    r"(?:,[^,]{2,40},)?\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_LOOSE = frozenset({"describes", "represents", "representa", "representam", "compreende",
                    "compreendem", "designa", "designam", "means", "mean"})  # fmt: skip
_CALLED = re.compile(
    r"\b(?:chama(?:-se|d[oa]s?|mos)|denomina(?:-se|d[oa]s?)|conhecid[oa]s? (?:como|por)|called"
    r"|known as|termed|named|intitulad[oa]s?|designad[oa]s?"
    r"|(?:we|people|you) call (?:it|this|that|them|these))\s+"
    r"(?:de\s+|por\s+|o\s+|a\s+|the\s+|an?\s+)?(?:\*\*(?P<bold>[^*]{2,60})\*\*"
    r"|(?<![\w*])\*(?P<italic>[^*\s][^*]{1,60})\*(?![\w*])|_(?P<under>[^_\s][^_]{1,60})_)",
    re.IGNORECASE,
)
_BOLD_SUBJECT = re.compile(
    r"^(?P<article>(?:[OoAa]s?|[Tt]he|[Uu]ma?|[Aa]n?)\s+)?\*\*\s*(?P<name>[^*]{2,90}?)\s*\*\*"
    r"(?P<aside>(?:\s*\([^()]{1,80}\)){0,2},?)\s+(?P<rest>[a-zà-ÿ].*)$",
    re.DOTALL,
)
OPENERS = frozenset(
    {"principal", "principais", "main", "maior", "melhor", "primeiro", "primeira", "segunda",
     "first", "second", "third", "last", "best", "only", "key", "grande", "next", "following",
     "ultimo", "ultima", "unico", "unica", "outro", "outra", "another", "chief", "usual",
     "primeiros", "primeiras", "ultimos", "ultimas", "maiores", "melhores", "outros", "outras"}
)  # fmt: skip
_STOP = re.compile(r"(?<=[.!?])\s+(?=[\"“'(\[]?[A-ZÀ-Ý0-9*])")
_CLAUSAL = frozenset(
    {"que", "qual", "quais", "cujo", "cuja", "which", "whose", "that", "whom", "where", "onde"}
)
_DENIED = re.compile(r"\s(?:não|nunca|nem|never|not)$", re.IGNORECASE)
_ADVERB = re.compile(r"\s(?:também|ainda|já|sempre|geralmente|normalmente|also|usually|often)$")
_VERB = re.compile(r"(?:é|são|is|are|means?|refers? to|significam?|consistem?)\s")
_DATED_SUBJECT = re.compile(
    r"^(?:[OA]s?|The)\s(?P<subject>[A-ZÀ-Ý][^.:;!?,()\n]{2,80}\s"
    r"\((?:[^()]{0,40}\b\d{3,4}|[A-Z][A-Z0-9-]{1,8}s?)\))\s[a-zà-ÿ]"
)
_LONGEST_SHORT = 8
_TELLING = re.compile(
    r"^[\"“]?(?P<subject>(?:(?:[OA]s?|An?|The)\s)?[A-ZÀ-Ýa-zà-ÿ][^.:;!?\n]{1,60}?)\s+(?:"
    r"(?:states?|says?|holds|predicts?|afirma|diz|estabelece|determina|prevê|postula) (?:that|que)"
    r"|(?:occurs?|happens?|arises?|ocorrem?|acontecem?|surgem?) (?:when|if|quando|se)"
    r"|uses|tratam? d[eoa]s?|cuidam? d[eoa]s?|reúnem?|abrangem?|englobam?|deals? with|comprises?"
    r"|encompass(?:es)?|estudam?|studies|propõem?|defendem?|usam?|utilizam?|lets|allows|permitem?|measures?|medem?|shows?|mostram?|indicates?|indicam?|calculates?|stores?|armazenam?"
    r"|controls?|controlam?|regulates?|regulam?|converts?|convertem?|separates?|separam?|limits?"
    r"|limitam?|protects?|protegem?|connects?|conectam?|ligam?|transports?|transportam?|conduzem?"
    r"|conduz|produces?|produzem?|produz|runs|ensures?|garantem?|determines?|determinam?|plots?"
    r")\s+(?=\S+\s+\S)"
)
_COUNTS = re.compile(
    r"(?:dois|duas|três|quatro|cinco|vários|várias|two|three|four|five|several)\s", re.IGNORECASE
)
_INSERTED = re.compile(
    r"(?<=\w), (?:por sua vez|por outro lado|no entanto|porém|portanto|on the other hand"
    r"|in contrast|by contrast|however|meanwhile),(?=\s)"
)
_APPOSITION = re.compile(r"(?<=\w{3}),\s[^,]{6,60},$")
_CONTRAST = re.compile(
    r"^(?:Já [oa]s? (?P<one>[^.,:;!?()]{3,50}?)\s(?:é|são|foi|tem|têm|ocorre|significa|consiste)\s"
    r"|(?P<other>[A-ZÀ-Ý][^.,:;!?()]{2,50}), (?:on the other hand|in contrast|by contrast"
    r"|por outro lado|por sua vez|meanwhile), )"
)
_ASIDE = re.compile(r"\s\([^()]{1,80}\)")
MOST_SUBJECT_WORDS = 7
MOST_TOLD_WORDS = 4


@dataclass(frozen=True, slots=True)
class Defined:
    """A name and the sentence, or more, that says what it means."""

    name: Name
    text: str
    marked: bool = False


def defined(text: str) -> Defined | None:
    """Give the name that a text begins by defining."""
    found = _BOLD_SUBJECT.match(text[:_HEAD]) if "**" in text[:100] else None
    if found and (len(found["rest"].split()) > 3 or not plain_text(text).endswith(":")):
        name = _marked_name(found)
        if name:
            return Defined(name, plain_text(text), marked=True)
    name = subject_of(text) or _dated_subject(text)
    return Defined(name, plain_text(text)) if name else None


def told(text: str) -> Defined | None:
    """Give the name that a text begins by telling what it does: "X measures …", "X ocorre se …".

    That proves less than what it is: it holds where nothing else says what the text is about.
    """
    bare = _INSERTED.sub("", plain_text(text[:_HEAD]), count=1)
    found = _TELLING.match(bare)
    if not found or _commas(found["subject"]):
        return None
    name = name_of(found["subject"], most=MOST_TOLD_WORDS)
    generic = not name or _is_generic_subject(name.text) or bool(_COUNTS.match(name.text))
    marked = bare.startswith(('"', "“"))
    return None if generic or not name else Defined(name, plain_text(text), marked)


def _marked_name(found: re.Match[str]) -> Name | None:
    """Give the bold subject of a sentence; before "is" and "means" a common word may be one."""
    raw = f"{found['name']}{found['aside']}"
    name = name_of(raw)
    if name and not _is_generic_subject(name.text):
        return name
    is_subject = not found["article"] and _VERB.match(found["rest"]) and raw[:1].isupper()
    if not is_subject or len(raw.split()) > 1 or plain(raw) in NO_START:
        return None
    return name or Name(raw)


def _dated_subject(text: str) -> Name | None:
    """Give a subject that a year or an acronym in brackets ends: "A Lei X (1850) determinou …"."""
    found = _DATED_SUBJECT.match(plain_text(text[:_HEAD]))
    name = name_of(found["subject"], most=MOST_SUBJECT_WORDS) if found else None
    return name if name and not _is_generic_subject(name.text) else None


def subject_of(text: str) -> Name | None:
    """Give the name of what a text's first sentence defines, None if it defines nothing."""
    bare = _INSERTED.sub("", plain_text(text[:_HEAD]), count=1)
    found = _SENTENCE.match(bare)
    if not found:
        return None
    subject, verb = found["subject"], found["verb"].lower()
    if plain(found["rest"].split()[0]) in ARTICLES:
        subject = _APPOSITION.sub("", subject)
    subject = _ADVERB.sub("", subject)
    if not _CLAUSAL.isdisjoint(subject.lower().split()) or _DENIED.search(subject):
        return None
    first = plain(subject.split()[0]).split()[:1]
    if not first or (first[0] in PREPOSITIONS and first[0] not in ARTICLES):
        return None
    says = _names_doing(subject, verb, found["rest"]) or complements(
        found["rest"], verb, loose=verb in _LOOSE
    )
    if not (says or _spells_out(subject, found["rest"])) or not bare.lstrip("\"“'([")[:1].isupper():
        return None
    if _commas(subject) or len(subject.split()) > MOST_SUBJECT_WORDS + subject.count("(") * 6:
        return None
    name = name_of(subject, most=MOST_SUBJECT_WORDS)
    if not name or _is_generic_subject(name.text):
        return None
    loose = verb in _LOOSE or (
        verb in COPULAS and plain(found["rest"].split()[0]) not in DETERMINERS
    )
    return None if loose and len(name.text.split()) > 5 else name


def _names_doing(subject: str, verb: str, rest: str) -> bool:
    """Tell "Steganography is hiding data" from "The cell is dividing"."""
    first, *others = rest.split()[:2]
    own = subject.split()[0].lower() not in ARTICLES
    return own and verb == "is" and first.endswith("ing") and any(map(str.isalpha, others))


def _spells_out(subject: str, rest: str) -> bool:
    """Tell an acronym from what it stands for: "RBAC is role-based access control …"."""
    if not subject.isupper() or not 1 < len(subject) <= _LONGEST_SHORT:
        return False
    words = rest.replace("-", " ").split()[: len(subject) * 2]
    return any(
        subject.lower() in initials_of(" ".join(words[:most])) for most in range(2, len(words) + 1)
    )


def contrasted(sentence: str) -> Name | None:
    """Give what a sentence sets against the one before: "Já o X …", "X, by contrast, …"."""
    found = _CONTRAST.match(sentence)
    name = name_of(found["one"] or found["other"], most=MOST_TOLD_WORDS) if found else None
    return name if name and not _is_generic_subject(name.text) else None


def begins_with(text: str, name: str) -> bool:
    """Tell whether a text's subject is this name: it stands near the beginning."""
    head = plain(text[:160]).split()
    parts = [part for part in plain(name).split() if part not in ARTICLES | LINKS]
    near = head[: len(parts) + 6]
    return bool(parts) and sum(_stem(part) in map(_stem, near) for part in parts) * 2 > len(parts)


def opens_with(sentence: str, name: str) -> bool:
    """Tell whether a sentence's first words, articles aside, are a name, whole."""
    words = [word for word in plain(sentence[:160]).split() if word not in ARTICLES]
    parts = key(name).split()
    return bool(parts) and key(" ".join(words[: len(parts)])).split() == parts


def is_fragment(text: str) -> bool:
    """Tell whether a text says what something is without naming it: "Process by which …"."""
    words = plain(text[:80]).split()
    if not words or words[0] in NO_START | PREPOSITIONS - ARTICLES or words[0] in GENERIC_SUBJECTS:
        return words[:1] in (
            ["processo"],
            ["process"],
            ["conjunto"],
            ["set"],
            ["method"],
            ["metodo"],
        )
    return any(word in RELATIVES for word in words[1:4])


def called(text: str) -> Iterator[Name]:
    """Give the names, marked in a text, that it says something is called."""
    for found in _CALLED.finditer(text) if "*" in text or "_" in text else ():
        name = name_of(found["bold"] or found["italic"] or found["under"])
        if name and not _is_generic_subject(name.text):
            yield name


def sentences(text: str) -> list[str]:
    """Cut a text at the ends of its sentences."""
    return [part.strip() for part in _STOP.split(text) if part.strip()]


def clauses(text: str) -> list[str]:
    """Cut a text at its sentences, and at semicolons before what defines another thing."""
    return [clause for sentence in sentences(text) for clause in _clauses(sentence)]


def _clauses(sentence: str) -> Iterator[str]:
    first, *others = sentence.split("; ")
    for part in others:
        own = part[:1].upper() + part[1:]
        if subject_of(own):
            yield first
            first = own
        else:
            first = f"{first}; {part}"
    yield first


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)]


def _commas(subject: str) -> bool:
    """A comma is part of a subject only before another name for it."""
    subject = _ASIDE.sub("", subject)
    return "," in re.sub(r",\s+(?:ou|or|também|also|aka)\s[^,]{1,60},?$", "", subject).rstrip(",")


def _is_generic_subject(name: str) -> bool:
    parts = [part for part in plain(name).split() if part not in ARTICLES]
    if not parts or parts[0] in NO_START:
        return True
    alone = len(parts) == 1 or parts[1] in LINKS or parts[1] in ("desta", "deste", "dessa", "desse")
    return (parts[0] in GENERIC_SUBJECTS and alone) or _heads_generic(parts)


def _heads_generic(parts: list[str]) -> bool:
    """Tell "the main goal of", "a principal vantagem", where the noun is not the first word."""
    if parts[0] in OPENERS:
        return True
    return len(parts) == 2 and parts[1] in GENERIC_SUBJECTS and parts[0] in GENERIC_SUBJECTS
