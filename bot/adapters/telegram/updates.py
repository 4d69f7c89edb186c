"""How updates reach the adapter: what a source of them is to it, and which ones Telegram sends.

It knows neither how a source gets them nor what is done with them.
"""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from telegram import Update

ALLOWED_UPDATES: Final = (
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.POLL_ANSWER,
    Update.MY_CHAT_MEMBER,
)
"""What Telegram is asked to tell; not edited messages, which were answered already."""

Handle = Callable[[Update], Awaitable[None]]
"""Returns once what an update asks for is carried out."""


class Updates(Protocol):
    """A source of updates."""

    async def run(self, handle: Handle) -> None:
        """Connect the bot, hand updates over until cancelled, then close the bot.

        When cancelled, what is being handled is finished first. Raises UserError where the
        operator has to mend something.
        """
