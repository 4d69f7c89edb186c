"""What is shown in the background: in order within a line, all lines at the same time.

It does not know what is shown, nor how fast it may be sent.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from contextlib import suppress

import structlog

IN_ALL = 5_000
"""Things that wait to be shown, in all lines; beyond, whoever brings another waits."""

IN_LINE = 50
"""Things that wait in one line; no person reads more, and what is more is left out."""

Work = Callable[[], Awaitable[object]]

log = structlog.get_logger()


class Lines:
    """Carries out what is put into lines; a line without work is forgotten."""

    def __init__(self) -> None:
        self._room = asyncio.Semaphore(IN_ALL)
        self._waiting: dict[Hashable, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def put(self, line: Hashable, work: Work) -> None:
        """Have something done behind all that is in its line; waits where there is no room."""
        waiting = self._waiting.get(line)
        if waiting is not None and len(waiting) >= IN_LINE:
            log.warning("reply left out", line=str(line))
            return
        await self._room.acquire()
        if line in self._waiting:
            self._waiting[line].append(work)
            return
        self._waiting[line] = deque((work,))
        self._start(self._run(line))

    def at_once(self, work: Work) -> None:
        """Have something done now, whatever waits."""
        self._start(_done(work))

    async def drain(self, seconds: float) -> None:
        """Wait until all is done, but no longer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._tasks:  # what is done may bring more to do
                    await asyncio.wait(set(self._tasks))

    async def stop(self) -> None:
        """Give up what is not done."""
        left = set(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if left:
            log.warning("replies given up", count=len(left))

    def _start(self, coroutine: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, line: Hashable) -> None:
        waiting = self._waiting[line]
        try:
            while waiting:
                await _done(waiting[0])
                waiting.popleft()
                self._room.release()
        finally:
            del self._waiting[line]
            for _ in waiting:
                self._room.release()


async def _done(work: Work) -> None:
    """Do something; that it fails concerns nothing else."""
    try:
        await work()
    except Exception as error:
        log.exception("reply not shown", error=type(error).__name__)
