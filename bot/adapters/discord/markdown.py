"""Texts as Discord's Markdown: the one place where markup is made, and where words are escaped.

A backslash takes its meaning from any sign but letters, digits and blanks; what begins a line
(headings, lists, quotes, small print) needs one only there.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.adapters.layout import BULLET, between
from bot.model import Block, BlockKind, Span, Style, Text
from bot.views.text import has_visible

_PLACE = re.compile(r"<#\d{1,20}>|https://discord\.com/channels/@me/\d{1,20}/\d{1,20}")
"""What leads to a channel, or to a message of the one who reads it: all that may be mentioned,
since it disturbs nobody.
"""

_SIGN = re.compile(r"[\\*_~|`<\[]|@(?=everyone|here)|:(?=//)")
_LINE_START = re.compile(r"^([ \t]*)(?:(\d+)(?=[.)])|(?=[#>+-]))", re.MULTILINE)
_FENCES = ("`", "``")
_MARKS = {Style.BOLD: "**", Style.ITALIC: "*"}

_APART = "\u200b"
"""Stands between two runs whose marks would be taken for one."""


def markdown(text: Text) -> str:
    """A text as Markdown; what can be read of it stays the same, whatever it contains."""
    shown = [block for block in text if _has_words(block)]
    pieces: list[str] = []
    for at, block in enumerate(shown):
        if at:
            pieces.append(between(shown[at - 1], block))
        pieces.append(_block(block))
    return "".join(pieces)


def heading(block: Block) -> str:
    """A title for a place that shows it as one: a line without marks of its own."""
    words = "".join(span.text for span in block.spans)
    return " ".join(escaped(clean(words)).split())


def escaped(text: str) -> str:
    """A text that is shown as it stands."""
    return _starts(_inline(text))


def readable(text: Text) -> bool:
    """Whether anything of a text can be seen; Discord refuses a message where nothing can."""
    return any(has_visible(b.mark) or any(has_visible(s.text) for s in b.spans) for b in text)


def clean(text: str) -> str:
    """A text without what cannot be sent: control characters, and halves of characters."""
    if text.isprintable():
        return text
    return "".join(map(_sendable, text))


def _sendable(sign: str) -> str:
    if sign in "\t\r\n":
        return "\n" if sign == "\n" else " "
    kind = unicodedata.category(sign)
    return {"Cc": "", "Cs": "\N{REPLACEMENT CHARACTER}"}.get(kind, sign)


def _has_words(block: Block) -> bool:
    return bool(block.mark) or any(span.text for span in block.spans)


def _block(block: Block) -> str:
    title = block.kind is BlockKind.TITLE
    spans = [Span(clean(s.text), Style.BOLD if title else s.style) for s in block.spans]
    body = _starts("".join(_runs(spans)))
    if block.mark:
        body = f"{_mark(block.mark)} {body}"
    prefix = {BlockKind.QUOTE: "> ", BlockKind.NOTE: "-# ", BlockKind.FOOTER: "-# "}.get(block.kind)
    return "\n".join(prefix + line for line in body.split("\n") if line.strip()) if prefix else body


def _mark(mark: str) -> str:
    shown = escaped(clean(mark))
    return shown if mark == BULLET or not shown.strip() else f"**{shown}**"


def _runs(spans: Sequence[Span]) -> Iterator[str]:
    """Spans with their marks; those of the same style that follow one another are one."""
    before = ""
    for style, group in groupby((s for s in spans if s.text), key=lambda span: span.style):
        run = _run("".join(span.text for span in group), style)
        if before and run and before[-1] in "*`" and run[0] in "*`":
            yield _APART
        yield run
        before = run


def _run(text: str, style: Style) -> str:
    if style is Style.CODE:
        return _code(text)
    if style is Style.MENTION and _PLACE.fullmatch(text):
        return text
    words = text.strip()
    mark = _MARKS.get(style)
    if mark is None or not words:
        return _inline(text)
    start = text.index(words)
    # A mark beside a blank is none: blanks stay outside.
    return f"{text[:start]}{mark}{_inline(words)}{mark}{text[start + len(words) :]}"


def _inline(text: str) -> str:
    """A text escaped but for the beginnings of its lines, which depend on what stands before."""
    return _SIGN.sub(r"\\\g<0>", text)


def _code(text: str) -> str:
    """Code between as many backticks as do not stand in it; as plain text where that is none."""
    text = text.replace("\n", " ")
    inside = set(re.findall("`+", text))
    fence = next((fence for fence in _FENCES if fence not in inside), None)
    if fence is None or not text.strip():
        return _inline(text)
    if text.startswith("`") or text.endswith("`"):
        text = f" {text} "
    return f"{fence}{text}{fence}"


def _starts(text: str) -> str:
    return _LINE_START.sub(_start, text)


def _start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2] or ''}\\"
