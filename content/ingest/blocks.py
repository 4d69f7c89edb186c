"""The blocks that formatless notes are made of, with the line each begins on."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is; a title is a heading that no sign marks."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    TABLE = "table"


TITLE = 7
"""The level of a heading that is only a short line; those with signs have 1 to 6."""

LABEL = 8
"""The level of a label that stands alone."""


@dataclass(slots=True)
class Block:
    """A heading, a paragraph, an entry of a list, or a table.

    `level` is a heading's, `depth` an entry's indentation, `number` what stood before it;
    `mended` says that it was put together from what stood apart.
    """

    kind: Kind
    line: int
    text: str = ""
    level: int = 0
    depth: int = 0
    number: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    mended: bool = False
