"""What can be looked up and what a look-up answers, as frozen data; it searches nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from content.model import Comparison, Pack, Term


class NameKind(IntEnum):
    """Where a name comes from; where two terms share a name, the lower kind has it."""

    NAME = 0
    ENGLISH = 1
    ALIAS = 2
    WRONG = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A text under which the item `id` is found."""

    id: str
    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that fits, and how well: 0 to 100."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a query found.

    `query` is the subject left after the question words. `match` is the one item that is
    surely meant; without it, `suggestions` holds at most five, best first. `score` is that
    of the best, 0 to 100. `nearest` is the closest item where nothing is near enough to be
    suggested. `compared` holds two or three ids, in order, where the query compares them.
    `sides` holds what each thing means where the query surely compares some, found or not.
    """

    query: str
    match: str | None = None
    suggestions: tuple[Hit, ...] = ()
    score: float = 0.0
    nearest: str | None = None
    compared: tuple[str, ...] = ()
    sides: tuple["Lookup", ...] = ()


def names_of(pack: Pack) -> tuple[Name, ...]:
    """List every name of the pack's terms and comparisons, wrong translations included."""
    items: tuple[Term | Comparison, ...] = (*pack.terms, *pack.comparisons)
    return tuple(name for item in items for name in _names(item))


def _names(item: Term | Comparison) -> Iterator[Name]:
    yield Name(item.id, item.name, NameKind.NAME)
    if item.en and item.en != item.name:
        yield Name(item.id, item.en, NameKind.ENGLISH)
    yield from (Name(item.id, alias, NameKind.ALIAS) for alias in item.aliases)
    yield from (Name(item.id, wrong, NameKind.WRONG) for wrong in item.wrong)
