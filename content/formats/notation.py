r"""The small signs inside a line: backslashes, and bars and commas between its parts.

Markdown and CSV share them. A backslash before ASCII punctuation takes its meaning away
(the rule of CommonMark, section 2.4); before anything else it is a backslash.
"""

import re

from content.formats.node import Entries, Node, Scalar, entries
from content.model import Confusion

ARROW = "=>"
BAR = "|"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLOCK_START = re.compile(r"[!-/:-@\[-`{-~]")
_NUMBER_START = re.compile(r"(\d+)([.)])")


def unescape(text: str) -> str:
    """Take the backslashes away that stand before punctuation."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def escape(text: str, signs: str = "") -> str:
    """Put a backslash before each backslash and before each of `signs`."""
    return "".join(f"\\{char}" if char == "\\" or char in signs else char for char in text)


def escape_line(text: str, signs: str = "") -> str:
    """Escape a text that starts a line, so that it cannot begin a list, a quote, a heading."""
    escaped = escape(text, signs)
    if _BLOCK_START.match(text) and not escaped.startswith("\\"):
        return f"\\{escaped}"
    return _NUMBER_START.sub(r"\1\\\2", escaped, count=1) if text[:1].isdigit() else escaped


def split(text: str, sign: str, most: int = -1) -> list[str]:
    """Split at each `sign` that no backslash precedes, at most `most` times.

    The parts keep their backslashes and lose the blanks around them.
    """
    if "\\" not in text:
        return [part.strip() for part in text.split(sign, most)]
    parts, start = [], 0
    for found in re.finditer(rf"{_ESCAPED.pattern}|{re.escape(sign)}", text):
        if found[0] == sign and most != 0:
            parts.append(text[start : found.start()].strip())
            start = found.end()
            most -= 1
    return [*parts, text[start:].strip()]


def part(key: str, line: int, parts: list[str]) -> dict[str, Node]:
    """Give what `split` found after a sign, under its key; nothing where there was no sign."""
    return {key: Scalar(line, unescape(parts[0]))} if parts else {}


def read_list(line: int, text: str) -> tuple[Scalar, ...]:
    """Read entries with commas between; empty ones are dropped."""
    return tuple(Scalar(line, unescape(entry)) for entry in split(text, ",") if entry)


def read_confusion(line: int, text: str) -> Entries:
    """Read `id | what tells them apart`."""
    term, *difference = split(text, BAR, 1)
    values: dict[str, Node] = {"term": Scalar(line, unescape(term))}
    return entries(line, values | part("difference", line, difference))


def write_confusion(confusion: Confusion) -> str:
    """Write what `read_confusion` reads."""
    difference = f" {BAR} {escape(confusion.difference, BAR)}" if confusion.difference else ""
    return f"{escape(confusion.term, BAR)}{difference}"


def read_row(line: int, text: str) -> list[Scalar]:
    """Read the cells of a table's row; the bars at both ends may be left out."""
    cells = split(text.strip(), BAR)
    first = 1 if cells[0] == "" and len(cells) > 1 else 0
    last = len(cells) - 1 if cells[-1] == "" and len(cells) > first + 1 else len(cells)
    return [Scalar(line, unescape(cell)) for cell in cells[first:last]]


def write_row(cells: tuple[str, ...]) -> str:
    """Write the cells of a table's row, with a bar at both ends."""
    return f"| {' | '.join(escape(cell, BAR) for cell in cells)} |"
