"""Whether the process lives and can do its work, for whoever looks after it.

It can where the database answers and a platform is connected. One platform that is down does
not make it unready: whoever keeps requests away from what is not ready would keep those of the
other platforms away too. Each platform is told of by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.pulse import Pulse
from bot.web.figures import Asked

Elsewhere = Callable[[str], bool]
"""Whether another process is connected to a platform, so that this one need not be."""


@dataclass(frozen=True, slots=True)
class PlatformHealth:
    """How a platform is doing. `silence`: seconds since its last sign of life, None before the
    first; `elsewhere`: another process is connected to it.
    """

    fine: bool
    silence: float | None
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """How the process is doing."""

    stopping: bool
    database: bool
    platforms: Mapping[str, PlatformHealth]

    @property
    def ready(self) -> bool:
        """Whether it can do its work."""
        connected = any(one.fine or one.elsewhere for one in self.platforms.values())
        return connected and self.database and not self.stopping

    def to_json(self) -> dict[str, object]:
        """The same for a program; seconds are rounded."""
        return {
            "alive": True,
            "ready": self.ready,
            "stopping": self.stopping,
            "database": {"fine": self.database},
            "platforms": {name: _json(one) for name, one in self.platforms.items()},
        }


class Doctor:
    """Finds out how the process is doing. `stopping` tells whether it is about to end."""

    def __init__(
        self,
        pulses: Mapping[str, Pulse],
        asked: Asked,
        stopping: Callable[[], bool],
        elsewhere: Elsewhere = lambda _: False,
    ) -> None:
        self._pulses = pulses
        self._asked = asked
        self._stopping = stopping
        self._elsewhere = elsewhere

    async def health(self) -> Health:
        """How the process is doing; the database is given some seconds to answer."""
        figures = await self._asked.figures()
        platforms = {
            name: PlatformHealth(pulse.fine, pulse.silence, self._elsewhere(name))
            for name, pulse in self._pulses.items()
        }
        return Health(self._stopping(), figures is not None, platforms)


def _json(one: PlatformHealth) -> dict[str, object]:
    silence = None if one.silence is None else round(one.silence, 1)
    return {"fine": one.fine, "last_sign_of_life": silence, "elsewhere": one.elsewhere}
