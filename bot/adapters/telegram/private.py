"""How something private finds its reader: who has not opened the private chat, and what waits.

A bot cannot begin a conversation. Who never did is told where to tap, and what they should
have got waits for them under a token; where several processes serve the bot, whichever of them
is asked for it finds it.
"""

import secrets
import time
from collections.abc import Callable, Sequence

import structlog
from cachetools import TTLCache

from bot.adapter import KeptForAWhile
from bot.errors import StoreError, UserError
from bot.model import Reply

KEPT_FOR = 3_600.0
"""Seconds that replies wait for their reader."""

MOST = 10_000
"""Members for whom something waits, or who cannot be reached, at most."""

UNREACHED_FOR = 600.0
"""Seconds for which a member counts as not to be reached."""

TOKEN_BYTES = 12

PLACE = "telegram-waiting:"
"""What the names begin with under which replies are kept."""

Timer = Callable[[], float]

log = structlog.get_logger()


Left = tuple[str, tuple[Reply, ...]]
"""Who is to read replies, by their id, and the replies."""


class WaitingRoom:
    """Replies that wait until their reader opens the private chat. `kept` is where other processes
    look for them, None where there are none; `clock` is the one that they have in common.
    """

    def __init__(
        self,
        timer: Timer = time.monotonic,
        kept: KeptForAWhile | None = None,
        clock: Timer = time.time,
    ) -> None:
        self._waiting: TTLCache[str, Left] = TTLCache(MOST, KEPT_FOR, timer)
        self._kept = kept and _Elsewhere(kept, clock)

    async def leave(self, member: str, replies: Sequence[Reply]) -> str:
        """Let replies wait for a member; returns the token under which they can be fetched."""
        left = member, tuple(replies)
        token = secrets.token_hex(TOKEN_BYTES)
        if self._kept:
            try:
                token = await self._kept.leave(left)
            except StoreError as error:  # it waits here at least
                log.warning("waits in this process alone", message=error.message)
        self._waiting[token] = left
        return token

    async def fetch(self, member: str, token: str) -> tuple[Reply, ...]:
        """What waits for a member under a token, which can be fetched again.

        Raises UserError where nothing waits any more, or does so for somebody else.
        """
        left = self._waiting.get(token)
        if left is None and self._kept:
            left = await self._kept.find(token)
        reader, replies = left or ("", ())
        if not reader:
            raise UserError("telegram-waiting-gone")
        if reader != member:
            raise UserError("telegram-waiting-other")
        return replies


class _Elsewhere:
    """Replies that any process can fetch. The token begins with when they have waited too long, so
    that what nobody fetched is found.
    """

    def __init__(self, kept: KeptForAWhile, clock: Timer) -> None:
        # Its library is not for a bot that is alone.
        from msgspec.json import Decoder, Encoder

        self._clock = clock
        self._kept = kept
        self._encoder = Encoder()
        self._decoder = Decoder(Left)

    async def leave(self, left: Left) -> str:
        """Let replies wait, and forget those that have waited too long."""
        now = self._clock()
        token = f"{_digits(now + KEPT_FOR)}{secrets.token_hex(TOKEN_BYTES)}"
        await self._kept.put(f"{PLACE}{token}", self._encoder.encode(left).decode())
        await self._kept.forget(f"{PLACE}{_digits(0)}", f"{PLACE}{_digits(now)}")
        return token

    async def find(self, token: str) -> Left | None:
        """What waits under a token, None where that is nothing any more."""
        if token[: len(_digits(0))] <= _digits(self._clock()):
            return None
        from msgspec import DecodeError

        written = await self._kept.get(f"{PLACE}{token}")
        try:
            return self._decoder.decode(written) if written else None
        except DecodeError:  # another version of the program has left it
            return None


def _digits(seconds: float) -> str:
    return f"{int(seconds):010}"


class Unreached:
    """Members to whom no private message can be sent just now."""

    def __init__(self, timer: Timer = time.monotonic) -> None:
        self._members: TTLCache[str, bool] = TTLCache(MOST, UNREACHED_FOR, timer)

    def add(self, member: str) -> None:
        """Take note that a member cannot be reached."""
        self._members[member] = True

    def remove(self, member: str) -> None:
        """Take note that a member can be reached again."""
        self._members.pop(member, None)

    def __contains__(self, member: str) -> bool:
        return member in self._members
