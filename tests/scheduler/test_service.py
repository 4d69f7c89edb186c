"""The whole scheduler: it starts, sends what is due, survives trouble, and stops cleanly."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text

from bot.errors import RetryLater
from scheduler import service
from scheduler.service import Scheduler
from tests.scheduler.stage import ONE, Stage, both

pytestmark = both

SOON = 0.1
"""Seconds between two ticks, for who waits for the second."""


@asynccontextmanager
async def running(stage: Stage) -> AsyncIterator[None]:
    """The scheduler at work."""
    scheduler = Scheduler(stage.study, stage.app.catalog, {"test": stage.platform})
    task = asyncio.create_task(scheduler.run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_what_was_missed_is_sent_at_the_start(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(days=1, hours=5)
    async with running(stage):
        await stage.platform.has_sent(1)
    async with running(stage):
        await asyncio.sleep(0.2)
    assert len(stage.platform.sent) == 1


async def test_clock_goes_on_by_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "EVERY", SOON)
    await stage.daily(ONE)
    async with running(stage):
        await asyncio.sleep(0.2)
        assert stage.platform.sent == []
        stage.clock.move(days=1, hours=1)
        await stage.platform.has_sent(1)


async def test_zones_that_went_astray_are_put_right_at_the_start(stage: Stage) -> None:
    await stage.daily(ONE)
    async with stage.study.store.write() as transaction:
        await transaction.execute(text("UPDATE schedules SET timezone = 'Mars', next_run_at = 1"))
    async with running(stage):
        await asyncio.sleep(0.3)
    assert stage.platform.sent == []
    assert await stage.go_on(days=1, hours=1) == ["Pergunta do dia"]


async def test_trouble_with_one_tick_does_not_end_it(stage: Stage) -> None:
    await stage.daily(ONE)
    async with stage.study.store.write() as transaction:
        await transaction.execute(text("ALTER TABLE schedules RENAME TO elsewhere"))
    stage.clock.move(days=1, hours=1)
    stage.platform.refusals.append(RetryLater(0.1))
    scheduler = Scheduler(stage.study, stage.app.catalog, {"test": stage.platform})
    await scheduler._on_time()
    await scheduler._sweep()
    async with stage.study.store.write() as transaction:
        await transaction.execute(text("ALTER TABLE elsewhere RENAME TO schedules"))
    await scheduler._on_time()
    assert len(await stage.deliveries()) == 1
