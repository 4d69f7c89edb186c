"""How the text of a setting becomes its value, and what it has to be like.

Each function here takes text and gives a value, or raises UserError with the text that says
what can be written instead. None knows which setting it reads.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import TypeVar

from bot.errors import UserError
from bot.store.dialect import parse
from bot.study.days import zone
from bot.views.words import LANGUAGES

T = TypeVar("T")

Reader = Callable[[str], T]

READER = "reader"
"""Under which name a field's reader stands in its metadata."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Text that shows in no log and no traceback: only whoever asks for `text` has it."""

    text: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(self.text)


def setting(default: T, reader: Reader[T], *, shown: bool = True) -> T:
    """A field of the settings, with what reads it; not `shown`: it is left out of the repr."""
    return field(default=default, repr=shown, metadata={READER: reader})


def whole(*, above: int, below: int) -> Reader[int]:
    """What reads a whole number between two others."""

    def read(text: str) -> int:
        return _between(whole_number(text), above=above, below=below)

    return read


def rate(*, at_most: int) -> Reader[float]:
    """What reads a number above 0."""

    def read(text: str) -> float:
        return _between(_number(text, float, "setting-number"), above=0, at_most=at_most)

    return read


def whole_number(text: str) -> int:
    """Any whole number."""
    return _number(text, int, "setting-whole-number")


def log_level(text: str) -> str:
    """The name of a level, in capitals."""
    if text.upper() not in logging.getLevelNamesMapping():
        raise UserError("setting-log-level")
    return text.upper()


def web_address(text: str) -> str:
    """An address of the web, without slashes at its end."""
    if not text.startswith(("http://", "https://")):
        raise UserError("setting-web-address")
    return text.rstrip("/")


def members(text: str) -> str:
    """Platforms with ids there."""
    for one in listed(text):
        platform, _, id_ = one.partition(":")
        if not (platform.isalpha() and id_.isalnum()):
            raise UserError("setting-admins")
    return text


def language(text: str) -> str:
    """A language that we speak."""
    if text not in LANGUAGES:
        raise UserError("setting-language", known=", ".join(LANGUAGES))
    return text


def timezone(text: str) -> str:
    """The name of a time zone."""
    if zone(text) is None:
        raise UserError("setting-timezone")
    return text


def database(text: str) -> str:
    """The address of a database."""
    parse(text)
    return text


def shards(text: str) -> str:
    """How many shards there are, and which of them are meant."""
    # Discord's library comes with it, which only those who set this should wait for.
    from bot.adapters.discord.shards import parse as parse_shards

    try:
        parse_shards(text)
    except ValueError:
        raise UserError("setting-shards") from None
    return text


def path(text: str) -> str:
    """The path of an address."""
    if not text.startswith("/"):
        raise UserError("setting-path")
    return text


def webhook_secret(text: str) -> Secret:
    """What Telegram takes as a secret to say."""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
        raise UserError("telegram-webhook-secret")
    return Secret(text)


def listed(text: str) -> list[str]:
    """What stands between commas."""
    return [one.strip() for one in text.split(",") if one.strip()]


Number = TypeVar("Number", int, float)


def _number(text: str, kind: Callable[[str], Number], message: str) -> Number:
    try:
        return kind(text)
    except ValueError:
        raise UserError(message) from None


def _between(
    number: Number, *, above: float = -inf, below: float = inf, at_most: float = inf
) -> Number:
    """The number, if it is within the limits, as none is that is not even a number."""
    if not number > above:
        raise UserError("setting-above", gt=f"{above:g}")
    if number > at_most:
        raise UserError("setting-at-most", le=f"{at_most:g}")
    if not number < below:
        raise UserError("setting-below", lt=f"{below:g}")
    return number
