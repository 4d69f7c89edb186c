"""Snowflakes: ids that grow, with their instant in the upper bits, as strings."""

import time

EPOCH_MS = 1_420_070_400_000
"""Discord's epoch, the first instant of 2015."""
SHARD_SHIFT = 22
"""A guild belongs to the shard `(id >> 22) % shards`."""


class Snowflakes:
    """Makes ids, no two alike."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        """An id greater than all before."""
        return self._after(self._last + 1)

    def apart(self) -> str:
        """An id of a millisecond of its own, so that guilds spread over shards."""
        return self._after(((self._last >> SHARD_SHIFT) + 1) << SHARD_SHIFT)

    def _after(self, least: int) -> str:
        now = (int(time.time() * 1_000) - EPOCH_MS) << SHARD_SHIFT
        self._last = max(least, now)
        return str(self._last)


def shard_of(guild_id: str, shards: int) -> int:
    """The shard that a guild belongs to."""
    return (int(guild_id) >> SHARD_SHIFT) % shards
