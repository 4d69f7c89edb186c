"""How a CSV table is laid out: its separator, its header, its rows with their lines.

Excel writes semicolons where the comma is the decimal sign, may begin with a line `sep=;`,
and leaves empty columns at the end. This module knows no columns.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content.formats.csv_columns import unguard
from content.formats.report import Report
from content.words import plain

_SIGNS = ",;\t"
_SEPARATOR = re.compile(r'"?sep=(.)"?[,;\t]*[ \t]*(?:\n|\Z)', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"([+-]?\d+)[.,]0+")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of texts: the names of its columns as they were written, and where it begins."""

    sign: str
    header: tuple[str, ...]
    header_line: int
    text: str

    def rows(self, report: Report) -> Iterator[tuple[int, list[str]]]:
        """Give each row below the header that is not empty, with the line it begins on."""
        rows = _rows(self.text, self.sign, report)
        next(rows, None)
        for line, cells in rows:
            if any(cell.strip() for cell in cells[len(self.header) :]):
                report.error(line, "csv-cells", sign=self.sign)
            yield line, cells


def read_sheet(text: str, report: Report) -> Sheet:
    """Read the header of a table, and find out what separates its cells."""
    said = _SEPARATOR.match(text)
    if said:  # the line stays, empty, so that all others keep their numbers
        text = "\n" + text[said.end() :]
    first = text.lstrip("\n").partition("\n")[0]
    bare = _QUOTED.sub("", first)
    sign = said[1] if said else max(_SIGNS, key=bare.count)
    line, header = next(_rows(text, sign, Report(report.file)), (1, []))
    while header and not header[-1].strip():
        header.pop()
    return Sheet(sign, tuple(name.strip() for name in header), line, text)


def header_of(text: str) -> tuple[str, ...]:
    """Give the names of the columns, in plain words; text that is no table has one, or odd ones."""
    return tuple(map(plain, read_sheet(text[:20_000], Report("")).header))


def number(cell: str) -> str:
    """Write a whole number as one: without the decimals or the sign of percent that Excel adds."""
    bare = cell.strip().removesuffix("%").strip()
    found = _NUMBER.fullmatch(bare)
    return found[1] if found else bare


def _rows(text: str, sign: str, report: Report) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
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
            yield line, [unguard(cell) for cell in row]


def in_columns(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Put the cells of a row under the names of their columns."""
    return dict(zip(header, cells, strict=False))
