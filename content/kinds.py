"""What somebody sent, told from its content first and its name second.

This module owns the kinds and their marks. It reads nothing: a file that bears the marks
of a kind may still be broken.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import PurePath

from content.formats.archive import names_in
from content.formats.csv_dialect import header_of
from content.formats.sheet_columns import is_sheet


class Kind(StrEnum):
    """How the material is written down."""

    MARKDOWN = "markdown"
    ZIP = "zip"
    YAML = "yaml"
    JSON = "json"
    CSV = "csv"
    GIFT = "gift"
    ANKI = "anki"
    ANKI_TEXT = "anki-text"
    NOTES = "notes"


class Other(StrEnum):
    """What is often sent and never read, each with advice of its own."""

    PDF = "pdf"
    OFFICE = "office"
    BINARY = "binary"
    ANKI_BROKEN = "anki-broken"


_SAMPLE = 256 * 1024
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_COLLECTIONS = frozenset({"collection.anki2", "collection.anki21", "collection.anki21b"})
_ANKI_SUFFIXES = frozenset({".apkg", ".colpkg"})
_OFFICE = ("xl/", "word/", "ppt/", "mimetype", "Index/")
_UNICODE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_FEW_CONTROLS = 0.01  # of all characters; text has none, anything else a tenth or more
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")

_FRONT = re.compile(r"---[ \t]*\n(?:.*\n){0,200}?---[ \t]*(?:\n|\Z)")
_FRONT_KEY = re.compile(r"^(?:pack|domain|domains)[ \t]*:", re.MULTILINE)
_HEADING_ID = re.compile(r"^#{2,3} .*\{#[^{}\n]*\}[ \t]*$", re.MULTILINE)
_YAML_LIST = re.compile(r"^(?:domains|terms|comparisons|questions)[ \t]*:", re.MULTILINE)
_YAML_KEY = re.compile(r"^(?:pack|title|language|description)[ \t]*:", re.MULTILINE)
_JSON = re.compile(r'\s*\{\s*"(?:pack|title|language|domains|terms|questions)"\s*:')
_ANKI_HEADER = re.compile(
    r"#(?:separator|html|tags|tags column|columns|notetype|notetype column|deck|deck column"
    r"|guid column):",
    re.IGNORECASE,
)
_GIFT_SIGN = re.compile(r"^\$CATEGORY:|^[ \t]*::[^\n]{1,500}?::", re.MULTILINE)
_GIFT_ANSWER = re.compile(
    r"(?<!\\)\{\s*(?:[=~](?!\s*\})|(?:T|F|TRUE|FALSE)\s*[#}]|#\s*[-\d=~]|\})", re.IGNORECASE
)
_FEWEST_CARDS = 3  # lines, all with a tab: fewer may be a table in somebody's notes


def recognised(name: str, content: bytes) -> Kind | Other:
    """Tell what a file is; text that bears no mark of a kind is notes."""
    suffix = PurePath(name).suffix.lower()
    if content.startswith(_ZIPS):
        return _zip(content, suffix)
    if suffix in _ANKI_SUFFIXES:
        return Other.ANKI_BROKEN
    if content.startswith(b"%PDF"):
        return Other.PDF
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # what Office wrote before it wrote zips
        return Other.OFFICE
    text = _sample(content)
    controls = len(_CONTROL.findall(text))
    if controls > 2 and controls > _FEW_CONTROLS * len(text):
        return Other.BINARY
    return _text(text.replace("\r\n", "\n").replace("\r", "\n"), suffix)


def _zip(content: bytes, suffix: str) -> Kind | Other:
    names = names_in(content)
    if _COLLECTIONS & set(names):
        return Kind.ANKI
    if suffix in _ANKI_SUFFIXES:
        return Other.ANKI_BROKEN
    office = any(name.startswith(_OFFICE) for name in names)
    return Other.OFFICE if office else Kind.ZIP


def _sample(content: bytes) -> str:
    encoding = _UNICODE.get(content[:2])
    if encoding:
        return content[2:_SAMPLE].decode(encoding, "replace")
    return content[:_SAMPLE].decode("utf-8-sig", "replace")


def _text(text: str, suffix: str) -> Kind:
    """Ask for the marks of each kind, those first that no other kind can bear."""
    text = text.lstrip("\n")
    markdown = suffix in (".md", ".markdown")
    if _is_markdown(text, markdown):
        return Kind.MARKDOWN
    if suffix == ".json" or _JSON.match(text):
        return Kind.JSON
    if suffix in (".yaml", ".yml") or (_YAML_LIST.search(text) and _YAML_KEY.search(text)):
        return Kind.YAML
    if _ANKI_HEADER.match(text):
        return Kind.ANKI_TEXT
    if _HEADING_ID.search(text):
        return Kind.MARKDOWN
    if suffix == ".gift" or _is_gift(text, markdown):
        return Kind.GIFT
    if suffix in (".csv", ".tsv") or is_sheet(header_of(text)):
        return Kind.CSV
    if not markdown and _is_cards(text):
        return Kind.ANKI_TEXT
    return Kind.NOTES


def _is_markdown(text: str, markdown: bool) -> bool:
    front = _FRONT.match(text)
    if front:
        return bool(_FRONT_KEY.search(front[0]))
    return markdown and text.startswith("---") and bool(_FRONT_KEY.search(text[:2000]))


def _is_gift(text: str, markdown: bool) -> bool:
    """Braces alone are no mark: code, formulas and notes have them too."""
    answers = list(_GIFT_ANSWER.finditer(text))
    if not answers:
        return bool(re.match(r"\$CATEGORY:", text))
    if _GIFT_SIGN.search(text):
        return True
    answered = [found for found in answers if not found[0].endswith("}") or len(found[0]) > 2]
    return bool(answered) and not markdown


def _is_cards(text: str) -> bool:
    lines = [line for line in text.split("\n")[:-1] or [text] if line.strip()]
    return len(lines) >= _FEWEST_CARDS and len(set(_tabs(lines))) == 1 and "\t" in lines[0]


def _tabs(lines: list[str]) -> Iterator[int]:
    return (line.count("\t") for line in lines)
