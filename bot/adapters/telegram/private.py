"""How something private finds its reader: who has not opened the private chat, and what waits.

A bot cannot begin a conversation. Who never did is told where to tap, and what they should
have got waits for them under a token.
"""

import secrets
import time
from collections.abc import Callable, Sequence

from cachetools import TTLCache

from bot.errors import UserError
from bot.model import Reply

KEPT_FOR = 3_600.0
"""Seconds that replies wait for their reader."""

MOST = 10_000
"""Members for whom something waits, or who cannot be reached, at most."""

UNREACHED_FOR = 600.0
"""Seconds for which a member counts as not to be reached."""

TOKEN_BYTES = 12

Timer = Callable[[], float]


class WaitingRoom:
    """Replies that wait until their reader opens the private chat."""

    def __init__(self, timer: Timer = time.monotonic) -> None:
        self._waiting: TTLCache[str, tuple[str, tuple[Reply, ...]]] = TTLCache(
            MOST, KEPT_FOR, timer
        )

    def leave(self, member: str, replies: Sequence[Reply]) -> str:
        """Let replies wait for a member; returns the token under which they can be fetched."""
        token = secrets.token_hex(TOKEN_BYTES)
        self._waiting[token] = member, tuple(replies)
        return token

    def fetch(self, member: str, token: str) -> tuple[Reply, ...]:
        """What waits for a member under a token, which can be fetched again.

        Raises UserError where nothing waits any more, or does so for somebody else.
        """
        reader, replies = self._waiting.get(token, ("", ()))
        if not reader:
            raise UserError("telegram-waiting-gone")
        if reader != member:
            raise UserError("telegram-waiting-other")
        return replies


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
