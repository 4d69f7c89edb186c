"""What is sent unasked: to which channel, in how many messages, and in which thread."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Final

import discord
import structlog

from bot.adapter import Contacts
from bot.adapters.discord.embeds import messages
from bot.adapters.discord.errors import FAILURES, THREAD_EXISTS
from bot.adapters.discord.limits import THREAD, cut
from bot.adapters.discord.markdown import clean
from bot.adapters.discord.places import Channels
from bot.adapters.discord.posting import Poster, nonces
from bot.model import BlockKind, Chat, MessageRef, Reply
from bot.pace import Lane
from bot.views.text import day, plain
from bot.views.words import Catalog

ARCHIVED_AFTER: Final = 1_440
"""Minutes without a word after which a thread is put away; whoever writes takes it out again."""

log = structlog.get_logger()


class Deliverer:
    """Sends to chats. `zone` is that of the dates in names of threads; `no_threads` is told where
    the bot may open none.
    """

    def __init__(
        self,
        client: discord.Client,
        channels: Channels,
        poster: Poster,
        contacts: Contacts,
        catalog: Catalog,
        zone: tzinfo,
        no_threads: Callable[[Chat], None],
    ) -> None:
        self._client = client
        self._channels = channels
        self._poster = poster
        self._contacts = contacts
        self._catalog = catalog
        self._zone = zone
        self._no_threads = no_threads

    async def deliver(self, chat: Chat, reply: Reply, key: str) -> MessageRef:
        """Send a reply; with the same `key` within minutes it shows once. Returns its last message.

        Raises Unreachable where the chat has no channel, and the library's errors.
        """
        channel, threads = await self._channels.find(chat)
        parts = messages(reply)
        ref = MessageRef(chat, "")
        for simple, nonce in zip(parts, nonces(chat, key, parts), strict=True):
            if simple.replaces:
                replaced = await self._replaced(chat, simple)
                if replaced is None and simple.quiet:
                    break
                if replaced is not None:
                    ref = replaced
                    continue
            message = await self._poster.send(channel, simple, nonce)
            ref = await self._poster.note(chat, simple, channel, message)
            if threads and simple.post is not None and not simple.replaces:
                await self._open_thread(chat, channel, message, reply)
        return ref

    async def _replaced(self, chat: Chat, reply: Reply) -> MessageRef | None:
        if reply.post is None:
            return None
        return await self._poster.replace(chat, reply, Lane.BULK)

    async def _open_thread(self, chat: Chat, channel: int, message: int, reply: Reply) -> None:
        """Open a thread for what is said about a question; the question is there without it too."""
        name = await self._name(chat, message, reply)
        try:
            await self._client.http.start_thread_with_message(
                channel,
                message,
                name=name,
                auto_archive_duration=ARCHIVED_AFTER,
            )
        except FAILURES as error:
            if getattr(error, "code", 0) != THREAD_EXISTS:
                log.warning("thread not opened", error=type(error).__name__)
            if isinstance(error, discord.Forbidden):
                self._no_threads(chat)

    async def _name(self, chat: Chat, message: int, reply: Reply) -> str:
        """The title of a reply, and the day."""
        words = self._catalog[await self._contacts.language(chat)]
        titles = (plain((b,)) for b in reply.text if b.kind is BlockKind.TITLE)
        at = discord.utils.snowflake_time(message).astimezone(self._zone)
        date = day(words, at.date())
        title = cut(clean(next(titles, "")), THREAD - len(f" · {date}"))
        return f"{title} · {date}" if title else date
