"""The emulator together with the real python-telegram-bot, for tests of the emulator itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.emulators.telegram.chats import Group
from tests.emulators.telegram.people import Person
from tests.emulators.telegram.rates import Rates
from tests.emulators.telegram.server import TelegramServer, telegram_server


def bot_of(server: TelegramServer, token: str = "") -> Bot:
    """A bot that talks to this server, not initialised yet; under a wrong token if one is given."""
    return Bot(
        token or server.token,
        base_url=f"{server.url}/bot",
        base_file_url=f"{server.url}/file/bot",
        request=_plain(16),
        get_updates_request=_plain(1),
    )


@asynccontextmanager
async def talking(rates: Rates) -> AsyncIterator[tuple[TelegramServer, Bot]]:
    """A server and a bot that is ready."""
    async with telegram_server(rates) as server, bot_of(server) as bot:
        yield server, bot


@dataclass(frozen=True, slots=True)
class Scene:
    """A bot among people: Ana wrote to it before, Bia did not; both are in every group."""

    server: TelegramServer
    bot: Bot
    ana: Person
    bia: Person
    group: Group
    basic: Group
    forum: Group
    channel: Group

    async def updates(self) -> tuple[Update, ...]:
        """What has happened, which is then confirmed."""
        found = await self.bot.get_updates(timeout=1)
        await self.bot.get_updates(offset=found[-1].update_id + 1 if found else None)
        return found

    async def update(self) -> Update:
        """The one thing that has happened."""
        (only,) = await self.updates()
        return only

    def refused(self) -> tuple[int, str]:
        """Status and text of the latest refusal."""
        _, status, description = self.server.refused[-1]
        return status, description


@asynccontextmanager
async def acting() -> AsyncIterator[Scene]:
    """A scene without rates."""
    async with talking(Rates.none()) as (server, bot):
        ana = server.person("Ana", "pt-br", username="ana", started=True)
        bia = server.person("Bia")
        people = [ana, bia]
        yield Scene(
            server,
            bot,
            ana,
            bia,
            server.group("Estudos", people, [ana]),
            server.group("Turma", people, supergroup=False),
            server.group("Fórum", people, forum=True),
            server.channel("Avisos"),
        )


@asynccontextmanager
async def refusing(scene: Scene, text: str, status: int = 400) -> AsyncIterator[None]:
    """What is done here is refused with exactly this; "Bad Request: " is put before it for 400."""
    with pytest.raises(TelegramError):
        yield
    prefix = "Bad Request: " if status == 400 else ""
    assert scene.refused() == (status, prefix + text)


def _plain(size: int) -> HTTPXRequest:
    """Without reading the certificates of the world, which takes longer than a test here."""
    return HTTPXRequest(size, httpx_kwargs={"verify": False})
