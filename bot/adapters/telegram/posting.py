"""Replies in a chat, with what is known of the posts that they show.

Owns which messages were closed: what shows a post is written down when it is sent, and what
takes its place is put there for good. It knows no member and nothing private.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace

from cachetools import LRUCache
from telegram.error import TelegramError

from bot.adapter import Ability, Messages
from bot.adapters.telegram.errors import lacking
from bot.adapters.telegram.limits import ABILITIES, LIMITS, NAME
from bot.adapters.telegram.sending import Sender, Sent, place_of
from bot.degrade import Abilities, degrade
from bot.model import Chat, MessageRef, Reply, Shown
from bot.pace import Lane

CLOSED = 10_000
"""Messages that are remembered as closed: more than can still be about to be edited."""

OVERTAKEN = 3.0
"""Seconds that closing a message waits for an edit of it; one that takes longer has not begun,
since it waits for its turn.
"""

NOTED = 5.0
"""Seconds that a vote waits for its poll to be written down."""

Key = tuple[str, str]


class Poster:
    """Shows replies, and puts them in the place of what was shown before."""

    def __init__(self, sender: Sender, messages: Messages) -> None:
        self._sender = sender
        self._messages = messages
        self._closed: LRUCache[Key, bool] = LRUCache(CLOSED)
        self._edits: dict[Key, asyncio.Task[bool]] = {}
        self._polls: set[asyncio.Future[None]] = set()

    async def show(
        self,
        chat: Chat,
        reply: Reply,
        lane: Lane = Lane.REPLY,
        *,
        tapped: MessageRef | None = None,
        abilities: Abilities = ABILITIES,
    ) -> MessageRef | None:
        """Show a reply; where a group forbids polls, pictures or files, by other means.

        Returns its last message, None where nothing had to be sent. `tapped` is the message
        that bore the button. Raises the library's errors.
        """
        if reply.quiz and not reply.quiz.right:
            abilities -= {Ability.POLLS}
        try:
            return await self._shown(chat, reply, lane, tapped, abilities)
        except TelegramError as error:
            lacks = lacking(error)
            if lacks is None or lacks not in abilities:
                raise
        return await self.show(chat, reply, lane, tapped=tapped, abilities=abilities - {lacks})

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

    async def _shown(
        self,
        chat: Chat,
        reply: Reply,
        lane: Lane,
        tapped: MessageRef | None,
        abilities: Abilities,
    ) -> MessageRef | None:
        latest: MessageRef | None = None
        for simple in degrade(reply, abilities, LIMITS):
            ref: MessageRef | None = None
            if simple.replaces:
                ref = await self._replaced(chat, simple, lane, tapped)
                if ref is None and reply.quiet:
                    return None
                if ref is None and reply.private:  # it is seen by all, and has to say for whom
                    elsewhere = replace(reply, replaces=False, post=None)
                    open_to_all = abilities - {Ability.PRIVATE}
                    return await self._shown(chat, elsewhere, lane, None, open_to_all)
            latest = ref or await self._sent(chat, simple, lane) or latest
        return latest

    async def _sent(self, chat: Chat, reply: Reply, lane: Lane) -> MessageRef | None:
        """Send a message, and write it down if it shows a post."""
        if reply.post is None or reply.replaces:
            sent = await self._sender.send(chat, reply, lane)
            return sent.ref if sent else None
        noted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._polls.add(noted)
        try:
            sent = await self._sender.send(chat, reply, lane)
            await self._noted(reply.post, sent)
        finally:
            self._polls.discard(noted)
            noted.set_result(None)
        return sent.ref if sent else None

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
        sent = await self._sender.send(shown.ref.chat, reply, lane, under=int(shown.ref.id))
        return sent.ref if sent else None

    async def _retired(self, shown: Shown, lane: Lane) -> None:
        """Close an older message of a post; it does no harm if that cannot be."""
        with suppress(TelegramError):
            close = self._sender.stop if shown.poll else self._sender.strip
            await close(shown.ref, lane)


def _key(ref: MessageRef) -> Key:
    return ref.chat.id, ref.id
