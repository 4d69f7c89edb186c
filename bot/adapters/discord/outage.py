"""What is done while Discord does not answer: ask again, with growing pauses.

Owns what an outage looks like in the log, one line when it begins and one when it is over,
and which refusals no patience helps against. It does not know what is asked.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import TypeVar

import structlog
from aiohttp import ClientError
from discord import ConnectionClosed, GatewayNotFound, HTTPException, LoginFailure
from discord.gateway import ReconnectWebSocket

from bot.errors import UserError

Answer = TypeVar("Answer")

EXPECTED = (
    OSError,
    TimeoutError,
    ClientError,
    HTTPException,
    GatewayNotFound,
    ConnectionClosed,
    ReconnectWebSocket,
)
"""What a network and its other end do at times; anything else is worth a traceback."""

FINAL = {
    4004: "discord-token-wrong",
    4010: "discord-shards-wrong",
    4011: "discord-shards-wrong",
    4013: "discord-intents-wrong",
    4014: "discord-intents-wrong",
}
"""The gateway's close codes that stay the same however often one asks, and what is told."""

log = structlog.get_logger()


def _unheard(_: float) -> None:
    """Nobody wants to know of pauses."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before asking again, in seconds: `first`, then twice as long each time
    up to `longest`, give or take a quarter. What has lasted for `steady` is asked for again
    at once. `failed` is told before each pause how long it is.
    """

    first: float = 1.0
    longest: float = 60.0
    steady: float = 10.0
    random: Random = field(default_factory=Random)
    failed: Callable[[float], None] = _unheard

    def pause(self, failures: int) -> float:
        """Seconds to wait after so many failures before the last one."""
        pause = min(self.longest, self.first * 2.0 ** min(failures, 16))
        return pause * self.random.uniform(0.75, 1.25)

    async def ask(self, request: Callable[[], Awaitable[Answer]]) -> Answer:
        """What Discord answers to a request, however long it takes.

        Raises UserError where it refuses for good.
        """
        attempts = Attempts(self)
        while True:
            try:
                answer = await request()
            except Exception as error:
                refuse_if_final(error)
                attempts.tell(error)
                await attempts.pause()
            else:
                attempts.over()
                return answer


class Attempts:
    """How often something failed in a row; `about` is said with it in the log."""

    def __init__(self, patience: Patience, **about: int) -> None:
        self.failures = 0
        self._patience = patience
        self._about = about
        self._told = False

    def tell(self, error: Exception) -> None:
        """Log that it fails, unless that is in the log already."""
        if not self._told:
            self._told = True
            name, trace = type(error).__name__, None if isinstance(error, EXPECTED) else error
            log.warning("discord does not answer", error=name, message=str(error), exc_info=trace)

    async def pause(self) -> None:
        """Wait before the next attempt."""
        pause = self._patience.pause(self.failures)
        self._patience.failed(pause)
        await asyncio.sleep(pause)
        self.failures += 1

    def over(self) -> None:
        """Log that it goes well again, if it did not."""
        if self._told:
            self._told = False
            log.info("discord answers again", failures=self.failures, **self._about)


def refuse_if_final(error: Exception) -> None:
    """Raise UserError in the place of an error against which no patience helps."""
    if isinstance(error, UserError):
        raise error
    if isinstance(error, LoginFailure) or _unauthorized(error.__cause__):
        # Not as the cause: a request holds the token.
        raise UserError("discord-token-wrong") from None
    if isinstance(error, ConnectionClosed) and error.code in FINAL:
        raise UserError(FINAL[error.code]) from None


def _unauthorized(cause: BaseException | None) -> bool:
    return isinstance(cause, HTTPException) and cause.status == HTTPStatus.UNAUTHORIZED
