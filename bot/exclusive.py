"""What one process at a time may do, of all that share a token.

Here is only what that means to whoever does it; how processes come to an agreement is up to
the store. Where there is one process alone, everything is its to do.
"""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Protocol

Work = Callable[[], Awaitable[None]]


class Exclusive(Protocol):
    """Something that one process at a time may do."""

    @property
    def held(self) -> bool:
        """Whether it is ours to do at this moment."""

    async def during(self, work: Work) -> None:
        """Do some work while it is ours to do, and again each time that it comes to be: the work
        is cancelled when it is not ours any more.

        Returns when the work does, and raises what it raises.
        """


class Unshared:
    """Nobody else is there."""

    held = True

    async def during(self, work: Work) -> None:
        """Do the work."""
        await work()


UNSHARED = Unshared()

NOBODY_ELSE: Mapping[str, Exclusive] = MappingProxyType({})
"""By the names of platforms: none is shared."""
