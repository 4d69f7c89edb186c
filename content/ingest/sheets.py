"""Tables: a glossary in rows becomes terms, anything else a comparison, turned where need be.

A comparison has what is compared in its columns; notes often have it in the rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from content.formats.report import Report
from content.ingest.entries import Entry, Sheet
from content.ingest.names import name_of
from content.ingest.vocabulary import CRITERIA_COLUMNS, TERM_COLUMNS, TEXT_COLUMNS, generic
from content.model import Row

FEWEST_COLUMNS = 2
MOST_TURNED = 12  # rows that may become columns
LONG_CELL = 4  # words: more of them make a text


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in the form of a comparison."""

    sheet: Sheet
    corner: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def even_rows(sheet: Sheet, report: Report) -> list[tuple[str, ...]]:
    """Give a table's rows, each with as many cells as the first; notes which had others."""
    rows = [row for row in sheet.block.rows if any(row)]
    width = len(rows[0]) if rows else 0
    while width > FEWEST_COLUMNS and not any(row[width - 1] for row in rows if len(row) >= width):
        width -= 1
    if any(len(row) != width and any(row[width:]) for row in rows):
        report.hint(sheet.block.line, "ingest-table-uneven")
    return [tuple([*row, *[""] * width][:width]) for row in rows]


def glossary(sheet: Sheet, rows: Sequence[tuple[str, ...]]) -> list[Entry]:
    """Give the entries of a table that says in each row what something is; none of another."""
    if not rows or len(rows[0]) < FEWEST_COLUMNS:
        return []
    head = [generic(cell) for cell in rows[0]]
    place = next((at for at, cell in enumerate(head) if at and cell in TEXT_COLUMNS), 0)
    headed = head[0] in TERM_COLUMNS or bool(place)
    if not place and len(head) == FEWEST_COLUMNS and (headed or _explains(rows)):
        place = 1
    if not place or head[0] in CRITERIA_COLUMNS - TERM_COLUMNS:
        return []
    body = rows[1:] if headed or _is_head(rows) else rows
    return [entry for row in body for entry in _entry(sheet, rows[0], row, place)]


def grid(
    sheet: Sheet, rows: Sequence[tuple[str, ...]], known: Callable[[str], bool], report: Report
) -> Grid | None:
    """Give a table as a comparison; None, with a note, of one that compares nothing."""
    if len(rows) < FEWEST_COLUMNS or len(rows[0]) < FEWEST_COLUMNS:
        report.hint(sheet.block.line, "ingest-table-small")
        return None
    corner, *columns = rows[0]
    labels = [row[0] for row in rows[1:]]
    if _turns(corner, columns, labels, known):
        turned = [(columns[at], *(row[at + 1] for row in rows[1:])) for at in range(len(columns))]
        columns, body = labels, [row for row in turned if any(row[1:])]
    else:
        body = [row for row in rows[1:] if any(row[1:])]
    if len(columns) < FEWEST_COLUMNS or not body:
        report.hint(sheet.block.line, "ingest-table-small")
        return None
    named = tuple(cell or str(at) for at, cell in enumerate(columns, 1))
    return Grid(sheet, corner, named, tuple(Row(row[0], row[1:]) for row in body))


def _explains(rows: Sequence[tuple[str, ...]]) -> bool:
    """Two columns make a glossary where the second is texts and the first is names."""
    body = rows[1:] or rows
    long = sum(len(row[1].split()) > LONG_CELL for row in body)
    return (
        long * 3 >= len(body) * 2
        and sum(name_of(row[0]) is not None for row in body) * 3 >= len(body) * 2
    )


def _is_head(rows: Sequence[tuple[str, ...]]) -> bool:
    return len(rows) > 1 and len(rows[0][1].split()) <= 3 < len(rows[1][1].split())


def _entry(sheet: Sheet, head: Sequence[str], row: Sequence[str], place: int) -> Iterator[Entry]:
    name = name_of(row[0])
    if name and row[place]:
        others = [at for at in range(1, len(row)) if at != place and row[at]]
        facts = [f"{head[at]}: {row[at]}" if head[at] else row[at] for at in others]
        section = sheet.section or sheet.title
        yield Entry(name, sheet.block.line, section, sheet.top, texts=[row[place]], facts=facts)


def _turns(
    corner: str, columns: Sequence[str], labels: Sequence[str], known: Callable[[str], bool]
) -> bool:
    if not FEWEST_COLUMNS <= len(labels) <= MOST_TURNED or not all(labels):
        return False
    if len({label.casefold() for label in labels}) < len(labels):
        return False
    if len(columns) < FEWEST_COLUMNS:
        return True
    if generic(corner) in CRITERIA_COLUMNS:
        return False
    across, down = sum(map(known, columns)) / len(columns), sum(map(known, labels)) / len(labels)
    if across != down:
        return down > across
    return bool(corner)
