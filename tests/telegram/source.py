"""Runs a source of updates against the emulator, with a handler that can be held up."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Update

from bot.adapters.telegram.connection import TelegramBot, make_bot
from bot.adapters.telegram.outage import Patience
from bot.adapters.telegram.updates import Updates
from bot.pace import Pace, Pacing
from tests.emulators.telegram import TelegramServer

IMPATIENT = Patience(first=0.01, longest=0.02, conflict=0.01)
GENEROUS = 5.0
"""Seconds after which something will not happen any more."""


class Handler:
    """Takes down the texts of messages as they begin and as they are done; one that is in
    `held` is not done before it is released.
    """

    def __init__(self, *held: str) -> None:
        self.begun: list[str] = []
        self.done: list[str] = []
        self.given_up: list[str] = []
        self._held = {text: asyncio.Event() for text in held}
        self._changed = asyncio.Condition()

    async def __call__(self, update: Update) -> None:
        text = update.message.text if update.message else None
        assert text
        await self._note(self.begun, text)
        try:
            if text in self._held:
                await self._held[text].wait()
        except asyncio.CancelledError:
            self.given_up.append(text)
            raise
        await self._note(self.done, text)

    def release(self, text: str) -> None:
        self._held[text].set()

    async def has_begun(self, *texts: str) -> None:
        await self._until(lambda: set(texts) <= set(self.begun))

    async def has_done(self, *texts: str) -> None:
        await self._until(lambda: set(texts) <= set(self.done))

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(GENEROUS), self._changed:
            await self._changed.wait_for(condition)

    async def _note(self, where: list[str], text: str) -> None:
        async with self._changed:
            where.append(text)
            self._changed.notify_all()


def bot_of(server: TelegramServer) -> TelegramBot:
    """The bot as it runs, in no hurry to keep limits."""
    return make_bot(server.token, server.url, Pace(Pacing().scaled(1_000)))


@asynccontextmanager
async def running(source: Updates, handler: Handler) -> AsyncIterator[asyncio.Task[None]]:
    """A source that runs until the block ends, unless it ended by itself."""
    task = asyncio.create_task(source.run(handler))
    try:
        yield task
    finally:
        await stop(task)


async def stop(task: asyncio.Task[None]) -> None:
    """Stop a source and wait until it has; what it raised by itself is raised."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
