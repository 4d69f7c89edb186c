"""How fast one token sends, in virtual time: an hour of waiting takes no time at all."""

import asyncio
from collections.abc import Awaitable
from itertools import pairwise

import pytest

from bot.pace import MADE_UP, UNDER_WAY, Lane, Pace, Pacing, until_recorded
from tests.core.paced import Platform
from tests.core.virtual_time import HAIR, VirtualTime, in_virtual_time, now, together


async def after(seconds: float, send: Awaitable[None]) -> None:
    await asyncio.sleep(seconds)
    await send


def near(*seconds: float) -> object:
    return pytest.approx(seconds if len(seconds) > 1 else seconds[0], abs=1e-3)


def test_a_lone_request_does_not_wait() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await platform.send("a", "1")
        assert platform.times() == [0.0]

    in_virtual_time(scenario())


def test_one_chat_gets_one_a_second() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await together(*(platform.send(name, "1") for name in "abc"))
        assert platform.names() == "a b c"
        assert platform.times() == near(0.0, 1.0, 2.0)

    in_virtual_time(scenario())


def test_a_second_is_counted_from_the_answer() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()), latency=0.2)
        await together(*(platform.send(name, "1") for name in "ab"))
        assert platform.times() == near(0.0, 1.2)

    in_virtual_time(scenario())


def test_a_request_without_an_answer_does_not_stop_its_chat() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()), latency=60.0)
        await together(*(platform.send(name, "1") for name in "ab"))
        assert platform.times() == near(0.0, 1.0 + UNDER_WAY)

    in_virtual_time(scenario())


def test_replies_may_come_in_a_burst_that_comes_back_at_the_steady_rate() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(chat_burst=3)))
        await together(*(platform.send(name, "1") for name in "abcdefg"))
        assert platform.times() == near(0, 0, 0, 3, 3, 3, 6)

    in_virtual_time(scenario())


def test_bulk_leaves_the_burst_to_replies() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(chat_burst=3)))
        bulk = [platform.send("bulk", "1", Lane.BULK) for _ in range(3)]
        await together(*bulk, after(0.5, platform.send("reply", "1")))
        assert platform.names() == "bulk reply bulk bulk"
        assert platform.times()[1] == near(0.5)

    in_virtual_time(scenario())


def test_a_group_gets_twenty_a_minute() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await together(*(platform.send(str(n), "-1", group=True) for n in range(41)))
        times = platform.times()
        assert times[19] == near(19.0)
        assert times[20] == near(60.0)
        assert times[40] == near(120.0)

    in_virtual_time(scenario())


def test_bulk_takes_a_quarter_of_a_group_so_that_replies_do_not_wait() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        bulk = [platform.send("bulk", "-1", Lane.BULK, group=True) for _ in range(11)]
        replies = [after(60 + 2 * n, platform.send(str(n), "-1", group=True)) for n in range(15)]
        await together(*bulk, *replies)
        times = {sent.name: sent.at for sent in platform.sent if sent.name != "bulk"}
        edits = [sent.at for sent in platform.sent if sent.name == "bulk"]
        assert all(later - first >= 60 for first, later in zip(edits, edits[5:], strict=False))
        assert all(times[str(n)] <= 60 + 2 * n + 1 for n in range(15)), "one a second holds"

    in_virtual_time(scenario())


def test_the_token_sends_thirty_a_second() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await together(*(platform.send(str(n), str(n)) for n in range(61)))
        assert platform.names() == " ".join(str(n) for n in range(61))
        times = platform.times()
        assert (times[29], times[30], times[59], times[60]) == near(0.0, 1.0, 1.0, 2.0)

    in_virtual_time(scenario())


def test_what_concerns_no_chat_keeps_the_limit_of_the_token_alone() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await together(*(platform.send(str(n), None) for n in range(31)))
        times = platform.times()
        assert (times[29], times[30]) == near(0.0, 1.0)
        assert platform.pace.known_chats == 0

    in_virtual_time(scenario())


def test_limits_can_be_scaled() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing().scaled(10)))
        await together(*(platform.send(str(n), str(n)) for n in range(301)))
        await together(*(platform.send("same", "x") for _ in range(2)))
        times = platform.times()
        assert (times[299], times[300]) == near(0.0, 1.0)
        assert times[302] - times[301] == near(0.1)

    in_virtual_time(scenario())


@pytest.mark.parametrize("latency", [0.0, 0.05, 0.1])
def test_bulk_reaches_its_rate_evenly(latency: float) -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()), latency)
        await together(*(platform.send(str(n), str(n), Lane.BULK) for n in range(3_000)))
        assert now() <= 1.03 * 3_000 / 25
        gaps = [later - earlier for earlier, later in pairwise(platform.times())]
        assert min(gaps) == near(0.04)
        assert max(gaps) == near(0.04)

    in_virtual_time(scenario())


def test_bulk_waits_for_answers() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(in_flight=8)), latency=10.0)
        await together(*(platform.send(str(n), str(n), Lane.BULK) for n in range(20)))
        for sent in platform.sent:
            assert sum(other.at <= sent.at < other.until - HAIR for other in platform.sent) <= 8

    in_virtual_time(scenario())


def test_bulk_makes_up_for_a_short_delay_but_not_for_idleness() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await platform.send("first", "x", Lane.BULK)
        await asyncio.sleep(60)
        await together(*(platform.send(str(n), str(n), Lane.BULK) for n in range(5)))
        assert platform.times()[1:] == near(60, 60.04, 60.08, 60.12, 60.16)
        platform.pace.hold(10)
        await together(*(platform.send(str(n), str(n), Lane.BULK) for n in range(5, 10)))
        made_up = sum(abs(at - platform.times()[6]) < HAIR for at in platform.times())
        assert made_up == 1 + int(MADE_UP * 25)

    in_virtual_time(scenario())


def test_a_reply_does_not_wait_behind_bulk() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()), latency=0.1)
        waited = []

        async def reply(number: int) -> None:
            await asyncio.sleep(number * 0.37)
            asked = now()
            async with platform.pace.turn(f"reply {number}"):
                waited.append(now() - asked)

        bulk = [platform.send(str(n), str(n), Lane.BULK) for n in range(1_000)]
        await together(*bulk, *(reply(number) for number in range(100)))
        assert max(waited) == 0.0

    in_virtual_time(scenario())


def test_a_reply_goes_before_bulk_in_its_chat() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        bulk = [platform.send("bulk", "1", Lane.BULK) for _ in range(3)]
        await together(*bulk, after(0.5, platform.send("reply", "1")))
        assert platform.names() == "bulk reply bulk bulk"
        assert platform.times() == near(0, 1, 2, 3)

    in_virtual_time(scenario())


def test_bulk_yields_when_replies_fill_the_token() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        replies = [platform.send("reply", str(n)) for n in range(90)]
        await together(*(platform.send("bulk", f"b{n}", Lane.BULK) for n in range(9)), *replies)
        first = next(sent.at for sent in platform.sent[1:] if sent.name == "bulk")
        assert platform.names().count("bulk") == 9
        assert first >= max(sent.at for sent in platform.sent if sent.name == "reply")

    in_virtual_time(scenario())


def test_chats_take_turns() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(total=1, chat=1_000.0)))
        names = ["a1", "a2", "a3", "b1", "b2", "c1"]
        await together(*(platform.send(name, name[0]) for name in names))
        assert platform.names() == "a1 b1 c1 a2 b2 a3"

    in_virtual_time(scenario())


@pytest.mark.parametrize("lane", Lane)
def test_a_held_chat_waits_and_stops_no_other(lane: Lane) -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        platform.pace.hold(30, "1")
        assert platform.pace.held_chats == 1
        chats = ("1", "2", "1", "3")
        await together(*(platform.send(chat, chat, lane) for chat in chats))
        assert platform.names() == "2 3 1 1"
        assert platform.times()[2:] == near(30, 31)

    in_virtual_time(scenario())


def test_a_hold_may_come_while_the_chat_waits_and_be_prolonged() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        sends = asyncio.create_task(together(*(platform.send(name, "1") for name in "ab")))
        await asyncio.sleep(0.5)
        platform.pace.hold(5, "1")
        await asyncio.sleep(1)
        platform.pace.hold(10, "1")
        platform.pace.hold(1, "1")
        await sends
        assert platform.times() == near(0, 11.5)

    in_virtual_time(scenario())


def test_a_hold_without_a_chat_holds_everything() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        platform.pace.hold(7)
        assert platform.pace.held_for == near(7)
        await together(platform.send("a", "1"), platform.send("b", None, Lane.BULK))
        assert platform.times() == near(7, 7)
        assert platform.pace.held_for == 0

    in_virtual_time(scenario())


async def refused(platform: Platform, chat: str, seconds: float) -> None:
    async with platform.pace.turn(chat):
        platform.pace.hold(seconds, chat)


def test_two_quiet_chats_told_to_wait_mean_the_token() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await refused(platform, "1", 20)
        assert platform.pace.held_for == 0
        await refused(platform, "2", 30)
        assert platform.pace.held_for == near(30)
        await platform.send("a", "3")
        assert platform.times()[0] == near(30)

    in_virtual_time(scenario())


def test_busy_chats_told_to_wait_mean_themselves() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(chat_burst=3)))
        for chat in "12":
            await platform.send("before", chat)
            await refused(platform, chat, 20)
        assert (platform.pace.held_chats, platform.pace.held_for) == (2, 0)

    in_virtual_time(scenario())


def test_a_second_refusal_after_the_first_is_over_means_the_chat() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await refused(platform, "1", 3)
        await asyncio.sleep(4)
        await refused(platform, "2", 3)
        assert platform.pace.held_for == 0

    in_virtual_time(scenario())


def test_what_was_refused_goes_before_all_else_in_its_lane() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(total=1)))
        await refused(platform, "1", 2.5)
        chats = ("2", "3", "4", "1")
        sends = [platform.send(f"new {chat}", chat) for chat in chats]
        await together(*sends, platform.send("again 1", "1", again=True))
        assert platform.names() == "new 2 new 3 again 1 new 4 new 1"

    in_virtual_time(scenario())


def test_who_is_cancelled_while_waiting_leaves_the_place_to_the_next() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        sends = [asyncio.create_task(platform.send(name, "1")) for name in "abc"]
        await asyncio.sleep(0.5)
        sends[1].cancel()
        await asyncio.wait(sends)
        assert platform.names() == "a c"
        assert platform.times() == near(0, 1)
        assert platform.pace.tallies[Lane.REPLY].waiting == 0

    in_virtual_time(scenario())


def test_who_is_cancelled_when_just_let_go_uses_up_nothing() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(in_flight=1)))
        lone = platform.pace.turn("1", lane=Lane.BULK)
        await lone.__aenter__()
        waiting = asyncio.create_task(platform.send("a", "2", Lane.BULK))
        await asyncio.sleep(5)
        await lone.__aexit__(None, None, None)  # lets the task go, which has not run yet
        waiting.cancel()
        await asyncio.wait([waiting])
        await platform.send("b", "2", Lane.BULK)
        assert platform.names() == "b"
        assert platform.times()[0] < 5.1

    in_virtual_time(scenario())


def test_a_body_that_raises_ends_its_turn() -> None:
    async def scenario() -> None:
        pace = Pace(Pacing(in_flight=1))
        for chat in "12":
            with pytest.raises(ValueError, match="broken"):
                async with pace.turn(chat, lane=Lane.BULK):
                    raise ValueError("broken")

    in_virtual_time(scenario())


def test_what_is_not_recorded_yet_counts_as_under_way() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(in_flight=2)))

        async def sent_and_recorded(chat: str) -> None:
            with until_recorded():
                await platform.send("bulk", chat, Lane.BULK)
                await asyncio.sleep(10)

        await together(
            *(sent_and_recorded(chat) for chat in "123"),
            after(5, platform.send("reply", "4")),
        )
        assert platform.names() == "bulk bulk reply bulk"
        assert platform.times()[3] == near(10)

    in_virtual_time(scenario())


def test_who_sends_another_does_not_wait_for_oneself() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(in_flight=1)))
        with until_recorded():
            for _ in range(3):
                await platform.send("a", "1", Lane.BULK)
        await platform.send("b", "2", Lane.BULK)
        assert platform.names() == "a a a b"

    in_virtual_time(scenario())


def test_quiet_chats_are_forgotten() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing().scaled(100)))
        for number in range(5_000):
            await platform.send("a", str(number), group=number % 5 == 0)
        platform.pace.hold(90, "held")
        await asyncio.sleep(61)
        await platform.send("b", "last")
        assert platform.pace.known_chats == 2
        await asyncio.sleep(30)
        await platform.send("b", "last")
        assert platform.pace.known_chats == 1

    in_virtual_time(scenario())


def test_no_timer_runs_when_nobody_waits() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        await together(*(platform.send("a", str(n % 7), Lane.BULK) for n in range(50)))
        platform.pace.hold(100)
        begun = now()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1_000):
                await asyncio.get_running_loop().create_future()
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualTime)
        assert loop.jumps_after(begun) == [near(begun + 1_000)]

    in_virtual_time(scenario())


def test_a_chat_that_is_ready_can_still_be_held() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(total=1)))
        sends = [asyncio.create_task(platform.send(name, name)) for name in "abc"]
        await asyncio.sleep(0.5)
        platform.pace.hold(10, "b")
        await together(*sends)
        assert platform.names() == "a c b"
        assert platform.times() == near(0, 1, 10.5)

    in_virtual_time(scenario())


def test_a_chat_is_remembered_until_its_slowest_request_no_longer_counts() -> None:
    async def scenario() -> None:
        pace = Pace(Pacing(chat=2, chat_burst=2))
        slow = asyncio.create_task(Platform(pace, latency=5.0).send("slow", "1"))
        await asyncio.sleep(0.1)
        platform = Platform(pace)
        await platform.send("quick", "1")
        await asyncio.sleep(1.05)  # the quick one no longer counts, the slow one does
        await platform.send("elsewhere", "2")
        await platform.send("late", "1")
        assert platform.times()[2] == near(1.0 + UNDER_WAY)
        await slow

    in_virtual_time(scenario())


def test_who_is_cancelled_in_the_moment_of_being_let_go_is_passed_over() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing(in_flight=1)))
        lone = platform.pace.turn("1", lane=Lane.BULK)
        await lone.__aenter__()
        sends = [asyncio.create_task(platform.send(name, name, Lane.BULK)) for name in "ab"]
        await asyncio.sleep(5)
        sends[0].cancel()
        await lone.__aexit__(None, None, None)  # before the task has heard of it
        await asyncio.wait(sends)
        assert platform.names() == "b"
        assert platform.pace.tallies[Lane.BULK].waiting == 0
        assert platform.pace.tallies[Lane.BULK].gone == 2

    in_virtual_time(scenario())


def test_a_chat_whose_only_request_was_cancelled_starts_afresh() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        task = asyncio.create_task(platform.send("cancelled", "1"))
        platform.pace.hold(1)
        await asyncio.sleep(0)
        # Let go when the hold ends, and cancelled before it could run.
        asyncio.get_running_loop().call_at(1.0, task.cancel)
        await asyncio.wait([task])
        await asyncio.sleep(0.6)
        await platform.send("a", "1")
        await asyncio.sleep(0.4 + UNDER_WAY + 0.02)  # the cancelled one would have ended now
        await platform.send("b", "2")
        await platform.send("c", "1")
        assert platform.times() == near(1.6, 2.52, 2.6)

    in_virtual_time(scenario())


def test_waiting_is_tallied() -> None:
    async def scenario() -> None:
        platform = Platform(Pace(Pacing()))
        sends = [asyncio.create_task(platform.send("a", "1")) for _ in range(4)]
        await asyncio.sleep(0.5)
        reply = platform.pace.tallies[Lane.REPLY]
        assert (reply.waiting, reply.gone) == (3, 1)
        await together(*sends)
        assert (reply.waiting, reply.gone) == (0, 4)
        assert reply.waited == near(1 + 2 + 3)
        assert platform.pace.tallies[Lane.BULK].gone == 0

    in_virtual_time(scenario())
