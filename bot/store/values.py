"""How nouns are written into columns: instants as milliseconds, lists as short text."""

from collections.abc import Iterable
from datetime import UTC, datetime


def to_instant(milliseconds: int) -> datetime:
    """The instant that a column holds, aware, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def from_instant(instant: datetime) -> int:
    """Milliseconds since 1970 in UTC."""
    return round(instant.timestamp() * 1000)


def to_indices(text: str) -> tuple[int, ...]:
    """ "2,0,1" as (2, 0, 1); an empty text holds none."""
    return tuple(int(part) for part in text.split(",")) if text else ()


def from_indices(indices: Iterable[int]) -> str:
    """(2, 0, 1) as "2,0,1"."""
    return ",".join(map(str, indices))


def to_words(text: str) -> tuple[str, ...]:
    """ "1,3" as ("1", "3"); an empty text holds none."""
    return tuple(text.split(",")) if text else ()


def from_words(words: Iterable[str]) -> str:
    """("1", "3") as "1,3"; the words contain no comma."""
    return ",".join(words)
