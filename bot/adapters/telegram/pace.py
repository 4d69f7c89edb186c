"""What python-telegram-bot sends waits for its turn here, and is sent again when refused.

Owns which of Telegram's methods take a turn, in which lane, and what to do when it asks to
wait. In what order turns come is up to `bot.pace`; what is sent is nobody's business here.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.adapters.telegram.errors import seconds_of
from bot.pace import Lane, Pace

TURN_TAKING = ("send", "edit", "copy", "forward", "stopPoll")
"""How the names of the methods begin that Telegram counts when they concern a chat."""

FREE = frozenset({"sendChatAction"})
"""Counted by their names, but "typing …" is no message, and must not delay the one it announces."""

Answer = bool | dict[str, Any] | list[dict[str, Any]]
Call = Callable[..., Coroutine[Any, Any, Answer]]


class TelegramPace(BaseRateLimiter[Lane]):
    """Gives what is sent or edited in a chat its turn, and lets all else pass at once.

    `rate_limit_args` of a bot's method is the lane, the reply lane if it is not given. Other
    errors than a request to wait pass through unchanged.
    """

    __slots__ = ("_pace",)

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def initialize(self) -> None:
        """There is nothing to set up."""

    async def shutdown(self) -> None:
        """There is nothing to stop: the timer ends with whoever waits last."""

    async def process_request(
        self,
        callback: Call,
        args: tuple[object, ...],
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Answer:
        """Call Telegram until it does not ask to wait; returns its answer."""

        async def call() -> Answer:
            return await callback(*args, **kwargs)

        chat = data.get("chat_id")
        if chat is None or endpoint in FREE or not endpoint.startswith(TURN_TAKING):
            return await self._at_once(call)
        return await self._in_turn(call, str(chat), rate_limit_args or Lane.REPLY)

    async def _in_turn(self, call: Call, chat: str, lane: Lane) -> Answer:
        # Groups and channels have negative ids, or a public name.
        group = chat.startswith(("-", "@"))
        again = False
        while True:
            async with self._pace.turn(chat, group=group, lane=lane, again=again):
                try:
                    return await call()
                except RetryAfter as error:
                    self._pace.refusals += 1
                    self._pace.hold(seconds_of(error), chat)
            again = True

    async def _at_once(self, call: Call) -> Answer:
        """What takes no turn waits for itself alone when refused: it says nothing of chats."""
        while True:
            try:
                return await call()
            except RetryAfter as error:
                self._pace.refusals += 1
                await asyncio.sleep(seconds_of(error))
