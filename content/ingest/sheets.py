"""Tables: a glossary in rows becomes terms, anything else a comparison, turned where need be.

A comparison has what is compared in its columns; notes often have it in the rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from content.formats.report import Report
from content.ingest.entries import Entry, Sheet
from content.ingest.names import Name, is_generic, name_of
from content.ingest.vocabulary import ASPECTS, CRITERIA_COLUMNS, TERM_COLUMNS, TEXT_COLUMNS, generic
from content.model import Row
from content.words import plain

FEWEST_COLUMNS = 2
MOST_TURNED = 12  # rows that may become columns
LONGEST_COUNTER = 3  # letters of what heads a column of numbers
LONG_CELL = 4  # words: more of them make a text
SHORT_CELL = 2.5  # words: fewer of them, on average, make none


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
    return _without_index([tuple([*row, *[""] * width][:width]) for row in rows])


def _without_index(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Leave out a first column that only counts the rows."""
    counts = [row[0].strip(" .)ºª") for row in rows[1:]]
    is_index = len(counts) > 1 and all(map(str.isdigit, counts)) and len(set(counts)) == len(counts)
    if not is_index or len(rows[0]) <= FEWEST_COLUMNS or len(rows[0][0]) > LONGEST_COUNTER:
        return rows
    return [row[1:] for row in rows]


def glossary(sheet: Sheet, rows: Sequence[tuple[str, ...]]) -> list[Entry]:
    """Give the entries of a table that says in each row what something is; none of another."""
    if not rows or len(rows[0]) < FEWEST_COLUMNS:
        return []
    corner = generic(rows[0][0])
    if corner in CRITERIA_COLUMNS - TERM_COLUMNS:
        return []
    headless = _headless(rows)
    if headless:
        return [it for row in rows for it in _entry(sheet, [""] * len(row), row, headless)]
    place = _text_column(rows)
    headed = corner in TERM_COLUMNS or bool(place)
    if not place and len(rows[0]) == FEWEST_COLUMNS and (headed or _explains(rows)):
        place = 1
    if not place and not _has_kind_in_rows(rows):
        return []
    body = rows[1:] if headed or not place or _is_head(rows) else rows
    return [entry for row in body for entry in _entry(sheet, rows[0], row, place)]


def grid(
    sheet: Sheet, rows: Sequence[tuple[str, ...]], known: Callable[[str], bool], report: Report
) -> Grid | None:
    """Give a table as a comparison; None, with a note, of one that compares nothing."""
    if len(rows) < FEWEST_COLUMNS or len(rows[0]) < FEWEST_COLUMNS:
        report.hint(sheet.block.line, "ingest-table-small")
        return None
    if _headless(rows):
        return None  # its rows are terms, and nothing says what is compared
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


def _text_column(rows: Sequence[tuple[str, ...]]) -> int:
    """Give the column that says what things are: the one headed so, else the one with prose."""
    columns = range(1, len(rows[0]))
    headed = next((at for at in columns if _heads_texts(rows[0][at])), 0)
    if headed or len(rows[0]) == FEWEST_COLUMNS or not _names_things(rows):
        return headed
    lengths = {at: _mean_words(rows, at) for at in columns}
    longest = max(columns, key=lambda at: lengths[at])
    others = max(lengths[at] for at in columns if at != longest)
    aspect = generic(rows[0][longest]) in ASPECTS and lengths[longest] > SHORT_CELL
    prose = lengths[longest] >= LONG_CELL and others <= SHORT_CELL
    return longest if aspect or prose else 0


def _headless(rows: Sequence[tuple[str, ...]]) -> int:
    """Give the column of texts in a table without a header: the first row is like the others."""
    if len(rows) <= FEWEST_COLUMNS or generic(rows[0][0]) in TERM_COLUMNS | CRITERIA_COLUMNS:
        return 0
    named = all(row[0][:1].isupper() and name_of(row[0]) for row in rows)
    small = not any(cell[:1].isupper() or _heads_texts(cell) for cell in rows[0][1:])
    longest = max(range(1, len(rows[0])), key=lambda at: _mean_words(rows, at))
    texts = [row[longest] for row in rows]
    told = all(text[:1].islower() or text[:1].isdigit() for text in texts)
    several = all(len(text.split()) > 1 for text in texts)
    return longest if named and small and told and several else 0


def _heads_texts(cell: str) -> bool:
    parts = [cell, *cell.split("/")]
    return any(
        generic(part) in TEXT_COLUMNS or plain(part).startswith(("o que ", "what "))
        for part in parts
    )


def _names_things(rows: Sequence[tuple[str, ...]]) -> bool:
    """The corner says of what kind the rows are, and each begins with a name of its own."""
    labels = [row[0] for row in rows[1:]]
    named = [(name_of(label), label) for label in labels]
    distinct = len({label.casefold() for label in labels}) == len(labels)
    return (
        (bool(rows[0][0]) or _are_kin(labels))
        and distinct
        and len(labels) > FEWEST_COLUMNS
        and all(name or is_generic(label) or len(label) < 3 for name, label in named)
        and sum(name is not None and len(name.text) > 1 for name, _ in named) * 2 > len(labels)
    )


def _are_kin(labels: Sequence[str]) -> bool:
    """Tell names of one kind: all begin, or all end, with the same word."""
    words = [label.casefold().split() for label in labels]
    several = all(len(it) > 1 for it in words)
    return several and (len({it[0] for it in words}) == 1 or len({it[-1] for it in words}) == 1)


def _has_kind_in_rows(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell a table of things with what each has from one that compares two of them."""
    columns = rows[0][1:]
    shouts = rows[0][0].isupper()
    compares = sum(
        (cell.isupper() and not shouts) or len(cell.split()) > LONG_CELL for cell in columns
    )
    return len(columns) > 1 and not compares and _names_things(rows)


def _mean_words(rows: Sequence[tuple[str, ...]], at: int) -> float:
    cells = [row[at] for row in rows[1:] if row[at]]
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0


def _explains(rows: Sequence[tuple[str, ...]]) -> bool:
    """Two columns make a glossary where the second is texts and the first is names."""
    body = rows[1:] or rows
    long = sum(len(row[1].split()) > LONG_CELL for row in body)
    return (
        long * 3 >= len(body) * 2
        and sum(name_of(row[0]) is not None for row in body) * 3 >= len(body) * 2
    )


def _is_head(rows: Sequence[tuple[str, ...]]) -> bool:
    small = sum(row[1][:1].islower() for row in rows[1:])
    if len(rows) > FEWEST_COLUMNS and rows[0][1][:1].isupper() and small * 3 >= (len(rows) - 1) * 2:
        return True
    return len(rows) > 1 and len(rows[0][1].split()) <= 3 < len(rows[1][1].split())


def _entry(sheet: Sheet, head: Sequence[str], row: Sequence[str], place: int) -> Iterator[Entry]:
    name = name_of(row[0])
    if name and len(name.text) == 1 and not place:
        return
    if not name and place and is_generic(row[0]):  # it names a thing because of where it stands
        name = Name(row[0][:1].upper() + row[0][1:])
    if not name or (place and not row[place]):
        return
    others = [at for at in range(1, len(row)) if at != place and row[at]]
    facts = [f"{head[at]}: {row[at]}" if head[at] else row[at] for at in others]
    texts = [row[place]] if place else []
    section = sheet.section or sheet.title
    yield Entry(name, sheet.block.line, section, sheet.top, texts=texts, facts=facts)


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
