"""Who comes first when many do something at once: to acknowledge them all matters more than to be
done with one of them, since Discord waits for that for 3 seconds and no longer.

It knows nothing of what is acknowledged, or carried out.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

AT_ONCE = 64
"""Acknowledgements under way at most: as many connections are opened for them, which costs more
than to wait a little for one that is open.
"""

PATIENCE = 0.5
"""Seconds that something waits at most while others are acknowledged."""


class AcknowledgedFirst:
    """Lets everything wait while something is being acknowledged."""

    def __init__(self) -> None:
        self._under_way = 0
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._waiting: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def acknowledging(self) -> AsyncIterator[None]:
        """Let everything else wait until the block ends."""
        self._under_way += 1
        try:
            async with self._turns:
                yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._let_go()

    async def over(self) -> None:
        """Wait until nothing is being acknowledged, but not for long."""
        if not self._under_way:
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        await asyncio.wait((mine,), timeout=PATIENCE)

    def _let_go(self) -> None:
        while self._waiting:
            one = self._waiting.popleft()
            if not one.done():
                one.set_result(None)
