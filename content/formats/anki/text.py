"""Reads Anki's text export: lines with tabs between the fields, below lines that begin with `#`.

The header says what separates, which columns are the deck, the tags, the note's id, and
what the rest is called (https://docs.ankiweb.net/importing/text-files.html).
"""

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from content.formats.anki.notes import Note
from content.formats.report import Report

_HEADER = re.compile(r"#([a-z ]+):(.*)", re.IGNORECASE)
_SIGNS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}
_USUAL = ("front", "back")
_PLACED = ("deck", "tags", "guid", "notetype")


@dataclass(slots=True)
class _Layout:
    """What the header says; columns count from 0."""

    sign: str = "\t"
    html: bool = False
    names: list[str] = field(default_factory=list)
    deck: str = ""
    tags: str = ""
    columns: dict[int, str] = field(default_factory=dict)


def read_text(text: str, report: Report) -> list[Note]:
    """Give the notes of a text export; a note's place is its line."""
    lines = text.split("\n")
    layout, first = _Layout(), 0
    while first < len(lines) and (found := _HEADER.match(lines[first])):
        _set(layout, found[1].lower(), found[2].strip("\r\n"))
        first += 1
    body = "\n".join([*[""] * first, *lines[first:]])
    return [note for line, row in _rows(body, layout, report) if (note := _note(line, row, layout))]


def _set(layout: _Layout, key: str, value: str) -> None:
    name, _, place = key.partition(" ")
    number = re.fullmatch(r"\s*([1-9]\d{0,3})\s*", value, re.ASCII)
    if place == "column" and name in _PLACED and number:
        layout.columns[int(number[1]) - 1] = name
    match key:
        case "separator":
            layout.sign = _SIGNS.get(value.strip().lower(), value[:1] or "\t")
        case "html":
            layout.html = value.strip().lower() == "true"
        case "columns":
            layout.names = [name.strip() for name in value.split(layout.sign)]
        case "deck":
            layout.deck = value.strip()
        case "tags":
            layout.tags = value.strip()


def _rows(body: str, layout: _Layout, report: Report) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=layout.sign)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            report.error(line, "csv-broken")
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _note(line: int, row: list[str], layout: _Layout) -> Note | None:
    placed = {name: row[at] for at, name in layout.columns.items() if 0 <= at < len(row)}
    texts = [cell if layout.html else _escaped(cell) for cell in row]
    fields: dict[str, str] = {}
    for at, text in enumerate(texts):
        if at not in layout.columns:
            place = len(fields)
            named = layout.names[at] if at < len(layout.names) else ""
            fields[named or (_USUAL[place] if place < len(_USUAL) else str(place))] = text
    tags = f"{layout.tags} {placed.get('tags', '')}".split()
    if not fields:
        return None
    deck = placed.get("deck", layout.deck)
    return Note(line, fields, deck=deck, tags=tuple(tags), guid=placed.get("guid", ""))


def _escaped(cell: str) -> str:
    """Make HTML of a plain text, so that all notes are read alike."""
    return html.escape(cell).replace("\n", "<br>")
