"""Sentences that define: "X é uma …", "X refers to …", "… is called **X**".

A sentence that only describes ("X is large", "the aim is to …") defines nothing. This
module looks at one text at a time and knows no headings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.ingest.clean import plain_text
from content.ingest.names import Name, name_of
from content.ingest.vocabulary import (
    ARTICLES,
    DETERMINERS,
    GENERIC_SUBJECTS,
    LINKS,
    NO_COMPLEMENT,
    NO_START,
    PREPOSITIONS,
)
from content.words import plain

_HEAD = 400
_SENTENCE = re.compile(
    r"^(?P<subject>[^.:;!?\n]{1,110}?)\s+(?P<verb>é|são|era|eram|foi|is|are|was|were"
    r"|se referem? (?:a|à|ao|às|aos)|referem?-se (?:a|à|ao|às|aos)|refers? to"
    r"|significam?|means?|consistem? (?:em|n[oa]s?|num|numa)|consists? (?:of|in)|designam?"
    r"|denotes?|designates?|stands? for|define-se como|definem-se como|correspondem? (?:a|à|ao)"
    r"|trata-se de|describes|represents|representam?|compreendem?)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
_COPULAS = frozenset({"é", "são", "era", "eram", "foi", "is", "are", "was", "were"})
_LOOSE = frozenset({"describes", "represents", "representa", "representam", "compreende",
                    "compreendem", "designa", "designam", "means", "mean"})  # fmt: skip
_CALLED = re.compile(
    r"\b(?:chama(?:-se|d[oa]s?|mos)|denomina(?:-se|d[oa]s?)|conhecid[oa]s? (?:como|por)|called"
    r"|known as|termed|named|intitulad[oa]s?|designad[oa]s?)\s+"
    r"(?:de\s+|por\s+|o\s+|a\s+|the\s+|an?\s+)?(?:\*\*(?P<bold>[^*]{2,60})\*\*"
    r"|(?<![\w*])\*(?P<italic>[^*\s][^*]{1,60})\*(?![\w*])|_(?P<under>[^_\s][^_]{1,60})_)",
    re.IGNORECASE,
)
_BOLD_SUBJECT = re.compile(
    r"^(?P<article>(?:[OoAa]s?|[Tt]he|[Uu]ma?|[Aa]n?)\s+)?\*\*\s*(?P<name>[^*]{2,90}?)\s*\*\*"
    r"(?P<aside>(?:\s*\([^()]{1,80}\)){0,2},?)\s+(?P<rest>[a-zà-ÿ].*)$",
    re.DOTALL,
)
_RELATIVES = frozenset(
    {"de", "da", "do", "das", "dos", "of", "that", "which", "que", "for", "para", "em", "in", "by",
     "pelo", "pela"}
)  # fmt: skip
_OBJECTS = frozenset(
    {"a", "an", "the", "one s", "your", "something", "things", "how", "what", "that"}
)
_VAGUE = frozenset({"proportional", "equivalent", "similar", "different", "proporcional",
                    "equivalente", "semelhante", "diferente", "parte", "part"})  # fmt: skip
_OPENERS = frozenset(
    {"principal", "principais", "main", "maior", "melhor", "primeiro", "primeira", "segunda",
     "first", "second", "third", "last", "best", "only", "key", "grande", "next", "following",
     "ultimo", "ultima", "unico", "unica", "outro", "outra", "another", "chief", "usual"}
)  # fmt: skip
_PRAISING = frozenset(
    {"best", "most", "mais", "melhor", "maior", "menor", "same", "mesmo", "mesma", "least", "main",
     "only", "unico", "unica", "pior", "worst", "better"}
)  # fmt: skip
_STOP = re.compile(r"(?<=[.!?])\s+(?=[\"“'(\[]?[A-ZÀ-Ý0-9*])")
_DESCRIBING = (
    "ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "mente", "avel", "ivel", "aveis",
    "iveis", "oso", "osa", "osos", "osas", "ly", "ing", "ful", "ous", "ive", "able", "ible", "less",
)  # fmt: skip
_DESCRIBING_ED = re.compile(r"[a-z]{2,20}ed$")
_EXCEPT = frozenset(
    [
        "estado",
        "mercado",
        "tratado",
        "dado",
        "dados",
        "medida",
        "medidas",
        "atividade",
        "unidade",
        "comunidade",
        "liquido",
        "acido",
        "acidos",
        "vestido",
        "pedido",
        "sentido",
        "tecido",
        "partido",
        "lado",
        "soldado",
        "cuidado",
        "resultado",
        "significado",
        "mestrado",
        "bebida",
        "bebidas",
        "comida",
        "corrida",
        "saida",
        "entrada",
        "jornada",
        "camada",
        "camadas",
        "tomada",
        "virus",
        "family",
        "bus",
        "anomaly",
        "assembly",
        "king",
        "ring",
        "string",
        "thing",
        "wing",
        "building",
        "buildings",
        "painting",
        "drawing",
        "olive",
        "vegetable",
        "cable",
        "table",
        "bed",
        "seed",
        "weed",
        "breed",
        "need",
        "speed",
        "corpus",
        "locus",
        "campus",
        "assinatura",
        "mercadoria",
        "fluido",
        "fluidos",
        "solido",
        "solidos",
        "comprimido",
        "ruido",
        "marido",
        "conteudo",
        "estrada",
        "moeda",
        "particula",
        "paragraph",
        "supply",
        "reply",
        "missing",
        "meeting",
        "setting",
        "holding",
    ]
)
MOST_SUBJECT_WORDS = 7
FEWEST_WORDS = 3  # behind the verb


@dataclass(frozen=True, slots=True)
class Defined:
    """A name and the sentence, or more, that says what it means."""

    name: Name
    text: str
    marked: bool = False


def defined(text: str) -> Defined | None:
    """Give the name that a text begins by defining."""
    found = _BOLD_SUBJECT.match(text[:_HEAD]) if "**" in text[:100] else None
    if found and not plain_text(text).endswith(":"):
        name = name_of(f"{found['name']}{found['aside']}")
        if name and not _is_generic_subject(name.text):
            return Defined(name, plain_text(text), marked=True)
    name = subject_of(text)
    return Defined(name, plain_text(text)) if name else None


def subject_of(text: str) -> Name | None:
    """Give the name of what a text's first sentence defines, None if it defines nothing."""
    bare = plain_text(text[:_HEAD])
    found = _SENTENCE.match(bare)
    if not found:
        return None
    subject, verb = found["subject"], found["verb"].lower()
    first = plain(subject.split()[0]).split()[:1]
    if not first or (first[0] in PREPOSITIONS and first[0] not in ARTICLES):
        return None
    if not _complements(found["rest"], verb) or not bare.lstrip("\"“'([")[:1].isupper():
        return None
    if _commas(subject) or len(subject.split()) > MOST_SUBJECT_WORDS + subject.count("(") * 6:
        return None
    name = name_of(subject, most=MOST_SUBJECT_WORDS)
    if not name or _is_generic_subject(name.text):
        return None
    loose = verb in _LOOSE or (
        verb in _COPULAS and plain(found["rest"].split()[0]) not in DETERMINERS
    )
    return None if loose and len(name.text.split()) > 5 else name


def begins_with(text: str, name: str) -> bool:
    """Tell whether a text's subject is this name: it stands near the beginning."""
    head = plain(text[:160]).split()
    parts = [part for part in plain(name).split() if part not in ARTICLES | LINKS]
    near = head[: len(parts) + 6]
    return bool(parts) and sum(_stem(part) in map(_stem, near) for part in parts) * 2 > len(parts)


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
    return any(word in _RELATIVES for word in words[1:4])


def called(text: str) -> Iterator[Name]:
    """Give the names, marked in a text, that it says something is called."""
    for found in _CALLED.finditer(text) if "*" in text or "_" in text else ():
        name = name_of(found["bold"] or found["italic"] or found["under"])
        if name and not _is_generic_subject(name.text):
            yield name


def sentences(text: str) -> list[str]:
    """Cut a text at the ends of its sentences."""
    return [part.strip() for part in _STOP.split(text) if part.strip()]


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 2)]


def _commas(subject: str) -> bool:
    """A comma is part of a subject only before another name for it."""
    return "," in re.sub(r",\s+(?:ou|or|também|also|aka)\s[^,]{1,60},?$", "", subject).rstrip(",")


def _is_generic_subject(name: str) -> bool:
    parts = [part for part in plain(name).split() if part not in ARTICLES]
    if not parts or parts[0] in NO_START:
        return True
    alone = len(parts) == 1 or parts[1] in LINKS or parts[1] in ("desta", "deste", "dessa", "desse")
    return (parts[0] in GENERIC_SUBJECTS and alone) or _heads_generic(parts)


def _heads_generic(parts: list[str]) -> bool:
    """Tell "the main goal of", "a principal vantagem", where the noun is not the first word."""
    if parts[0] in _OPENERS:
        return True
    return len(parts) == 2 and parts[1] in GENERIC_SUBJECTS and parts[0] in GENERIC_SUBJECTS


def _complements(rest: str, verb: str) -> bool:
    words = rest.split()
    if len(words) < FEWEST_WORDS:
        return False
    first = words[0].lower().strip("\"“'(,")
    bare = plain(first)
    if verb not in _COPULAS:
        return verb not in _LOOSE or bare not in NO_START
    if bare in DETERMINERS and bare not in ("cada", "each", "when", "how", "quando", "those"):
        return _says_what(words[1:])
    if bare in DETERMINERS:
        return verb in ("é", "is")
    if not bare or bare in NO_COMPLEMENT or bare in NO_START or not bare.isalpha():
        return False
    if bare in _EXCEPT or (bare.endswith("ing") and plain(words[1]) in _OBJECTS):
        return True
    if verb in ("é", "is") and not any(plain(word) in _RELATIVES for word in words[1:4]):
        return False
    return not bare.endswith(_DESCRIBING) and not _DESCRIBING_ED.match(bare) and bare not in _VAGUE


def _says_what(words: list[str]) -> bool:
    """Tell a definition from "is the best", "é o mais caro", "é a principal"."""
    bare = plain(words[0]) if words else ""
    return bool(bare) and (bare not in _PRAISING or len(words) > 4)
