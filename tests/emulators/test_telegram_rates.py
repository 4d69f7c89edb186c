"""How fast the bot may send, and what can be made to go wrong."""

import asyncio
from collections.abc import AsyncIterator
from math import inf

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TimedOut

from tests.emulators.telegram import Group, Rates, TelegramServer
from tests.emulators.telegram.client import talking
from tests.emulators.telegram.rates import Limiter
from tests.emulators.telegram.refusals import Refused

Scene = tuple[TelegramServer, Bot, Group]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with talking(Rates.none()) as (server, bot):
        yield server, bot, server.group("Estudos")


@pytest.fixture(autouse=True)
def time_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the library warns whenever it meets a 429."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


def accepted(limiter: Limiter, chats: list[int], now: float, *, group: bool = False) -> int:
    """How many of these messages get through at that time."""
    count = 0
    for chat in chats:
        try:
            limiter.spend(chat, group, now)
        except Refused:
            continue
        count += 1
    return count


def test_thirty_a_second_over_all_chats() -> None:
    limiter = Limiter(Rates())
    assert accepted(limiter, list(range(40)), 100.0) == 30
    assert accepted(limiter, [50], 100.999) == 0
    assert accepted(limiter, list(range(60, 100)), 101.0) == 30


def test_one_a_second_to_a_chat_after_a_burst() -> None:
    assert accepted(Limiter(Rates()), [1, 1], 0.0) == 1
    limiter = Limiter(Rates(burst=3))
    assert accepted(limiter, [1] * 5, 0.0) == 3
    assert accepted(limiter, [1] * 5, 1.0) == 1
    assert accepted(limiter, [1] * 5, 60.0) == 3


def test_twenty_a_minute_to_a_group() -> None:
    limiter = Limiter(Rates())
    assert sum(accepted(limiter, [1], float(t), group=True) for t in range(60)) == 20
    assert accepted(limiter, [1], 60.0, group=True) == 1


def test_what_is_refused_says_how_long_to_wait_in_whole_seconds() -> None:
    limiter = Limiter(Rates())
    for second in range(20):
        limiter.spend(1, True, float(second))
    with pytest.raises(Refused) as refused:
        limiter.spend(1, True, 20.5)
    assert refused.value.parameters == {"retry_after": 40}
    with pytest.raises(Refused) as soon:
        Limiter(Rates(per_second=inf, per_chat=100, burst=0)).spend(2, False, 0.0)
    assert soon.value.parameters == {"retry_after": 1}


def test_rates_can_be_scaled_and_turned_off() -> None:
    assert Rates.scaled(10) == Rates(300, 10, 200)
    assert accepted(Limiter(Rates.none()), [1] * 1_000, 0.0, group=True) == 1_000


async def test_sends_and_edits_count_and_answers_do_not() -> None:
    async with talking(Rates(burst=2)) as (server, bot):
        ana = server.person("Ana", started=True)
        sent = await bot.send_message(ana.id, "oi")
        await bot.send_chat_action(ana.id, "typing")
        await bot.edit_message_text("olá", ana.id, sent.message_id)
        with pytest.raises(RetryAfter, match="Retry in 0:00:01"):
            await bot.edit_message_text("oi", ana.id, sent.message_id)
        await bot.get_chat(ana.id)
        server.clock.move(1.0)
        await bot.send_message(ana.id, "de novo")
        assert [method for _, method, _ in server.sent] == [
            "sendMessage",
            "editMessageText",
            "sendMessage",
        ]
        assert server.refused == [("editMessageText", 429, "Too Many Requests: retry after 1")]


async def test_the_most_in_a_second_is_counted(scene: Scene) -> None:
    server, bot, group = scene
    for pause in (0.0, 0.5, 0.4, 5.0):
        server.clock.move(pause)
        await bot.send_message(group.id, "oi")
    assert server.most_in_a_second() == 3


async def test_a_flood_wait_for_all_or_for_one_chat(scene: Scene) -> None:
    server, bot, group = scene
    other = server.group("Outro")
    server.retry_after(7, chat=group)
    await bot.send_message(other.id, "oi")
    with pytest.raises(RetryAfter, match="Retry in 0:00:07"):
        await bot.send_message(group.id, "oi")
    server.retry_after(3)
    with pytest.raises(RetryAfter, match="Retry in 0:00:03"):
        await bot.send_message(other.id, "oi")
    server.clock.move(7)
    await bot.send_message(group.id, "oi")


# Faults


async def test_a_method_fails_as_often_as_wanted(scene: Scene) -> None:
    server, bot, group = scene
    server.fail("sendMessage", 502, "Bad Gateway", times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(group.id, "oi")
    await bot.send_message(group.id, "oi")
    server.fail("*", 403, "Forbidden: bot was kicked from the group chat")
    with pytest.raises(Forbidden):
        await bot.get_chat(group.id)
    assert len(group.messages) == 1


async def test_a_fault_of_a_method_that_never_comes_is_a_mistake(scene: Scene) -> None:
    with pytest.raises(ValueError, match="sendMesage is not emulated"):
        scene[0].fail("sendMesage", 500, "Internal Server Error")


async def test_a_call_that_hangs_is_carried_out_all_the_same(scene: Scene) -> None:
    server, bot, group = scene
    server.hang("sendMessage", 0.3)
    with pytest.raises(TimedOut):
        await bot.send_message(group.id, "oi", read_timeout=0.05)
    await server.until(lambda: len(group.messages) == 1)


async def test_a_cut_connection_hides_that_it_was_carried_out(scene: Scene) -> None:
    server, bot, group = scene
    server.cut("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "oi")
    assert [message.text for message in group.messages] == ["oi"]
    await bot.send_message(group.id, "de novo")


async def test_down_and_up_again(scene: Scene) -> None:
    server, bot, group = scene
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await server.until(lambda: server.polling)
    server.down()
    with pytest.raises(NetworkError):
        await waiting
    with pytest.raises(NetworkError):
        await bot.send_message(group.id, "oi")
    server.up()
    await bot.send_message(group.id, "oi")
    assert len(group.messages) == 1


async def test_until_says_what_was_refused_when_it_gives_up(scene: Scene) -> None:
    server, _, group = scene
    server.refused.append(("sendMessage", 400, "Bad Request: chat not found"))
    with pytest.raises(TimeoutError, match="chat not found"):
        await server.until(lambda: group.messages, timeout=0.01)
    with pytest.raises(IndexError):
        await server.until(lambda: group.messages[0].text)
