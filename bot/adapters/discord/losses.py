"""Channels that the bot wrote in and cannot any more: who chose them is told once, and what was
given back is noticed.

Whoever cannot be told in private is told at their next command, which is done elsewhere.
"""

from collections.abc import Awaitable, Callable

import discord

from bot.adapter import Contacts, Kept
from bot.adapters.discord.errors import FAILURES
from bot.adapters.discord.places import private_chat, server_chat
from bot.adapters.discord.reach import Reach
from bot.adapters.discord.rights import Rights
from bot.errors import DeliveryError
from bot.model import Chat, MessageRef, Origin, Reply

Deliver = Callable[[Chat, Reply], Awaitable[MessageRef]]


class Losses:
    """Knows who chose the channel of a server; `deliver` sends something to a chat, and what
    becomes of that is written down nowhere: who wants no reminders need not hear of them.
    """

    def __init__(
        self, contacts: Contacts, kept: Kept, reach: Reach, rights: Rights, deliver: Deliver
    ) -> None:
        self._contacts = contacts
        self._kept = kept
        self._reach = reach
        self._rights = rights
        self._deliver = deliver

    async def chosen(self, origin: Origin, channel: str) -> None:
        """Take note of who chose a channel, or how it is used, if it is the server's now."""
        now, _ = await self._contacts.channel(origin.chat)
        if now != channel:
            return
        await self._reach.took(origin.chat)
        language = await self._contacts.language(origin.chat, origin.member)
        await self._kept.put(_name(origin.chat), f"{origin.member.id} {language}")
        await self._kept.put(_threads_told(origin.chat), "")

    async def tell(self, guild: discord.Guild | None, chat: Chat) -> None:
        """Tell who chose a server's channel, in private, why nothing can be sent there."""
        who, _, language = (await self._kept.get(_name(chat))).partition(" ")
        if not who or guild is None:
            return
        lost = await self._rights.loss(guild, chat, language)
        if lost is None:
            return
        if await self._written(private_chat(who), lost):
            await self._reach.told(chat)

    async def threads_lost(self, guild: discord.Guild | None, chat: Chat) -> None:
        """Tell who chose a server's channel, once, that questions have no threads any more."""
        if await self._kept.get(_threads_told(chat)):
            return
        await self._kept.put(_threads_told(chat), "yes")
        await self.tell(guild, chat)

    async def looked_after(self, guild: discord.Guild) -> None:
        """Take note that something of a server has changed, by which the bot may write again."""
        chat = server_chat(guild.id)
        if not await self._reach.forbidden(chat):
            return
        if await self._rights.can_write(guild, chat):
            await self._reach.took(chat)

    async def _written(self, person: Chat, lost: Reply) -> bool:
        """Write to a person, unless they take no messages."""
        try:
            await self._reach.check(person)
            await self._deliver(person, lost)
        except (DeliveryError, *FAILURES):
            return False
        return True


def _name(chat: Chat) -> str:
    return f"discord-channel-by:{chat.id}"


def _threads_told(chat: Chat) -> str:
    return f"discord-threads-told:{chat.id}"
