"""One interaction on its way from the acknowledgement to the last reply.

Owns what Discord lets follow upon what: the first message completes the promise that was made
by acknowledging, and is seen by whom that said; whatever is seen by others follows on its
own, once the promise is taken back. It knows neither commands nor posts.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import StrEnum
from typing import TypeVar

import discord
import structlog

from bot.adapters.discord.connection import repeated
from bot.adapters.discord.embeds import Draft, draft
from bot.adapters.discord.errors import ALREADY_ANSWERED, FAILURES, expired
from bot.adapters.discord.posting import NOBODY
from bot.model import Reply

Interaction = discord.Interaction[discord.Client]
T = TypeVar("T")

AT_ONCE = (0.1, 0.3, 0.6)
"""Seconds before each further attempt to acknowledge, for which there are three in all."""

PAUSES = (0.5, 1.0, 2.0)
"""Seconds before each further attempt to show what can be shown twice without harm."""

log = structlog.get_logger()


class Manner(StrEnum):
    """How an interaction is acknowledged: with the promise of a message that all see, or of one
    that one person sees, or with none, since a message will change.
    """

    PUBLIC = "public"
    PRIVATE = "private"
    UPDATE = "update"


class Answer:
    """What is shown to somebody who did something. `placeholder` stands on selects;
    `private_only`: the bot may not be seen by others here.
    """

    def __init__(
        self,
        interaction: Interaction,
        manner: Manner,
        placeholder: str,
        *,
        private_only: bool = False,
    ) -> None:
        self._interaction = interaction
        self._manner = manner
        self._placeholder = placeholder
        self._promised = manner is not Manner.UPDATE
        self._private_only = private_only

    @property
    def channel(self) -> int:
        """The id of the channel it is in, where the bot can change later what it showed; else 0:
        it is no member there, and what it shows there is its own for 15 min.
        """
        one = self._interaction
        member = one.is_guild_integration() or one.context.dm_channel
        return one.channel_id or 0 if member else 0

    @property
    def webhook(self) -> discord.Webhook:
        """What changes messages of this interaction, for as long as its token holds."""
        return self._interaction.followup

    def draft(self, reply: Reply) -> Draft:
        """A message of a reply that is within the limits, to be sent once."""
        return draft(reply, self._placeholder)

    async def acknowledge(self) -> bool:
        """Acknowledge at once; False where it is too late, or somebody else did."""
        return await answered(self._deferred)

    async def say(self, reply: Reply) -> discord.Message:
        """Show a reply that is within the limits to whom it is for. Raises the library's errors."""
        private = reply.private or self._private_only
        if self._promised and private is not (self._manner is Manner.PRIVATE):
            # The first message to follow would be seen by whom the promise was made to.
            await self.take_back()
        if self._promised:
            message = await self._repeated(reply, self._completed)
            self._promised = False
            return message
        return await self._follow_up(reply, private)

    async def redraw(self, reply: Reply) -> bool:
        """Put a reply in the place of the message that was tapped; False where that is gone."""
        if self._manner is not Manner.UPDATE:
            return False
        try:
            await self._repeated(reply, self._completed)
        except discord.HTTPException as error:
            if not expired(error):
                raise
            return False
        return True

    async def take_back(self) -> None:
        """Let nothing follow upon a promise that nothing was shown for."""
        if self._promised:
            with suppress(discord.NotFound):
                await repeated(self._interaction.delete_original_response, PAUSES)
            self._promised = False

    async def _deferred(self) -> None:
        thinking = self._manner is not Manner.UPDATE
        ephemeral = self._manner is Manner.PRIVATE
        await self._interaction.response.defer(ephemeral=ephemeral, thinking=thinking)

    async def _repeated(self, reply: Reply, send: Callable[[Draft], Awaitable[T]]) -> T:
        """Send something that may be sent twice; what is sent is made anew each time."""
        return await repeated(lambda: send(self.draft(reply)), PAUSES)

    async def _completed(self, made: Draft) -> discord.Message:
        return await self._interaction.edit_original_response(
            embed=made.embed, attachments=made.files, view=made.view, allowed_mentions=NOBODY
        )

    async def _follow_up(self, reply: Reply, private: bool) -> discord.Message:
        """One more message. A lost answer leaves open whether it is shown: it is repeated once,
        so that at worst it shows twice.
        """

        async def sent() -> discord.Message:
            made = self.draft(reply)
            return await self.webhook.send(
                **made.given(), wait=True, ephemeral=private, allowed_mentions=NOBODY
            )

        return await repeated(sent, PAUSES[:1])


async def answered(respond: Callable[[], Awaitable[object]]) -> bool:
    """Answer an interaction for the first time, by whatever that is done, and again where the
    network fails; False where it is too late, or somebody else did. Raises the library's errors.
    """
    attempts = 0

    async def attempt() -> None:
        nonlocal attempts
        attempts += 1
        await respond()

    try:
        await repeated(attempt, AT_ONCE)
    except FAILURES as error:
        if attempts > 1 and getattr(error, "code", 0) == ALREADY_ANSWERED:
            return True  # by ourselves: it was the answer to it that got lost
        if not expired(error):
            raise
        log.info("interaction expired", error=_named(error))
        return False
    return True


def _named(error: Exception) -> str:
    code = f" {error.code}" if isinstance(error, discord.HTTPException) else ""
    return f"{type(error).__name__}{code}"
