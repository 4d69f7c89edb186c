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
from bot.actions import Choose, Daily
from bot.adapter import Contacts
from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.commands import SETTINGS_ROUTE
from bot.adapters.discord.manners import action_of
from bot.errors import UserError
from bot.model import Chat, Command, Feature, Origin, Press, Reply, Span, Style
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
"""What surely asks for no threads, or for nothing to come; whatever else is written might."""

_ABOUT_CHANNELS = frozenset({"channel", "threads", "hour", "days"})
"""Settings with which the bot is to write in a channel."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A channel to be chosen, and whether threads are to be opened in it. `first`: the channel in
    which it is said when something is to come, where none was chosen before.
    """

    channel: str
    threads: bool
    first: bool = False


class Rights:
    """Looks at the channels that admins choose."""

    def __init__(self, contacts: Contacts, catalog: Catalog) -> None:
        self._contacts = contacts
        self._catalog = catalog

    async def wanted(self, asked: Command | Press, here: str) -> Wanted | None:
        """The channel that an admin would have the bot write in, if it is about one; `here` is
        the one in which they ask.
        """
        if Feature.CHANNELS not in asked.origin.features or not asked.origin.admin:
            return None
        setting, value = _chosen(asked)
        if setting not in _ABOUT_CHANNELS:
            return None
        channel, threads = await self._contacts.channel(asked.origin.chat)
        if setting == "channel":
            found = _CHANNEL.fullmatch(value)
            return Wanted(found[1], threads) if found else None
        if plain(value) in _NO:
            return None
        if setting == "threads":
            return Wanted(channel, threads=True) if channel else None
        return None if channel else Wanted(here, threads, first=True)

    async def objection(
        self, interaction: Interaction, origin: Origin, wanted: Wanted
    ) -> Reply | None:
        """What keeps the bot from writing there, told to the admin; None where nothing does."""
        words = await self._words(origin)
        found = _found(interaction.guild, wanted.channel)
        if found is None:
            return _told(words("config-channel-unknown"))
        return _lacking(words, "discord-rights-lacking", found, wanted.threads)

    async def can_write(self, guild: discord.Guild | None, chat: Chat) -> bool:
        """Whether nothing keeps the bot from writing in the channel that was chosen; where none
        is, nothing does.
        """
        channel, _ = await self._contacts.channel(chat)
        found = _found(guild, channel)
        return not channel or (found is not None and not _missing(found, WRITING))

    async def loss(self, guild: discord.Guild | None, chat: Chat, language: str) -> Reply | None:
        """What keeps the bot by now from writing in the channel that was chosen, or from opening
        threads there, in words for an admin; None where nothing does, or none is chosen.
        """
        channel, threads = await self._contacts.channel(chat)
        if not channel:
            return None
        words = self._catalog[language]
        found = _found(guild, channel)
        if found is None:
            return _told(words("discord-channel-lost"))
        lost = "discord-rights-lost" if _missing(found, WRITING) else "discord-threads-lost"
        return _lacking(words, lost, found, threads)

    async def _words(self, origin: Origin) -> Words:
        return self._catalog[await self._contacts.language(origin.chat, origin.member)]


def _found(guild: discord.Guild | None, channel: str) -> discord.TextChannel | None:
    found = guild.get_channel(int(channel or 0)) if guild else None
    return found if isinstance(found, discord.TextChannel) else None


def _lacking(
    words: Words, message: str, channel: discord.TextChannel, threads: bool
) -> Reply | None:
    """What the bot may not do in a channel; None where it may do all that it needs."""
    lacking = _missing(channel, {**WRITING, **THREADS} if threads else WRITING)
    if not lacking:
        return None
    mention = channel.mention
    rights = "; ".join(words(text) for text in lacking)
    return _told(words(message, channel=mention, rights=rights), mention)


def _missing(channel: discord.TextChannel, needed: Mapping[str, str]) -> list[str]:
    """The texts of what the bot needs in a channel and may not do there."""
    allowed = channel.permissions_for(channel.guild.me)
    return [text for name, text in needed.items() if not getattr(allowed, name)]


def choosing(origin: Origin, channel: str) -> Command:
    """The command by which a channel is chosen for a chat."""
    given = (("whose", "chat"), ("what", "channel"), ("value", channel))
    return Command(origin, SETTINGS_ROUTE, given=given)


def _chosen(asked: Command | Press) -> tuple[str, str]:
    """Which setting of the chat is asked for, and which value; the hub says what is wrong with
    either.
    """
    if isinstance(asked, Press):
        return _tapped(asked)
    given = _given(asked)
    if given.get("whose") == "me":
        return "", ""
    return given.get("what", ""), given.get("value", "").strip()


def _tapped(press: Press) -> tuple[str, str]:
    match action_of(press.payload):
        case Daily():
            return "hour", "on"
        case Choose(scope="chat", setting=setting, value=value):
            return setting, (value or press.text).strip()
        case _:
            return "", ""


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
