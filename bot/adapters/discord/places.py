"""Where on Discord a chat is: what it is called, and in which channel it is spoken to.

A server is one chat, whatever the channel; a private conversation is called by its person,
since its channel is not known before it is opened; any other place by its channel.
"""

import discord
from cachetools import LRUCache

from bot.adapter import Contacts
from bot.adapters.discord.limits import NAME
from bot.errors import Unreachable
from bot.model import Chat, Place

PRIVATE = "@"
"""Begins the id of a private conversation; a person's id follows."""

PRIVATE_LINK = "https://discord.com/channels/@me/"
"""Begins the address of whatever stands in one's private conversations."""

OPENED = 50_000
"""Private channels that are remembered: opening one costs a request. About 10 MB when full."""


def private_chat(user_id: int | str) -> Chat:
    """The private conversation with a person."""
    return Chat(NAME, f"{PRIVATE}{user_id}")


def server_chat(guild_id: int) -> Chat:
    """The chat that a server is."""
    return Chat(NAME, str(guild_id))


def message_link(channel: int, message: int) -> str:
    """Where a message of a private conversation is found, as the one who has it is led there."""
    return f"{PRIVATE_LINK}{channel}/{message}"


def place_of(chat: Chat) -> Place:
    """Whether a chat is a private conversation."""
    return Place.PRIVATE if chat.id.startswith(PRIVATE) else Place.GROUP


class Channels:
    """Finds the channel of a chat."""

    def __init__(self, client: discord.Client, contacts: Contacts) -> None:
        self._client = client
        self._contacts = contacts
        self._private: LRUCache[str, int] = LRUCache(OPENED)

    def know(self, chat: Chat, channel_id: int) -> None:
        """Take note of the channel of a private conversation."""
        self._private[chat.id] = channel_id

    async def find(self, chat: Chat) -> tuple[int, bool]:
        """The channel in which a chat is told what it did not ask for, and whether in threads.

        Raises Unreachable where none was chosen, and the library's errors.
        """
        if place_of(chat) is Place.PRIVATE:
            return await self.opened(chat), False
        channel, threads = await self._contacts.channel(chat)
        if not channel:
            raise Unreachable("no channel")
        return int(channel), threads

    async def opened(self, chat: Chat) -> int:
        """The channel of a private conversation, which is opened where it is not. Raises the
        library's errors.
        """
        known = self._private.get(chat.id)
        if known is not None:
            return known
        person = int(chat.id.removeprefix(PRIVATE))
        channel = await self._client.http.start_private_message(person)
        self._private[chat.id] = int(channel["id"])
        return self._private[chat.id]
