"""Formatless notes: how fast a megabyte of them becomes a draft, and how long the worst take.

The notes are those of the tests, one after another, each time with other names; the worst
are lines of a megabyte that would keep a careless pattern busy for hours.
"""

import time
from collections.abc import Iterator
from pathlib import Path

from content.ingest import ingest
from tests.bench.report import Figure, show

NOTES = Path(__file__).parents[1] / "content" / "ingest" / "notes"
MEGABYTE = 1_000_000
LEAST = 0.1
"""Megabytes a second that are promised."""

WORST = ("**a", "[a](", "• a ", "a: ", "é um ", "<b ", ". ", "|a")
LIMIT = 10.0
"""Seconds that a line of a megabyte may take."""


def main() -> None:
    """Print the figures."""
    show("A megabyte of formatless notes", list(_notes()))
    show("A line of a megabyte", [_line(piece) for piece in WORST])


def _notes() -> Iterator[Figure]:
    text = _text()
    size = len(text.encode()) / MEGABYTE
    start = time.process_time()
    draft = ingest(text, "notes.md")
    taken = time.process_time() - start
    yield Figure("read, drafted and asked about", size / taken, LEAST, "MB/s", more=True)
    yield Figure("terms in the draft", len(draft.pack.terms))
    yield Figure("questions in the draft", len(draft.pack.questions))


def _text() -> str:
    """Repeat the notes; a number in each label and heading keeps their terms apart."""
    files = sorted(path for path in NOTES.iterdir() if path.suffix != ".gold")
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    parts: list[str] = []
    size = 0
    while size < MEGABYTE:
        number = len(parts) + 1
        parts.append(whole.replace(":** ", f" {number}:** ").replace(": ", f" {number}: "))
        size += len(parts[-1].encode())
    return "\n\n".join(parts)


def _line(piece: str) -> Figure:
    line = piece * (MEGABYTE // len(piece.encode()))
    start = time.process_time()
    ingest(line, "notes.txt")
    return Figure(f"of {piece!r}", time.process_time() - start, LIMIT, "s")


if __name__ == "__main__":
    main()
