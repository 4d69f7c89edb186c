"""Replies as lines of a terminal, in colour where there is one."""

import unicodedata

from bot.model import Block, BlockKind, Span, Style, Text

_ANSI = {Style.BOLD: "1", Style.ITALIC: "3", Style.CODE: "36"}
_BLOCK_ANSI = {BlockKind.NOTE: "2", BlockKind.TITLE: "36", BlockKind.CHOICE: "33"}
_KEPT = frozenset("\n\u200c\u200d")
"""Line feeds, and what joins or parts the characters of one sign, such as an emoji's."""

_APART = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.QUOTE})


def render(text: Text, *, colour: bool) -> str:
    """A text as lines; blocks that stand apart have a blank line between them."""
    lines: list[str] = []
    before: Block | None = None
    for block in text:
        if before is not None and _apart(before, block):
            lines.append("")
        lines.append(_line(block, colour))
        before = block
    return "\n".join(lines)


def _apart(before: Block, block: Block) -> bool:
    if block.kind is BlockKind.PARAGRAPH:
        return before.kind is not BlockKind.TITLE
    if block.kind is BlockKind.NOTE:
        return before.kind in (BlockKind.ITEM, BlockKind.QUOTE, BlockKind.PARAGRAPH)
    if block.kind is BlockKind.ITEM:
        return before.kind in (BlockKind.NOTE, BlockKind.QUOTE)
    if block.kind is BlockKind.CHOICE:
        return before.kind is not BlockKind.CHOICE
    return block.kind in _APART


def _line(block: Block, colour: bool) -> str:
    mark = f"{_printable(block.mark)} " if block.mark else ""
    if block.kind is BlockKind.QUOTE:
        mark = "│ "
    code = _BLOCK_ANSI.get(block.kind, "") if colour else ""
    body = "".join(_span(span, code, colour) for span in block.spans)
    return _styled(mark, code) + body


def _span(span: Span, block_code: str, colour: bool) -> str:
    codes = ";".join(filter(None, (block_code, _ANSI.get(span.style, "")))) if colour else ""
    return _styled(_printable(span.text), codes)


def _styled(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _printable(text: str) -> str:
    """Text without what would steer the terminal; blanks of every sort stay blanks."""
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in _KEPT:
        return sign
    return " " if sign == "\t" or unicodedata.category(sign).startswith("Z") else ""
