"""Replies to what somebody did: which message each becomes, and what is remembered of it."""

from collections.abc import Sequence

import structlog

from bot.adapters.discord.answering import Answer
from bot.adapters.discord.embeds import messages
from bot.adapters.discord.errors import FAILURES, expired
from bot.adapters.discord.notices import Notice
from bot.adapters.discord.posting import NOBODY, Poster
from bot.model import Chat, MessageRef, Origin, Reply
from bot.pace import Lane

log = structlog.get_logger()


class Showing:
    """Shows replies by way of an interaction, or in a private conversation."""

    def __init__(self, poster: Poster) -> None:
        self._poster = poster

    async def show(
        self,
        answer: Answer,
        origin: Origin,
        replies: Sequence[Reply],
        notice: Notice | None = None,
    ) -> None:
        """Show replies; the first takes the place of the `notice` before it, unless others see it
        or it has a place of its own. Raises the library's errors.
        """
        for reply in replies:
            for simple in messages(reply):
                if notice is not None and _for_one(simple):
                    await self._notify(answer, simple, notice)
                    notice = None
                elif not await self._shown(answer, origin, simple):
                    break
        await answer.take_back()

    async def write(self, chat: Chat, channel: int, replies: Sequence[Reply]) -> int:
        """Show replies to what somebody did in private without an interaction there; returns the
        id of the first message, 0 for none. Raises the library's errors.
        """
        first = 0
        for reply in replies:
            for simple in messages(reply):
                if simple.replaces and await self._replaced(chat, simple):
                    continue
                if simple.replaces and simple.quiet:
                    break
                message = await self._poster.send(channel, simple)
                first = first or message
                await self._poster.note(chat, simple, channel, message)
        return first

    async def _shown(self, answer: Answer, origin: Origin, reply: Reply) -> bool:
        """Show one message; False where it would only take a place that cannot be taken."""
        if reply.replaces:
            if await self._replaced(origin.chat, reply):
                return True
            if reply.post is None and await answer.redraw(reply):
                return True
            if reply.quiet:
                return False
        message = await answer.say(reply)
        if answer.channel and not message.flags.ephemeral:
            await self._poster.note(origin.chat, reply, answer.channel, message.id)
        return True

    async def _replaced(self, chat: Chat, reply: Reply) -> MessageRef | None:
        if reply.post is None:
            return None
        try:
            return await self._poster.replace(chat, reply, Lane.REPLY)
        except FAILURES as error:
            log.warning("post not changed", error=type(error).__name__)
            return None

    async def _notify(self, answer: Answer, reply: Reply, notice: Notice) -> None:
        if notice.message and await self._renewed(answer, reply, notice):
            return
        message = await answer.say(reply)
        notice.webhook, notice.message = answer.webhook, message.id

    async def _renewed(self, answer: Answer, reply: Reply, notice: Notice) -> bool:
        """Change a notice; False where it can be changed no more, such as one that was put away."""
        made = answer.draft(reply)
        try:
            await notice.webhook.edit_message(
                notice.message,
                embed=made.embed,
                attachments=made.files,
                view=made.view,
                allowed_mentions=NOBODY,
            )
        except FAILURES as error:
            if not expired(error):
                raise
            return False
        return True


def _for_one(reply: Reply) -> bool:
    """Whether a reply is a word to the one who tapped; alone with the bot, it is not marked so."""
    return reply.post is None and not reply.replaces
