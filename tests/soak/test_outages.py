"""A platform that asks to wait, fails or is silent for a while: the day's question is late then,
but comes to every chat, once.

In a test run the trouble lasts for seconds; `make soak` sets SOAK_ROUNDS, and it takes its time.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import bot.adapters.telegram.connection
from bot.adapter import Adapter
from bot.adapters.telegram.requests import Timeouts
from bot.app import App
from bot.model import ChatProfile, Place
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from scheduler.tick import Tick
from tests.discord.scene import acting
from tests.scheduler.stage import NOBODY, ONE
from tests.soak.audience import Audience, DiscordAudience, TelegramAudience
from tests.soak.test_faults import going_on
from tests.talk import Clock
from tests.telegram.stage import on_stage

SOAK = "SOAK_ROUNDS" in os.environ

STEP = 8
"""Chats that are reached between two troubles: as many as are on their way at once."""

CHATS = 12 * STEP

WAIT, OUT = (30.0, 60.0) if SOAK else (0.8, 0.8)
"""Seconds for which a platform asks to wait, and for which it fails or is silent."""

SENDING = "POST", "/channels/*/messages"

READ = 15.0 if SOAK else 3.0
"""Seconds that the bot waits for an answer of Telegram."""

AT_LAST = 240.0
"""Seconds after which what has not happened never will."""

ALWAYS = 1_000_000


@asynccontextmanager
async def coming(
    app: App, clock: Clock, adapter: Adapter, audience: Audience
) -> AsyncIterator[None]:
    """The day's question is due in all chats, and is being sent during the block."""
    study = app.study
    for chat, channel in audience.chats().items():
        await study.people.change_chat(chat, partial(_where, channel))
        profile = await study.people.chat(chat)
        await study.schedules.choose(profile, NOBODY, Place.GROUP, at=ONE)
    clock.move(hours=1)
    await Tick(study.store, clock)()
    compose = Composer(study, app.catalog)
    dispatcher = Dispatcher(study.store, adapter, compose, study.contacts, clock)
    task = asyncio.create_task(dispatcher.run())
    try:
        async with going_on(clock):
            yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def _where(channel: str, chat: ChatProfile) -> ChatProfile:
    return replace(chat, channel=channel)


async def reached(audience: Audience, count: int) -> None:
    """Wait until so many chats have the question."""
    async with asyncio.timeout(AT_LAST):
        while sum(asked > 0 for asked in audience.asked().values()) < count:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def settled(app: App) -> None:
    """Wait until everything is written down as sent."""
    async with asyncio.timeout(AT_LAST):
        while {str(one.state) for one in await app.study.deliveries.counts()} != {"sent"}:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def test_trouble_with_telegram_makes_the_question_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    timeouts = Timeouts(connect=10.0, write=15.0, upload=60.0, read=READ)
    monkeypatch.setattr(bot.adapters.telegram.connection, "TIMEOUTS", timeouts)
    async with on_stage(tmp_path) as stage:
        server, audience = stage.server, TelegramAudience(stage.server, CHATS)
        troubles: list[Callable[[], None]] = [
            partial(server.retry_after, WAIT),
            partial(server.fail, "sendMessage", 500, "Internal Server Error", ALWAYS),
            partial(server.silent, "sendMessage", READ * 2, ALWAYS),
            server.down,
        ]
        async with coming(stage.app, stage.clock, stage.telegram, audience):
            for number, begins in enumerate(troubles, 1):
                await reached(audience, number * STEP)
                begins()
                await asyncio.sleep(0.1)  # what was answered by then arrives
                before = sum(audience.asked().values())
                await asyncio.sleep((OUT if number > 1 else WAIT) * 0.9)
                assert sum(audience.asked().values()) == before < CHATS
                server.well()
                server.up()
            await reached(audience, CHATS)
            await settled(stage.app)
        assert set(audience.asked().values()) == {1}


async def test_trouble_with_discord_makes_the_question_late(tmp_path: Path) -> None:
    async with acting(tmp_path) as scene:
        server, audience = scene.server, DiscordAudience(scene.server, CHATS)
        limited: dict[str, object] = {"message": "You are being rate limited.", "global": False}
        troubles: list[Callable[[], None]] = [
            partial(server.fail, *SENDING, 429, limited | {"retry_after": WAIT}, times=4),
            partial(server.fail, *SENDING, 503, times=ALWAYS),
            partial(server.reset, *SENDING, times=STEP, done=True),
            partial(server.hang, *SENDING, OUT, times=STEP),
        ]
        async with coming(scene.app, scene.clock, scene.adapter, audience):
            for number, begins in enumerate(troubles, 1):
                await reached(audience, number * STEP)
                begins()
                await asyncio.sleep(OUT)
                server.well()
            await reached(audience, CHATS)
            await settled(scene.app)
        assert set(audience.asked().values()) == {1}
