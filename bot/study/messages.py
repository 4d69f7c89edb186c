"""Which message shows which post: what a platform's adapter writes down and looks up."""

import asyncio
from collections.abc import Sequence

from bot.errors import StoreError
from bot.model import MessageRef, Shown
from bot.store import shown
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction

PATIENCE = 60.0
"""Seconds for which a message is written down again and again where the database fails."""

PAUSE = 1.0
"""Seconds between two attempts at that."""


class Messages:
    """Knows the messages of posts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._add = GroupCommit(store, _add)

    async def show(self, one: Shown) -> None:
        """Take note that a message shows a post. The message is there: it is written down as soon
        as that can be, for nobody would know of it, and it would be sent again.

        Raises StoreError where that takes too long.
        """
        clock = asyncio.get_running_loop().time
        end = clock() + PATIENCE
        while True:
            try:
                return await self._add(one)
            except StoreError:
                if clock() > end:
                    raise
            await asyncio.sleep(PAUSE)

    async def of_post(self, post_key: int) -> list[Shown]:
        """The messages that show a post, newest first."""
        async with self._store.read() as transaction:
            return await shown.of_post(transaction, post_key)

    async def of_message(self, ref: MessageRef) -> Shown | None:
        """What a message shows, if that is a post."""
        async with self._store.read() as transaction:
            return await shown.of_message(transaction, ref)

    async def of_poll(self, platform: str, poll: str) -> Shown | None:
        """The message that bears a native poll."""
        async with self._store.read() as transaction:
            return await shown.of_poll(transaction, platform, poll)


async def _add(transaction: Transaction, found: Sequence[Shown]) -> list[None]:
    await shown.add(transaction, found)
    return [None] * len(found)
