"""What the bot may do in a channel, looked at before a server chooses it for what comes by itself.

What an admin could mend is told at once and by the names that Discord's client shows, since
later there would be nobody to tell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot import routes
from bot.adapter import Contacts
from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.commands import SETTINGS_ROUTE
from bot.errors import UserError
from bot.model import Block, BlockKind, Command, Feature, Reply, Span
from bot.routes import plain
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
_YES = frozenset({"sim", "yes", "on", "ligar", "usar", "use"})


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

    async def wanted(self, command: Command) -> Wanted | None:
        """The channel that an admin's command would have the bot write in, if it is about one."""
        if Feature.CHANNELS not in command.origin.features or not command.origin.admin:
            return None
        given = _given(command)
        if not given:
            return None
        setting, value = given.get("what", ""), given.get("value", "")
        channel, threads = await self._contacts.channel(command.origin.chat)
        if setting == "channel" and (found := _CHANNEL.fullmatch(value.strip())):
            return Wanted(found[1], threads)
        if setting == "threads" and channel and plain(value.strip()) in _YES:
            return Wanted(channel, threads=True)
        return None

    def objection(self, interaction: Interaction, wanted: Wanted) -> Reply | None:
        """What keeps the bot from writing there, told to the admin; None where nothing does."""
        words = self._catalog[interaction.locale.value]
        guild = interaction.guild
        channel = guild.get_channel(int(wanted.channel)) if guild else None
        if guild is None or not isinstance(channel, discord.TextChannel):
            return _told(words("config-channel-unknown"))
        lacking = _lacking(channel.permissions_for(guild.me), wanted.threads)
        if not lacking:
            return None
        names = _listed(words, lacking)
        return _told(words("discord-rights-lacking", channel=channel.mention, rights=names))


def _lacking(allowed: discord.Permissions, threads: bool) -> list[str]:
    needed = {**WRITING, **THREADS} if threads else WRITING
    return [text for name, text in needed.items() if not getattr(allowed, name)]


def _listed(words: Words, texts: Sequence[str]) -> str:
    return "; ".join(words(text) for text in texts)


def _given(command: Command) -> routes.Arguments:
    route = routes.find(command.name) if command.name else None
    if route is None or route.name != SETTINGS_ROUTE:
        return {}
    try:
        return routes.parse(route, command.arguments)
    except UserError:  # the hub says what is wrong with it
        return {}


def _told(text: str) -> Reply:
    return Reply(text=(Block(BlockKind.PARAGRAPH, (Span(text),)),), private=True)
