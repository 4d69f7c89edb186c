"""Telegram that hangs ends the process; Telegram that is down is waited for."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.adapters.telegram.polling import Polling
from bot.cli_told import told
from bot.stopping import in_stages
from bot.views.words import Catalog
from bot.watchdog import STUCK, StuckError, watch
from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.talk import settings
from tests.telegram.source import IMPATIENT, Handler, bot_of

SILENCE = 0.5


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server(Rates.none()) as server:
        yield server


async def watched(server: TelegramServer, seconds: float) -> None:
    """Ask for updates, watched, for some seconds."""
    source = Polling(bot_of(server), Catalog(), patience=IMPATIENT)
    watching = watch({"telegram": source.pulse}, SILENCE, every=0.02)
    async with asyncio.timeout(seconds):
        await in_stages([watching], [source.run(Handler())])


async def test_a_request_that_never_comes_back_ends_it(server: TelegramServer) -> None:
    server.hang("getUpdates", 3600)
    with pytest.raises(StuckError, match="telegram"):
        await watched(server, 10)


async def test_an_outage_is_waited_out(server: TelegramServer) -> None:
    server.down()
    with pytest.raises(TimeoutError):
        await watched(server, 3 * SILENCE)


async def test_refusals_are_waited_out(server: TelegramServer) -> None:
    server.fail("*", 502, "Bad Gateway", times=1_000_000)
    with pytest.raises(TimeoutError):
        await watched(server, 3 * SILENCE)


def test_what_ends_itself_has_a_status_of_its_own() -> None:
    with pytest.raises(SystemExit) as raised, told(settings("sqlite:///nowhere")):
        raise StuckError("telegram")
    assert raised.value.code == STUCK == 3
