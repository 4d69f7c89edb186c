"""The tick: what is due becomes a delivery, once, in the same commit in which it moves on."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.model import Chat, DeliveryState, ScheduleKind
from bot.store import schedules
from bot.study.schedules import FOR_EVER
from scheduler.tick import BATCH, GRACE, KEPT, Tick
from tests.scheduler.stage import ANA, GROUP, NINE, NOON, ONE, Stage, both

pytestmark = both

TUESDAY = date(2026, 11, 17)


async def due_days(stage: Stage) -> list[date]:
    """The days for which there are questions to be sent."""
    return [one.day for one in await stage.deliveries() if one.kind == ScheduleKind.QUESTION]


async def next_run(stage: Stage, chat: Chat = GROUP) -> datetime | None:
    """When the day's question comes to a chat."""
    key = (await stage.profile(chat)).key
    assert key is not None
    async with stage.study.store.read() as transaction:
        found = await schedules.find(transaction, key, ScheduleKind.QUESTION)
    assert found is not None
    return found.next_run_at


async def test_due_schedule_becomes_a_delivery_and_moves_on(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(days=1)
    assert await stage.tick() == 2  # a Monday's table is long over
    assert await stage.deliveries() == []
    stage.clock.move(hours=1)
    assert await stage.tick() == 1
    (one,) = await stage.deliveries()
    assert (one.kind, one.platform, one.day) == ("question", "test", TUESDAY)
    assert one.due_at == stage.clock()
    assert one.until == datetime(2026, 11, 18, 3, tzinfo=UTC)
    assert await next_run(stage) == stage.clock() + timedelta(days=1)
    assert await stage.tick() == 0
    assert len(await stage.deliveries()) == 1


async def test_on_mondays_the_table_comes_before_the_question(stage: Stage) -> None:
    await stage.daily(ONE, frozenset({1}))
    stage.clock.move(hours=1)
    assert await stage.tick() == 1
    assert [one.kind for one in await stage.deliveries()] == ["table"]
    await stage.daily(ONE)
    stage.clock.move(days=7)
    await stage.tick()
    assert [one.kind for one in await stage.deliveries()] == ["table", "table", "question"]


async def test_only_on_the_days_that_were_chosen(stage: Stage) -> None:
    await stage.daily(NINE, frozenset({2, 4}))
    for _ in range(10):
        stage.clock.move(days=1)
        await stage.tick()
    days = [(day.month, day.day) for day in await due_days(stage)]
    assert days == [(11, 18), (11, 20), (11, 25)]


async def test_what_was_missed_runs_once_while_its_day_lasts(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(hours=11, minutes=59)
    await stage.tick()
    await stage.tick()
    assert await due_days(stage) == [date(2026, 11, 16)]


async def test_what_was_missed_on_a_day_that_is_over_is_left_out(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(days=9, hours=12, minutes=30)
    assert await stage.tick() == 2
    assert await due_days(stage) == []
    assert await next_run(stage) == datetime(2026, 11, 26, 16, tzinfo=UTC)


async def test_of_many_days_missed_only_today_runs(stage: Stage) -> None:
    await stage.daily(NINE)
    stage.clock.move(days=30, hours=3)
    await stage.tick()
    assert await due_days(stage) == [date(2026, 12, 16)]


async def test_shortly_before_midnight_is_not_too_late_shortly_after(stage: Stage) -> None:
    await stage.daily(time(23, 59))
    stage.clock.move(hours=12, seconds=3)
    await stage.tick()
    assert await due_days(stage) == [date(2026, 11, 16)]
    await stage.daily(time(23, 58))
    stage.clock.move(days=1, minutes=-2, seconds=GRACE.total_seconds())
    await stage.tick()
    assert await due_days(stage) == [date(2026, 11, 16)]


@pytest.mark.parametrize("why", ["kicked", "closed"])
async def test_silent_chat_gets_nothing(stage: Stage, why: str) -> None:
    await stage.daily(ONE)
    await stage.study.contacts.silence(GROUP, why)
    stage.clock.move(hours=1)
    assert await stage.tick() == 2  # with Monday's table
    assert await stage.deliveries() == []
    await stage.study.contacts.silence(GROUP, "")
    stage.clock.move(days=1)
    await stage.tick()
    assert await due_days(stage) == [TUESDAY]


async def test_paused_chat_gets_nothing_up_to_its_last_day(stage: Stage) -> None:
    await stage.daily(ONE)
    await stage.study.people.change_chat(GROUP, lambda chat: replace(chat, paused_until=TUESDAY))
    for _ in range(4):
        stage.clock.move(hours=1)
        await stage.tick()
        stage.clock.move(hours=23)
    assert [day.day for day in await due_days(stage)] == [18, 19]


async def test_chat_that_is_paused_until_further_notice_gets_nothing(stage: Stage) -> None:
    await stage.daily(ONE)
    await stage.study.people.change_chat(GROUP, lambda chat: replace(chat, paused_until=FOR_EVER))
    stage.clock.move(days=900)
    assert await stage.tick() == 2
    assert await stage.deliveries() == []


async def test_schedule_that_was_switched_off_does_not_run(stage: Stage) -> None:
    await stage.daily(ONE)
    talk = stage.talk()
    await talk.say("/config hora desligar")
    stage.clock.move(days=10)
    assert await stage.tick() == 0
    assert await next_run(stage) is None


async def test_another_time_on_the_same_day_brings_no_second_question(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(hours=1)
    await stage.tick()
    await stage.daily(time(14))
    stage.clock.move(hours=1)
    assert await stage.tick() == 2  # with Monday's table
    assert len(await stage.deliveries()) == 2


async def test_change_of_zone_takes_effect_at_once(stage: Stage) -> None:
    await stage.daily(NINE)
    assert await next_run(stage) == datetime(2026, 11, 17, 12, tzinfo=UTC)
    await stage.talk().say("/config fuso Asia/Kathmandu")
    assert await next_run(stage) == datetime(2026, 11, 17, 3, 15, tzinfo=UTC)
    await stage.talk().say("/config fuso padrão")
    assert await next_run(stage) == datetime(2026, 11, 17, 12, tzinfo=UTC)


async def test_in_a_private_chat_ones_own_zone_counts_wherever_it_was_changed(
    stage: Stage,
) -> None:
    alone = Chat("test", "ana")
    await stage.daily(NINE, chat=alone, member=ANA)
    await stage.daily(NINE)
    await stage.talk().say("/config meu fuso Europe/Lisbon")
    assert await next_run(stage, alone) == datetime(2026, 11, 17, 9, tzinfo=UTC)
    assert await next_run(stage) == datetime(2026, 11, 17, 12, tzinfo=UTC)


async def test_zones_that_went_astray_are_put_right_at_the_start(stage: Stage) -> None:
    chats = [Chat("test", str(number)) for number in range(5)]
    for chat in chats:
        await stage.daily(NINE, chat=chat)
    for chat in chats[:3]:
        await stage.study.people.change_chat(chat, lambda one: replace(one, timezone="Asia/Tokyo"))
    await stage.talk(chats[0]).say("/config hora desligar")
    await stage.study.schedules.follow()
    assert [await next_run(stage, chat) for chat in chats] == [
        None,
        *[datetime(2026, 11, 17, 0, tzinfo=UTC)] * 2,
        *[datetime(2026, 11, 17, 12, tzinfo=UTC)] * 2,
    ]


async def test_clock_on_the_wall_is_followed_when_it_is_changed(stage: Stage) -> None:
    await stage.talk().say("/config fuso America/New_York")
    stage.clock.now = datetime(2026, 3, 7, 12, tzinfo=UTC)
    await stage.daily(time(2, 30))
    found = []
    for _ in range(3):
        run = await next_run(stage)
        assert run is not None
        found.append(run)
        stage.clock.now = run
        await stage.tick()
    # Sunday has no half past two: three o'clock it is, and an hour earlier in UTC from then on.
    assert found == [
        datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
        datetime(2026, 3, 9, 6, 30, tzinfo=UTC),
        datetime(2026, 3, 10, 6, 30, tzinfo=UTC),
    ]


async def test_more_than_a_batch_is_claimed_in_one_tick(stage: Stage) -> None:
    for number in range(BATCH + 5):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    assert await stage.tick() == BATCH + 5
    assert (
        len(await stage.study.deliveries.in_states(DeliveryState.PENDING, most=BATCH * 2))
        == BATCH + 5
    )


async def test_two_processes_make_one_delivery(stage: Stage, other: Stage) -> None:
    for number in range(30):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    stage.clock.move(hours=1)
    claimed = await asyncio.gather(*(one.tick() for one in (stage, other) * 4))
    assert sum(claimed) == 30
    assert len(await stage.deliveries()) == 30


async def test_old_deliveries_are_forgotten(stage: Stage) -> None:
    await stage.daily(NOON)
    stage.clock.move(days=1)
    await stage.tick()
    stage.clock.move(days=13)
    await stage.tick.sweep()
    assert await due_days(stage) == [TUESDAY]
    stage.clock.move(seconds=KEPT.total_seconds() - 13 * 86_400 + 86_400)
    await stage.tick.sweep()
    assert await due_days(stage) == []


async def test_schedules_of_a_chat_that_moves_go_with_it(stage: Stage) -> None:
    moved = replace(GROUP, id="super")
    await stage.daily(ONE)
    await stage.daily(time(20), chat=moved)
    stage.clock.move(hours=1)
    await stage.tick()
    await stage.study.contacts.move(GROUP, "super")
    daily = await stage.study.schedules.daily(await stage.profile(moved))
    assert daily is not None
    assert daily.at == ONE
    assert await due_days(stage) == [date(2026, 11, 16)]
    stage.clock.move(hours=8)
    assert await stage.tick() == 0


async def test_what_is_claimed_is_told_while_more_is_about_to_come(stage: Stage) -> None:
    for number in range(BATCH + 1):
        await stage.daily(ONE, chat=Chat("test", str(number)), member=ANA)
    told: list[None] = []
    tick = Tick(stage.study.store, stage.clock, lambda: told.append(None))
    assert await tick() == 0
    assert told == []
    stage.clock.move(hours=1)
    assert await tick() == BATCH + 1
    assert len(told) == 2
