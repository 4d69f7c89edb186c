"""A pack as a tree of texts, lists and mappings, each with its line: what every notation yields.

All three readers bring an author's words into this one shape, whose keys are those of the
YAML notation; `content.formats.build` turns it into a pack. Numbers and truths are still
texts here, so that `1.10`, `no` and `"2"` reach the builder as they were written.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as its author wrote it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping; `lines` says where each key stands."""

    line: int
    values: Mapping[str, "Node"]
    lines: Mapping[str, int]


Node = Scalar | Items | Entries


def texts(line: int, words: Iterable[str]) -> Items:
    """Make a list of texts that stand at one line."""
    return Items(line, tuple(Scalar(line, word) for word in words))


def entries(line: int, values: Mapping[str, Node]) -> Entries:
    """Make a mapping whose keys stand where their values do."""
    return Entries(line, values, {key: value.line for key, value in values.items()})
