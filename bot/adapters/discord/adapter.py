"""Discord as a platform: what the core asks of it, and what its parts are put together from.

How the connection is kept is up to the client; what somebody did, to `handling`; what is sent
unasked, to `delivering`. Here is only who is told what.
"""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, tzinfo

import discord

from bot.adapter import Contacts, Kept, Messages, Receive
from bot.adapters.discord.connection import PACING, at, in_lane, keep_pace
from bot.adapters.discord.delivering import Deliverer
from bot.adapters.discord.dynamic import DynamicButton, DynamicSelect
from bot.adapters.discord.errors import FAILURES, SOON, translate
from bot.adapters.discord.gateway import Gateway
from bot.adapters.discord.handling import Handling
from bot.adapters.discord.limits import ABILITIES, LIMITS, NAME
from bot.adapters.discord.losses import Losses
from bot.adapters.discord.places import Channels, place_of, server_chat
from bot.adapters.discord.posting import Poster
from bot.adapters.discord.reach import Reach
from bot.adapters.discord.rights import Rights
from bot.adapters.discord.showing import Showing
from bot.adapters.discord.sync import sync
from bot.errors import DeliveryError, RetryLater
from bot.model import Chat, MessageRef, Place, Reply
from bot.pace import Lane, Pace
from bot.views.words import Catalog


class Discord:
    """Discord, through one bot.

    All that its client asks for waits for its turn at `pace`. `language` and `zone` are for
    what is said to nobody in particular; `api_url` is where Discord answers if it is not where
    the library asks, without a slash at its end.
    """

    name = NAME
    abilities = ABILITIES
    limits = LIMITS

    def __init__(
        self,
        gateway: Gateway,
        messages: Messages,
        contacts: Contacts,
        kept: Kept,
        catalog: Catalog,
        language: str,
        *,
        pace: Pace | None = None,
        zone: tzinfo = UTC,
        api_url: str = "",
    ) -> None:
        self._gateway = gateway
        self._client = client = gateway.client
        self._contacts = contacts
        self._kept = kept
        self._catalog = catalog
        self._api_url = api_url
        keep_pace(client, pace or Pace(PACING))
        self._poster = Poster(client, messages, catalog[language]("discord-select"))
        self._reach = Reach(contacts)
        self._rights = Rights(contacts, catalog)
        self._losses = Losses(contacts, kept, self._reach, self._rights, self._say)
        self._channels = Channels(client, contacts)
        self._deliverer = Deliverer(
            client, self._channels, self._poster, contacts, catalog, zone, self._no_threads
        )

    async def run(self, receive: Receive) -> None:
        """Hand on what happens until cancelled; what is being handled then is finished.

        Raises UserError where the operator has to mend something.
        """
        handling = self._handled_by(receive)
        for handler in (
            handling.on_interaction,
            handling.on_message,
            self.on_guild_join,
            self.on_guild_available,
            self.on_guild_remove,
            self.on_guild_channel_update,
            self.on_guild_channel_delete,
            self.on_guild_role_update,
            self.on_member_update,
        ):
            self._client.event(handler)
        self._client.on_component = handling.on_interaction
        self._client.add_dynamic_items(DynamicButton, DynamicSelect)
        with at(self._api_url):
            await self._gateway.run(self._ready)

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:
        """Send something unasked, behind all that somebody waits for; the same `key` within a few
        minutes shows once.

        Raises DeliveryError where the chat does not take it; what that says of the chat is
        written down.
        """
        self._check_ready()
        await self._reach.check(chat)
        try:
            with in_lane(Lane.BULK):
                ref = await self._deliverer.deliver(chat, reply, key)
        except FAILURES as error:
            raise await self._failed(chat, error) from error
        await self._reach.took(chat)
        return ref

    def private_chat(self, member_id: str) -> Chat:
        """The direct messages with somebody."""
        return Chat(NAME, f"@{member_id}")

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """Change what a message says, unless its post was closed. Raises DeliveryError."""
        self._check_ready()
        try:
            await self._poster.edit(ref, reply)
        except FAILURES as error:
            raise translate(error) from error

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server has invited the bot."""
        await self._reach.joined(guild.id)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server is there, of which the bot is a member: at the start, or after an outage."""
        await self._reach.available(guild.id)
        await self._losses.looked_after(guild)

    async def on_guild_channel_update(
        self, _: discord.abc.GuildChannel, channel: discord.abc.GuildChannel
    ) -> None:
        """A channel has changed, and with it perhaps what the bot may do there."""
        await self._losses.looked_after(channel.guild)

    async def on_guild_role_update(self, _: discord.Role, role: discord.Role) -> None:
        """A role may do other things."""
        await self._losses.looked_after(role.guild)

    async def on_member_update(self, _: discord.Member, member: discord.Member) -> None:
        """A member has other roles; Discord tells it of the bot itself."""
        await self._losses.looked_after(member.guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server has removed the bot; one that is only unavailable is still there."""
        await self._reach.removed(guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel of a server is gone."""
        if await self._reach.channel_deleted(channel.guild.id, channel.id):
            await self._losses.tell(channel.guild, server_chat(channel.guild.id))

    async def _ready(self) -> None:
        await sync(self._client, self._kept, self._catalog)

    async def _failed(self, chat: Chat, error: Exception) -> DeliveryError:
        """What an error means for what was sent; who can mend it is told where that is new."""
        group = place_of(chat) is Place.GROUP
        before = await self._reach.mendable(chat)
        absent = group and self._client.lacks(int(chat.id))
        meaning = await self._reach.failed(chat, error, absent=absent)
        if group and not before and await self._reach.mendable(chat):
            self._later(self._losses.tell(self._client.get_guild(int(chat.id)), chat))
        return meaning

    async def _say(self, chat: Chat, reply: Reply) -> MessageRef:
        with in_lane(Lane.BULK):
            return await self._deliverer.deliver(chat, reply, "")

    def _no_threads(self, chat: Chat) -> None:
        self._later(self._losses.threads_lost(self._client.get_guild(int(chat.id)), chat))

    def _later(self, telling: Coroutine[None, None, None]) -> None:
        """Tell somebody something, while what it came from goes on."""
        self._client.underway.keep(asyncio.create_task(telling))

    def _handled_by(self, receive: Receive) -> Handling:
        return Handling(
            receive,
            Showing(self._poster),
            self._channels,
            self._reach,
            self._rights,
            self._losses,
            self._contacts,
            self._catalog,
        )

    def _check_ready(self) -> None:
        if self._client.application_id is None or self._client.is_closed():
            raise RetryLater(SOON)
