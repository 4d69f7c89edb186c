"""What the real python-telegram-bot sends through a pace, to a server with Telegram's limits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from telegram.error import BadRequest, Forbidden, RetryAfter
from telegram.ext import ExtBot

from bot.adapters.telegram.pace import TelegramPace
from bot.pace import Lane, Pace, Pacing
from tests.core.virtual_time import in_virtual_time, now
from tests.emulators.telegram import Rates, TelegramServer, telegram_server

TEN_TIMES = 10
"""How much faster than Telegram the limits are here, on both sides."""


@pytest.fixture(autouse=True)
def spans_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    # Else python-telegram-bot warns of what it will do in a future version.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@asynccontextmanager
async def bot_at(server: TelegramServer, pace: Pace) -> AsyncIterator[ExtBot[Lane]]:
    bot = ExtBot(
        server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        rate_limiter=TelegramPace(pace),
    )
    async with bot:
        yield bot


async def test_at_the_limits_of_the_platform_nothing_is_refused() -> None:
    pace = Pace(Pacing().scaled(TEN_TIMES))
    async with telegram_server(Rates.scaled(TEN_TIMES)) as server, bot_at(server, pace) as bot:
        people = [server.person(f"person {number}", started=True) for number in range(250)]
        talkers = [server.person(f"talker {number}", started=True) for number in range(4)]
        group = server.group("Estudos", members=people[:1])
        await asyncio.gather(
            *(bot.send_message(one.id, "hi", rate_limit_args=Lane.BULK) for one in people),
            *(bot.send_message(one.id, f"{n}") for n in range(6) for one in talkers),
            *(bot.send_message(group.id, f"{number}") for number in range(6)),
        )
        assert server.refused == []
        assert len(server.sent) == 250 + 24 + 6
        assert [message.text for message in group.messages] == list("012345")


async def test_a_chat_told_to_wait_stops_no_other() -> None:
    async with telegram_server(Rates.none()) as server, bot_at(server, Pace(Pacing())) as bot:
        ana = server.person("Ana", started=True)
        bia = server.person("Bia", started=True)
        server.retry_after(1, chat=ana)
        waiting = asyncio.create_task(bot.send_message(ana.id, "later"))
        await server.until(lambda: server.refused)
        await bot.send_message(bia.id, "at once")
        assert not waiting.done()
        await waiting
        assert [message.text for message in ana.messages] == ["later"]
        assert len(server.refused) == 1


async def test_a_token_told_to_wait_loses_nothing_and_stops_asking() -> None:
    pace = Pace(Pacing())
    async with telegram_server(Rates.none()) as server, bot_at(server, pace) as bot:
        people = [server.person(f"person {number}", started=True) for number in range(20)]
        server.retry_after(1)
        await asyncio.gather(
            *(bot.send_message(one.id, "hi", rate_limit_args=Lane.BULK) for one in people)
        )
        assert 0 < len(server.refused) <= Pacing().in_flight
        assert pace.refusals == len(server.refused)
        assert sorted(chat for _, _, chat in server.sent) == sorted(one.id for one in people)


async def test_what_takes_no_turn_waits_for_itself_alone() -> None:
    pace = Pace(Pacing())
    async with telegram_server(Rates.none()) as server, bot_at(server, pace) as bot:
        ana = server.person("Ana", started=True)
        server.fail("getChat", 429, "Too Many Requests: retry after 1", 1, {"retry_after": 1})
        asking = asyncio.create_task(bot.get_chat(ana.id))
        await server.until(lambda: server.refused)
        await bot.send_message(ana.id, "meanwhile")
        assert not asking.done()
        assert (pace.held_chats, pace.held_for) == (0, 0)
        assert (await asking).id == ana.id
        assert pace.refusals == 1


async def test_other_errors_pass_unchanged_and_end_the_turn() -> None:
    pace = Pace(Pacing(in_flight=1))
    async with telegram_server(Rates.none()) as server, bot_at(server, pace) as bot:
        ana = server.person("Ana", started=True)
        ana.block()
        with pytest.raises(Forbidden, match="blocked by the user"):
            await bot.send_message(ana.id, "hi", rate_limit_args=Lane.BULK)
        with pytest.raises(BadRequest, match="not found"):
            await bot.send_message(424242, "hi", rate_limit_args=Lane.BULK)
        bia = server.person("Bia", started=True)
        await bot.send_message(bia.id, "hi", rate_limit_args=Lane.BULK)
        assert len(server.refused) == 2


async def test_a_message_goes_in_the_lane_that_is_named_else_as_a_reply() -> None:
    pace = Pace(Pacing())
    async with telegram_server(Rates.none()) as server, bot_at(server, pace) as bot:
        ana, bia = (server.person(name, started=True) for name in ("Ana", "Bia"))
        await bot.send_message(ana.id, "hi", rate_limit_args=Lane.BULK)
        assert (pace.tallies[Lane.BULK].gone, pace.tallies[Lane.REPLY].gone) == (1, 0)
        await bot.send_message(bia.id, "hi")
        assert (pace.tallies[Lane.BULK].gone, pace.tallies[Lane.REPLY].gone) == (1, 1)


class Telegram:
    """What is beneath the library: answers, or asks to wait so many times before."""

    def __init__(self, *refusals: float | timedelta) -> None:
        self.refusals = list(refusals)
        self.times: list[float] = []

    async def __call__(self, *_args: object, **_kwargs: object) -> bool:
        self.times.append(now())
        if self.refusals:
            raise RetryAfter(self.refusals.pop(0))  # type: ignore[arg-type]
        return True

    async def process(self, pace: Pace, endpoint: str, **data: object) -> object:
        return await TelegramPace(pace).process_request(self, (), {}, endpoint, data, None)


@pytest.mark.parametrize(
    ("endpoint", "data", "turns"),
    [
        ("sendMessage", {"chat_id": 1}, 1),
        ("sendPoll", {"chat_id": -100}, 1),
        ("sendMessage", {"chat_id": "@estudos"}, 1),
        ("editMessageText", {"chat_id": 1, "message_id": 2}, 1),
        ("editMessageText", {"inline_message_id": "x"}, 0),
        ("copyMessage", {"chat_id": 1}, 1),
        ("forwardMessage", {"chat_id": 1}, 1),
        ("stopPoll", {"chat_id": 1}, 1),
        ("sendChatAction", {"chat_id": 1}, 0),
        ("deleteMessage", {"chat_id": 1}, 0),
        ("getChatMember", {"chat_id": 1}, 0),
        ("answerCallbackQuery", {"callback_query_id": "1"}, 0),
        ("setMyCommands", {}, 0),
    ],
)
def test_what_is_sent_or_edited_in_a_chat_takes_a_turn(
    endpoint: str, data: dict[str, object], turns: int
) -> None:
    async def scenario() -> None:
        pace = Pace(Pacing())
        assert await Telegram().process(pace, endpoint, **data)
        assert pace.tallies[Lane.REPLY].gone == turns

    in_virtual_time(scenario())


@pytest.mark.parametrize("chat", [-100, "-100", "@estudos"])
def test_groups_have_the_limit_of_groups(chat: object) -> None:
    async def scenario() -> None:
        pace, telegram = Pace(Pacing()), Telegram()
        for _ in range(21):
            await telegram.process(pace, "sendMessage", chat_id=chat)
        assert telegram.times[-1] == pytest.approx(60, abs=1e-3)

    in_virtual_time(scenario())


@pytest.mark.parametrize("as_spans", ["0", "1"])
@pytest.mark.filterwarnings("ignore:.*attribute `retry_after` will be of type")
def test_a_refusal_is_kept_to_however_often_and_in_whatever_form(
    as_spans: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", as_spans)

    async def scenario() -> None:
        telegram = Telegram(3, timedelta(seconds=40), 1.5, *[2] * 20)
        assert await telegram.process(Pace(Pacing()), "sendMessage", chat_id=1)
        assert telegram.times[:4] == pytest.approx([0, 3, 43, 44.5], abs=1e-3)
        assert len(telegram.times) == 24

    in_virtual_time(scenario())


def test_a_chat_id_as_number_or_text_is_the_same_chat() -> None:
    async def scenario() -> None:
        pace, telegram = Pace(Pacing()), Telegram()
        for chat in (1, "1"):
            await telegram.process(pace, "sendMessage", chat_id=chat)
        assert telegram.times == pytest.approx([0, 1], abs=1e-3)

    in_virtual_time(scenario())
