"""Messages that are sent and changed with the bot's own token, and those that show posts.

Owns which messages were closed: what takes a post's place is put there for good. It knows no
interaction, and nothing that one person alone sees.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from secrets import token_hex

import discord
from cachetools import LRUCache
from discord import AllowedMentions

from bot.adapter import Messages
from bot.adapters.discord.client import Client
from bot.adapters.discord.connection import in_lane
from bot.adapters.discord.embeds import draft, messages
from bot.adapters.discord.errors import FAILURES, uneditable
from bot.adapters.discord.places import place_of
from bot.model import Chat, MessageRef, Reply, Shown
from bot.pace import Lane

CLOSED = 10_000
"""Messages that are remembered as closed: more than can still be about to be edited."""

OVERTAKEN = 3.0
"""Seconds that closing a message waits for an edit of it; one that takes longer has not begun,
since it waits for its turn.
"""

NOBODY = AllowedMentions.none()
"""Nobody is notified by what the bot says, whatever stands in it."""

_BETWEEN = "/"


class Poster:
    """Sends messages to channels, and changes them. `placeholder` stands on selects."""

    def __init__(self, client: Client, messages: Messages, placeholder: str) -> None:
        self._client = client
        self._messages = messages
        self._placeholder = placeholder
        self._closed: LRUCache[str, bool] = LRUCache(CLOSED)
        self._edits: dict[str, asyncio.Task[bool]] = {}

    async def send(self, channel: int, reply: Reply, nonce: str | None = None) -> int:
        """Send a reply that is within the limits; returns the message's id.

        With the same `nonce` as a message of the last minutes it is that one. Raises the
        library's errors.
        """
        made = draft(reply, self._placeholder)
        target = self._client.get_partial_messageable(channel)
        sent = await target.send(
            **made.given(), nonce=nonce or _nonce(token_hex()), allowed_mentions=NOBODY
        )
        return sent.id

    async def note(self, chat: Chat, reply: Reply, channel: int, message: int) -> MessageRef:
        """Take note of a message that was sent, if it shows a post."""
        ref = reference(chat, channel, message)
        if reply.post is not None and not reply.replaces:
            await self._messages.show(Shown(reply.post, ref, place_of(chat)))
        return ref

    async def replace(self, chat: Chat, reply: Reply, lane: Lane) -> MessageRef | None:
        """Put a reply where its post was last shown in this chat, for good; older messages that
        show it lose their buttons when there is time for that. None where there is none that can
        be changed.
        """
        assert reply.post is not None, "what it replaces is told by its post"
        shown = await self._messages.of_post(reply.post)
        here = [one.ref for one in shown if one.ref.id and one.ref.chat.id == chat.id]
        if not here:
            return None
        self._closed.update(dict.fromkeys((ref.id for ref in here), True))
        if here[1:]:
            self._client.underway.keep(asyncio.create_task(self._strip(here[1:])))
        await self._overtake(here[0])
        return here[0] if await self._changed(here[0], reply, lane) else None

    async def edit(self, ref: MessageRef, reply: Reply) -> None:
        """Change what a message says, unless it was closed. Raises the library's errors."""
        while ref.id in self._edits:
            await asyncio.wait((self._edits[ref.id],))
        if ref.id in self._closed:
            return
        last = messages(reply)[-1:]
        if not last:
            return
        task = asyncio.create_task(self._changed(ref, last[0], Lane.BULK))
        self._edits[ref.id] = task
        task.add_done_callback(lambda _: self._edits.pop(ref.id))
        try:
            await asyncio.wait((task,))
        finally:
            task.cancel()
        if not task.cancelled():
            await task

    async def _overtake(self, ref: MessageRef) -> None:
        """See to it that no edit that began before changes a closed message any more."""
        task = self._edits.get(ref.id)
        if task is not None:
            await asyncio.wait((task,), timeout=OVERTAKEN)
            task.cancel()
            await asyncio.wait((task,))

    async def _changed(self, ref: MessageRef, reply: Reply, lane: Lane) -> bool:
        """Change a message; False where it is gone or out of reach."""
        made = draft(reply, self._placeholder)
        try:
            with in_lane(lane):
                await self._message(ref).edit(
                    embed=made.embed,
                    attachments=made.files,
                    view=made.view,
                    allowed_mentions=NOBODY,
                )
        except discord.HTTPException as error:
            if uneditable(error):
                return False
            raise
        return True

    async def _strip(self, refs: Sequence[MessageRef]) -> None:
        """Take the buttons of older messages away, behind all that somebody waits for; it does no
        harm if that cannot be.
        """
        for ref in refs:
            await self._overtake(ref)
            with suppress(*FAILURES), in_lane(Lane.BULK):
                await self._message(ref).edit(view=None)

    def _message(self, ref: MessageRef) -> discord.PartialMessage:
        channel, message = ref.id.split(_BETWEEN)
        place = self._client.get_partial_messageable(int(channel))
        return place.get_partial_message(int(message))


def reference(chat: Chat, channel: int, message: int) -> MessageRef:
    """What a message is known by, so that it can be changed."""
    return MessageRef(chat, f"{channel}{_BETWEEN}{message}")


def nonces(chat: Chat, key: str, replies: Sequence[Reply]) -> list[str | None]:
    """What makes each message of a delivery show once, however often it is sent."""
    if not key:
        return [None] * len(replies)
    return [_nonce(f"{chat.id}\n{key}\n{part}") for part in range(len(replies))]


def _nonce(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()
