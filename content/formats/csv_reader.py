"""Reads a pack from one CSV table, with commas, semicolons or tabs between the cells.

A finding bears the line on which its row begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.formats.build import (
    MAX_ITEMS,
    build_comparison,
    build_pack,
    build_question,
    build_term,
)
from content.formats.csv_columns import COLUMNS, LISTS, TYPES, column, value
from content.formats.csv_dialect import in_columns, number, read_sheet
from content.formats.fields import Fields
from content.formats.node import Entries, Items, Node, Scalar, entries, texts
from content.formats.notation import read_confusion, read_row
from content.formats.options import read_options
from content.formats.report import Report
from content.model import Comparison, Pack, Question, QuestionKind, Term


@dataclass(slots=True)
class _Table:
    """What the rows of a table yield, as they are read."""

    report: Report
    head: dict[str, Node] = field(default_factory=dict)
    head_line: int = 0
    domains: list[Node] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.terms) + len(self.comparisons) + len(self.questions)


def read_csv(text: str, report: Report) -> Pack | None:
    """Read a pack; gives None where the first line does not name the columns."""
    sheet = read_sheet(text, report)
    names = [column(name) or name.lower() for name in sheet.header]
    if "type" not in names:
        report.error(sheet.header_line, "csv-header")
        return None
    _check_header(names, sheet.header_line, report)
    table = _Table(report)
    for line, cells in sheet.rows(report):
        _read(line, in_columns(names, cells), table)
        if table.count > MAX_ITEMS:
            report.error(0, "items-many", most=MAX_ITEMS)
            return None
    return _pack(table)


def _check_header(names: Sequence[str], line: int, report: Report) -> None:
    for name in dict.fromkeys(names):
        if name and name not in COLUMNS:
            report.error(line, "key-unknown", key=name, known=", ".join(COLUMNS))
        elif name and names.count(name) > 1:
            report.error(line, "csv-column-twice", key=name)


def _read(line: int, cells: dict[str, str], table: _Table) -> None:
    kind = value(cells.pop("type", ""))
    if cells.pop("", "").strip():
        table.report.error(line, "csv-nameless")
    known = {key: cell for key, cell in cells.items() if key in COLUMNS and cell.strip()}
    values = _values(line, known, table.report)
    fields = Fields(entries(line, values), table.report)
    match kind:
        case "pack":
            _read_head(fields, table)
        case "domain":
            table.domains.append(fields.entries)
        case "term":
            table.terms.append(build_term(fields))
        case "comparison":
            table.comparisons.append(build_comparison(fields))
        case "question":
            table.questions.append(build_question(fields))
        case _:
            table.report.error(line, "csv-type", value=kind, known=", ".join(TYPES))


def _values(line: int, cells: dict[str, str], report: Report) -> dict[str, Node]:
    values: dict[str, Node] = {}
    for key, cell in cells.items():
        lines = cell.strip().split("\n")
        match key:
            case "confused":
                values[key] = Items(line, tuple(read_confusion(line, text) for text in lines))
            case "table":
                values |= _table_values(line, lines)
            case "options":
                kind = _kind(cells.get("kind", ""))
                options = (Scalar(line, text.strip()) for text in lines)
                values[key] = Items(line, read_options(options, kind, report))
            case "kind":
                values[key] = Scalar(line, value(cell))
            case "weight" | "difficulty":
                values[key] = Scalar(line, number(cell))
            case _ if key in LISTS:
                values[key] = texts(line, lines)
            case _:
                values[key] = Scalar(line, cell)
    return values


def _table_values(line: int, lines: Sequence[str]) -> dict[str, Node]:
    header, *body = (read_row(line, text) for text in lines)
    rows = Items(line, tuple(Items(line, tuple(row)) for row in body))
    return {"corner": header[0], "columns": Items(line, tuple(header[1:])), "rows": rows}


def _kind(text: str) -> QuestionKind:
    """A kind that does not exist is for the builder to note."""
    known = [kind for kind in QuestionKind if kind.value == value(text)]
    return known[0] if known else QuestionKind.SINGLE


def _read_head(fields: Fields, table: _Table) -> None:
    if table.head_line:
        fields.report.error(fields.entries.line, "csv-pack-second")
        return
    fields.known(("id", "title", "language", "description"))
    values = dict(fields.entries.values)
    if "id" in values:
        values["pack"] = values.pop("id")
    table.head, table.head_line = values, fields.entries.line


def _pack(table: _Table) -> Pack:
    line = table.head_line or 1
    values: dict[str, Node] = {**table.head, "domains": Items(line, tuple(table.domains))}
    lines = dict.fromkeys(values, line)
    fields = Fields(Entries(line, values, lines), table.report)
    return build_pack(fields, table.terms, table.comparisons, table.questions)
