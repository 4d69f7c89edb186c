"""Replies as lines of a terminal, in colour where there is one."""

import unicodedata

from bot.model import Block, BlockKind, Span, Style, Text

_ANSI = {Style.BOLD: "1", Style.ITALIC: "3", Style.CODE: "36", Style.MENTION: "36"}
_BLOCK_ANSI = {
    BlockKind.NOTE: "2",
    BlockKind.FOOTER: "2",
    BlockKind.TITLE: "36",
    BlockKind.CHOICE: "33",
}
_KEPT = frozenset("\n\u200c\u200d")
"""Line feeds, and what joins or parts the characters of one sign, such as an emoji's."""

_LESSER = (BlockKind.NOTE, BlockKind.FOOTER)
_APART = frozenset({BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.QUOTE})


def render(text: Text, *, colour: bool, width: int | None = None) -> str:
    """A text as lines; blocks that stand apart have a blank line between them.

    With a `width` in columns, long lines are broken at blanks, under their beginning.
    """
    lines: list[str] = []
    before: Block | None = None
    for block in text:
        if before is not None and _apart(before, block):
            lines.append("")
        lines.append(_line(block, colour, width))
        before = block
    return "\n".join(lines)


def _apart(before: Block, block: Block) -> bool:
    if block.kind is BlockKind.PARAGRAPH:
        return before.kind is not BlockKind.TITLE
    if block.kind in _LESSER:
        return before.kind in (BlockKind.ITEM, BlockKind.QUOTE, BlockKind.PARAGRAPH)
    if block.kind is BlockKind.ITEM:
        return before.kind in (*_LESSER, BlockKind.QUOTE)
    if block.kind is BlockKind.CHOICE:
        return before.kind is not BlockKind.CHOICE
    return block.kind in _APART


def _line(block: Block, colour: bool, width: int | None) -> str:
    mark = f"{_printable(block.mark)} " if block.mark else ""
    if block.kind is BlockKind.QUOTE:
        mark = "│ "
    code = _BLOCK_ANSI.get(block.kind, "") if colour else ""
    texts = [_printable(span.text) for span in block.spans]
    if width is not None:
        texts = _wrapped(texts, mark, width)
    pairs = zip(texts, block.spans, strict=True)
    body = "".join(_styled(text, _codes(span, code, colour)) for text, span in pairs)
    return _styled(mark, code) + body


def _codes(span: Span, block_code: str, colour: bool) -> str:
    return ";".join(filter(None, (block_code, _ANSI.get(span.style, "")))) if colour else ""


def _wrapped(texts: list[str], mark: str, width: int) -> list[str]:
    """Texts that follow a mark and one another, with line breaks in the place of some blanks."""
    indent = _columns(mark)
    breaks = _breaks("".join(texts), indent, width)
    found: list[str] = []
    at = 0
    for text in texts:
        signs = (
            "\n" + " " * indent if at + place in breaks else sign for place, sign in enumerate(text)
        )
        found.append("".join(signs))
        at += len(text)
    return found


def _breaks(text: str, indent: int, width: int) -> frozenset[int]:
    """Where the blanks stand that have to give way so that no line is wider than it may be."""
    breaks: set[int] = set()
    blank, column = None, indent
    for place, sign in enumerate(text):
        column += _columns(sign)
        if sign == " ":
            blank = place
        if column > width and blank is not None:
            breaks.add(blank)
            column = indent + _columns(text[blank + 1 : place + 1])
            blank = None
    return frozenset(breaks)


def _styled(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _printable(text: str) -> str:
    """Text without what would steer the terminal; blanks of every sort stay blanks."""
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign.isprintable() or sign in _KEPT:
        return sign
    return " " if sign == "\t" or unicodedata.category(sign).startswith("Z") else ""


def _columns(text: str) -> int:
    """Columns of a terminal that a text takes; what cannot be seen takes none."""
    # Its tables take long to import: only where there are columns at all.
    from wcwidth import wcwidth

    return sum(max(0, wcwidth(sign)) for sign in text)
