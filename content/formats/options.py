"""One option of a question on one line: its task mark, its text, its partner, its reason.

The same in Markdown and in CSV: `[x] text | reason`, `text | reason` in an order,
`text => partner | reason` in a match.
"""

import re
from collections.abc import Iterable

from content.formats.node import Entries, Node, Scalar, entries
from content.formats.notation import ARROW, BAR, escape, escape_line, part, split, unescape
from content.formats.report import Report
from content.model import Option, QuestionKind

CHOSEN = (QuestionKind.SINGLE, QuestionKind.SEVERAL)
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")


def task_mark(text: str) -> str | None:
    """Give the sign in the `[ ]` or `[x]` that a line begins with, in lower case."""
    found = _TASK.match(text)
    return found[1].lower() if found else None


def has_arrow(text: str) -> bool:
    """Tell whether a line is a pair, `this => that`."""
    return len(split(split(text, BAR, 1)[0], ARROW, 1)) > 1


def read_options(
    lines: Iterable[Scalar], kind: QuestionKind, report: Report
) -> tuple[Entries, ...]:
    """Read the options of a question of this kind.

    Notes a mark or an arrow that is missing, or that this kind does not have.
    """
    found = []
    for line in lines:
        _check(line, kind, report)
        found.append(_read(line.line, line.text, kind))
    return tuple(found)


def write_option(option: Option, kind: QuestionKind, right: bool) -> str:
    """Write one option as `read_options` reads it."""
    match kind:
        case QuestionKind.SINGLE | QuestionKind.SEVERAL:
            text = f"[{'x' if right else ' '}] {escape(option.text, BAR)}"
        case QuestionKind.ORDER:
            text = escape_line(option.text, BAR)
        case QuestionKind.MATCH:
            signs = BAR + "=" if ARROW in option.text else BAR
            text = f"{escape_line(option.text, signs)} {ARROW} {escape(option.match, BAR)}"
    if option.reason or not text:
        text = f"{text} {BAR} {escape(option.reason, BAR)}"
    return text.strip()


def _check(line: Scalar, kind: QuestionKind, report: Report) -> None:
    marked = task_mark(line.text) is not None
    if kind in CHOSEN and not marked:
        report.error(line.line, "option-mark")
    if kind not in CHOSEN and marked:
        report.error(line.line, "option-marked", kind=kind.value)
    if kind is QuestionKind.MATCH and not has_arrow(line.text):
        report.error(line.line, "option-arrow")


def _read(line: int, text: str, kind: QuestionKind) -> Entries:
    values: dict[str, Node] = {}
    mark = task_mark(text)
    if mark is not None and kind in CHOSEN:
        values["right"] = Scalar(line, "true" if mark == "x" else "false")
        text = _TASK.sub("", text, count=1)
    body, *reason = split(text, BAR, 1)
    if kind is QuestionKind.MATCH:
        body, *partner = split(body, ARROW, 1)
        values |= part("match", line, partner)
    values["text"] = Scalar(line, unescape(body))
    return entries(line, values | part("reason", line, reason))
