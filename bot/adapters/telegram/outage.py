"""Asks Telegram again and again, with growing pauses, until it answers.

Owns what an outage looks like in the log: one line when it begins, one when it is over. It
does not know what is asked.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.adapters.telegram.errors import seconds_of
from bot.errors import UserError

Answer = TypeVar("Answer")

DENIALS = 3
"""How often Telegram must deny a token that it knew, before it counts as revoked."""

_UNKNOWN = (InvalidToken, EndPointNotFound)

log = structlog.get_logger()


def _unheard(_: float) -> None:
    """Nobody wants to know of pauses."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before asking again, in seconds: `first`, then twice as long each time up
    to `longest`, give or take a quarter; after a conflict `conflict` at least. `failed` is told
    before each pause how long it is.
    """

    first: float = 1.0
    longest: float = 60.0
    conflict: float = 5.0
    random: Random = field(default_factory=Random)
    failed: Callable[[float], None] = _unheard

    async def ask(
        self,
        request: Callable[[], Awaitable[Answer]],
        *,
        check: Callable[[], Awaitable[object]] | None = None,
    ) -> Answer:
        """What Telegram answers to a request, however long it takes.

        Raises UserError where it does not know the token. Of one that it knew before, it has to
        say so to `check` as well, and several times: what stands in between may err.
        """
        trouble = ""
        failures = 0
        while True:
            try:
                answer = await request()
            except (TelegramError, TimeoutError) as error:
                if isinstance(error, _UNKNOWN) and await self._is_unknown(check):
                    # Not as the cause: the library's message may hold the token.
                    raise UserError("telegram-token-wrong") from None
                trouble = _told(trouble, error)
                await self._wait(error, failures)
                failures += 1
            else:
                if trouble:
                    log.info("telegram answers again", failures=failures)
                return answer

    async def _is_unknown(self, check: Callable[[], Awaitable[object]] | None) -> bool:
        """Whether Telegram goes on saying that it does not know the token."""
        if check is None:
            return True
        for denied in range(DENIALS):
            try:
                await check()
            except (TelegramError, TimeoutError) as error:
                if not _denies(error):
                    return False
                await self._wait(error, denied)
            else:
                return False
        return True

    async def _wait(self, error: Exception, failures: int) -> None:
        pause = self.pause(error, failures)
        self.failed(pause)
        await asyncio.sleep(pause)

    def pause(self, error: Exception, failures: int) -> float:
        """Seconds to wait after an error that came after so many others."""
        if isinstance(error, RetryAfter):
            return seconds_of(error)
        pause = min(self.longest, self.first * 2.0 ** min(failures, 16))
        if isinstance(error, Conflict):
            # At least as long as asked for, so that two processes do not take turns too fast.
            return max(pause, self.conflict) * self.random.uniform(1.0, 1.25)
        return pause * self.random.uniform(0.75, 1.25)


def _denies(error: Exception) -> bool:
    """Whether it is a 401: a 404 may come from anything on the way."""
    return isinstance(error, InvalidToken) and "unauthorized" in error.message.casefold()


def _told(trouble: str, error: Exception) -> str:
    """The sort of trouble an error is, once it is in the log; it is there already if it lasts."""
    sort = "conflict" if isinstance(error, Conflict) else "outage"
    if sort == trouble:
        return sort
    told = "another process uses this token" if sort == "conflict" else "telegram does not answer"
    log.warning(told, error=type(error).__name__, message=str(error))
    return sort
