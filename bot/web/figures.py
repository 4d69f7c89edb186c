"""What has to be asked of the database to say how we are doing, asked seldom enough."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter
from typing import Final

import structlog

from bot.errors import StoreError
from bot.store.backlog import Backlog, backlogs
from bot.store.engine import Store
from bot.study.asker import Clock

FRESH: Final = 5.0
"""Seconds for which an answer of the database is good enough."""

PATIENCE: Final = 2.0
"""Seconds after which the database is not waited for any more. To leave a connection on which
nothing comes takes two more, and whoever asks for our health waits five at least.
"""

LATE: Final = timedelta(minutes=1)
"""After how long what was due and is not over counts as late."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Figures:
    """What the database said, and within how many seconds.

    `backlogs` by platform. `oldest`: seconds since the longest due was due, by platform.
    """

    seconds: float
    backlogs: Mapping[str, Backlog]
    oldest: Mapping[str, float]


class Asked:
    """Asks the database, at most every few seconds however often it is called."""

    def __init__(
        self, store: Store, clock: Clock, fresh: float = FRESH, patience: float = PATIENCE
    ) -> None:
        self._store = store
        self._clock = clock
        self._patience = patience
        self._fresh = fresh
        self._asking = asyncio.Lock()
        self._last: Figures | None = None
        self._until = 0.0

    async def figures(self) -> Figures | None:
        """What the database said lately; None where it did not answer, or not in time."""
        loop = asyncio.get_running_loop()
        async with self._asking:
            if loop.time() >= self._until:
                self._last = await self._ask()
                self._until = loop.time() + self._fresh
            return self._last

    async def _ask(self) -> Figures | None:
        now, began = self._clock(), perf_counter()
        try:
            async with asyncio.timeout(self._patience), self._store.read() as transaction:
                found = await backlogs(transaction, now, now - LATE)
        except (StoreError, TimeoutError) as error:
            log.warning("database does not answer", error=type(error).__name__)
            return None
        oldest = {name: (now - one.oldest).total_seconds() for name, one in found.items()}
        return Figures(perf_counter() - began, found, oldest)
