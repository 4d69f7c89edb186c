"""What the library's exceptions mean to us, by the codes that Discord gives them."""

from collections.abc import Mapping
from http import HTTPStatus

import aiohttp
import discord

from bot.errors import DeliveryError, RetryLater, Unreachable

SOON = 5.0
"""Seconds to wait after a failure of the network or of Discord."""

SHUT_OUT = 600.0
"""Seconds to wait where the network in front of Discord refuses us: after too many refusals."""

UNKNOWN_MESSAGE = 10008
INVALID_FORM = 50035
ALREADY_ANSWERED = 40060
THREAD_EXISTS = 160004

_UNREACHABLE: Mapping[int, str] = {
    10003: "channel",
    10004: "removed",
    10013: "deleted",
    50001: "access",
    50013: "permissions",
    50033: "deleted",
    50083: "archived",
    160005: "archived",
    50007: "closed",
    50278: "closed",
}

_LATER: Mapping[int, float] = {20016: SOON, 20028: SOON, 30046: 60.0, 40003: 60.0, 130000: SOON}
"""Codes that ask to wait, and for how many seconds."""

_EXPIRED = frozenset({10015, 10062, 50027, UNKNOWN_MESSAGE})

FAILURES = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What the library raises where a request fails; TimeoutError is an OSError."""


def translate(error: Exception) -> DeliveryError:
    """What one of FAILURES means for what was sent; plainly a DeliveryError where that is at fault
    itself.
    """
    if isinstance(error, discord.RateLimited):
        return RetryLater(error.retry_after)
    if isinstance(error, discord.HTTPException):
        return _refused(error)
    passing = isinstance(error, (aiohttp.ClientError, OSError))
    return RetryLater(SOON) if passing else DeliveryError(type(error).__name__)


def _refused(error: discord.HTTPException) -> DeliveryError:
    """What a refusal means: by its code, and by its status where the code says nothing to us."""
    if error.code in _LATER:
        return RetryLater(_LATER[error.code])
    if error.code in _UNREACHABLE:
        return Unreachable(_UNREACHABLE[error.code])
    match error.status:
        case HTTPStatus.TOO_MANY_REQUESTS:
            return RetryLater(SOON if error.code else SHUT_OUT)
        case HTTPStatus.UNAUTHORIZED:  # the token: whoever runs the bot is told elsewhere
            return RetryLater(SHUT_OUT)
        case HTTPStatus.FORBIDDEN | HTTPStatus.NOT_FOUND:
            return Unreachable("refused")
        case status if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return RetryLater(SOON)
        case status:
            return DeliveryError(f"refused: {status} {error.code}")


def expired(error: Exception) -> bool:
    """Whether an interaction, or the message that it made, cannot be answered or changed any
    more; also where it was answered already.
    """
    known = _EXPIRED | {ALREADY_ANSWERED}
    return isinstance(error, discord.HTTPException) and (
        error.code in known or error.status in (HTTPStatus.NOT_FOUND, HTTPStatus.UNAUTHORIZED)
    )


def uneditable(error: discord.HTTPException) -> bool:
    """Whether a message cannot be changed: it is gone, or where it is we may not look."""
    return error.code == UNKNOWN_MESSAGE or error.code in _UNREACHABLE
