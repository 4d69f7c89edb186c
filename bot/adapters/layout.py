"""How blocks stand apart where a message is laid out in lines: the same on every platform with
markup, whatever that is.
"""

from typing import Final

from bot.model import Block, BlockKind, Style

BULLET: Final = "•"
"""The mark of a list without order; any other says something, and is to stand out."""

SMALL: Final = frozenset({BlockKind.NOTE, BlockKind.FOOTER})
"""What is of lesser weight."""

_LISTED: Final = frozenset({BlockKind.ITEM, BlockKind.CHOICE})


def between(before: Block, block: Block) -> str:
    """A blank line between groups, none within one: a heading's lines, a list, its quotes."""
    if block.kind in _LISTED and (before.kind is block.kind or heads(before)):
        return "\n"
    if block.kind in SMALL and (before.kind in SMALL or before.kind is BlockKind.TITLE):
        return "\n"
    return "\n\n"


def heads(block: Block) -> bool:
    """Whether a paragraph is a small heading: bold from end to end."""
    spans = [span for span in block.spans if span.text]
    return block.kind is BlockKind.PARAGRAPH and all(s.style is Style.BOLD for s in spans)
