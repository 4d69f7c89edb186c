"""Replies in a chat, with what is known of the posts that they show.

Owns which messages were closed: what shows a post is written down when it is sent, and what
takes its place is put there for good. Nothing private is known here.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

from cachetools import LRUCache
from telegram.error import BadRequest, TelegramError

from bot.adapter import Ability, Messages
from bot.adapters.telegram.errors import lacking, unquotable
from bot.adapters.telegram.limits import ABILITIES, LIMITS, NAME
from bot.adapters.telegram.parts import Part, parts, reply_of
from bot.adapters.telegram.sending import Sender, Sent, place_of
from bot.adapters.telegram.voice import Voice
from bot.degrade import Abilities, degrade
from bot.model import Chat, Member, MessageRef, Place, Reply, Shown
from bot.pace import Lane
from bot.views.text import paragraph

CLOSED_LATELY = 10_000
"""Messages that are remembered as closed: more than can still be about to be edited."""

OVERTAKEN = 3.0
"""Seconds that closing a message waits for an edit of it; one that takes longer has not begun,
since it waits for its turn.
"""

NOTED = 5.0
"""Seconds that a vote waits for its poll to be written down."""

MADE_READY = 32
"""Replies to single members that are made ready before their turn: as many as go in a second.
All that wait, made ready at once, would hold up the updates that come in meanwhile.
"""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cause:
    """What a reply answers: who asked, the message that bore the button, the one to quote."""

    member: Member | None = None
    tapped: MessageRef | None = None
    quoted: MessageRef | None = None


UNASKED = Cause()


class Poster:
    """Shows replies, and puts them in the place of what was shown before."""

    def __init__(self, sender: Sender, messages: Messages, voice: Voice) -> None:
        self._sender = sender
        self._messages = messages
        self._voice = voice
        self._closed: LRUCache[Key, bool] = LRUCache(CLOSED_LATELY)
        self._edits: dict[Key, asyncio.Task[bool]] = {}
        self._polls: set[asyncio.Future[None]] = set()
        self._ready = asyncio.Semaphore(MADE_READY)

    async def show(
        self,
        chat: Chat,
        reply: Reply,
        lane: Lane = Lane.REPLY,
        *,
        cause: Cause = UNASKED,
        abilities: Abilities = ABILITIES,
    ) -> MessageRef | None:
        """Show a reply; where a group forbids polls, pictures or files, by other means.

        Returns its last message, None where nothing had to be sent. Raises the library's errors.
        """
        if lane is Lane.REPLY and place_of(chat) is Place.PRIVATE:
            async with self._ready:
                return await self._show(chat, reply, lane, cause, abilities)
        return await self._show(chat, reply, lane, cause, abilities)

    async def _show(
        self, chat: Chat, reply: Reply, lane: Lane, cause: Cause, abilities: Abilities
    ) -> MessageRef | None:
        if reply.quiz and not reply.quiz.right:
            abilities -= {Ability.POLLS}
        under = await self._before(chat, reply, cause)
        latest: MessageRef | None = None
        for simple in degrade(reply, abilities, LIMITS):
            ref: MessageRef | None = None
            if simple.replaces:
                ref = await self._replaced(chat, simple, lane, cause.tapped)
                if ref is None and reply.quiet:
                    return None
                if ref is None and reply.private:  # it is seen by all, and has to say for whom
                    elsewhere = replace(reply, replaces=False, post=None)
                    open_to_all = abilities - {Ability.PRIVATE}
                    return await self._show(chat, elsewhere, lane, UNASKED, open_to_all)
            elif simple.quiz and simple.post is not None:
                ref = await self._pointed(chat, simple.post, lane, cause.member)
            if ref is None:
                ref, under = await self._posted(chat, simple, lane, under, abilities), None
            latest = ref or latest
        return latest

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """Change what a message says, unless it was closed. Raises the library's errors."""
        key = _key(ref)
        while key in self._edits:
            await asyncio.wait((self._edits[key],))
        if key in self._closed:
            return
        # A poll has no text to change, so that what is changed is none.
        text = degrade(reply, ABILITIES - {Ability.POLLS}, LIMITS)[-1]
        task = asyncio.create_task(self._sender.edit(ref, text, Lane.BULK))
        self._edits[key] = task
        task.add_done_callback(lambda _: self._edits.pop(key))
        try:
            await asyncio.wait((task,))
        finally:
            task.cancel()
        if not task.cancelled():
            await task

    async def of_poll(self, poll: str) -> Shown | None:
        """The message that bears a poll; one that was just sent is written down first."""
        shown = await self._messages.of_poll(NAME, poll)
        if shown is None and self._polls:
            await asyncio.wait(set(self._polls), timeout=NOTED)
            shown = await self._messages.of_poll(NAME, poll)
        return shown

    async def of_message(self, ref: MessageRef) -> Shown | None:
        """What a message shows, if that is a post."""
        return await self._messages.of_message(ref)

    async def _before(self, chat: Chat, reply: Reply, cause: Cause) -> int | None:
        """The message that the first one of a reply answers."""
        if reply.follows is not None:
            for shown in await self._messages.of_post(reply.follows):
                if shown.ref.id and shown.ref.chat == chat:
                    return int(shown.ref.id)
        quoted = cause.quoted
        return int(quoted.id) if quoted and quoted.chat.id == chat.id else None

    async def _pointed(
        self, chat: Chat, post: int, lane: Lane, member: Member | None
    ) -> MessageRef | None:
        """Lead to the poll of a post, if it can be voted in: votes in two do not add up."""
        shown = await self._messages.of_post(post)
        polls = [one.ref for one in shown if one.poll and one.ref.id and one.ref.chat == chat]
        if not polls or _key(polls[0]) in self._closed:
            return None
        words = await self._voice.to_all(chat, member)
        part = Part((paragraph(words("telegram-poll-here")),))
        try:
            sent = await self._sender.send(
                chat, part, lane, under=int(polls[0].id), only_there=True
            )
        except BadRequest as error:
            if unquotable(error):
                return None
            raise
        return sent.ref

    async def _posted(
        self, chat: Chat, reply: Reply, lane: Lane, under: int | None, abilities: Abilities
    ) -> MessageRef | None:
        """Send a reply, and write it down if it shows a post."""
        if reply.post is None or reply.replaces:
            sent = await self._sent(chat, reply, lane, under, abilities)
        else:
            with self._about_to_be_noted():
                sent = await self._sent(chat, reply, lane, under, abilities)
                await self._noted(reply.post, sent)
        return sent.ref if sent else None

    @contextmanager
    def _about_to_be_noted(self) -> Iterator[None]:
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._polls.add(noted)
        try:
            yield
        finally:
            self._polls.discard(noted)
            noted.set_result(None)

    async def _sent(
        self, chat: Chat, reply: Reply, lane: Lane, under: int | None, abilities: Abilities
    ) -> Sent | None:
        """Send the messages of a reply, the first `under` another; returns the last one."""
        sent: Sent | None = None
        for part in parts(reply):
            sent = await self._part(chat, part, lane, under, abilities) or sent
            under = None
        return sent

    async def _part(
        self, chat: Chat, part: Part, lane: Lane, under: int | None, abilities: Abilities
    ) -> Sent | None:
        """Send a message; one that a group forbids, and only that, by other means."""
        try:
            return await self._sender.send(chat, part, lane, under=under)
        except TelegramError as error:
            lacks = lacking(error)
            if lacks is None or lacks not in abilities:
                raise
        sent: Sent | None = None
        for simpler in degrade(reply_of(part), abilities - {lacks}, LIMITS):
            sent = await self._sent(chat, simpler, lane, under, abilities - {lacks}) or sent
            under = None
        return sent

    async def _noted(self, post: int, sent: Sent | None) -> None:
        if sent:
            place = place_of(sent.ref.chat)
            await self._messages.show(Shown(post, sent.ref, place, sent.poll))

    async def _replaced(
        self, chat: Chat, reply: Reply, lane: Lane, tapped: MessageRef | None
    ) -> MessageRef | None:
        """Put a message in another's place; None where there is none that can be replaced."""
        if reply.post is None:
            done = tapped is not None and await self._sender.edit(tapped, reply, lane)
            return tapped if done else None
        shown = [one for one in await self._messages.of_post(reply.post) if one.ref.id]
        here = [one for one in shown if one.ref.chat.id == chat.id]
        for one in here:
            await self._close(one.ref)
        ref = await self._solved(here[0], reply, lane) if here else None
        for one in here[1:]:
            await self._retired(one, lane)
        return ref

    async def _close(self, ref: MessageRef) -> None:
        """See to it that no edit changes a message any more."""
        key = _key(ref)
        self._closed[key] = True
        task = self._edits.get(key)
        if task is not None:
            await asyncio.wait((task,), timeout=OVERTAKEN)
            task.cancel()
            await asyncio.wait((task,))

    async def _solved(self, shown: Shown, reply: Reply, lane: Lane) -> MessageRef | None:
        """Put the solution where the question stood, or under its poll."""
        if not shown.poll:
            return shown.ref if await self._sender.edit(shown.ref, reply, lane) else None
        await self._sender.stop(shown.ref, lane)
        if reply.quiet:
            return None
        sent = await self._sent(shown.ref.chat, reply, lane, int(shown.ref.id), ABILITIES)
        return sent.ref if sent else None

    async def _retired(self, shown: Shown, lane: Lane) -> None:
        """Close an older message of a post; it does no harm if that cannot be."""
        with suppress(TelegramError):
            close = self._sender.stop if shown.poll else self._sender.strip
            await close(shown.ref, lane)


def _key(ref: MessageRef) -> Key:
    return ref.chat.id, ref.id
