"""When a platform was heard last, and when anything at all came back from it.

A platform that is down lets every attempt fail, and each failure is something that comes back:
it is waited out. Where nothing comes back, neither an answer nor a failure, we hang. It knows
no platform, and does not judge how long is too long.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.pace import Pace


class Pulse:
    """The signs of life of one platform, in one event loop; instants are its clock's.

    `bearable`: the seconds without a sign of life that are nothing out of the ordinary.
    """

    def __init__(self, bearable: float) -> None:
        self.bearable = bearable
        self.signs: dict[int, float | None] = {0: None}
        self._stirred_until: float | None = None

    def expect(self, parts: Iterable[int]) -> None:
        """Consist of other parts, such as shards, of which none was heard yet."""
        self.signs = dict.fromkeys(parts)

    def hear(self, part: int = 0) -> None:
        """Take note that the platform said something."""
        self.signs[part] = _now()
        self.stir()

    def stir(self, pause: float = 0.0) -> None:
        """Take note that something came back, be it a failure; what comes next is asked for after
        a `pause` of so many seconds.
        """
        self._stirred_until = max(self._stirred_until or 0.0, _now() + pause)

    def rest(self) -> None:
        """Take note that nothing is asked for at present: it is up to another process."""
        self._stirred_until = None

    @property
    def heard(self) -> float | None:
        """When the part that has been silent longest was heard; None while one never was."""
        heard = [sign for sign in self.signs.values() if sign is not None]
        return min(heard) if heard and len(heard) == len(self.signs) else None

    @property
    def silence(self) -> float | None:
        """Seconds since the last sign of life; None before the first one."""
        return None if self.heard is None else _now() - self.heard

    @property
    def fine(self) -> bool:
        """Whether the platform was heard, and not too long ago."""
        return self.silence is not None and self.silence <= self.bearable

    @property
    def stuck(self) -> float:
        """Seconds since anything came back, pauses left out; 0 before anything was asked for."""
        return 0.0 if self._stirred_until is None else max(0.0, _now() - self._stirred_until)


@dataclass(frozen=True, slots=True)
class Vitals:
    """What tells how a platform is doing: whether it is heard, and how fast it is sent to."""

    pulse: Pulse
    pace: Pace


def _now() -> float:
    return asyncio.get_running_loop().time()
