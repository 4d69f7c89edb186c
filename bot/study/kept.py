"""Words kept for the next start, for whoever has to know what was said last."""

from bot.store import kept
from bot.store.engine import Store


class Kept:
    """Keeps a word under a name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def get(self, name: str) -> str:
        """What was kept under a name; empty where that is nothing."""
        async with self._store.read() as transaction:
            return await kept.get(transaction, name)

    async def put(self, name: str, value: str) -> None:
        """Keep something in the place of what was kept before."""
        async with self._store.write() as transaction:
            await kept.put(transaction, name, value)

    async def forget(self, first: str, before: str) -> None:
        """Forget what was kept under the names from `first` up to, and without, `before`."""
        async with self._store.write() as transaction:
            await kept.forget(transaction, first, before)
