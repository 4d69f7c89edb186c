"""Who can be reached: writes down what becomes of servers, channels and private conversations."""

from collections.abc import Mapping

import structlog

from bot.adapter import Contacts
from bot.adapters.discord.errors import translate
from bot.adapters.discord.places import PRIVATE, private_chat, server_chat
from bot.errors import DeliveryError, StoreError, Unreachable
from bot.model import Chat, Command, Origin, Place, Reply
from bot.views.text import note, paragraph
from bot.views.words import Words

SHUT = "closed"
TOLD = "told"
DELETED = "deleted"
REMOVED = "removed"
NO_CHANNEL, NO_CHANNEL_TOLD = "channel", "channel-told"
FORBIDDEN, FORBIDDEN_TOLD = "permissions", "permissions-told"
"""Why a chat is silent, in the words of ChatProfile.silent: a person takes no direct messages,
was told so since, or is no more; a server has removed the bot, or deleted the channel it chose,
or took away what the bot needs there, and was told so since.
"""

_TOLD: Mapping[str, str] = {SHUT: TOLD, NO_CHANNEL: NO_CHANNEL_TOLD, FORBIDDEN: FORBIDDEN_TOLD}
"""What becomes of a reason that somebody was told of; the rest nobody can be told of."""

_TRIED = frozenset({FORBIDDEN, FORBIDDEN_TOLD})
"""Reasons that may be over without a word to the bot, so that it tries all the same."""

_MENDABLE = frozenset({NO_CHANNEL, NO_CHANNEL_TOLD, *_TRIED})
"""Reasons that a server's admins can do something about."""

ACCESS = "access"
"""What Discord says of a place that the bot cannot look into, or is no member of."""

REMINDING = "lembrete"
"""The command by which a person says that they want to be reminded, wherever they say it."""

log = structlog.get_logger()


class Reach:
    """Keeps account of who can be reached."""

    def __init__(self, contacts: Contacts) -> None:
        self._contacts = contacts

    async def check(self, chat: Chat) -> None:
        """Raise Unreachable where nothing can be sent to a chat, as far as is known."""
        why = await self._contacts.silent(chat)
        if why and why not in _TRIED:
            raise Unreachable(why)

    async def took(self, chat: Chat) -> None:
        """Take note that a chat takes what it is sent."""
        await self._lift(chat)

    async def failed(self, chat: Chat, error: Exception, *, absent: bool) -> DeliveryError:
        """What an error means for what was sent to a chat; what it says of it is written down.
        `absent`: the bot is no member of that server.
        """
        meaning = translate(error)
        if isinstance(meaning, Unreachable) and (why := _why_silent(chat, str(meaning), absent)):
            if await self._contacts.silent(chat) != _TOLD.get(why):
                await self._contacts.silence(chat, why)
            return Unreachable(why)
        return meaning

    async def heard(self, origin: Origin) -> None:
        """Take note that somebody did something: where it was, the bot is."""
        why = await self._known(origin.chat)
        if why and (origin.place is Place.PRIVATE or why == REMOVED):
            await self._contacts.silence(origin.chat, "")

    async def wrote(self, chat: Chat) -> None:
        """Take note that a person wrote to the bot in private."""
        await self._lift(chat)

    async def asked(self, command: Command) -> None:
        """Take note of who wants to be reminded, so that it is tried again."""
        if command.name == REMINDING:
            await self._lift(private_chat(command.origin.member.id))

    async def closed(self, origin: Origin) -> bool:
        """Whether a person's direct messages were found closed, and they do not know yet."""
        if origin.place is Place.PRIVATE:
            return False
        return await self._known(private_chat(origin.member.id)) == SHUT

    async def told(self, chat: Chat) -> None:
        """Take note that somebody was told why nothing can be sent to a chat."""
        why = await self._contacts.silent(chat)
        if why in _TOLD:
            await self._contacts.silence(chat, _TOLD[why])

    async def shut_out(self, origin: Origin) -> str:
        """Why nothing could be sent to a server, if it is its admins who can mend that and one of
        them asks; empty otherwise.
        """
        if not origin.admin or origin.place is Place.PRIVATE:
            return ""
        why = await self._known(origin.chat)
        return why if why in _MENDABLE else ""

    async def _known(self, chat: Chat) -> str:
        """Why nothing can be sent to a chat where somebody does something; empty where the database
        fails, which must keep nobody from being told so.
        """
        try:
            return await self._contacts.silent(chat)
        except StoreError as error:
            log.warning("chat not known", message=error.message)
            return ""

    async def removed(self, guild_id: int) -> None:
        """Take note that a server has removed the bot."""
        await self._contacts.silence(server_chat(guild_id), REMOVED)

    async def joined(self, guild_id: int) -> None:
        """Take note that a server has invited the bot."""
        await self._lift(server_chat(guild_id))

    async def available(self, guild_id: int) -> None:
        """Take note that the bot is a member of a server; whether it may write there, that does
        not say.
        """
        chat = server_chat(guild_id)
        if await self._contacts.silent(chat) == REMOVED:
            await self._contacts.silence(chat, "")

    async def channel_deleted(self, guild_id: int, channel_id: int) -> bool:
        """Take note that a channel is gone; True where it was the one that its server chose."""
        chat = server_chat(guild_id)
        chosen, _ = await self._contacts.channel(chat)
        if chosen != str(channel_id):
            return False
        await self._contacts.silence(chat, NO_CHANNEL)
        return True

    async def forbidden(self, chat: Chat) -> bool:
        """Whether nothing could be sent to a server because of what the bot may do there."""
        return await self._contacts.silent(chat) in _TRIED

    async def mendable(self, chat: Chat) -> bool:
        """Whether nothing could be sent to a server because of what its admins can mend."""
        return await self._contacts.silent(chat) in _MENDABLE

    async def _lift(self, chat: Chat) -> None:
        if await self._contacts.silent(chat):
            await self._contacts.silence(chat, "")


def is_told(why: str) -> bool:
    """Whether somebody was told of a reason already."""
    return why in _TOLD.values()


def closed_reply(words: Words) -> Reply:
    """That somebody's direct messages are closed, and what to do about it."""
    text = (paragraph(words("discord-closed")), note(words("discord-closed-how")))
    return Reply(text=text, private=True)


def _why_silent(chat: Chat, meaning: str, absent: bool) -> str:
    """Why nothing can be sent to a chat until somebody does something; empty where that is not
    known to last.
    """
    if chat.id.startswith(PRIVATE):
        return meaning if meaning in (SHUT, DELETED) else ""
    if meaning in (FORBIDDEN, ACCESS):
        return REMOVED if absent else FORBIDDEN
    return meaning if meaning in (NO_CHANNEL, REMOVED) else ""
