"""Ends the process when it hangs, so that what looks after it starts it anew.

Owns how long is too long: for a platform from which nothing comes back, neither an answer nor
a failure, and for an event loop in which nothing has its turn. An outage is no reason: it lets
requests fail. It knows neither platforms nor how the process is ended in order.
"""

import asyncio
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, NoReturn

import structlog

from bot.errors import BotError
from bot.pulse import Pulse

SILENCE: Final = 300.0
"""Seconds in which nothing comes back from a platform. Every request to one is given up, and
repeated, well before.
"""

EVERY: Final = 10.0
"""Seconds between two looks at the platforms."""

BLOCKED: Final = 60
"""Looks, one a second, in which the event loop did not have a turn."""

STUCK: Final = 3
"""The exit status of a process that ended itself to be started anew."""

Exit = Callable[[int], object]

log = structlog.get_logger()


class StuckError(BotError):
    """Nothing comes back from a platform."""


async def watch(
    pulses: Mapping[str, Pulse], silence: float = SILENCE, every: float = EVERY
) -> NoReturn:
    """Look at the pulses of platforms until one of them is silent for too long: StuckError."""
    clock = asyncio.get_running_loop().time
    while True:
        due = clock() + every
        await asyncio.sleep(every)
        if clock() > due + every:
            continue  # we were held up ourselves: what came meanwhile has its turn first
        for platform, pulse in pulses.items():
            if pulse.stuck > silence:
                log.critical("platform hangs", platform=platform, seconds=round(pulse.stuck))
                raise StuckError(platform)


@contextmanager
def loop_watched(
    blocked: int = BLOCKED, every: float = 1.0, leave: Exit = os._exit
) -> Iterator[None]:
    """Call `leave` with an exit status, from a thread, should the running event loop be blocked
    for so many looks while the block lasts; the log says where it was.
    """
    watcher = _LoopWatcher(asyncio.get_running_loop(), blocked, every, leave)
    watcher.start()
    try:
        yield
    finally:
        watcher.over.set()


class _LoopWatcher(threading.Thread):
    """Counts its own looks, not seconds: a process that was paused has not been blocked."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, blocked: int, every: float, leave: Exit
    ) -> None:
        super().__init__(name="watchdog", daemon=True)
        self.over = threading.Event()
        self._loop = loop
        self._watched = threading.get_ident()
        self._blocked = blocked
        self._every = every
        self._leave = leave
        self._missed = 0

    def run(self) -> None:
        while not self.over.wait(self._every):
            self._missed += 1
            if self._missed > self._blocked:
                self._give_up()
                return
            try:
                self._loop.call_soon_threadsafe(self._had_a_turn)
            except RuntimeError:  # the loop is closed
                return

    def _had_a_turn(self) -> None:
        self._missed = 0

    def _give_up(self) -> None:
        frame = sys._current_frames().get(self._watched)
        where = "".join(traceback.format_stack(frame)) if frame else ""
        # What blocks the loop may be the log.
        telling = threading.Thread(target=_tell, args=(where,), daemon=True)
        telling.start()
        telling.join(2.0)
        self._leave(STUCK)


def _tell(where: str) -> None:
    log.critical("event loop blocked", where=where)
