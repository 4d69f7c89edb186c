"""An event loop in which waiting takes no time: its clock jumps to whatever is due next.

For what waits for timers alone; whatever waits for a network or a thread needs a real clock.
"""

import asyncio
import selectors
from collections.abc import Awaitable, Callable, Coroutine
from typing import TypeVar

Result = TypeVar("Result")

HAIR = 1e-5
"""Seconds that virtual time and floating point may be off."""


class _Skipping(selectors.DefaultSelector):
    """Waits for nothing: what it would have waited is handed to `skip`."""

    skip: Callable[[float], None]

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready: list[tuple[selectors.SelectorKey, int]] = super().select(0)
        if not ready:
            assert timeout is not None, "nothing will ever happen"
            if timeout > 0:
                self.skip(timeout)
        return ready


class VirtualTime(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to whatever is due next."""

    def __init__(self) -> None:
        selector = _Skipping()
        selector.skip = self._skip
        self._now = 0.0
        self._jumps: list[float] = []
        super().__init__(selector)

    def time(self) -> float:
        return self._now

    def _skip(self, seconds: float) -> None:
        # At least a microsecond, or rounding could leave the clock just before what is due.
        self._now += max(seconds, 1e-6)
        self._jumps.append(self._now)

    def jumps_after(self, instant: float) -> list[float]:
        """The instants after this one at which something was due."""
        return [jump for jump in self._jumps if jump > instant]


def in_virtual_time(scenario: Coroutine[object, object, Result]) -> Result:
    """Run a scenario to its end without waiting."""
    with asyncio.Runner(loop_factory=VirtualTime) as runner:
        return runner.run(scenario)


def now() -> float:
    return asyncio.get_running_loop().time()


async def together(*each: Awaitable[None]) -> None:
    await asyncio.gather(*each)
