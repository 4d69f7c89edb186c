"""Texts as Telegram's HTML: the one place where markup is made, and where words are escaped."""

import re
from html import escape

from bot.adapters.layout import BULLET, SMALL, between
from bot.model import Block, BlockKind, Span, Style, Text
from bot.views.text import has_visible

LONG_QUOTE = 200
"""Characters from which on a quote is folded until it is tapped."""

LONG_QUOTE_LINES = 3

_TAGS = {Style.BOLD: "b", Style.ITALIC: "i", Style.CODE: "code"}
_UNSENDABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but the line feed, and halves of characters."""


def html(text: Text) -> str:
    """A text as HTML; what can be read of it stays the same, whatever it contains.

    Between two blocks stand at most two line feeds.
    """
    shown = [block for block in text if block.mark or any(span.text for span in block.spans)]
    pieces: list[str] = []
    for at, block in enumerate(shown):
        if at:
            pieces.append(between(shown[at - 1], block))
        pieces.append(_block(block))
    return "".join(pieces)


def readable(text: Text) -> bool:
    """Whether anything of a text can be seen; Telegram refuses one where nothing can."""
    return any(has_visible(block.mark) or any(map(_visible, block.spans)) for block in text)


def clean(text: str) -> str:
    """A text without what cannot be sent: control characters, and halves of characters."""
    return _UNSENDABLE.sub(_sendable, text)


def _sendable(found: re.Match[str]) -> str:
    if found[0] in "\t\r":
        return " "
    return "" if found[0] < "\ud800" else "\N{REPLACEMENT CHARACTER}"


def _visible(span: Span) -> bool:
    return has_visible(span.text)


def _block(block: Block) -> str:
    body = "".join(_span(span, _style(block, span)) for span in block.spans)
    if block.kind is BlockKind.QUOTE:
        body = f"<blockquote{' expandable' if _long(block) else ''}>{body}</blockquote>"
    return f"{_mark(block)} {body}" if block.mark else body


def _mark(block: Block) -> str:
    mark = escape(clean(block.mark), quote=False)
    return mark if block.mark == BULLET or not mark else f"<b>{mark}</b>"


def _style(block: Block, span: Span) -> Style:
    """A title is bold; a note is italic unless something in it stands out by itself."""
    if block.kind is BlockKind.TITLE and span.style is Style.PLAIN:
        return Style.BOLD
    if block.kind in SMALL and all(s.style is Style.PLAIN for s in block.spans):
        return Style.ITALIC
    return span.style


def _span(span: Span, style: Style) -> str:
    words = escape(clean(span.text), quote=False)
    tag = _TAGS.get(style)
    return f"<{tag}>{words}</{tag}>" if tag and words else words


def _long(block: Block) -> bool:
    words = "".join(span.text for span in block.spans)
    return len(words) > LONG_QUOTE or words.count("\n") >= LONG_QUOTE_LINES
