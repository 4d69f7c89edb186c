"""The day's question on its way to many chats on both platforms, while members answer it.

What a test does to the programs that send it is its own business.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.pace import Pacing
from tests.emulators import discord, telegram
from tests.soak.audience import Audience, DiscordAudience, TelegramAudience
from tests.soak.due import found, make_due, sent, zone_at_noon
from tests.soak.program import Program

AT_LAST = 180.0
"""Seconds after which what has not happened never will."""

LATE = 0.2
"""Seconds that an answer takes on its way: a message is there, and the bot does not know it."""

ALWAYS = 1_000_000

LOOK = 0.02
"""Seconds between two looks at what has been sent."""


@dataclass
class Ordeal:
    """A question for `count` chats on each platform. `under_way`: the chats that had
    it at a kill, which the database did not know; `kills`: how many there were.
    """

    folder: Path
    address: str
    zone: str
    here: telegram.TelegramServer
    there: discord.DiscordServer
    audiences: tuple[Audience, Audience]
    count: int
    under_way: set[str] = field(default_factory=set)
    kills: int = 0
    programs: list[Program] = field(default_factory=list)

    def program(self, name: str = "program", **settings: str) -> Program:
        """A program that serves both platforms, not running yet."""
        folder = self.folder / name
        folder.mkdir()
        usual = {
            "DATABASE_URL": self.address,
            "SABATINA_TIMEZONE": self.zone,
            "TELEGRAM_TOKEN": self.here.token,
            "TELEGRAM_API_URL": self.here.url,
            "DISCORD_TOKEN": self.there.token,
            "DISCORD_API_URL": self.there.rest,
        }
        self.programs.append(Program(folder, usual | settings))
        return self.programs[-1]

    async def begins(self) -> None:
        """Let the question be due."""
        for one in self.audiences:
            await make_due(self.address, one.chats(), self.zone)

    @property
    def reached(self) -> int:
        """How many chats have the question."""
        return sum(count > 0 for one in self.audiences for count in one.asked().values())

    async def has_reached(self, count: int) -> None:
        """Wait until so many chats have the question."""
        async with asyncio.timeout(AT_LAST):
            while self.reached < count:
                await asyncio.sleep(LOOK)
                for program in self.programs:
                    program.check()

    async def is_over(self) -> None:
        """Wait until every chat has the question, and the database knows it."""
        await self.has_reached(2 * self.count)
        async with asyncio.timeout(AT_LAST):
            while len(await sent(self.address)) < 2 * self.count:  # noqa: ASYNC110 (nobody tells)
                await asyncio.sleep(0.1)

    async def kill(self, program: Program) -> None:
        """Kill a program, and see what was under way: its, and that of any other that runs."""
        await program.kill()
        self.kills += 1
        await asyncio.sleep(0.5)  # what it has still sent arrives
        there = {chat for one in self.audiences for chat, count in one.asked().items() if count}
        known = await sent(self.address)
        self.under_way |= there - known

    @asynccontextmanager
    async def answered(self) -> AsyncIterator[None]:
        """Let all members answer; wait at the end until each was told how it was."""
        tasks = [
            asyncio.create_task(one.answer(number))
            for one in self.audiences
            for number in range(self.count)
        ]
        try:
            yield
            async with asyncio.timeout(AT_LAST):
                await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            with suppress(asyncio.CancelledError):
                await asyncio.gather(*tasks, return_exceptions=True)

    def repeated(self, audience: Audience) -> set[str]:
        """The chats of a platform that have the question more than once."""
        return {chat for chat, count in audience.asked().items() if count > 1}

    @property
    def repetitions(self) -> int:
        """How many messages on Telegram show what was there already."""
        return sum(max(0, count - 1) for count in self.audiences[0].asked().values())

    async def check(self) -> None:
        """See that nothing was lost, or done twice that should not be; no program may run."""
        on_telegram, on_discord = self.audiences
        assert self.reached == 2 * self.count
        assert self.repeated(on_discord) == set()
        assert self.repeated(on_telegram) <= self.under_way
        assert self.repetitions <= Pacing().in_flight * self.kills
        kept = await found(self.address)
        chats = {chat.id for one in self.audiences for chat in one.chats()}
        assert await sent(self.address) == set(kept.posted) == chats
        assert len(kept.posted) == len(chats)
        assert on_telegram.acknowledged | on_discord.acknowledged == set(kept.answered)
        assert len(kept.answered) == len(set(kept.answered)) == 2 * self.count
        assert kept.differences == 0


@asynccontextmanager
async def ordeal(folder: Path, address: str, count: int) -> AsyncIterator[Ordeal]:
    """Nothing is due yet, and nobody is there to send it."""
    zone = zone_at_noon()
    async with (
        telegram.telegram_server(telegram.Rates.none()) as here,
        discord.discord_server(discord.Rates.none()) as there,
    ):
        here.hang("sendMessage", LATE, ALWAYS, done=True)
        there.hang("POST", "/channels/*/messages", LATE, ALWAYS, done=True)
        audiences = TelegramAudience(here, count), DiscordAudience(there, count)
        await make_due(address, {}, zone)
        yield Ordeal(folder, address, zone, here, there, audiences, count)
