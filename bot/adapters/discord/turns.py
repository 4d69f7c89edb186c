"""Whose turn it is to begin a session: as many at once, and a day, as Discord allows.

A bot that begins more sessions in a day than Discord allows loses its token, so that what
is left is asked for before each one. It knows nothing of what a session is.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

import structlog
from yarl import URL

if TYPE_CHECKING:  # the library's types import each other in a circle
    from discord.types.gateway import SessionStartLimit

GAP = 5.25
"""Seconds between two shards of a lane: Discord's five, and a little for what delays the first
on its way longer than the second.
"""

Allowance = tuple[int, str, "SessionStartLimit"]
"""How many shards Discord advises, where the gateway is, and what may be begun."""

log = structlog.get_logger()


@dataclass(slots=True)
class Lane:
    """Shards that take turns."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = -inf


class Turns:
    """Lets shards identify; `ask` asks for the allowance of the token, `pausing` is told how long
    nothing more will be asked.
    """

    def __init__(
        self,
        ask: Callable[[], Awaitable[Allowance]],
        gap: float = GAP,
        pausing: Callable[[float], None] = lambda _: None,
    ) -> None:
        self._ask = ask
        self._gap = gap
        self._pausing = pausing
        self._lanes = defaultdict[int, Lane](Lane)
        self._at_once = 1

    async def advised(self) -> int:
        """How many shards Discord advises."""
        count, _, limit = await self._ask()
        self._at_once = max(1, limit["max_concurrency"])
        return count

    @asynccontextmanager
    async def turn(self, shard: int) -> AsyncIterator[URL]:
        """Wait for a shard's turn; the body identifies it at the address that it is given.

        Raises what asking raises.
        """
        lane = self._lanes[shard % self._at_once]
        async with lane.lock:
            address = await self._allowed()
            await asyncio.sleep(lane.free_at - _now())
            try:
                yield address
            finally:
                lane.free_at = _now() + self._gap

    async def _allowed(self) -> URL:
        """Where to connect to, as soon as a session may be begun today."""
        while True:
            _, address, limit = await self._ask()
            if limit["remaining"] > 0:
                return URL(address)
            seconds = limit["reset_after"] / 1_000
            log.warning("discord allows no more sessions today", seconds=round(seconds))
            self._pausing(seconds + self._gap)
            await asyncio.sleep(seconds + self._gap)


def _now() -> float:
    return asyncio.get_running_loop().time()
