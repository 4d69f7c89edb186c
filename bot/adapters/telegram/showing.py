"""Who gets to see a reply, and how: in the chat, as a notice on the button, or alone.

A group sees nothing that is meant for one: that is a notice if it fits, else a direct
message, and where the bot may not begin a conversation it waits until its reader comes.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import structlog
from telegram.error import ChatMigrated, TelegramError

from bot.adapter import Ability, Contacts
from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.deeplink import link, parameter, to_waiting
from bot.adapters.telegram.errors import translate, why_silent
from bot.adapters.telegram.fates import note
from bot.adapters.telegram.limits import ABILITIES, NAME
from bot.adapters.telegram.notices import Tap, notice
from bot.adapters.telegram.posting import Poster
from bot.adapters.telegram.private import Unreachable, WaitingRoom
from bot.errors import Moved
from bot.model import Button, Chat, MessageRef, Origin, Place, Reply
from bot.views.text import paragraph, shown_name
from bot.views.words import LANGUAGES, Catalog, Words

DIRECT = 2.0
"""Seconds that the answer to a tap waits for a direct message to arrive."""

log = structlog.get_logger()


class Showing:
    """Shows replies to those whom they are for. No error of Telegram's is raised."""

    def __init__(
        self,
        bot: TelegramBot,
        poster: Poster,
        contacts: Contacts,
        catalog: Catalog,
        language: str,
    ) -> None:
        self._bot = bot
        self._poster = poster
        self._contacts = contacts
        self._catalog = catalog
        self._language = language
        self._waiting = WaitingRoom()
        self._unreachable = Unreachable()

    def speaking(self, language: str) -> Words:
        """The texts in a member's language, in the default where we do not speak it."""
        spoken = {one.partition("-")[0] for one in LANGUAGES}
        known = language.partition("-")[0].lower() in spoken
        return self._catalog[language if known else self._language]

    def reached(self, member: str) -> None:
        """Take note that a member has opened the private chat."""
        self._unreachable.remove(member)

    async def say(self, chat: Chat, text: str) -> None:
        """Show one sentence to a chat."""
        await self.here(chat, Reply(text=(paragraph(text),)))

    async def here(self, chat: Chat, reply: Reply, tapped: MessageRef | None = None) -> None:
        """Show a reply to all in a chat, be it under the chat's new id; one that is meant for
        a single member says so.
        """
        abilities = ABILITIES - {Ability.PRIVATE} if reply.private and not tapped else ABILITIES
        try:
            await self._poster.show(chat, reply, tapped=tapped, abilities=abilities)
        except ChatMigrated as error:
            moved = await note(self._contacts, chat, error)
            assert isinstance(moved, Moved), "that is what it means"
            await self._after_move(moved.chat, reply, abilities)
        except TelegramError as error:
            await note(self._contacts, chat, error)

    async def asked(self, origin: Origin, replies: Sequence[Reply]) -> None:
        """Show the replies to a command: private ones alone, unless they concern the chat."""
        aside: list[Reply] = []
        for reply in replies:
            if origin.place is Place.GROUP and reply.private and not reply.local:
                aside.append(reply)
            else:
                await self.here(origin.chat, reply)
        await self._aside(origin, aside)

    async def tapped(self, origin: Origin, ref: MessageRef, replies: Sequence[Reply]) -> None:
        """Show what a button brought beside its notice."""
        aside: list[Reply] = []
        for reply in replies:
            if not fits_notice(origin, reply):
                shown_here = reply.private and reply.local and not reply.replaces
                await self.here(origin.chat, reply, None if shown_here else ref)
            elif not reply.passing:
                aside.append(reply)
        await self._aside(origin, aside)

    async def notify(self, tap: Tap, origin: Origin, reply: Reply) -> None:
        """Answer a tap with a reply, and send alone what the notice does not hold."""
        said = notice(reply)
        if reply.passing:
            await tap.answer(said.text)
        elif said.whole or reply.brief:
            told = await tap.answer(said.text, alert=True)
            if not (told and said.whole) and not await self._directly(origin, reply) and not told:
                await self._beckon(origin, [reply])
        else:
            await self._told_alone(tap, origin, reply, said.text)

    async def fetch(self, origin: Origin, token: str) -> None:
        """Show what waits for a member who came to fetch it."""
        replies = self._waiting.fetch(origin.member.id, token)
        if not replies:
            words = self.speaking(origin.language)
            await self.say(origin.chat, words("telegram-waiting-gone"))
        for reply in replies:
            await self.here(origin.chat, _alone(reply))

    async def _after_move(self, chat: Chat, reply: Reply, abilities: frozenset[Ability]) -> None:
        try:
            await self._poster.show(chat, reply, abilities=abilities)
        except TelegramError as error:
            await note(self._contacts, chat, error)

    async def _told_alone(self, tap: Tap, origin: Origin, reply: Reply, beginning: str) -> None:
        """A long reply: directly, with its beginning as the notice, or behind a link."""
        direct = asyncio.create_task(self._directly(origin, reply))
        try:
            await asyncio.wait((direct,), timeout=DIRECT)
            if direct.done() and not direct.result():
                token = self._waiting.leave(origin.member.id, [reply])
                url = link(self._bot.username, parameter(to_waiting(token)) or "")
                if not await tap.answer(url=url):
                    await self._point(origin, token)
                return
            await tap.answer(beginning, alert=True)
            if not await direct:
                await self._beckon(origin, [reply])
        finally:
            direct.cancel()

    async def _aside(self, origin: Origin, replies: Sequence[Reply]) -> None:
        for at, reply in enumerate(replies):
            if not await self._directly(origin, reply):
                await self._beckon(origin, replies[at:])
                return

    async def _directly(self, origin: Origin, reply: Reply) -> bool:
        """Send a member something alone; False where that cannot be."""
        member = origin.member.id
        if member in self._unreachable:
            return False
        try:
            await self._poster.show(Chat(NAME, member), _alone(reply))
        except TelegramError as error:
            if why_silent(error):
                self._unreachable.add(member)
            else:
                log.warning("not told alone", error=type(translate(error, origin.chat)).__name__)
            return False
        return True

    async def _beckon(self, origin: Origin, replies: Sequence[Reply]) -> None:
        """Tell a member in the group where their replies wait."""
        await self._point(origin, self._waiting.leave(origin.member.id, replies))

    async def _point(self, origin: Origin, token: str) -> None:
        words = self.speaking(origin.language)
        text = words("telegram-waiting", name=shown_name(words, origin.member.name))
        button = Button(words("telegram-waiting-button"), to_waiting(token), alone=True)
        await self.here(origin.chat, Reply(text=(paragraph(text),), buttons=((button,),)))


def fits_notice(origin: Origin, reply: Reply) -> bool:
    """Whether a reply to a tap is for a notice: what passes, and in a group what is private.

    What takes the place of the tapped message is no notice, nor what has buttons of use in
    this chat alone.
    """
    if reply.passing:
        return True
    private = origin.place is Place.GROUP and reply.private
    return private and not reply.replaces and not (reply.local and reply.buttons)


def _alone(reply: Reply) -> Reply:
    return replace(reply, private=False, mark="", post=None, replaces=False, passing=False)
