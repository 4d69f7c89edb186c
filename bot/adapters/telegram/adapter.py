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
from structlog.contextvars import bound_contextvars
from telegram import Update
from telegram.error import TelegramError

from bot import actions, routes
from bot.actions import Answer, pack
from bot.adapter import Contacts, Messages, Receive
from bot.adapters.telegram.admins import Standing
from bot.adapters.telegram.connection import TelegramBot, knows_itself
from bot.adapters.telegram.errors import SOON
from bot.adapters.telegram.fates import note
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
from bot.errors import RetryLater, UserError
from bot.model import Chat, Command, Incoming, MessageRef, Origin, Place, Press, Reply
from bot.pace import Lane
from bot.views.words import Catalog

AT_THE_END = 8.0
"""Seconds at most for what is still to be shown when the bot stops."""

log = structlog.get_logger()


class Telegram:
    """Telegram, through one bot. `language` is spoken with whose own we do not speak."""

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
        language: str,
    ) -> None:
        self._bot = bot
        self._updates = updates
        self._contacts = contacts
        self._standing = Standing(bot)
        self._files = Files(bot)
        self._poster = Poster(Sender(bot), messages)
        self._showing = Showing(bot, self._poster, contacts, catalog, language)
        self._lines = Lines()
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

    async def deliver(self, chat: Chat, reply: Reply, key: str = "") -> MessageRef:  # noqa: ARG002
        """Send something unasked, behind all that somebody waits for.

        Telegram has no means to recognise what is sent twice. Raises DeliveryError where the
        chat does not take it; what that says of the chat is written down.
        """
        self._check_ready()
        try:
            ref = await self._poster.show(chat, reply, Lane.BULK)
        except TelegramError as error:
            raise await note(self._contacts, chat, error) from error
        return ref or MessageRef(chat, "")

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
        with bound_contextvars(update=update.update_id):
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
            case Said(command):
                await self._said(command)
            case Linked(press):
                self._reached(press.origin)
                await self._asked(press)
            case Fetched(origin, token):
                self._reached(origin)
                await self._show(origin, partial(self._showing.fetch, origin, token))
            case Tapped():
                await self._tapped(heard)
            case Stale(query, language):
                await self._stale(query, language)
            case Voted():
                await self._voted(heard)
            case Filed():
                await self._filed(heard)
            case Typing(origin=origin):
                speak = self._showing.speaking(origin.language)
                await Inline(self._bot, self._receive).answer(heard, speak)
            case Changed():
                await self._changed(heard)
            case Migrated(chat, to):
                await self._contacts.move(chat, to)
            case Nameless(chat, language):
                await self._nameless(chat, language)
            case _:
                assert_never(heard)

    async def _said(self, command: Command) -> None:
        self._reached(command.origin)
        route = routes.find(command.name) if command.name else None
        asks = route is not None and route.who.asks_admin
        origin = await self._with_admin(command.origin, asks=asks)
        await self._asked(replace(command, origin=origin))

    async def _asked(self, incoming: Incoming) -> None:
        origin = incoming.origin
        replies = await self._receive(incoming)
        if replies:
            await self._show(origin, partial(self._showing.asked, origin, replies))

    async def _tapped(self, tapped: Tapped) -> None:
        """Hand a press on; its answer waits in no line, and not for long whatever happens."""
        tap = Tap(self._bot, tapped.query)
        timer = asyncio.get_running_loop().call_later(ANSWERED_BY, self._lines.at_once, tap.answer)
        asks = _asks_admin(tapped.press)
        origin = await self._with_admin(tapped.press.origin, asks=asks)
        replies = await self._receive(replace(tapped.press, origin=origin))
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

    async def _stale(self, query: str, language: str) -> None:
        words = self._showing.speaking(language)
        tap = Tap(self._bot, query)
        self._lines.at_once(partial(tap.answer, words("button-unknown")))

    async def _voted(self, voted: Voted) -> None:
        """Hand a vote on as an answer; what is right is shown by Telegram itself."""
        shown = await self._poster.of_poll(voted.poll)
        if shown is None:
            return
        chat, alone = shown.ref.chat, shown.place is Place.PRIVATE
        if not alone and not await self._standing.belongs(chat.id, voted.member.id):
            return
        payload = pack(Answer(shown.post_key, voted.options))
        origin = Origin(chat, voted.member, shown.place, alone, voted.language, FEATURES)
        replies = await self._receive(Press(origin, payload))
        if alone:
            await self._show(origin, partial(self._showing.asked, origin, replies))

    async def _filed(self, filed: Filed) -> None:
        route = routes.find(filed.command.partition(" ")[0])
        asks = route is not None and route.who.asks_admin
        origin = await self._with_admin(filed.origin, asks=asks)
        try:
            upload = await self._files.fetch(replace(filed, origin=origin))
        except UserError as error:
            text = self._showing.speaking(origin.language)(error.message, **error.variables)
            await self._show(origin, partial(self._showing.say, origin.chat, text))
            return
        await self._asked(upload)

    async def _changed(self, changed: Changed) -> None:
        """Write down what the bot may do in a chat; in a new group it says what it can do."""
        if not changed.chat.id.startswith("-") and not changed.why:
            self._showing.reached(changed.chat.id)
        await self._contacts.silence(changed.chat, changed.why)
        if changed.added_by and not changed.why:
            await self._asked(Command(changed.added_by, START))

    async def _nameless(self, chat: Chat, language: str) -> None:
        text = self._showing.speaking(language)("telegram-nameless")
        await self._lines.put((chat.id, ""), partial(self._showing.say, chat, text))

    async def _with_admin(self, origin: Origin, *, asks: bool) -> Origin:
        if not asks or origin.admin:
            return origin
        admin = await self._standing.administers(origin.chat.id, origin.member.id)
        return replace(origin, admin=admin)

    def _reached(self, origin: Origin) -> None:
        if origin.place is Place.PRIVATE:
            self._showing.reached(origin.member.id)

    async def _show(self, origin: Origin, work: Work) -> None:
        await self._lines.put((origin.chat.id, origin.member.id), work)


async def _nobody(_: Incoming) -> list[Reply]:
    """Who receives before the bot runs."""
    return []


def _asks_admin(press: Press) -> bool:
    try:
        return actions.unpack(press.payload).who.asks_admin
    except UserError:  # the hub says so to whoever pressed it
        return False
