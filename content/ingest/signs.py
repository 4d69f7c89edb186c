"""The signs at the beginning of a line: headings, bullets, numbers, rows of a table.

Each function looks at one line alone. This module knows no paragraphs.
"""

import re
from dataclasses import dataclass

from content.ingest.clean import plain_text
from content.ingest.names import has_verb
from content.words import plain

_HEADING = re.compile(r"^\s{0,3}(#{1,6})(?:\s+|(?=[^\W_]|\*\*))(\S.*)$")
_BULLET = re.compile(
    r"^(\s*)(?:[•●▪◦‣■➢➤►▸◆·∙○✓✔]\s*|[-–—−+]\s+|\*\s+(?!\*)|o\t|(?:[-=]>|→)\s+)(\S.*)$"
)
_LONE_BULLET = re.compile(r"^\s*(?:\*\*)?\s*[•●▪◦‣■➢➤►▸◆○]\s*(?:\*\*)?\s*$")
_NUMBERED = re.compile(
    r"^(\s*)(\*\*)?\(?(\d{1,3}|[a-zA-Z](?=\))|[ivx]{1,4}(?=\)))(?:[.)]|[ºª][.)]|º(?!\s+[a-zà-ÿ]))\s*(?!\d)(\S.*)$"
)
_LETTERED = re.compile(
    r"^(\s*)()([A-Z]|[a-z](?=\.\s+(?:\*\*)?[A-ZÀ-Ý]))\.\s+([^\W\d_].{3,}|\*\*.+)$"
)
_ROMAN = re.compile(r"^(\s*)()([IVXLC]{1,6})(?:\s*[-–—]|\.)\s+(\S.*)$")
_CHAPTER = re.compile(r"^\s*(?:\*\*)?(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+(\S.*)$")
_TOP = re.compile(
    r"^(?:cap[ií]tulo|unidade|m[oó]dulo|parte|t[ií]tulo|aula|ponto|texto|bloco|se[cç][aã]o|chapter|unit|module|part"
    r"|section|lesson|lecture|text|week)\s+(?:\d{1,3}|[IVXLC]{1,6})\b",
    re.IGNORECASE,
)
_INLINE_BULLET = re.compile(r"\s*[•●▪‣■➢➤►▸◆]\s*")
_PIPE_DASHES = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*){0,40}\|?\s*$")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?){1,4}")
_INNER_TAB = re.compile(r"\S\s*\t\s*\S")
_ASIDE = re.compile(r"\([^()]{1,60}\)")
_SYMBOL = re.compile(r"\W{0,3}(?:[b-df-np-z]-[^\W_]|[a-z]{1,2}[A-Z])")
_ENDS = ".,;!–—"
MOST_TITLE_LETTERS = 80
MOST_TITLE_WORDS = 10
MOST_CELLS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """The beginning of an entry of a list."""

    depth: int
    number: str
    text: str


def heading(text: str) -> tuple[int, str] | None:
    """Give level and text of a heading in Markdown."""
    found = _HEADING.match(text)
    return (len(found[1]), found[2].rstrip("# ").strip()) if found else None


def entry(text: str) -> Entry | None:
    """Give the entry of a list that begins on a line."""
    found = _BULLET.match(text)
    if found:
        return Entry(_indent(found[1]), "", found[2])
    found = _NUMBERED.match(text) or _ROMAN.match(text) or _LETTERED.match(text)
    return Entry(_indent(found[1]), found[3], (found[2] or "") + found[4]) if found else None


def is_lone_bullet(text: str) -> bool:
    return bool(_LONE_BULLET.match(text))


def chapter(text: str) -> tuple[int, str] | None:
    """Give depth and text of a line that begins with the number of a chapter."""
    found = _CHAPTER.match(text)
    return (found[1].count(".") + 1, found[2]) if found else None


def pieces(text: str) -> list[str]:
    """Split at the bullets inside a line; what follows the first is an entry each."""
    return [part.strip() for part in _INLINE_BULLET.split(text)]


def unquoted(text: str) -> str:
    return _QUOTE.sub("", text) if ">" in text[:4] else text


def is_dashes(text: str) -> bool:
    """Tell the line of dashes between a table's header and its rows."""
    return "-" in text and "|" in text and bool(_PIPE_DASHES.match(text))


def cells(text: str) -> tuple[str, ...]:
    """Give the cells of a line that is a table's row, none of another line."""
    bare = text.strip()
    if bare.startswith("|") and bare.count("|") > 1:
        inner = bare[1:-1] if bare.endswith("|") else bare[1:]
        return tuple(plain_text(cell) for cell in inner.split("|")[:MOST_CELLS])
    if "\t" in bare and _INNER_TAB.search(bare[:2_000]) and not entry(text):
        return tuple(plain_text(cell) for cell in bare.split("\t")[:MOST_CELLS])
    return ()


def piped(text: str) -> tuple[str, ...]:
    """Give the cells of a row whose outer bars are left out."""
    return tuple(plain_text(cell) for cell in text.strip().strip("|").split("|")[:MOST_CELLS])


def is_title(text: str) -> bool:
    """Tell whether a line without signs reads like a heading."""
    bare = plain_text(text)
    if not bare or len(bare) > MOST_TITLE_LETTERS or len(bare.split()) > MOST_TITLE_WORDS:
        return False
    if (
        bare[-1] in _ENDS
        or ". " in _ASIDE.sub("", bare).replace(" vs. ", " ")
        or "; " in bare
        or "\t" in text
        or "|" in text
    ):
        return False
    first = bare.lstrip("\"“‘'¿([")[:1]
    begins = first.isupper() or first.isdigit() or begins_with_symbol(bare)
    if not begins or not any(char.isalpha() for char in bare):
        return False
    if ": " in bare and not _TOP.match(bare):
        return False
    return bare.endswith("?") or not has_verb(bare.rstrip(":"))


def begins_with_symbol(text: str) -> bool:
    """Tell a name whose first letter is small by custom: "p-value", "mRNA"."""
    return bool(_SYMBOL.match(text))


def is_chapter_word(text: str) -> bool:
    """Tell whether a line begins with "Unit 2" or the like."""
    return bool(_TOP.match(plain_text(text)))


def is_bold_alone(text: str) -> bool:
    """Tell whether all of a line is bold."""
    bare = text.strip().rstrip(":-–— ")
    return bare.startswith("**") and bare.endswith("**") and bare.count("**") == 2 and len(bare) > 4


def title_level(text: str, plain_level: int) -> int:
    """Give the level of a heading without signs: chapters first, then capitals, then others."""
    bare = plain_text(text)
    found = chapter(bare)
    if _TOP.match(bare):
        return 1
    if found and is_title(found[1]):
        return min(found[0] + 1, 6)
    letters = [char for char in bare if char.isalpha()]
    if len(letters) > 5 and all(char.isupper() for char in letters) and len(plain(bare)) > 6:
        return 2
    return plain_level


def indent(text: str) -> int:
    """Give how deep a line begins, in steps of two blanks."""
    return _indent(text[: len(text) - len(text.lstrip())])


def _indent(blanks: str) -> int:
    return len(blanks.expandtabs(4)) // 2
