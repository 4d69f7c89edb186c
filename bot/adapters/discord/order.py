"""Keeps what one person does in order, while all others go on at the same time."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

IN_ORDER = 30.0
"""Seconds that one thing waits at most for the one before it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in somebody's line."""

    before: asyncio.Future[None] | None

    async def reached(self) -> None:
        """Wait until all before it is done, but not for ever."""
        if self.before is not None:
            await asyncio.wait((self.before,), timeout=IN_ORDER)


class Order:
    """A line for each person; one that is empty is forgotten."""

    def __init__(self) -> None:
        self._latest: dict[str, asyncio.Future[None]] = {}

    @contextmanager
    def spot(self, person: str) -> Iterator[Spot]:
        """Stand in somebody's line from now on until the block ends."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        spot = Spot(self._latest.get(person))
        self._latest[person] = done
        try:
            yield spot
        finally:
            done.set_result(None)
            if self._latest.get(person) is done:
                del self._latest[person]
