"""What was read lately, kept at hand; what many want at the same moment is read once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from cachetools import Cache, LRUCache, TTLCache

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class AtHand(Generic[Key, Value]):
    """Values by key, the latest `size` used. What is not there is asked for again each time, and
    so is what was put there more than `fresh` seconds ago, where others may change it.
    """

    def __init__(self, size: int, fresh: float | None = None) -> None:
        self._values: Cache[Key, Value] = TTLCache(size, fresh) if fresh else LRUCache(size)
        self._coming: dict[Key, asyncio.Task[Value | None]] = {}
        self._forgotten = 0

    def peek(self, key: Key) -> Value | None:
        """The value of a key if it is at hand."""
        return self._values.get(key)

    def __setitem__(self, key: Key, value: Value) -> None:
        self._values[key] = value

    def clear(self) -> None:
        """Have nothing at hand any more; what is being read meanwhile is not kept either."""
        self._values.clear()
        self._coming.clear()
        self._forgotten += 1

    def drop(self, key: Key) -> None:
        """Have the value of a key not at hand any more; if it is being read meanwhile, it is not
        kept either.
        """
        self._values.pop(key, None)
        self._coming.pop(key, None)
        self._forgotten += 1

    async def get(self, key: Key, read: Callable[[Key], Awaitable[Value | None]]) -> Value | None:
        """The value of a key, read if it is not at hand; raises what reading raises."""
        try:
            return self._values[key]
        except KeyError:
            pass
        if key not in self._coming:
            self._coming[key] = asyncio.create_task(self._fetch(key, read))
        # One who gives up must not take the value from the others who wait.
        return await asyncio.shield(self._coming[key])

    async def learn(self, read: Callable[[], Awaitable[tuple[Key, Value] | None]]) -> Value | None:
        """A value that is read whatever is at hand, and kept under the key that comes with it
        where none is; raises what reading raises.
        """
        forgotten = self._forgotten
        found = await read()
        if found is None:
            return None
        key, value = found
        if forgotten == self._forgotten:
            self._values.setdefault(key, value)
        return value

    async def _fetch(
        self, key: Key, read: Callable[[Key], Awaitable[Value | None]]
    ) -> Value | None:
        own = asyncio.current_task()
        try:
            value = await read(key)
            if value is None or self._coming.get(key) is not own:
                return value
            # What was put there while this was being read is newer.
            return self._values.setdefault(key, value)
        finally:
            if self._coming.get(key) is own:
                del self._coming[key]
