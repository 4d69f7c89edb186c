"""The whole bot on an emulated Discord, with a server, its channel and a few people."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.adapter import Receive
from bot.adapters.discord import Discord, Gateway
from bot.app import App
from bot.errors import UserError
from bot.model import Chat, Incoming, Reply, Upload
from bot.pace import Pace, Pacing
from bot.views.text import paragraph
from tests.discord.listening import IMPATIENT
from tests.emulators.discord import (
    Channel,
    DiscordServer,
    Guild,
    Outcome,
    Person,
    Rates,
    discord_server,
)
from tests.talk import Clock, app_running, monday

HELLO = Reply(text=(paragraph("Bom dia"),))
"""Something to say."""

FAST = Pacing(total=10_000, bulk=10_000.0)
"""No pace at all, for tests that are not about it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The bot among people; `ana` administers the server, `bia` does not."""

    server: DiscordServer
    app: App
    clock: Clock
    adapter: Discord
    guild: Guild
    channel: Channel
    ana: Person
    bia: Person
    pace: Pace

    @property
    def chat(self) -> Chat:
        """The server as a chat."""
        return Chat("discord", self.guild.id)

    def private(self, person: Person) -> Chat:
        """The private conversation with somebody as a chat."""
        return Chat("discord", f"@{person.id}")

    async def choose(self, channel: Channel) -> Outcome:
        """Let the admin choose a channel for what comes by itself."""
        return await self.ana.slash(self.channel, "config", {"canal": channel})

    async def silent(self, chat: Chat) -> str:
        """Why nothing can be sent to a chat."""
        return await self.app.study.contacts.silent(chat)

    async def falls_silent(self, chat: Chat, why: str) -> None:
        """Wait until nothing can be sent to a chat, for this reason; or can, where it is empty."""
        async with asyncio.timeout(5):
            while await self.silent(chat) != why:  # noqa: ASYNC110 (the database tells nobody)
                await asyncio.sleep(0.01)

    async def commands_told(self) -> None:
        """Wait until it is written down which commands Discord was told."""
        name = f"discord-commands:{self.server.application_id}"
        async with asyncio.timeout(5):
            while not await self.app.study.kept.get(name):  # noqa: ASYNC110 (likewise)
                await asyncio.sleep(0.01)


def adapter_of(app: App, server: DiscordServer, pace: Pace | None = None) -> Discord:
    """The adapter for a bot, not running yet."""
    gateway = Gateway(server.token, patience=IMPATIENT, gap=0.0)
    study = app.study
    return Discord(
        gateway,
        study.messages,
        study.contacts,
        study.kept,
        app.catalog,
        study.preferences.language,
        pace=pace or Pace(FAST),
        api_url=server.rest,
    )


@asynccontextmanager
async def on_discord(
    adapter: Discord, server: DiscordServer, receive: Receive
) -> AsyncIterator[None]:
    """The adapter, connected; it is stopped when the block ends."""
    told = len(server.commands)
    running = asyncio.create_task(adapter.run(receive))
    try:
        ready = asyncio.create_task(server.until(lambda: server.connected, 10))
        await asyncio.wait((ready, running), return_when=asyncio.FIRST_COMPLETED)
        await ready
        if not told:
            await server.until(lambda: server.commands, 10)
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


@asynccontextmanager
async def acting(
    place: Path, rates: Rates | None = None, receive: Receive | None = None
) -> AsyncIterator[Scene]:
    """The bot on Discord, without limits of speed unless others are given; `receive` answers in
    its stead.
    """
    clock = monday()
    async with (
        discord_server(rates or Rates.none()) as server,
        app_running(place, clock) as app,
    ):
        ana, bia = server.person("Ana"), server.person("Bia")
        guild = server.guild("Estudos", members=[ana, bia], admins=[ana])
        channel = guild.channel("geral")
        pace = Pace(FAST)
        adapter = adapter_of(app, server, pace)
        async with on_discord(adapter, server, receive or app.hub.receive):
            yield Scene(server, app, clock, adapter, guild, channel, ana, bia, pace)


class Script:
    """Answers whatever it is told with the same replies, or fails; it knows what it was told."""

    def __init__(self, *replies: Reply, fails: bool = False) -> None:
        self.told: list[Incoming] = []
        self.files: list[bytes] = []
        self._replies = replies
        self._fails = fails

    async def receive(self, incoming: Incoming) -> list[Reply]:
        """What comes of something that was done."""
        self.told.append(incoming)
        if isinstance(incoming, Upload):
            try:
                self.files.append(await incoming.fetch())
            except UserError as error:
                return [Reply(text=(paragraph(error.message),))]
        if self._fails:
            raise ValueError("a fault of ours")
        return list(self._replies)
