"""Command menus and descriptions: right in each language and chat, and sent only when needed."""

import re
from collections.abc import AsyncIterator

import pytest
from structlog.testing import capture_logs
from telegram.constants import BotCommandLimit, BotDescriptionLimit

from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.menus import CLIENTS, commands, menus_offered, offer_menus
from bot.model import Place
from bot.routes import ROUTES, Where, Who
from bot.views.words import LANGUAGES, Catalog
from tests.emulators.telegram import Rates, TelegramServer, telegram_server
from tests.telegram.source import bot_of

PRIVATE = ("all_private_chats", 0, 0)
GROUPS = ("all_group_chats", 0, 0)


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server(Rates.none()) as server:
        yield server


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[TelegramBot]:
    async with bot_of(server) as bot:
        yield bot


async def test_each_menu_is_in_the_language_of_who_reads_it(
    server: TelegramServer, bot: TelegramBot
) -> None:
    await offer_menus(bot, Catalog())
    assert server.refused == []
    for scope in (PRIVATE, GROUPS):
        for client in ("", "pt"):
            assert server.profile.commands_for(client, scope)["hoje"] == "A pergunta do dia"
        english = server.profile.commands_for("en", scope)
        assert english["today"] == "The question of the day"
        assert "hoje" not in english


async def test_the_bot_says_what_it_is_for(server: TelegramServer, bot: TelegramBot) -> None:
    await offer_menus(bot, Catalog())
    for field in ("description", "short_description"):
        texts = {client: server.profile.text(field, client) for client in ("", "pt", "en", "fr")}
        assert texts[""] == texts["pt"] == texts["fr"] != texts["en"]
        assert all(texts.values())


async def test_what_is_set_already_is_not_set_again(
    server: TelegramServer, bot: TelegramBot
) -> None:
    await offer_menus(bot, Catalog())
    before = server.calls.copy()
    await offer_menus(bot, Catalog())
    again = server.calls - before
    assert again
    assert [method for method in again if method.startswith("set")] == []


async def test_what_was_changed_is_set_again(server: TelegramServer, bot: TelegramBot) -> None:
    await offer_menus(bot, Catalog())
    wanted = server.profile.commands_for("en", GROUPS)
    server.profile.commands[GROUPS, "en"] = [{"command": "old", "description": "gone"}]
    await offer_menus(bot, Catalog())
    assert server.profile.commands_for("en", GROUPS) == wanted
    assert server.calls["setMyCommands"] == len(CLIENTS) * 2 + 1


async def test_a_failure_is_told_and_nothing_else(server: TelegramServer, bot: TelegramBot) -> None:
    server.fail("setMyCommands", 400, "Bad Request: BOT_COMMAND_INVALID")
    with capture_logs() as logs:
        assert await offer_menus(bot, Catalog()), "it would be refused again"
    assert [entry["event"] for entry in logs] == ["menus not set"]


async def test_menus_that_failed_are_tried_again_later(
    server: TelegramServer, bot: TelegramBot
) -> None:
    server.fail("setMyCommands", 500, "Internal Server Error")
    async with menus_offered(bot, Catalog(), later=0.01):
        await server.until(lambda: server.calls["setMyCommands"] == 1 + len(CLIENTS) * 2)
        await server.until(lambda: server.calls["setMyShortDescription"])
    assert server.profile.commands_for("en", PRIVATE)["today"] == "The question of the day"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", Place)
def test_telegram_takes_every_command(language: str, place: Place) -> None:
    menu = commands(Catalog()[language], place)
    names = [command.command for command in menu]
    assert len(names) == len(set(names)) <= BotCommandLimit.MAX_COMMAND_NUMBER
    for command in menu:
        assert re.fullmatch("[a-z0-9_]{1,32}", command.command)
        assert 1 <= len(command.description) <= BotCommandLimit.MAX_DESCRIPTION


@pytest.mark.parametrize(
    ("place", "other"), [(Place.PRIVATE, Where.GROUP), (Place.GROUP, Where.PRIVATE)]
)
def test_a_menu_has_what_works_there(place: Place, other: Where) -> None:
    names = {command.command for command in commands(Catalog()["pt-BR"], place)}
    assert names == {
        route.name for route in ROUTES if route.where is not other and route.who is not Who.CONTENT
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit(language: str) -> None:
    words = Catalog()[language]
    about, short = words("telegram-about"), words("telegram-about-short")
    assert len(about) <= BotDescriptionLimit.MAX_DESCRIPTION_LENGTH
    assert len(short) <= BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH
