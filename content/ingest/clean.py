"""From any text to lines of visible characters: the first step of reading formatless notes.

What nobody sees, what no reader of notes means (links, pictures, tags), and the entities of
HTML are resolved here; bold stays as `**`, whatever marked it. Each line keeps the number
that it had in the file. This module knows no headings and no terms.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from content.ingest.programs import SIGNS, without_marks


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, its number counted from 1; what it lost may leave it empty."""

    number: int
    text: str


BOLD = "**"
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_RUN = re.compile(r"([ \t]{16})[ \t]+")
_MOST_MARKS = 8  # on one letter; sorting endless ones takes time by their square
_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIGATURES = {chr(0xFB00 + at): text for at, text in enumerate(("ff", "fi", "fl", "ffi", "ffl"))}
_SPACES = {
    chr(code): " " for code in (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
}
_TABLE = str.maketrans(_LIGATURES | _SPACES | {"\u00ad": "", "\u2010": "-", "\u2011": "-"})
_BLANK_LOOKING = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_UNSEEN = frozenset({"Cf", "Co", "Cs", "Cc", "Cn"})
_JOINERS = "\u200c\u200d"
_LATIN_END = 0x24F

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,11})(?:\s[^<>]{0,300})?/?>|<!--[^<>]{0,300}-->")
_BOLD_TAGS = frozenset({"b", "strong"})
_HEADING_TAG = re.compile(r"h[1-6]$")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\](?:\([^()\s]{0,500}[^()]{0,100}\)|\[[^\[\]]{0,100}\])?")
_LINK = re.compile(r"\[([^\[\]]{0,300})\](?:\([^()]{0,600}\)|\[[^\[\]]{0,100}\])")
_NOTE = re.compile(
    r"\[(?:\^[^\[\]\s]{1,30}|\d{1,3}|edit|editar|carece de fontes|citation needed)\]"
)
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>\t|]{1,2000}>?")
_LINK_TARGET = re.compile(r"^\s{0,3}\[[^\[\]]{1,100}\]:\s+\S{1,500}.{0,200}$")
_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,100}\}\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STARS = re.compile(r"\*{2,3}|__(?=\S)|(?<=\S)__")
_SIGNS = "&<\\*_/{" + SIGNS
_BLANK_BOLD = re.compile(r"\*\*\s*\*\*")


def clean(text: str) -> list[Line]:
    """Give the lines of a text; takes any text, and time in proportion to its length."""
    lines: list[Line] = []
    for number, raw in enumerate(_ENDS.split(text), 1):
        lines += (Line(number, part) for part in _cleaned(raw))
    return lines


def plain_text(text: str) -> str:
    """Take the marks of emphasis away, and all blanks but single ones."""
    bare = text.replace("**", "").replace("`", "")
    if "*" in bare:
        bare = re.sub(r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])", "", bare)
    if "_" in bare:
        bare = re.sub(r"(?<!\w)_(?=[^\s_])|(?<=[^\s_])_(?!\w)", "", bare)
    return " ".join(bare.split())


def _cleaned(raw: str) -> Iterator[str]:
    if raw.isascii() and raw.isprintable() and not any(sign in raw for sign in _SIGNS):
        yield _RUN.sub(r"\1", raw)
        return
    text = _REFERENCE.sub(lambda found: html.unescape(found[0]), raw) if "&" in raw else raw
    text = _RUN.sub(r"\1", _seen(text.translate(_TABLE)))
    if "\\" in text:
        text = _ESCAPED.sub(_unescaped, text)
    text = without_marks(text)
    if "[" in text:
        text = _without_links(text)
    if "//" in text or "www." in text:
        text = _ADDRESS.sub("", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    for part in _without_tags(text).split("\n") if "<" in text else (text,):
        yield _with_one_bold(part)


def _unescaped(found: re.Match[str]) -> str:
    return "" if found[1] in "*_" else found[1]


def _without_links(text: str) -> str:
    if _LINK_TARGET.match(text):
        return ""
    text = _PICTURE.sub("", text)
    return _NOTE.sub("", _LINK.sub(r"\1", _NOTE.sub("", text)))


def _without_tags(text: str) -> str:
    return _TAG.sub(_tag, text) if "<" in text else text


def _tag(found: re.Match[str]) -> str:
    name = (found[2] or "").lower()
    if name in _BOLD_TAGS:
        return BOLD
    if found[1]:
        return "\n" if name in ("p", "li", "div", "tr") or _HEADING_TAG.match(name) else ""
    if name == "li":
        return "\n- "
    if _HEADING_TAG.match(name):
        return f"\n{'#' * int(name[1])} "
    return " " if name in ("br", "p", "div", "td", "th") else ""


def _with_one_bold(text: str) -> str:
    if "*" not in text and "_" not in text:
        return text
    text = _STARS.sub(BOLD, text)
    return _BLANK_BOLD.sub("", text) if "**" in text else text


def _seen(text: str) -> str:
    """Leave out what is drawn as nothing; letters that were written in parts become one."""
    if text.isascii():
        return text if text.isprintable() else "".join(filter(_is_ascii_text, text))
    text = unicodedata.normalize("NFC", _with_few_marks(text))
    if text.isprintable() and not _BLANK_LOOKING & set(text):
        return text
    kept: list[str] = []
    for char in text:
        joins = char in _JOINERS and kept and ord(kept[-1]) > _LATIN_END
        hidden = char in _BLANK_LOOKING or unicodedata.category(char) in _UNSEEN
        if char == "\t" or joins or not hidden:
            kept.append(char)
    return "".join(kept)


def _with_few_marks(text: str) -> str:
    if not any(map(unicodedata.combining, text)):
        return text
    kept, run = [], 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _is_ascii_text(char: str) -> bool:
    return char == "\t" or char.isprintable()
