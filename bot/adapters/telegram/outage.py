"""Asks Telegram again and again, with growing pauses, until it answers.

Owns what an outage looks like in the log: one line when it begins, one when it is over. It
does not know what is asked.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TypeVar

import structlog
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.errors import UserError

Answer = TypeVar("Answer")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait before asking again, in seconds: `first`, then twice as long each time up
    to `longest`, give or take a quarter; after a conflict `conflict` at least.
    """

    first: float = 1.0
    longest: float = 60.0
    conflict: float = 5.0
    random: Random = field(default_factory=Random)

    async def ask(self, request: Callable[[], Awaitable[Answer]]) -> Answer:
        """What Telegram answers to a request, however long it takes.

        Raises UserError where it does not know the token.
        """
        trouble = ""
        failures = 0
        while True:
            try:
                answer = await request()
            except (InvalidToken, EndPointNotFound):
                # Not as the cause: the library's message may hold the token.
                raise UserError("telegram-token-wrong") from None
            except (TelegramError, TimeoutError) as error:
                trouble = _told(trouble, error)
                await asyncio.sleep(self.pause(error, failures))
                failures += 1
            else:
                if trouble:
                    log.info("telegram answers again", failures=failures)
                return answer

    def pause(self, error: Exception, failures: int) -> float:
        """Seconds to wait after an error that came after so many others."""
        if isinstance(error, RetryAfter):
            return _seconds(error)
        pause = min(self.longest, self.first * 2.0 ** min(failures, 16))
        if isinstance(error, Conflict):
            # At least as long as asked for, so that two processes do not take turns too fast.
            return max(pause, self.conflict) * self.random.uniform(1.0, 1.25)
        return pause * self.random.uniform(0.75, 1.25)


def _told(trouble: str, error: Exception) -> str:
    """The sort of trouble an error is, once it is in the log; it is there already if it lasts."""
    sort = "conflict" if isinstance(error, Conflict) else "outage"
    if sort == trouble:
        return sort
    told = "another process uses this token" if sort == "conflict" else "telegram does not answer"
    log.warning(told, error=type(error).__name__, message=str(error))
    return sort


def _seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait; a number, or a span of time where PTB_TIMEDELTA is set."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else after
