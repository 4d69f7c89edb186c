"""Clocks that jump and a database that is locked: what comes by itself is late at most, and comes
to all, once.

In a test run the trouble lasts for seconds; `make soak` sets SOAK_ROUNDS, and it takes its time.
"""

import asyncio
import os
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import apscheduler.schedulers.base
import pytest

import bot.store.dialect
import scheduler.service
from bot.model import Chat
from scheduler.dispatch import AT_ONCE
from scheduler.service import Scheduler
from tests.scheduler.stage import ANA, ONE, Stage
from tests.talk import Clock, app_running, monday

SOAK = "SOAK_ROUNDS" in os.environ

CHATS = AT_ONCE + 16

ASKED = "Pergunta do dia"

LOCKED, BUSY = (20.0, 5_000) if SOAK else (0.7, 100)
"""Seconds for which the database is locked, milliseconds for which the bot waits for it."""

HURRY = 1 if SOAK else 40
"""How fast pauses go by."""

HOUR = timedelta(hours=1)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Noon on a Monday in São Paulo."""
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        yield Stage(app, clock)


async def make_due(stage: Stage) -> None:
    """Let the day's question be due in many chats."""
    for number in range(CHATS):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    await stage.tick()


@asynccontextmanager
async def under_way(stage: Stage) -> AsyncIterator[None]:
    """Some of what is due is on its way during the block, the rest is claimed."""
    stage.platform.free.clear()
    task = asyncio.create_task(stage.dispatcher.send_due())
    try:
        await stage.platform.sending(AT_ONCE)
        yield
        stage.platform.free.set()
        await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def all_once(stage: Stage) -> bool:
    """Whether every chat was sent something, and none of them twice."""
    sent = Counter(one.chat.id for one in stage.platform.sent)
    return sent == Counter(str(number) for number in range(CHATS))


async def states(stage: Stage) -> dict[str, int]:
    """How many deliveries are in each state."""
    return {str(one.state): one.count for one in await stage.study.deliveries.counts()}


# The clock


@pytest.mark.parametrize("hours", [1, -1])
async def test_clock_that_jumps_while_something_is_sent_repeats_nothing(
    stage: Stage, hours: int
) -> None:
    await make_due(stage)
    async with under_way(stage):
        stage.clock.move(hours=hours)
        await stage.tick()
        again = asyncio.create_task(stage.dispatcher.send_due())
        await asyncio.sleep(0.2)
    await again
    assert all_once(stage)
    assert stage.platform.titles == [ASKED] * CHATS
    assert await stage.go_on(hours=2) == []
    assert (await stage.go_on(days=1)).count(ASKED) == CHATS


async def test_clock_that_jumps_back_before_anything_is_sent_loses_nothing(stage: Stage) -> None:
    await make_due(stage)
    assert await stage.go_on(hours=-1) == []
    assert await stage.go_on(hours=1) == [ASKED] * CHATS
    assert await stage.go_on(hours=1) == []
    assert (await stage.go_on(days=1)).count(ASKED) == CHATS


async def test_ticks_go_on_where_the_machines_clock_was_set_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = HOUR

    class Shifted(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Shifted":
            return cls.fromtimestamp(datetime.now(tz).timestamp(), tz) + ahead

    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Shifted)
    monkeypatch.setattr(scheduler.service, "datetime", Shifted)
    monkeypatch.setattr(scheduler.service, "EVERY", 0.1)
    await stage.daily(ONE)
    work = Scheduler(stage.study, stage.app.catalog, {"test": stage.platform})
    task = asyncio.create_task(work.run())
    try:
        await asyncio.sleep(0.3)
        ahead = timedelta(0)
        stage.clock.move(hours=1)
        await stage.platform.has_sent(1)
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


# The database


@asynccontextmanager
async def locked(database: Path) -> AsyncIterator[None]:
    """Another program keeps the database to itself during the block."""
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA busy_timeout=5000")
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@asynccontextmanager
async def going_on(clock: Clock) -> AsyncIterator[None]:
    """Let time go by during the block."""

    async def go_on() -> None:
        while True:
            await asyncio.sleep(0.05)
            clock.move(seconds=0.05 * HURRY)

    task = asyncio.create_task(go_on())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.parametrize("noted", [True, False])
async def test_locked_database_makes_things_late_and_replies_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, noted: bool
) -> None:
    monkeypatch.setattr(bot.store.dialect, "BUSY_MILLISECONDS", BUSY)
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        stage, talk = Stage(app, clock), Stage(app, clock).talk()
        if not noted:  # what shows no post is known by its delivery alone
            stage.platform.study = None
        await talk.say("/pergunta 1")
        await make_due(stage)
        stage.platform.free.clear()
        sending = asyncio.create_task(stage.dispatcher.run())
        try:
            await stage.platform.sending(AT_ONCE)
            async with going_on(clock):
                async with locked(tmp_path / "test.db"):
                    stage.platform.free.set()
                    told = await talk.press("A")
                    await asyncio.sleep(LOCKED)
                    assert await states(stage) == {"sending": CHATS}
                async with asyncio.timeout(120):
                    while await states(stage) != {"sent": CHATS}:  # noqa: ASYNC110 (nobody tells)
                        await asyncio.sleep(0.1)
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        assert all_once(stage)
        assert "tente de novo" in told
        assert "Sua resposta" in await talk.press("A")
