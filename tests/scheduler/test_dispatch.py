"""Deliveries: sent once, tried again, given up, taken over, never too many at once."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.errors import DeliveryError, Moved, RetryLater, Unreachable
from bot.model import Chat, DeliveryState
from bot.store import deliveries
from scheduler.dispatch import AT_ONCE, TRIES
from scheduler.leases import LEASE
from tests.scheduler.stage import ANA, GROUP, ONE, Stage, both

ASKED = ["Pergunta do dia"]
SUPER = Chat("test", "super")


async def states(stage: Stage) -> dict[str, int]:
    """How many deliveries are in each state."""
    return {str(one.state): one.count for one in await stage.study.deliveries.counts()}


async def only(stage: Stage, state: DeliveryState) -> str:
    """Why the one delivery in a state is in it."""
    (one,) = await stage.deliveries(state)
    return one.error


@pytest.fixture
async def due(stage: Stage) -> Stage:
    """The question of a Tuesday is due in one chat."""
    await stage.daily(ONE)
    stage.clock.move(days=1, hours=1)
    await stage.tick()
    return stage


async def test_what_is_due_is_sent_once_under_its_name(due: Stage) -> None:
    await due.dispatcher.send_due()
    (sent,) = due.platform.sent
    key = (await due.profile()).key
    assert (sent.chat, sent.key) == (GROUP, f"question:{key}:2026-11-17:0")
    assert await states(due) == {"sent": 1}
    assert await due.go_on(minutes=30) == ASKED
    assert await due.go_on(minutes=30) == []


async def test_platform_that_asks_to_wait_is_obeyed(due: Stage) -> None:
    due.platform.refusals.append(RetryLater(90))
    assert await due.go_on() == []
    assert "90" in await only(due, DeliveryState.PENDING)
    assert await due.go_on(seconds=89) == []
    assert await due.go_on(seconds=1) == ASKED
    assert await states(due) == {"sent": 1}


async def test_pauses_grow_and_then_it_is_given_up(due: Stage) -> None:
    due.platform.refusals.extend([DeliveryError("no")] * 100)
    attempts = []
    for minute in range(11 * 60):
        before = len(due.platform.refusals)
        await due.go_on(minutes=1 if minute else 0)
        if len(due.platform.refusals) < before:
            attempts.append(minute)
    # Midnight is eleven hours off: from then on the day's question is worth nothing.
    assert attempts == [
        0,
        1,
        2,
        3,
        5,
        8,
        14,
        25,
        47,
        90,
        150,
        210,
        270,
        330,
        390,
        450,
        510,
        570,
        630,
    ]
    assert await states(due) == {"failed": 1}
    assert await only(due, DeliveryState.FAILED) == "no"


async def test_so_many_attempts_and_no_more(due: Stage) -> None:
    (today,) = await due.deliveries()
    patient = replace(today, name="patient", until=today.until + timedelta(days=40))
    async with due.study.store.write() as transaction:
        await deliveries.add(transaction, [patient])
    due.platform.refusals.extend([DeliveryError("no")] * 200)
    while waiting := await due.deliveries():
        due.clock.now = max(one.not_before for one in waiting)
        await due.dispatcher.send_due()
    failed = {one.name: one.tries for one in await due.deliveries(DeliveryState.FAILED)}
    assert failed["patient"] == TRIES
    assert failed[today.name] < TRIES


async def test_what_waited_until_its_day_was_over_is_not_sent(due: Stage) -> None:
    assert await due.go_on(hours=12) == []
    assert await only(due, DeliveryState.FAILED) == "late"


async def test_nobody_there_means_never_again(due: Stage) -> None:
    due.platform.refusals.append(Unreachable("kicked"))
    assert await due.go_on() == []
    assert await only(due, DeliveryState.GONE) == "kicked"
    assert await due.go_on(hours=2) == []


async def test_chat_that_moved_is_followed(due: Stage) -> None:
    due.platform.refusals.append(Moved(SUPER))
    await due.dispatcher.send_due()
    (sent,) = due.platform.sent
    assert sent.chat == SUPER
    assert await states(due) == {"sent": 1}
    assert await due.study.schedules.daily(await due.profile(SUPER)) is not None


@both
async def test_fault_of_ours_harms_nobody_else(stage: Stage) -> None:
    for number in range(3):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.platform.refusals.append(ZeroDivisionError("what a person wrote"))
    assert await stage.go_on(hours=1) == ASKED * 2
    assert await only(stage, DeliveryState.PENDING) == "ZeroDivisionError"
    assert await stage.go_on(minutes=1) == ASKED


@both
async def test_what_a_dead_process_held_is_sent_when_its_lease_ends(due: Stage) -> None:
    now = due.clock()
    async with due.study.store.write() as transaction:
        assert len(await deliveries.claim(transaction, "test", now, now + LEASE, 10)) == 1
    assert await due.go_on(seconds=LEASE.total_seconds() - 1) == []
    assert await due.go_on(seconds=1) == ASKED
    (sent,) = await due.deliveries(DeliveryState.SENT)
    assert sent.tries == 2


async def test_chat_gets_its_deliveries_one_after_another(stage: Stage) -> None:
    await stage.daily(ONE)
    talk = stage.talk()
    await talk.say("/pergunta 1")
    await talk.press("A")
    stage.clock.move(days=7, hours=1)
    await stage.tick()
    assert len(await stage.deliveries()) == 2
    stage.platform.free.clear()
    sending = asyncio.create_task(stage.dispatcher.send_due())
    await stage.platform.sending(1)
    await asyncio.sleep(0.1)
    assert stage.platform.under_way == 1
    stage.platform.free.set()
    await sending
    assert stage.platform.titles == ["Ranking da semana passada", *ASKED]


@both
async def test_two_processes_send_everything_once(stage: Stage, other: Stage) -> None:
    for number in range(40):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    await stage.tick()
    await asyncio.gather(*(one.dispatcher.send_due() for one in (stage, other) * 3))
    assert len({one.key for one in stage.platform.sent}) == len(stage.platform.sent) == 40
    assert await states(stage) == {"sent": 40}


@both
async def test_only_some_are_under_way_at_once(stage: Stage) -> None:
    for number in range(AT_ONCE * 4):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    await stage.tick()
    stage.platform.free.clear()
    sending = asyncio.create_task(stage.dispatcher.send_due())
    await stage.platform.sending(AT_ONCE)
    await asyncio.sleep(0.1)
    assert stage.platform.sent == []
    stage.platform.free.set()
    await sending
    assert stage.platform.most_under_way == AT_ONCE
    assert len(stage.platform.sent) == AT_ONCE * 4


@both
async def test_stopping_finishes_what_is_under_way_and_puts_back_the_rest(stage: Stage) -> None:
    for number in range(AT_ONCE * 3):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    await stage.tick()
    stage.platform.free.clear()
    sending = asyncio.create_task(stage.dispatcher.run())
    await stage.platform.sending(AT_ONCE)
    sending.cancel()
    await asyncio.sleep(0)
    stage.platform.free.set()
    with suppress(asyncio.CancelledError):
        await sending
    assert await states(stage) == {"sent": AT_ONCE, "pending": AT_ONCE * 2}
    assert {one.tries for one in await stage.deliveries()} == {0}
    await stage.dispatcher.send_due()
    assert await states(stage) == {"sent": AT_ONCE * 3}


async def test_what_belongs_to_another_platform_is_left_alone(stage: Stage) -> None:
    await stage.daily(ONE, chat=Chat("elsewhere", "1"), member=ANA)
    assert await stage.go_on(hours=1) == []
    assert await states(stage) == {"pending": 1}


async def test_what_was_sent_of_it_is_not_sent_again(due: Stage) -> None:
    await due.go_on()
    due.platform.refusals.extend([None, RetryLater(5)])
    assert await due.go_on(days=1) == ["Solução da pergunta de 17/11"]
    assert await due.go_on(minutes=1) == ASKED


async def test_chat_that_pauses_or_falls_silent_meanwhile_gets_nothing(due: Stage) -> None:
    await due.talk().say("/config pausa")
    assert await due.go_on() == []
    assert await only(due, DeliveryState.GONE) == "paused"
    await due.talk().say("/config pausa desligar")
    assert await due.study.deliveries.retry() == 1
    await due.study.contacts.silence(GROUP, "kicked")
    assert await due.go_on() == []
    assert await only(due, DeliveryState.GONE) == "kicked"


@both
async def test_what_failed_can_be_tried_again_while_it_is_not_too_late(due: Stage) -> None:
    due.platform.refusals.append(Unreachable("kicked"))
    await due.go_on()
    (gone,) = await due.deliveries(DeliveryState.GONE)
    assert await due.study.deliveries.retry([gone.key + 1]) == 0
    assert await due.study.deliveries.retry([gone.key]) == 1
    assert await due.go_on() == ASKED
    due.platform.refusals.append(Unreachable("kicked"))
    await due.go_on(days=1)
    due.clock.move(days=1)
    assert await due.study.deliveries.retry() == 0


async def test_settled_too_late_changes_nothing(due: Stage) -> None:
    store, now = due.study.store, due.clock()
    async with store.write() as transaction:
        (first,) = await deliveries.claim(transaction, "test", now, now, 10)
        (second,) = await deliveries.claim(transaction, "test", now, now + LEASE, 10)
        assert (first.tries, second.tries) == (1, 2)
        await deliveries.settle(transaction, [first])
        await deliveries.release(transaction, [first], now)
        assert await deliveries.claim(transaction, "test", now, now, 10) == []
