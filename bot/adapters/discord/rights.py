"""What the bot may do in a channel: looked at before a server chooses it for what comes by itself,
and again once nothing could be sent there.

What an admin can mend is told to them in their language, by the names that Discord's client
shows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import discord

from bot import routes
from bot.actions import Choose
from bot.adapter import Contacts
from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.commands import SETTINGS_ROUTE
from bot.adapters.discord.manners import action_of
from bot.errors import UserError
from bot.model import Command, Feature, Origin, Press, Reply, Span, Style
from bot.routes import plain
from bot.views.text import paragraph
from bot.views.words import Catalog, Words

WRITING: Mapping[str, str] = {
    "view_channel": "discord-right-view-channel",
    "send_messages": "discord-right-send-messages",
    "embed_links": "discord-right-embed-links",
}
THREADS: Mapping[str, str] = {
    "create_public_threads": "discord-right-create-public-threads",
    "send_messages_in_threads": "discord-right-send-messages-in-threads",
}
"""Permissions by the library's names, and the texts that say what Discord's client calls them."""

_CHANNEL = re.compile(r"(?:<#)?(\d{1,20})>?")
_NO = frozenset({"", "nao", "no", "off", "desligar", "padrao", "default"})
"""What surely asks for no threads; whatever else is written might."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A channel to be chosen, and whether threads are to be opened in it."""

    channel: str
    threads: bool


class Rights:
    """Looks at the channels that admins choose."""

    def __init__(self, contacts: Contacts, catalog: Catalog) -> None:
        self._contacts = contacts
        self._catalog = catalog

    async def wanted(self, asked: Command | Press) -> Wanted | None:
        """The channel that an admin would have the bot write in, if it is about one."""
        if Feature.CHANNELS not in asked.origin.features or not asked.origin.admin:
            return None
        setting, value = _chosen(asked)
        if setting not in ("channel", "threads"):
            return None
        channel, threads = await self._contacts.channel(asked.origin.chat)
        if setting == "channel":
            found = _CHANNEL.fullmatch(value)
            return Wanted(found[1], threads) if found else None
        return Wanted(channel, threads=True) if channel and plain(value) not in _NO else None

    async def objection(
        self, interaction: Interaction, origin: Origin, wanted: Wanted
    ) -> Reply | None:
        """What keeps the bot from writing there, told to the admin; None where nothing does."""
        words = await self._words(origin)
        found = _found(interaction, wanted.channel)
        if found is None:
            return _told(words("config-channel-unknown"))
        return _lacking(words, "discord-rights-lacking", found, wanted.threads)

    async def loss(self, interaction: Interaction, origin: Origin) -> Reply | None:
        """What keeps the bot by now from writing in the channel that was chosen, told to an admin;
        None where nothing does, or none is chosen.
        """
        channel, threads = await self._contacts.channel(origin.chat)
        if not channel:
            return None
        words = await self._words(origin)
        found = _found(interaction, channel)
        if found is None:
            return _told(words("discord-channel-lost"))
        return _lacking(words, "discord-rights-lost", found, threads)

    async def _words(self, origin: Origin) -> Words:
        return self._catalog[await self._contacts.language(origin.chat, origin.member)]


def _found(interaction: Interaction, channel: str) -> discord.TextChannel | None:
    found = interaction.guild.get_channel(int(channel)) if interaction.guild else None
    return found if isinstance(found, discord.TextChannel) else None


def _lacking(
    words: Words, message: str, channel: discord.TextChannel, threads: bool
) -> Reply | None:
    """What the bot may not do in a channel; None where it may do all that it needs."""
    allowed = channel.permissions_for(channel.guild.me)
    needed = {**WRITING, **THREADS} if threads else WRITING
    lacking = [words(text) for name, text in needed.items() if not getattr(allowed, name)]
    if not lacking:
        return None
    mention = channel.mention
    return _told(words(message, channel=mention, rights="; ".join(lacking)), mention)


def _chosen(asked: Command | Press) -> tuple[str, str]:
    """Which setting is asked for, and which value; the hub says what is wrong with either."""
    if isinstance(asked, Press):
        action = action_of(asked.payload)
        if not isinstance(action, Choose):
            return "", ""
        return action.setting, (action.value or asked.text).strip()
    given = _given(asked)
    return given.get("what", ""), given.get("value", "").strip()


def _given(command: Command) -> routes.Arguments:
    route = routes.find(command.name) if command.name else None
    if route is None or route.name != SETTINGS_ROUTE:
        return {}
    try:
        return routes.checked(route, dict(command.given or ()))
    except UserError:
        return {}


def _told(text: str, mention: str = "") -> Reply:
    before, found, after = text.partition(mention) if mention else (text, "", "")
    return Reply(text=(paragraph(before, Span(found, Style.MENTION), after),), private=True)
