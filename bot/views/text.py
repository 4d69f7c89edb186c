"""Small things that all views are built of: blocks, buttons, and what people typed, made safe."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from bot.actions import Action, pack
from bot.model import Block, BlockKind, Button, Span, Style, Text
from bot.views.words import Words

LONGEST_ECHO = 60
"""Characters of somebody's text that are shown back at most."""

_LOOK_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: Hangul fillers, the empty Braille cell."""


def title(text: str) -> Block:
    """A heading."""
    return Block(BlockKind.TITLE, (Span(text, Style.BOLD),))


def paragraph(*spans: str | Span) -> Block:
    """A paragraph of plain text and spans."""
    return Block(BlockKind.PARAGRAPH, _spans(spans))


def item(*spans: str | Span, mark: str = "•") -> Block:
    """A line of a list."""
    return Block(BlockKind.ITEM, _spans(spans), mark)


def quote(text: str) -> Block:
    """An explanation, set apart."""
    return Block(BlockKind.QUOTE, (Span(text),))


def note(*spans: str | Span) -> Block:
    """A line of lesser weight."""
    return Block(BlockKind.NOTE, _spans(spans))


def footer(text: str) -> Block:
    """Where it comes from, at the end."""
    return Block(BlockKind.FOOTER, (Span(text),))


def bold(text: str) -> Span:
    """A run of bold text."""
    return Span(text, Style.BOLD)


def italic(text: str) -> Span:
    """A run of italic text."""
    return Span(text, Style.ITALIC)


def button(label: str, action: Action) -> Button:
    """A button that carries an action."""
    return Button(label, pack(action))


def plain(text: Text) -> str:
    """The words of a text without their looks, a line a block."""
    return "\n".join(" ".join(filter(None, (b.mark, _joined(b.spans)))) for b in text)


def echo(text: str, longest: int = LONGEST_ECHO) -> str:
    """What a person typed, fit to be shown back: one short line, no control characters."""
    if not text.isprintable():
        text = "".join(s if unicodedata.category(s)[0] != "C" else " " for s in text)
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def shown_name(words: Words, name: str) -> str:
    """A member's name, fit to be shown; a word in its place where nothing of it can be seen."""
    return echo(name) if has_visible(name) else words("nameless")


def has_visible(text: str) -> bool:
    """Whether anything of a text can be seen: a letter, a digit, a sign, not blanks alone."""
    return any(unicodedata.category(s)[0] not in "CMZ" and s not in _LOOK_BLANK for s in text)


def day(words: Words, value: date) -> str:
    """A day and month as they are written in a language."""
    return value.strftime("%d/%m" if words.language == "pt-BR" else "%b %d").replace(" 0", " ")


def _spans(spans: Iterable[str | Span]) -> tuple[Span, ...]:
    return tuple(Span(span) if isinstance(span, str) else span for span in spans)


def _joined(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)
