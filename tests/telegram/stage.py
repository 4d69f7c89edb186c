"""The whole bot on an emulated Telegram, with people in it: hub, services and a database file
under the real adapter, which asks again at once when Telegram fails.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from structlog.testing import capture_logs

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.polling import Polling
from bot.app import App
from tests.emulators.telegram import (
    BotMessage,
    CallbackAnswer,
    Group,
    Person,
    Rates,
    TelegramServer,
    telegram_server,
)
from tests.talk import Clock, app_running, letter_of, monday
from tests.telegram.source import IMPATIENT, bot_of

PATIENCE = 20.0
"""Seconds after which something will not happen any more, outages included."""

TABLES = ("answers", "drafts", "scores", "habits", "members", "chats", "posts", "shown")

RIGHT = {"mia": "Felino", "durma muito": "Bichano", "late": "Canídeo"}
"""Words of each question of the first domain, and its right answer."""

Row = tuple[Any, ...]


@dataclass
class Stage:
    """The bot among Ana, who runs the group, and Bia; both have written to it before."""

    app: App
    clock: Clock
    server: TelegramServer
    telegram: Telegram
    database: Path
    ana: Person
    bia: Person
    group: Group

    def person(self, name: str, *, started: bool = True) -> Person:
        """Somebody else in the group."""
        person = self.server.person(name, "pt-br", started=started)
        self.group.join(person)
        return person

    async def say(self, person: Person, where: Group, line: str) -> BotMessage:
        """Say something in a group; the latest of what the bot says there to that."""
        return (await self.brought(where, person.say(where, line)))[-1]

    async def ask(self, person: Person, line: str) -> BotMessage:
        """Say something to the bot alone; the latest of what it says to that."""
        return (await self.brought(person, person.say(line)))[-1]

    async def brought(self, where: Group | Person, done: Awaitable[object]) -> list[BotMessage]:
        """Do something; what the bot wrote somewhere until all of that was shown."""
        before = len(where.messages)
        await done
        await self.settled()
        return where.messages[before:]

    async def only_domain(self, domain: int, where: Group | None = None) -> None:
        """Have questions of one domain alone asked in a group."""
        await self.say(self.ana, where or self.group, f"/config dominios {domain}")

    async def until(self, condition: Callable[[], object]) -> None:
        await self.server.until(condition, PATIENCE)

    async def settled(self) -> None:
        """Until all that came in is carried out and shown."""
        await self.until(lambda: not self.server.waiting)
        await self.telegram.settled(PATIENCE)

    def select(self, query: str, *values: str) -> list[Row]:
        """What the database says now."""
        with closing(sqlite3.connect(self.database)) as database:
            return database.execute(query, values).fetchall()

    def rows(self, *tables: str) -> dict[str, list[Row]]:
        """What stands in the database now, in these tables or in all."""
        return {
            table: self.select(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            for table in tables or TABLES
        }

    def points(self) -> dict[str, int]:
        """What each member has, over all time and chats."""
        query = (
            "SELECT name, sum(points) FROM scores JOIN members ON members.key = member_key "
            "WHERE period = 'all' GROUP BY name"
        )
        return dict(self.select(query))

    def answers(self) -> int:
        """How many answers were recorded."""
        return len(self.rows("answers")["answers"])


def post_of(message: BotMessage) -> int:
    """The post that a question with buttons shows."""
    return int(message.buttons[0][0][1].split(":")[1], 36)


def right(message: BotMessage) -> str:
    """The letter of the right answer to a question of the first domain."""
    return letter_of(message.text, next(RIGHT[stem] for stem in RIGHT if stem in message.text))


def text_of(answer: CallbackAnswer | None) -> str:
    """What a person reads on a tap; it is an alert, not a line that passes."""
    assert answer is not None
    assert answer.alert
    return answer.text


@asynccontextmanager
async def on_stage(folder: Path) -> AsyncIterator[Stage]:
    """The bot with a new database in a folder; at noon on a Monday."""
    clock = monday()
    async with (
        app_running(folder, clock) as app,
        telegram_server(Rates.none()) as server,
        _running(app, server) as telegram,
    ):
        ana = server.person("Ana", "pt-br", started=True)
        bia = server.person("Bia", "pt-br", started=True)
        group = server.group("Estudos", [ana, bia], [ana])
        yield Stage(app, clock, server, telegram, folder / "test.db", ana, bia, group)


@asynccontextmanager
async def calm_stage(folder: Path) -> AsyncIterator[Stage]:
    """A stage whose group gets questions with one right answer, and where nothing goes wrong
    inside the bot, whatever happens around it.
    """
    with capture_logs() as logs:
        async with on_stage(folder) as stage:
            await stage.only_domain(1)
            yield stage
    assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []


@asynccontextmanager
async def _running(app: App, server: TelegramServer) -> AsyncIterator[Telegram]:
    bot = bot_of(server)
    source = Polling(bot, app.catalog, patience=IMPATIENT)
    study = app.study
    telegram = Telegram(bot, source, study.messages, study.contacts, app.catalog)
    task = asyncio.create_task(telegram.run(app.hub.receive))
    try:
        await server.until(lambda: server.polling, PATIENCE)
        yield telegram
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
