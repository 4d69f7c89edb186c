"""Small things that all views are built of: blocks, buttons, and what people typed, made safe."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from bot.actions import Action, pack
from bot.model import Block, BlockKind, Button, Span, Style, Text
from bot.views.words import Words

KEPT = 4_096
"""Buttons that are kept, the latest used: those under a verdict are the same for all."""

LONGEST_ECHO = 60
"""Characters of somebody's text that are shown back at most."""

_LOOK_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing: Hangul fillers, the empty Braille cell."""


_JOINER = "\u200d"
_EMOJI = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_IDLE = re.compile(f"(?<!{_EMOJI}){_JOINER}|{_JOINER}(?!{_EMOJI})")
"""A joiner that does not make one emoji of two."""

_MARKS = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_TOWER = re.compile(f"({_MARKS}{{3}}){_MARKS}+")
"""Marks on one letter, and those that are more than any language puts there."""

_APART, _END = "\u2068", "\u2069"
"""Around what runs in its own direction: a name written from right to left turns no line."""


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


@lru_cache(KEPT)
def button(label: str, action: Action) -> Button:
    """A button that carries an action."""
    return Button(label, pack(action))


def plain(text: Text) -> str:
    """The words of a text without their looks, a line a block."""
    return "\n".join(" ".join(filter(None, (b.mark, _joined(b.spans)))) for b in text)


def echo(text: str, longest: int = LONGEST_ECHO) -> str:
    """What a person typed, fit to be shown back: one short line, no control characters, no towers
    of marks.
    """
    if not text.isprintable():
        text = "".join(s if _shows(s) else " " for s in _IDLE.sub(" ", text))
    if not text.isascii():
        text = _TOWER.sub(r"\1", text)
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip(f" {_JOINER}") + "…"


def _shows(sign: str) -> bool:
    return sign == _JOINER or unicodedata.category(sign)[0] != "C"


def shown_name(words: Words, name: str) -> str:
    """A member's name, fit to be shown; a word in its place where nothing of it can be seen."""
    if not has_visible(name):
        return words("nameless")
    shown = echo(name)
    return f"{_APART}{shown}{_END}" if _runs_left(shown) else shown


def _runs_left(text: str) -> bool:
    """Whether anything of a text is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(s) in ("R", "AL") for s in text)


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
