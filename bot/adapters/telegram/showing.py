"""Who gets to see a reply, and how: in the chat, as a notice on the button, or alone.

A group sees nothing that is meant for one: that is a notice if it fits, else a direct
message, and where the bot may not begin a conversation it waits until its reader comes.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import structlog
from telegram.error import ChatMigrated, TelegramError

from bot.adapter import Ability, Contacts, KeptForAWhile
from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.deeplink import link, parameter, to_waiting
from bot.adapters.telegram.errors import translate, why_silent
from bot.adapters.telegram.fates import note, revive
from bot.adapters.telegram.limits import ABILITIES, NAME
from bot.adapters.telegram.lines import Lines, Work
from bot.adapters.telegram.notices import Tap, notice
from bot.adapters.telegram.posting import UNASKED, Cause, Poster
from bot.adapters.telegram.private import Unreached, WaitingRoom
from bot.adapters.telegram.voice import Voice
from bot.errors import Moved, UserError
from bot.model import Button, Chat, MessageRef, Origin, Place, Reply
from bot.views.text import paragraph, shown_name

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
        voice: Voice,
        lines: Lines,
        kept: KeptForAWhile | None = None,
    ) -> None:
        self._bot = bot
        self._poster = poster
        self._contacts = contacts
        self._voice = voice
        self._lines = lines
        self._waiting = WaitingRoom(kept=kept)
        self._unreached = Unreached()

    def reached(self, member: str) -> None:
        """Take note that a member has opened the private chat."""
        self._unreached.remove(member)

    async def here(self, chat: Chat, reply: Reply, cause: Cause = UNASKED) -> bool:
        """Show a reply to all in a chat, be it under the chat's new id; one that is meant for
        a single member says so. Tells whether there was anything to show, and it was taken.
        """
        for_all = reply.private and not cause.tapped
        abilities = ABILITIES - {Ability.PRIVATE} if for_all else ABILITIES
        try:
            shown = await self._poster.show(chat, reply, cause=cause, abilities=abilities)
        except ChatMigrated as error:
            moved = await note(self._contacts, chat, error)
            assert isinstance(moved, Moved), "that is what it means"
            await self._after_move(moved.chat, reply, abilities)
            return True
        except TelegramError as error:
            await note(self._contacts, chat, error)
            return False
        if shown and cause.tapped is None:  # that an edit is taken says nothing of a message
            await revive(self._contacts, chat)
        return shown is not None

    async def asked(
        self, origin: Origin, replies: Sequence[Reply], said: MessageRef | None = None
    ) -> None:
        """Show the replies to a command: private ones alone, unless they concern the chat. In a
        group the first message quotes the command, so that all see what it answers.
        """
        group = origin.place is Place.GROUP
        cause = Cause(origin.member, quoted=said if group else None)
        aside: list[Reply] = []
        for reply in replies:
            if group and reply.private and not reply.local:
                aside.append(reply)
                continue
            if await self.here(origin.chat, reply, cause) and not reply.replaces:
                cause = Cause(origin.member)
        await self._aside(origin, aside, cause)

    async def tapped(self, origin: Origin, ref: MessageRef, replies: Sequence[Reply]) -> None:
        """Show what a button brought beside its notice."""
        aside: list[Reply] = []
        for reply in replies:
            if not fits_notice(origin, reply):
                shown_here = reply.private and reply.local and not reply.replaces
                cause = Cause(origin.member, tapped=None if shown_here else ref)
                await self.here(origin.chat, reply, cause)
            elif not reply.passing:
                aside.append(reply)
        await self._aside(origin, aside, Cause(origin.member))

    async def notify(self, tap: Tap, origin: Origin, reply: Reply) -> None:
        """Answer a tap with a reply, and send alone what the notice does not hold."""
        said = notice(reply)
        if reply.passing:
            await tap.answer(said.text)
        elif said.whole or reply.brief:
            told = await tap.answer(said.text, alert=True)
            if not (told and said.whole):
                tell = self._directly if told else self._surely
                await self._alone(origin, partial(tell, origin, reply))
        else:
            await self._told_alone(tap, origin, reply, said.text)

    async def fetch(self, origin: Origin, token: str) -> None:
        """Show what waits for a member who came to fetch it."""
        cause = Cause(origin.member)
        try:
            replies = await self._waiting.fetch(origin.member.id, token)
        except UserError as error:
            await self.fault(origin, error)
            return
        for reply in replies:
            await self.here(origin.chat, _apart(reply), cause)

    async def fault(self, origin: Origin, error: UserError) -> None:
        """Tell in a chat why what somebody asked for cannot be had."""
        words = await self._voice.to_all(origin.chat, origin.member)
        text = words(error.message, **error.variables)
        await self.asked(origin, [Reply(text=(paragraph(text),))])

    async def nameless(self, said: MessageRef) -> None:
        """Tell somebody who speaks as a group or a channel that they cannot be answered."""
        words = await self._voice.to_all(said.chat)
        reply = Reply(text=(paragraph(words("telegram-nameless")),))
        await self.here(said.chat, reply, Cause(quoted=said))

    async def _after_move(self, chat: Chat, reply: Reply, abilities: frozenset[Ability]) -> None:
        try:
            await self._poster.show(chat, reply, abilities=abilities)
        except TelegramError as error:
            await note(self._contacts, chat, error)

    async def _told_alone(self, tap: Tap, origin: Origin, reply: Reply, beginning: str) -> None:
        """A long reply: directly, with its beginning as the notice, or behind a link."""
        arrived: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        await self._alone(origin, partial(self._tell, origin, reply, arrived))
        await asyncio.wait((arrived,), timeout=DIRECT)
        if not arrived.done() or arrived.result():
            arrived.cancel()  # whoever still tries sees to it that the reply is found
            await tap.answer(beginning, alert=True)
            return
        token = await self._waiting.leave(origin.member.id, [reply])
        url = link(self._bot.username, parameter(to_waiting(token)) or "")
        if not await tap.answer(url=url):
            await self._point(origin, token, Cause(origin.member))

    async def _tell(self, origin: Origin, reply: Reply, arrived: asyncio.Future[bool]) -> None:
        """Send a member something alone, and say whether it arrived; nobody may listen by then."""
        done = await self._directly(origin, reply)
        if not arrived.done():
            arrived.set_result(done)
        elif not done:
            await self._beckon(origin, [reply], Cause(origin.member))

    async def _surely(self, origin: Origin, reply: Reply) -> None:
        await self._aside(origin, [reply], Cause(origin.member))

    async def _alone(self, origin: Origin, work: Work) -> None:
        """Have something sent to a member alone, behind what else is."""
        await self._lines.put((origin.member.id, origin.member.id), work)

    async def _aside(self, origin: Origin, replies: Sequence[Reply], cause: Cause) -> None:
        """Send replies to a member alone; those that cannot be wait, unless they are in passing."""
        for at, reply in enumerate(replies):
            if not await self._directly(origin, reply):
                waiting = [one for one in replies[at:] if not one.passing]
                if waiting:
                    await self._beckon(origin, waiting, cause)
                return

    async def _directly(self, origin: Origin, reply: Reply) -> bool:
        """Send a member something alone; False where that cannot be."""
        member = origin.member.id
        if member in self._unreached:
            return False
        try:
            await self._poster.show(Chat(NAME, member), _apart(reply), cause=Cause(origin.member))
        except TelegramError as error:
            if why_silent(error):
                self._unreached.add(member)
            else:
                log.warning("not told alone", error=type(translate(error, origin.chat)).__name__)
            return False
        await revive(self._contacts, Chat(NAME, member))
        return True

    async def _beckon(self, origin: Origin, replies: Sequence[Reply], cause: Cause) -> None:
        """Tell a member in the group where their replies wait."""
        token = await self._waiting.leave(origin.member.id, replies)
        await self._point(origin, token, cause)

    async def _point(self, origin: Origin, token: str, cause: Cause) -> None:
        words = await self._voice.to_all(origin.chat, origin.member)
        text = words("telegram-waiting", name=shown_name(words, origin.member.name))
        button = Button(words("telegram-waiting-button"), to_waiting(token), alone=True)
        await self.here(origin.chat, Reply(text=(paragraph(text),), buttons=((button,),)), cause)


def fits_notice(origin: Origin, reply: Reply) -> bool:
    """Whether a reply to a tap is for a notice: what passes, and in a group what is private.

    What takes the place of the tapped message is no notice, nor what has buttons of use in
    this chat alone.
    """
    if reply.passing:
        return True
    private = origin.place is Place.GROUP and reply.private
    return private and not reply.replaces and not (reply.local and reply.buttons)


def _apart(reply: Reply) -> Reply:
    """A reply as it is read alone, apart from what it is about."""
    return replace(
        reply,
        text=reply.apart + reply.text,
        apart=(),
        private=False,
        mark="",
        post=None,
        follows=None,
        replaces=False,
        passing=False,
    )
