"""When a piece of text is the name of a thing, what else that thing is called, and its id.

A pronoun, a whole sentence, a generic heading and a bare number are no names. This module
knows no lines: whether something is said about the name is for others to see.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from content.ingest.clean import plain_text
from content.ingest.grammar import ARTICLES, DANGLING, NO_START, VERBS
from content.ingest.vocabulary import ASPECTS, DEFINES, PARTS, generic, is_ignored, is_structural
from content.rules.identity import MAX_ID
from content.words import plain

MOST_WORDS = 9
MOST_LETTERS = 80
_HASH = 6
_LONGEST_SHORT = 6  # letters of an acronym that may read like a small word, as "OS (…)"

_NUMBER = re.compile(
    r"^(?!\d{1,3}\s+(?:[a-zà-ÿ]|[A-Z]s?$)|\d{1,3}[ºª]\s+[^\W\d_])"
    r"(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)ºª:]?\s*[-–—]?\s+|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s*"
    r"|\(?[a-zA-Z]\)\s*|[IVXLC]{1,6}\s*(?:[–—.)]|-(?![a-zà-ÿ]))\s*)(?=\S)"
)
_COUNTED = re.compile(
    r"^((?:cap[ií]tulo|unidade|m[oó]dulo|se[cç][aã]o|parte|t[ií]tulo|aula|t[oó]pico|tema|texto|li[cç][aã]o"
    r"|ponto|texto|bloco|semana|encontro|chapter|unit|module|section|part|topic|lesson|lecture|week|day|camada|escopo|etapa|passo|fase"
    r"|n[ií]vel|layer|step|stage|phase|level|tipo|type)\s+(?:\d{1,3}|[IVXLC]{1,6}))\s*[-–—:.]\s*(?=\S)",
    re.IGNORECASE,
)
_SHORT_AND_LONG = re.compile(
    r"^([A-Z][A-Z0-9&-]{1,7}s?|.{3,60}(?=\s[-–—]\s[A-Z][A-Z0-9&-]{1,7}s?$))\s[-–—]\s(\S.{1,70})$"
)
_CHAPTER = re.compile(
    r"^(?:cap[ií]tulo|unidade|m[oó]dulo|se[cç][aã]o|parte|t[ií]tulo|aula|t[oó]pico|ponto|texto|bloco|semana"
    r"|encontro|chapter|unit|module|section|part|topic|lesson|lecture|week|day|bimestre|semestre)\s+(?:\d{1,3}|[IVXLC]{1,6})$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?!(?<=\w)\(\w\))\s*[(\[]([^()\[\]]{1,80})[)\]]")
_OTHERWISE = re.compile(
    r",?\s+(?:ou|or|aka|a\.k\.a\.|também (?:chamad|conhecid|denominad)[oa]s?(?: de| como| por)?"
    r"|also (?:called|known as)|isto é|i\.e\.|abreviad[oa])\s+",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"^(?:ou|or|aka|abreviad[oa]|sigla"
    r"|também (?:chamad|conhecid|denominad)[oa]s?(?: de| como| por)?"
    r"|also (?:called|known as)|em inglês|in Portuguese|abbr\.?|inglês|short for|do inglês|from)"
    r"[:,]?\s+",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"[.!?;]\s|[!?;]$|[{}<>=|\\@]|\b(?:https?|www)\b|,.{1,60},.{1,60},|\.\.\.|…"
)
_ARTICLE = re.compile(r"^(?:(?:[OoAa]s?|[Uu]m(?:a|as)?|[Uu]ns)\s+(?=\S)|[Tt]he\s+|[Aa]n\s+)")
_EDGES = " \t-–—:;,.•·*_\"“”'‘’«»=→"
_SURE_VERBS = frozenset(
    {"vai", "vão", "cai", "caem", "é", "está", "são", "is", "are", "isn't", "aren't", "don't"}
)
_ASPECT_OF = re.compile(
    r"(?:normal|casos? de uso|dicas?|tips?|obs|sinais|sintomas?|signs|symptoms?"
    r"|exemplos?|aplicac(?:ao|oes)|(?:des)?vantage(?:m|ns)|beneficios?"
    r"|limitac(?:ao|oes)|importancia|caracteristicas?|use cases?|examples?|(?:dis)?advantages?"
    r"|benefits?|limitations?|importance|characteristics?)"
    r" (?:de|da|do|das|dos|em|no|na|para|of|in|for) \w"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called, and what else."""

    text: str
    aliases: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (self.text, *self.aliases)


def name_of(raw: str, *, most: int = MOST_WORDS) -> Name | None:
    """Give the name that a label, a heading or a subject is; None where it is none."""
    text, counted = unnumbered(plain_text(raw))
    aliases = [counted] if counted else []
    short = _SHORT_AND_LONG.match(text)
    if short:
        text = short[1]
        aliases.append(short[2])
    text, beside = _without_asides(text)
    text, otherwise = _first_of(text)
    aliases += [*beside, *otherwise]
    text = text.strip(_EDGES)
    bare = _ARTICLE.sub("", text, count=1)
    text = bare if _may_lose(text, bare) else text
    is_short = (
        bool(beside) and text.isupper() and text.isalpha() and 1 < len(text) <= _LONGEST_SHORT
    )
    if not is_short and not is_name(text, most):
        return None
    own = plain(text)
    kept = {plain(it): it for it in aliases if plain(it) and plain(it) != own}
    return Name(_capitalised(text), tuple(kept.values()))


def is_name(text: str, most: int = MOST_WORDS) -> bool:
    """Tell a name from a pronoun, a sentence, a number, and what heads any list."""
    words = text.split()
    if not words or len(words) > most or len(text) > MOST_LETTERS or not _WORD.search(text):
        return False
    if _NOT_NAMES.search(text) or text.count("(") != text.count(")"):
        return False
    bare = plain(text).split()
    if not bare or (bare[0] in NO_START and not _is_acronym(text)):
        return False
    accented = words[-1].lower() not in (bare[-1], "à", "às")  # "Nó", "dó", not "no" and "do"
    if bare[-1] in DANGLING and len(bare[-1]) > 1 and not accented:
        return False
    opens = bare[0] in DANGLING - ARTICLES and plain(words[0]) == bare[0] and words[0][1:].islower()
    is_proper = len(words) == 2 and all(word[:1].isupper() for word in words)  # "De Stijl"
    if _CHAPTER.match(text) or is_generic(text) or (opens and len(bare) > 1 and not is_proper):
        return False
    return not has_verb(text)


def _is_acronym(text: str) -> bool:
    """Tell "LER/DORT" and "IT department" from the words that they read like."""
    first = text.split()[0]
    capitals = first.isupper() and len(first) > 1
    return capitals and (not text.isupper() or "/" in first)


def is_generic(text: str) -> bool:
    """Tell whether a heading or label is one that many things have."""
    found = generic(text)
    if _ASPECT_OF.match(found):
        return True
    known = any(found in names for names in (ASPECTS, PARTS, DEFINES))
    return known or is_structural(text) or is_ignored(text)


def has_verb(text: str) -> bool:
    """Tell whether a text has a verb that no name contains."""
    if text.isupper():
        return False
    for place, word in enumerate(text.split()):
        low = word.lower().strip(",.:;()\"'")
        is_verb = low in _SURE_VERBS or (place and low not in ("e", "esta") and plain(low) in VERBS)
        if is_verb and (not word.isupper() or len(word) == 1):
            return True
    return False


def unnumbered(text: str) -> tuple[str, str]:
    """Take the number of a chapter away, and give "Layer 2" of "Layer 2: data link" beside."""
    text = _NUMBER.sub("", text.strip(), count=1).strip()
    found = _COUNTED.match(text)
    return (text[found.end() :], found[1]) if found else (text, "")


def same(one: str, other: str) -> bool:
    """Tell whether two names are one but for case, accents, articles and plural."""
    return key(one) == key(other)


def key(name: str) -> str:
    """Give the form in which two spellings of a name are one."""
    parts = [part for part in plain(name).split() if part not in ARTICLES] or [plain(name)]
    return " ".join(_singular(part) for part in parts)


def initials_of(name: str) -> Collection[str]:
    """Give the acronyms that a name of several words may have."""
    parts = [part for part in plain(name.replace("-", " ")).split() if part]
    full = "".join(part[0] for part in parts)
    short = "".join(part[0] for part in parts if part not in DANGLING)
    return {it for it in (full, short, full + "s", short + "s") if len(it) > 1}


def id_of(name: str, taken: Collection[str] = ()) -> str:
    """Give a name's id: the same for the same name, unless another that reads alike has it."""
    slug = slug_of(name)
    if slug in taken or not slug:
        mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:_HASH]
        slug = f"{slug[: MAX_ID - _HASH - 1].strip('-')}-{mark}".strip("-")
    return slug


def slug_of(name: str) -> str:
    """Give the words of a name in ASCII with hyphens between, whole ones as far as they fit."""
    parts = ["".join(char for char in part if char.isascii()) for part in plain(name).split()]
    slug = "-".join(part for part in parts if part)
    return slug if len(slug) <= MAX_ID else slug[: MAX_ID + 1].rpartition("-")[0] or slug[:MAX_ID]


def _without_asides(text: str) -> tuple[str, list[str]]:
    bare = _BESIDE.sub("", text).strip()
    found = [
        inside
        for raw in _BESIDE.findall(text)
        for inside in ([raw] if bare.lower() in map(str.lower, initials_of(raw)) else _aside(raw))
    ]
    return bare, found


def _aside(raw: str) -> Iterator[str]:
    """An aside is another name if it is short and no remark."""
    for part in re.split(r"\s*[;,=]\s*|\s/\s|\s+(?:ou|or|e|and)\s+", raw):
        text = _ALSO.sub("", part).strip(_EDGES)
        words = text.split()
        letters = [char for char in text if char.isalpha()]
        if not letters or len(words) > 6 or plain(words[0]) in NO_START or has_verb(text):
            continue
        if any(char.isdigit() for char in text) and len(letters) < 3:
            continue
        if not is_generic(text):
            yield text


def _first_of(text: str) -> tuple[str, list[str]]:
    parts = [part.strip(_EDGES) for part in _OTHERWISE.split(text, maxsplit=2)]
    if len(parts) < 2 or not parts[0] or len(parts[0].split()) > 6:
        return text, []
    if "," not in text and re.search(r"\s(?:ou|or)\s", text) and "também" not in text:
        return text, []
    return parts[0], [part for part in parts[1:] if part and len(part.split()) <= 6]


def _may_lose(text: str, bare: str) -> bool:
    """An article goes, but not the letter in "A posteriori" or "Vitamin A"."""
    first = text.split(" ", 1)[0] if text else ""
    if bare == text or not bare or plain(bare.split()[0]) in DANGLING:
        return False
    return not (first in ("A", "a", "O", "o") and len(bare) < 3)


def _capitalised(text: str) -> str:
    first = text.split()[0]
    parts = first.split("-")
    small = first.islower() and all(map(str.isalpha, parts)) and len(parts[0]) > 1
    return text[0].upper() + text[1:] if small else text


def _singular(word: str) -> str:
    """Cut the plural off, roughly: only to see that two spellings are one name."""
    if len(word) < 4 or word.isdigit():
        return word
    for end, instead in (("coes", "cao"), ("soes", "sao"), ("oes", "ao"), ("ais", "al"),
                         ("eis", "el"), ("ies", "y"), ("ns", "m")):  # fmt: skip
        if word.endswith(end) and len(word) > len(end) + 1:
            return word[: -len(end)] + instead
    if word.endswith(("ses", "xes", "res", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
