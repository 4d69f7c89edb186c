"""The keys of one item, read as what they should be: texts, lists, numbers, truths.

What is of another sort is noted in the report, with its line, and read as if it were
missing. This module knows no item: which keys there are, `content.formats.build` says.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from content.formats.node import Entries, Items, Node, Scalar
from content.formats.report import Report
from content.model import Source

_Choice = TypeVar("_Choice", bound=StrEnum)
_BREAK = re.compile(r"[\t\n]")
# What steers a device instead of being read (Cc) but for tab and line feed, and half a
# character (Cs).
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_TRUE = frozenset({"true", "yes", "sim", "verdadeiro"})  # the last is how Excel writes it in Brazil
_FALSE = frozenset({"", "false", "no", "não", "falso"})


def without_controls(text: str, line: int, report: Report) -> str:
    """Take control characters out of a text that stands at this line, and note the first."""
    if text.isprintable():  # far the most texts, and far faster than looking for signs
        return text
    found = _CONTROL.search(text)
    if not found:
        return text
    report.error(line, "character-control", char=f"U+{ord(found[0]):04X}")
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """Make line breaks and tabs single spaces, and strip the blanks at both ends."""
    parts = (part.strip() for part in _BREAK.split(text))
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Fields:
    """One item's keys; every fault found in reading them goes to `report`."""

    entries: Entries
    report: Report

    @property
    def source(self) -> Source:
        return self.report.source(self.entries.line)

    def known(self, keys: Collection[str]) -> None:
        """Note each key that is none of `keys`."""
        for key in self.entries.values:
            if key not in keys:
                line = self.entries.lines[key]
                self.report.error(line, "key-unknown", key=key, known=", ".join(keys))

    def text(self, key: str) -> str:
        node = self.entries.values.get(key)
        return "" if node is None else self._text(key, node)

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list, or a single text as a list of one; empty entries are left out."""
        found = (self._text(key, node) for node in self._nodes(key))
        return tuple(text for text in found if text)

    def rows(self, key: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Read a list of lists of texts, each with its line; here a cell may be empty."""
        rows = []
        for node in self._nodes(key):
            if isinstance(node, Items):
                cells = tuple(self._text(key, cell) for cell in node.items)
                rows.append((node.line, cells))
            else:
                self.report.error(node.line, "list-expected", key=key)
        return tuple(rows)

    def cells(self, key: str) -> tuple[str, ...]:
        """Read a list of texts of which some may be empty."""
        return tuple(self._text(key, node) for node in self._nodes(key))

    def mappings(self, key: str) -> tuple["Fields", ...]:
        """Read a list of mappings."""
        found = []
        for node in self._nodes(key):
            if isinstance(node, Entries):
                found.append(Fields(node, self.report))
            else:
                self.report.error(node.line, "mapping-expected", key=key)
        return tuple(found)

    def flag(self, key: str) -> bool:
        text = self.text(key)
        true = text.lower() in _TRUE
        if not true and text.lower() not in _FALSE:
            self.report.error(self.entries.lines[key], "truth-expected", key=key, value=text)
        return true

    def number(self, key: str, default: int) -> int:
        text = self.text(key)
        if not text:
            return default
        if re.fullmatch(r"-?[0-9]{1,9}", text):
            return int(text)
        self.report.error(self.entries.lines[key], "number-expected", key=key, value=text)
        return default

    def choice(self, key: str, default: _Choice) -> _Choice:
        """Read one of the values of `default`'s enumeration."""
        text = self.text(key)
        allowed = [value.value for value in type(default)]
        if not text or text.lower() in allowed:
            return type(default)(text.lower()) if text else default
        line, known = self.entries.lines[key], ", ".join(allowed)
        self.report.error(line, "value-unknown", key=key, value=text, known=known)
        return default

    def _nodes(self, key: str) -> tuple[Node, ...]:
        node = self.entries.values.get(key)
        match node:
            case Items():
                return node.items
            case Scalar(text=text) if not text.strip():
                return ()
            case None:
                return ()
            case _:
                return (node,)

    def _text(self, key: str, node: Node) -> str:
        if not isinstance(node, Scalar):
            self.report.error(node.line, "text-expected", key=key)
            return ""
        if node.text.isprintable():
            return node.text.strip()
        return one_line(without_controls(node.text, node.line, self.report))
