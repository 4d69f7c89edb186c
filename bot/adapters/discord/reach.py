"""Who can be reached: writes down what becomes of servers, channels and private conversations."""

from bot.adapter import Contacts
from bot.adapters.discord.errors import translate
from bot.adapters.discord.places import PRIVATE, private_chat, server_chat
from bot.errors import Unreachable
from bot.model import Chat, Command, Origin, Place, Reply
from bot.views.text import note, paragraph
from bot.views.words import Words

SHUT = "closed"
TOLD = "told"
DELETED = "deleted"
REMOVED = "removed"
NO_CHANNEL = "channel"
"""Why a chat is silent, in the words of ChatProfile.silent: a person takes no direct messages,
was told so since, or is no more; a server has removed the bot, or deleted the channel it chose.
"""

REMINDING = "lembrete"
"""The command by which a person says that they want to be reminded, wherever they say it."""


class Reach:
    """Keeps account of who can be reached."""

    def __init__(self, contacts: Contacts) -> None:
        self._contacts = contacts

    async def check(self, chat: Chat) -> None:
        """Raise Unreachable where nothing can be sent to a chat, as far as is known."""
        if why := await self._contacts.silent(chat):
            raise Unreachable(why)

    async def failed(self, chat: Chat, error: Exception) -> Exception:
        """What an error means for what was sent to a chat; what it says of it is written down."""
        meaning = translate(error)
        if isinstance(meaning, Unreachable) and (why := _why_silent(chat, meaning)):
            await self._contacts.silence(chat, why)
        return meaning or error

    async def heard(self, origin: Origin) -> None:
        """Take note that somebody did something: where it was, the bot is."""
        why = await self._contacts.silent(origin.chat)
        if why and (origin.place is Place.PRIVATE or why == REMOVED):
            await self._contacts.silence(origin.chat, "")

    async def wrote(self, chat: Chat) -> None:
        """Take note that a person wrote to the bot in private."""
        if await self._contacts.silent(chat):
            await self._contacts.silence(chat, "")

    async def asked(self, command: Command) -> None:
        """Take note of who wants to be reminded, so that it is tried again."""
        if command.name == REMINDING:
            chat = private_chat(command.origin.member.id)
            if await self._contacts.silent(chat):
                await self._contacts.silence(chat, "")

    async def closed(self, origin: Origin) -> bool:
        """Whether a person's direct messages were found closed, and they do not know yet."""
        if origin.place is Place.PRIVATE:
            return False
        return await self._contacts.silent(private_chat(origin.member.id)) == SHUT

    async def told(self, origin: Origin) -> None:
        """Take note that a person was told that their direct messages are closed."""
        await self._contacts.silence(private_chat(origin.member.id), TOLD)

    async def removed(self, guild_id: int) -> None:
        """Take note that a server has removed the bot."""
        await self._contacts.silence(server_chat(guild_id), REMOVED)

    async def joined(self, guild_id: int) -> None:
        """Take note that a server has invited the bot."""
        chat = server_chat(guild_id)
        if await self._contacts.silent(chat):
            await self._contacts.silence(chat, "")

    async def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """Take note that a channel is gone, if it was the one that its server chose."""
        chat = server_chat(guild_id)
        chosen, _ = await self._contacts.channel(chat)
        if chosen == str(channel_id):
            await self._contacts.silence(chat, NO_CHANNEL)

    async def chosen(self, chat: Chat, channel: str) -> None:
        """Take note that a server wanted a channel; what it has now can be written in."""
        now, _ = await self._contacts.channel(chat)
        if now == channel and await self._contacts.silent(chat):
            await self._contacts.silence(chat, "")


def closed_reply(words: Words) -> Reply:
    """That somebody's direct messages are closed, and what to do about it."""
    text = (paragraph(words("discord-closed")), note(words("discord-closed-how")))
    return Reply(text=text, private=True)


def _why_silent(chat: Chat, meaning: Unreachable) -> str:
    """Why nothing can be sent to a chat until somebody does something; empty where it may only
    be for now: permissions can be given back without a word to the bot.
    """
    lasting = (SHUT, DELETED) if chat.id.startswith(PRIVATE) else (NO_CHANNEL,)
    return str(meaning) if str(meaning) in lasting else ""
