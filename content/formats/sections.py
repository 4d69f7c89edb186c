"""From blocks to items: what stands under each heading, brought into keys.

A section is a heading of level 2 or 3 and the blocks up to the next. Whatever has no
place in it is noted, and the rest is read on. This module knows the Markdown notation of
one item and nothing of files or packs.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from content.formats.blocks import Block, Heading, Listing, Paragraph, Quote, Table
from content.formats.node import Entries, Items, Node, Scalar
from content.formats.notation import read_confusion, read_list, read_row, unescape
from content.formats.options import has_arrow, read_options, task_mark
from content.formats.report import Report
from content.model import QuestionKind

_KEY = re.compile(r"([a-z][a-z_-]*)\s*:\s*(.*)")
_HEADING_ID = re.compile(r"(?<!\\)((?:\\\\)*)\{#([^{}]*)\}$")
_LISTS = frozenset({"aliases", "wrong", "see", "compares", "about"})
_PLACE_KEYS = ("section", "task", "domain")
_ITEM_KEYS = ("aliases", "wrong", "see", *_PLACE_KEYS, "beyond")
TERM_KEYS = ("en", "kind", "confused", *_ITEM_KEYS)
COMPARISON_KEYS = ("en", "compares", *_ITEM_KEYS)
QUESTION_KEYS = ("kind", "difficulty", "about", *_PLACE_KEYS, "machine")


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, while its keys are being gathered."""

    heading: Heading
    blocks: list[Block] = field(default_factory=list)
    values: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)

    def put(self, key: str, value: Node) -> None:
        self.values[key] = value
        self.lines.setdefault(key, value.line)

    def add(self, key: str, line: int, items: Iterable[Node]) -> None:
        """Lengthen a list, which is among the values as an empty one until `entries`."""
        if key not in self.lists:
            self.put(key, Items(line, ()))
        self.lists.setdefault(key, []).extend(items)

    def entries(self) -> Entries:
        lists = {key: Items(self.lines[key], tuple(held)) for key, held in self.lists.items()}
        kept = {key: items for key, items in lists.items() if key in self.values}
        return Entries(self.heading.line, {**self.values, **kept}, self.lines)


def is_comparison(section: Section) -> bool:
    """Tell a comparison from a term: it has a table, or says what it compares."""
    return "compares" in section.values or any(isinstance(it, Table) for it in section.blocks)


def read_heading(section: Section, key: str) -> None:
    """Take name or stem, and the id in `{#…}` at the end."""
    line, text = section.heading.line, section.heading.text
    found = _HEADING_ID.search(text)
    if found:
        section.put("id", Scalar(line, found[2]))
        text = text[: found.start()] + found[1]
    section.put(key, Scalar(line, unescape(text.strip())))


def read_keys(section: Section, report: Report) -> None:
    """Take the lines of `key: value` under the heading; text that follows them is left."""
    block = section.blocks[0] if section.blocks else None
    if not isinstance(block, Paragraph) or not _KEY.fullmatch(block.lines[0]):
        return
    del section.blocks[0]
    for at, text in enumerate(block.lines):
        found = _KEY.fullmatch(text)
        line = block.line + at
        if found:
            _read_key(section, line, found[1], found[2], report)
            continue
        if section.heading.level == 2:  # under a question, such text is noted anyway
            report.error(line, "key-line")
        section.blocks.insert(0, Paragraph(line, block.lines[at:]))
        return


def drop_unknown(section: Section, known: Sequence[str], report: Report) -> None:
    """Note each key that this sort of item does not have, and forget it."""
    for key in [key for key in section.values if key not in known]:
        report.error(section.lines[key], "key-unknown", key=key, known=", ".join(known))
        del section.values[key]


def _read_key(section: Section, line: int, key: str, value: str, report: Report) -> None:
    if key in _LISTS:
        section.add(key, line, read_list(line, value))
    elif key == "confused":
        section.add(key, line, [read_confusion(line, value)] if value else [])
    elif key in section.values:
        report.error(line, "key-twice", key=key)
    else:
        section.put(key, Scalar(line, unescape(value)))


def read_term(section: Section, report: Report) -> None:
    """Take the definition and the facts."""
    for block in section.blocks:
        match block:
            case Paragraph():
                _read_definition(section, block, report)
            case Listing():
                _read_facts(section, block, report)
            case _:
                report.error(block.line, "term-block")


def read_comparison(section: Section, report: Report) -> None:
    """Take the optional definition and the table."""
    for block in section.blocks:
        match block:
            case Paragraph():
                _read_definition(section, block, report)
            case Table() if "rows" not in section.values:
                _read_table(section, block)
            case Table():
                report.error(block.line, "table-second")
            case _:
                report.error(block.line, "comparison-block")


def read_question(section: Section, report: Report) -> None:
    """Take the options and the explanation."""
    listings = [block for block in section.blocks if isinstance(block, Listing)]
    kind = _question_kind(section, listings, report)
    for block in section.blocks:
        match block:
            case Listing():
                _read_options(section, block, kind, report)
            case Quote():
                _read_explanation(section, block, report)
            case _:
                report.error(block.line, "question-block")


def _read_definition(section: Section, block: Paragraph, report: Report) -> None:
    if "definition" in section.values:
        report.error(block.line, "paragraph-second")
    else:
        section.put("definition", Scalar(block.line, unescape(block.text)))


def _read_facts(section: Section, block: Listing, report: Report) -> None:
    if any(task_mark(entry.text) is not None for entry in block.entries):
        report.error(block.line, "options-astray")
        return
    if "facts" in section.values:
        report.error(block.line, "list-second")
    section.put("ordered", Scalar(block.line, "true" if block.ordered else "false"))
    section.add("facts", block.line, (Scalar(it.line, unescape(it.text)) for it in block.entries))


def _read_table(section: Section, block: Table) -> None:
    header, *body = (read_row(row.line, row.text) for row in block.rows)
    section.put("corner", header[0])
    section.put("columns", Items(block.line, tuple(header[1:])))
    rows = (Items(row[0].line, tuple(row)) for row in body)
    section.put("rows", Items(block.line, tuple(rows)))


def _question_kind(section: Section, listings: Sequence[Listing], report: Report) -> QuestionKind:
    """Give the kind that the question names; where it names none, the one that it looks like."""
    stated = section.values.get("kind")
    if isinstance(stated, Scalar):
        known = [kind for kind in QuestionKind if kind.value == stated.text.strip().lower()]
        return known[0] if known else QuestionKind.SINGLE
    entries = [entry.text for listing in listings for entry in listing.entries]
    if any(task_mark(text) is not None for text in entries) or not entries:
        return QuestionKind.SINGLE
    if all(has_arrow(text) for text in entries):
        guess = QuestionKind.MATCH
    elif any(listing.ordered for listing in listings):
        guess = QuestionKind.ORDER
    else:
        return QuestionKind.SINGLE
    report.error(section.heading.line, "kind-missing", kind=guess.value)
    section.put("kind", Scalar(section.heading.line, guess.value))
    return guess


def _read_options(section: Section, block: Listing, kind: QuestionKind, report: Report) -> None:
    if kind is QuestionKind.ORDER and not block.ordered:
        report.error(block.line, "order-bullets")
    if kind is not QuestionKind.ORDER and block.ordered:
        report.error(block.line, "options-numbered", kind=kind.value)
    if kind is QuestionKind.ORDER and list(block.numbers) != sorted(block.numbers):
        report.error(block.line, "order-numbers")
    lines = (Scalar(entry.line, entry.text) for entry in block.entries)
    section.add("options", block.line, read_options(lines, kind, report))


def _read_explanation(section: Section, block: Quote, report: Report) -> None:
    for paragraph in block.paragraphs:
        key = "detail" if "explanation" in section.values else "explanation"
        if key in section.values:
            report.error(paragraph.line, "explanation-third")
            return
        section.put(key, Scalar(paragraph.line, unescape(paragraph.text)))
