"""Which message shows which post: what a platform's adapter writes down and looks up."""

from bot.model import MessageRef, Shown
from bot.store import shown
from bot.store.engine import Store


class Messages:
    """Knows the messages of posts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def show(self, one: Shown) -> None:
        """Take note that a message shows a post."""
        async with self._store.write() as transaction:
            await shown.add(transaction, one)

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
