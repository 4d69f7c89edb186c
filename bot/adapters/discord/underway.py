"""What is being handled, so that it can be finished before the bot stops.

It knows nothing of what that is.
"""

import asyncio

import structlog

AT_THE_END = 10.0
"""Seconds that what is being handled may still take when the bot stops."""

log = structlog.get_logger()


class Underway:
    """Tasks that are not done."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def keep(self, task: asyncio.Task[None]) -> asyncio.Task[None]:
        """Wait for this task too when the bot stops."""
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def finish(self, seconds: float = AT_THE_END) -> None:
        """Wait for what is not done, and give up what takes longer than so many seconds."""
        end = asyncio.get_running_loop().time() + seconds
        while self._tasks and (more := end - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._tasks, timeout=more)  # what is being handled may begin more
        left = tuple(self._tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if left:
            log.warning("events given up", count=len(left))
