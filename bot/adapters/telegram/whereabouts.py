"""Which chats the bot is in and under which id, as Telegram tells it bit by bit.

Owns what follows from it for a chat: that it is silent, that it moved, that it is new. What
the bot says there is not known here.
"""

from dataclasses import replace

from cachetools import LRUCache

from bot.adapter import Contacts
from bot.adapters.telegram.heard import Changed, Migrated
from bot.adapters.telegram.limits import NAME
from bot.model import Chat, Origin

MOVED_LATELY = 1_000
"""Groups that are known to have moved."""


class Whereabouts:
    """Writes down what becomes of the bot in chats."""

    def __init__(self, contacts: Contacts) -> None:
        self._contacts = contacts
        self._moved: LRUCache[str, str] = LRUCache(MOVED_LATELY)
        self._moving: set[str] = set()

    async def moved(self, migrated: Migrated) -> None:
        """Take note that a group goes on under another id."""
        self._moved[migrated.chat.id] = migrated.to
        self._moving.add(migrated.chat.id)
        try:
            await self._contacts.move(migrated.chat, migrated.to)
        finally:
            self._moving.discard(migrated.chat.id)
        # It may have been told before that the bot is not in the old one any more.
        await self._contacts.silence(Chat(NAME, migrated.to), "")

    def know(self, old: str, new: str) -> None:
        """Take note that a group goes on under another id, as somebody else has written down."""
        self._moved[old] = new

    async def changed(self, changed: Changed) -> Origin | None:
        """Take note of what the bot may do in a chat; returns who brought it into a new one."""
        if changed.chat.id in self._moved:
            return None
        new = await self.is_new(changed.chat)
        await self._contacts.silence(changed.chat, changed.why)
        return changed.added_by if new and not changed.why else None

    async def is_new(self, chat: Chat) -> bool:
        """Whether a chat is neither known nor another one that moved."""
        return chat.id not in self._moved.values() and not await self._contacts.known(chat)

    def now(self, origin: Origin) -> Origin:
        """An origin under its chat's new id: members still tap what they see of the old one.

        Until the move is written down, the old id is the one under which the chat is known.
        """
        moved = None if origin.chat.id in self._moving else self._moved.get(origin.chat.id)
        return replace(origin, chat=replace(origin.chat, id=moved)) if moved else origin
