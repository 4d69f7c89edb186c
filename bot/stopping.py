"""How a process comes to its end: in order, with what it does finished, and in good time.

Owns the signals that ask for it, the order in which things end, and the longest that this may
take. It knows nothing of what runs.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Coroutine, Iterable
from typing import Final

import structlog

SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)

LONGEST: Final = 19.0
"""Seconds from the beginning of the end after which the process is gone, whatever still hangs.
What was acknowledged is in the database by then; what was not is delivered again.
"""

A_STAGE: Final = 13.0
"""Seconds after which a stage that has not ended is left behind. What is being sent unasked gets 5
of them; a platform 12: for what is being handled and shown, and a goodbye.
"""

Work = Coroutine[None, None, None]
Exit = Callable[[int], object]

log = structlog.get_logger()


class Ending:
    """The end of a process: whether it has begun, and that it comes.

    `leave` is called with an exit status in a thread of its own once the end has taken `longest`
    seconds; it should not return.
    """

    def __init__(self, longest: float = LONGEST, leave: Exit = os._exit) -> None:
        self._longest = longest
        self._leave = leave
        self._timer: threading.Timer | None = None

    @property
    def begun(self) -> bool:
        """Whether the process is about to end."""
        return self._timer is not None

    def begin(self, status: int = 0) -> None:
        """Begin to end, with an exit status for when it takes too long; once."""
        if self._timer is None:
            self._timer = threading.Timer(self._longest, self._too_long, (status,))
            self._timer.daemon = True
            self._timer.start()

    def over(self) -> None:
        """Let the process go on after all that had to end: there is more to it."""
        if self._timer is not None:
            self._timer.cancel()

    def _too_long(self, status: int) -> None:
        # Whoever hangs may do so while it writes to the log.
        telling = threading.Thread(target=_tell_that_it_hangs, daemon=True)
        telling.start()
        telling.join(0.5)
        self._leave(status)


async def until_told(ending: Ending, work: Work) -> None:
    """Run something until it ends, or SIGINT or SIGTERM comes, at which it is cancelled.

    A second signal ends the process at once, whatever it does. Raises what `work` raises.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work)
    before = {one: signal.getsignal(one) for one in SIGNALS}

    def told(given: signal.Signals) -> None:
        ending.begin()
        for one in SIGNALS:
            loop.remove_signal_handler(one)
            signal.signal(one, signal.SIG_DFL)
        log.info("stopping", signal=given.name)
        task.cancel()

    for one in SIGNALS:
        loop.add_signal_handler(one, told, one)
    try:
        await asyncio.wait((task,))
    finally:
        task.cancel()
        for one in SIGNALS:
            loop.remove_signal_handler(one)
            signal.signal(one, before[one])
    if not task.cancelled():
        task.result()


async def in_stages(*stages: Iterable[Work], patience: float = A_STAGE) -> None:
    """Run everything side by side until it is cancelled or one of it fails; then end one stage
    after the other, each once the one before has ended, or has not within `patience` seconds.

    Raises what failed first.
    """
    tasks = [[asyncio.create_task(one) for one in stage] for stage in stages]
    everything = [task for stage in tasks for task in stage]
    failed: BaseException | None = None
    try:
        done, _ = await asyncio.wait(everything, return_when=asyncio.FIRST_EXCEPTION)
        failed = next((error for one in done if (error := _error(one))), None)
    finally:
        for stage in tasks:
            await _ended(stage, patience, failed)
    if failed:
        raise failed


async def _ended(
    stage: list[asyncio.Task[None]], patience: float, told: BaseException | None
) -> None:
    for task in stage:
        task.cancel()
    if not stage:
        return
    done, left = await asyncio.wait(stage, timeout=patience)
    if left:
        log.warning("left behind", tasks=len(left))
    for task in done:
        if (error := _error(task)) not in (None, told):
            log.error("failed while stopping", exc_info=error)


def _error(task: asyncio.Task[None]) -> BaseException | None:
    return None if task.cancelled() else task.exception()


def _tell_that_it_hangs() -> None:
    log.warning("stopped before everything had ended")
