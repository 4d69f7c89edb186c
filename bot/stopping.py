"""Runs what runs side by side, until one of it fails or the process is told to stop."""

import asyncio
import signal
from collections.abc import Coroutine, Iterable

SIGNALS = (signal.SIGINT, signal.SIGTERM)

Work = Coroutine[None, None, None]


async def until_stopped(work: Iterable[Work]) -> None:
    """Run side by side until a signal comes, or one fails; then end the others cleanly.

    Raises what the first that failed raised.
    """
    loop = asyncio.get_running_loop()
    together = asyncio.create_task(_together(work))
    for one in SIGNALS:
        loop.add_signal_handler(one, together.cancel)
    try:
        await asyncio.wait([together])
    finally:
        for one in SIGNALS:
            loop.remove_signal_handler(one)
        together.cancel()
    if not together.cancelled():
        together.result()


async def _together(work: Iterable[Work]) -> None:
    try:
        async with asyncio.TaskGroup() as tasks:
            for one in work:
                tasks.create_task(one)
    except BaseExceptionGroup as group:
        # Whatever failed first is what has to be told.
        raise group.exceptions[0] from None
