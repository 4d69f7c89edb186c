"""What a person does alone with the bot, asked for among others: it goes on in their direct
messages, and where it was asked they alone are told so.

What is wrong with what they asked for is said on the spot. It knows no command.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.adapter import Contacts, Receive
from bot.adapters.discord.answering import Answer
from bot.adapters.discord.errors import FAILURES
from bot.adapters.discord.limits import ALONE
from bot.adapters.discord.places import Channels, message_link, private_chat
from bot.adapters.discord.reach import Reach
from bot.adapters.discord.showing import Showing
from bot.errors import Unreachable
from bot.model import Command, Origin, Place, Reply, Span, Style
from bot.views.text import note, paragraph
from bot.views.words import Catalog, Words


class Alone:
    """Leads people to their direct messages."""

    def __init__(
        self,
        receive: Receive,
        showing: Showing,
        channels: Channels,
        reach: Reach,
        contacts: Contacts,
        catalog: Catalog,
    ) -> None:
        self._receive = receive
        self._showing = showing
        self._channels = channels
        self._reach = reach
        self._contacts = contacts
        self._catalog = catalog

    async def lead(self, answer: Answer, command: Command) -> None:
        """Carry out a command as if it had been called in private, and show there what comes of
        it. Raises the library's errors.
        """
        asked, origin = command.origin, _in_private(command.origin)
        replies = await self._receive(replace(command, origin=origin))
        if all(reply.local for reply in replies):
            told = [replace(reply, private=True) for reply in replies]
        else:
            told = [await self._written(origin, asked, replies)]
        await self._showing.show(answer, asked, told)

    async def _written(self, origin: Origin, asked: Origin, replies: Sequence[Reply]) -> Reply:
        """Show replies in private; what to say about it where they were asked for."""
        words = self._catalog[await self._contacts.language(asked.chat, asked.member)]
        try:
            channel = await self._channels.opened(origin.chat)
            message = await self._showing.write(origin.chat, channel, replies)
        except FAILURES as error:
            meaning = await self._reach.failed(origin.chat, error, absent=False)
            if not isinstance(meaning, Unreachable):
                raise
            await self._reach.told(origin.chat)
            return _closed_reply(words)
        await self._reach.took(origin.chat)
        return _sent_reply(words, message_link(channel, message))


def _in_private(origin: Origin) -> Origin:
    """The same person, alone with the bot."""
    chat = private_chat(origin.member.id)
    return replace(origin, chat=chat, place=Place.PRIVATE, admin=True, features=ALONE)


def _sent_reply(words: Words, link: str) -> Reply:
    text = paragraph(words("discord-alone"), " ", Span(link, Style.MENTION))
    return Reply(text=(text,), private=True)


def _closed_reply(words: Words) -> Reply:
    text = (paragraph(words("discord-alone-closed")), note(words("discord-alone-closed-how")))
    return Reply(text=text, private=True)
