"""Writes a pack as one CSV table: the pack, its domains, terms, comparisons, questions."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from content.arrange import arranged
from content.formats.csv_columns import COLUMNS, guard
from content.formats.notation import write_confusion, write_row
from content.formats.options import write_option
from content.formats.outline import (
    Outline,
    Plain,
    outline_comparison,
    outline_domain,
    outline_question,
    outline_term,
)
from content.model import Comparison, Pack, Question, Term

_Cells = dict[str, str]


def write_csv(pack: Pack) -> str:
    """Write a pack, with commas between the cells and line feeds after the rows."""
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in _rows(arranged(pack)):
        writer.writerow({key: guard(cell) for key, cell in row.items()})
    return table.getvalue()


def _rows(pack: Pack) -> Iterator[_Cells]:
    head = {"id": pack.id, "title": pack.title, "language": pack.language}
    yield {"type": "pack", **head, "description": pack.description}
    for domain in pack.domains:
        yield _cells("domain", outline_domain(domain))
    for term in pack.terms:
        yield _cells("term", outline_term(term)) | _confusions(term)
    for comparison in pack.comparisons:
        yield _cells("comparison", outline_comparison(comparison)) | _table(comparison)
    for question in pack.questions:
        yield _cells("question", outline_question(question)) | _options(question)


def _cells(kind: str, outline: Outline) -> _Cells:
    """Give the cells of all keys that are columns of their own."""
    known = {key: _cell(value) for key, value in outline.items() if key in COLUMNS}
    return {"type": kind, **known}


def _cell(value: Plain) -> str:
    match value:
        case bool():
            return "true" if value else ""
        case int() | str():
            return str(value)
        case Sequence():
            return "\n".join(_cell(entry) for entry in value)
        case Mapping():
            return ""


def _confusions(term: Term) -> _Cells:
    return {"confused": "\n".join(map(write_confusion, term.confused))}


def _table(comparison: Comparison) -> _Cells:
    header = write_row((comparison.corner, *comparison.columns))
    rows = (write_row((row.label, *row.cells)) for row in comparison.rows)
    return {"table": "\n".join([header, *rows])}


def _options(question: Question) -> _Cells:
    lines = (
        write_option(option, question.kind, place in question.correct)
        for place, option in enumerate(question.options)
    )
    return {"options": "\n".join(lines)}
