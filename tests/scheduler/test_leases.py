"""Leases: prolonged while their process lives, taken over when it does not, never both."""

import asyncio
from dataclasses import replace

import pytest

import scheduler.leases
from bot.model import Chat, DeliveryState
from scheduler.leases import LEASE, Leases
from tests.scheduler.stage import ANA, ONE, Stage, both

pytestmark = both

CHATS = 3
SECONDS = LEASE.total_seconds()


@pytest.fixture
async def due(stage: Stage) -> Stage:
    """The question is due in a few chats."""
    for number in range(CHATS):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    await stage.tick()
    return stage


def leases(stage: Stage) -> Leases:
    """Those of one more process."""
    return Leases(stage.study.store, "test", stage.clock)


async def test_what_is_prolonged_is_nobody_elses(
    due: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.leases, "PROLONGED", 0.01)
    mine, others = leases(due), leases(due)
    held = await mine.claim()
    async with mine.prolonged():
        for _ in range(3):
            due.clock.move(seconds=SECONDS - 1)
            await asyncio.sleep(0.2)
            assert await others.claim() == []
    assert len(held) == CHATS
    assert all([await mine.holds(one) for one in held])


async def test_what_was_taken_over_is_not_held_any_more(due: Stage) -> None:
    mine, others = leases(due), leases(due)
    held = await mine.claim()
    due.clock.move(seconds=SECONDS)
    taken = await others.claim()
    assert [one.key for one in taken] == [one.key for one in held]
    assert not any([await mine.holds(one) for one in held])
    assert all([await others.holds(one) for one in taken])
    assert await mine.claim() == []


async def test_claiming_prolongs_what_is_held(due: Stage) -> None:
    mine, others = leases(due), leases(due)
    assert len(await mine.claim()) == CHATS
    due.clock.move(seconds=SECONDS)
    assert await mine.claim() == await others.claim() == []


async def test_lease_that_ended_unseen_is_prolonged_before_it_is_relied_on(due: Stage) -> None:
    mine, others = leases(due), leases(due)
    first, *_ = await mine.claim()
    due.clock.move(seconds=SECONDS)
    assert await mine.holds(first)
    assert await others.claim() == []


async def test_what_is_settled_released_or_forgotten_is_not_held(due: Stage) -> None:
    mine, others = leases(due), leases(due)
    settled, released, forgotten = await mine.claim()
    await mine.settle(replace(settled, state=DeliveryState.SENT, done_at=due.clock()))
    await mine.release([released])
    mine.forget([forgotten])
    assert [one.key for one in await others.claim()] == [released.key]
    due.clock.move(seconds=SECONDS)
    assert [one.key for one in await mine.claim()] == [released.key, forgotten.key]


async def test_process_that_lost_what_it_held_does_not_send_it(
    stage: Stage, other: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.leases, "PROLONGED", 3600)
    talk = stage.talk()
    await stage.daily(ONE)
    await talk.say("/pergunta 1")
    await talk.press("A")
    stage.clock.move(days=7, hours=1)
    await stage.tick()
    stage.platform.study = None  # nobody knows from elsewhere what was shown
    stage.platform.free.clear()
    sending = asyncio.create_task(stage.dispatcher.send_due())
    await stage.platform.sending(1)  # Monday's table, and the question waits for it
    stage.clock.move(seconds=SECONDS)
    taking_over = asyncio.create_task(other.dispatcher.send_due())
    await stage.platform.sending(2)
    stage.platform.free.set()
    await asyncio.gather(sending, taking_over)
    assert sorted(stage.platform.titles) == ["Pergunta do dia", *["Ranking da semana passada"] * 2]
    assert {str(one.state): one.count for one in await stage.study.deliveries.counts()} == {
        "sent": 2
    }
