"""Telegram: takes in what happens there, and shows the replies.

Where updates come from is up to the source that it is given; what they say, to `incoming`;
who sees which reply, to `showing`; how a message is made, to `sending`. Here is only what
leads to what.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import assert_never

import structlog
from structlog.contextvars import bind_contextvars
from telegram import Update
from telegram.error import TelegramError

from bot.actions import Answer, pack
from bot.adapter import Contacts, KeptForAWhile, Messages, Receive
from bot.adapters.telegram.admins import Standing, asks_admin
from bot.adapters.telegram.connection import TelegramBot, knows_itself
from bot.adapters.telegram.errors import SOON
from bot.adapters.telegram.fates import note, revive
from bot.adapters.telegram.files import Files
from bot.adapters.telegram.heard import (
    Changed,
    Fetched,
    Filed,
    Heard,
    Linked,
    Migrated,
    Nameless,
    Said,
    Stale,
    Tapped,
    Typing,
    Voted,
)
from bot.adapters.telegram.incoming import START, Me, read
from bot.adapters.telegram.inline import Inline
from bot.adapters.telegram.limits import ABILITIES, FEATURES, LIMITS, NAME
from bot.adapters.telegram.lines import Lines, Work
from bot.adapters.telegram.notices import ANSWERED_BY, Tap
from bot.adapters.telegram.posting import Poster
from bot.adapters.telegram.sending import Sender
from bot.adapters.telegram.showing import Showing, fits_notice
from bot.adapters.telegram.updates import Updates
from bot.adapters.telegram.voice import Voice
from bot.adapters.telegram.whereabouts import Whereabouts
from bot.errors import RetryLater, Unreachable
from bot.model import Chat, Command, Incoming, MessageRef, Origin, Place, Press, Reply, Upload
from bot.pace import Lane
from bot.views.words import Catalog

AT_THE_END = 5.0
"""Seconds at most for what is still to be shown when the bot stops."""

GREETED_AFTER = 1.0
"""Seconds after which a new group is greeted: that it is an old one which moved may be told
after the bot is said to be in it.
"""

log = structlog.get_logger()


class Telegram:
    """Telegram, through one bot. `kept` is for what another process with the same bot may be asked
    for; None where there is none.
    """

    name = NAME
    abilities = ABILITIES
    limits = LIMITS

    def __init__(
        self,
        bot: TelegramBot,
        updates: Updates,
        messages: Messages,
        contacts: Contacts,
        catalog: Catalog,
        kept: KeptForAWhile | None = None,
    ) -> None:
        self._bot = bot
        self._updates = updates
        self._contacts = contacts
        self._standing = Standing(bot)
        self._files = Files(bot)
        self._voice = Voice(catalog, contacts)
        self._inline = Inline(bot, self._voice)
        self._poster = Poster(Sender(bot), messages, self._voice)
        self._lines = Lines()
        self._showing = Showing(bot, self._poster, contacts, self._voice, self._lines, kept)
        self._whereabouts = Whereabouts(contacts)
        self._receive: Receive = _nobody
        self._stopping = False

    async def run(self, receive: Receive) -> None:
        """Hand on what happens until cancelled; what is still to be shown then is shown, within
        some seconds.
        """
        self._receive = receive
        source = asyncio.ensure_future(self._updates.run(self.handle))
        try:
            await asyncio.shield(source)
        finally:
            # The source closes the bot: until it may, whoever brings an update waits for the end.
            self._stopping = True
            await self._lines.drain(AT_THE_END)
            source.cancel()
            with suppress(asyncio.CancelledError):
                await source
            await self._lines.stop()

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:  # noqa: ARG002 (see below)
        """Send something unasked, behind all that somebody waits for.

        Telegram has no means to recognise what is sent twice. Raises DeliveryError where the
        chat does not take it; what that says of the chat is written down.
        """
        self._check_ready()
        if why := await self._contacts.silent(chat):
            raise Unreachable(why)
        try:
            ref = await self._poster.show(chat, reply, Lane.BULK)
        except TelegramError as error:
            raise await note(self._contacts, chat, error) from error
        return ref or MessageRef(chat, "")

    def moved(self, platform: str, old: str, new: str) -> None:
        """Take note that another process has found a group to go on under another id."""
        if platform == NAME:
            self._whereabouts.know(old, new)

    def private_chat(self, member_id: str) -> Chat:
        """Where one is alone with the bot: by the id of the one who is."""
        return Chat(NAME, member_id)

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """Change what a message says, unless its post was closed. Raises DeliveryError."""
        self._check_ready()
        try:
            await self._poster.edit(ref, reply)
        except TelegramError as error:
            raise await note(self._contacts, ref.chat, error) from error

    async def settled(self, seconds: float) -> None:
        """Wait until all that was asked for is shown, but no longer."""
        await self._lines.drain(seconds)

    async def handle(self, update: Update) -> None:
        """Have carried out what an update asks for; it is shown in the background.

        Nothing is raised: one update must not stop the others.
        """
        bind_contextvars(update=update.update_id)  # each update has a task of its own
        try:
            heard = read(update, Me(self._bot.id, self._bot.username))
            if heard is not None:
                await self._done(heard)
        except Exception as error:
            log.exception("update failed", error=type(error).__name__)
        if self._stopping:
            await self._lines.drain(AT_THE_END)

    def _check_ready(self) -> None:
        if not knows_itself(self._bot):
            raise RetryLater(SOON)

    async def _done(self, heard: Heard) -> None:  # noqa: C901 (one case for each)
        match heard:
            case Said():
                await self._said(heard)
            case Linked(press):
                await self._met(press.origin)
                await self._asked(press)
            case Fetched(origin, token):
                await self._met(origin)
                await self._show(origin, partial(self._showing.fetch, origin, token))
            case Tapped():
                await self._tapped(heard)
            case Stale():
                await self._stale(heard)
            case Voted():
                await self._voted(heard)
            case Filed(origin):
                await self._met(origin)
                asker = (origin.chat.id, origin.member.id)
                await self._lines.put(("file", *asker), partial(self._filed, heard))
            case Typing(origin=origin):
                self._inline.expect(heard)
                answer = partial(self._inline.answer, self._receive, heard)
                await self._lines.put(("typing", origin.member.id), answer)
            case Changed():
                await self._changed(heard)
            case Migrated():
                await self._whereabouts.moved(heard)
            case Nameless(ref):
                await self._lines.put((ref.chat.id, ""), partial(self._showing.nameless, ref))
            case _:
                assert_never(heard)

    async def _said(self, said: Said) -> None:
        await self._met(said.command.origin)
        origin = await self._with_admin(said.command)
        shown = await self._poster.of_message(said.answers) if said.answers else None
        about = shown.post_key if shown else None
        await self._asked(replace(said.command, origin=origin, about=about), said.ref)

    async def _asked(self, incoming: Incoming, said: MessageRef | None = None) -> None:
        origin = incoming.origin
        replies = await self._receive(incoming)
        if replies:
            await self._show(origin, partial(self._showing.asked, origin, replies, said))

    async def _tapped(self, tapped: Tapped) -> None:
        """Hand a press on; its answer waits in no line, and not for long whatever happens."""
        tap = Tap(self._bot, tapped.query)
        timer = asyncio.get_running_loop().call_later(ANSWERED_BY, self._lines.at_once, tap.answer)
        origin, replies = self._whereabouts.now(tapped.press.origin), list[Reply]()
        try:
            await self._met(origin)
            origin = await self._with_admin(replace(tapped.press, origin=origin))
            replies = await self._receive(replace(tapped.press, origin=origin))
        finally:
            timer.cancel()
            await self._show_tapped(tap, origin, tapped.ref, replies)

    async def _show_tapped(
        self, tap: Tap, origin: Origin, ref: MessageRef, replies: Sequence[Reply]
    ) -> None:
        told = next((r for r in replies if fits_notice(origin, r)), None)
        if told is None:
            self._lines.at_once(tap.answer)
        else:
            self._lines.at_once(partial(self._showing.notify, tap, origin, told))
        rest = [reply for reply in replies if reply is not told]
        if rest:
            await self._show(origin, partial(self._showing.tapped, origin, ref, rest))

    async def _stale(self, stale: Stale) -> None:
        words = await self._voice.to_one(stale.chat, stale.member)
        tap = Tap(self._bot, stale.query)
        self._lines.at_once(partial(tap.answer, words("button-unknown")))

    async def _voted(self, voted: Voted) -> None:
        """Hand a vote on as an answer; what is right is shown by Telegram itself."""
        shown = await self._poster.of_poll(voted.poll)
        if shown is None:
            return
        chat, alone = shown.ref.chat, shown.place is Place.PRIVATE
        if alone and voted.member.id != chat.id:  # the poll was forwarded to them
            return
        if not alone and not await self._standing.belongs(chat.id, voted.member.id):
            return
        payload = pack(Answer(shown.post_key, voted.options))
        origin = Origin(chat, voted.member, shown.place, alone, voted.language, FEATURES)
        replies = await self._receive(Press(origin, payload))
        if alone:
            await self._show(origin, partial(self._showing.asked, origin, replies))

    async def _filed(self, filed: Filed) -> None:
        """Hand a file on, to be fetched if it may be sent; updates do not wait for it."""
        fetch = partial(self._files.fetch, filed)
        replies = await self._receive(Upload(filed.origin, filed.command, filed.name, fetch))
        await self._showing.asked(filed.origin, replies, filed.ref)

    async def _changed(self, changed: Changed) -> None:
        """Write down what the bot may do in a chat; in a new group it says what it can do."""
        if not changed.why:
            self._showing.reached(changed.chat.id)
        host = await self._whereabouts.changed(changed)
        if host:
            await self._lines.put((changed.chat.id, ""), partial(self._greet, host))

    async def _greet(self, origin: Origin) -> None:
        await asyncio.sleep(GREETED_AFTER)
        if await self._whereabouts.is_new(origin.chat):
            await self._showing.asked(origin, await self._receive(Command(origin, START)))

    async def _with_admin(self, asked: Command | Press) -> Origin:
        origin = asked.origin
        if origin.admin or not asks_admin(asked):
            return origin
        admin = await self._standing.administers(origin.chat.id, origin.member.id)
        return replace(origin, admin=admin)

    async def _met(self, origin: Origin) -> None:
        """Take note that somebody does something in a chat: it can be written to."""
        if origin.place is Place.PRIVATE:
            self._showing.reached(origin.member.id)
        await revive(self._contacts, origin.chat)

    async def _show(self, origin: Origin, work: Work) -> None:
        await self._lines.put((origin.chat.id, origin.member.id), work)


async def _nobody(_: Incoming) -> list[Reply]:
    """Who receives before the bot runs."""
    return []
