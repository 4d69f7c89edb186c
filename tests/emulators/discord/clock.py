"""The server's clock and its news: time that a test can move, and waiting for a condition."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from math import inf


class Clock:
    """Seconds that go on by themselves and can be moved forward."""

    def __init__(self) -> None:
        self._ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._ahead

    def move(self, seconds: float) -> None:
        """Let so many seconds pass at once."""
        self._ahead += seconds

    def stamp(self) -> str:
        """This instant as Discord writes it."""
        return (datetime.now(UTC) + timedelta(seconds=self._ahead)).isoformat()


class News:
    """Wakes those who wait for something to become true."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Something has changed: look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(
        self,
        condition: Callable[[], object],
        timeout: float,  # noqa: ASYNC109
        every: float = inf,
    ) -> bool:
        """Wait until the condition holds; False if `timeout` seconds pass before.

        `every`: look so often without news too, for what the server does not hear of.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not condition():
            future = loop.create_future()
            self._waiting.add(future)
            left = deadline - loop.time()
            await asyncio.wait([future], timeout=max(0.0, min(left, every)))
            self._waiting.discard(future)
            if left <= 0:
                return bool(condition())
        return True
