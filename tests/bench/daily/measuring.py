"""The bot's side: it sends what is due, and is measured."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import update

from bot.adapters.telegram import Telegram, make_bot
from bot.adapters.telegram.polling import Polling
from bot.app import App, running
from bot.model import DeliveryState
from bot.pace import Pace, Pacing
from bot.store import tables
from scheduler.service import Scheduler
from tests.bench.daily.before import DUE, fill
from tests.bench.daily.memory import resident, settle
from tests.bench.daily.server import EVERY, Emulator, Seen, emulator
from tests.bench.report import Figure, percentile, show
from tests.talk import settings

CHATS = 10_000
CLOSING = 2_000
"""Chats whose question of the day before is closed too, in a second round: two requests each, and
the platform wants some time between them.
"""

FACTOR = 10
"""How many times as fast as Telegram's limits all is."""

GROWTH = 100.0
"""MB that the bot may grow by: its pace remembers a group for a minute, in which all are served
here.
"""

PATIENCE = 300.0
"""Seconds after which it is given up."""


class Clock:
    """A clock that begins at an instant and goes on."""

    def __init__(self, now: datetime) -> None:
        self._began = now - timedelta(seconds=time.monotonic())

    def __call__(self) -> datetime:
        return self._began + timedelta(seconds=time.monotonic())

    def move(self, to: datetime) -> None:
        """Go on from another instant."""
        self._began = to - timedelta(seconds=time.monotonic())


@dataclass(frozen=True)
class Day:
    """A day's questions: when they fell due by the server's clock, the most memory that the bot
    took more than before, in MB, its processor time in seconds, and what the server saw.
    """

    began: float
    growth: float
    busy: float
    seen: Seen


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder, emulator(FACTOR, CHATS) as server:
        address = f"sqlite:///{Path(folder) / 'bench.db'}"
        fill(address, server.groups)
        figures = asyncio.run(_measure(address, server))
    pacing = Pacing().scaled(FACTOR)
    show(
        f"The day's question to {CHATS:,} chats at {pacing.bulk:g}/s, and {1 / EVERY:g} commands a"
        f" second; the next day to {CLOSING:,} of them, with the solution",
        figures,
    )


async def _measure(address: str, server: Emulator) -> list[Figure]:
    pacing, clock = Pacing().scaled(FACTOR), Clock(DUE)
    settle()
    async with (
        running(settings(address, pack=None), clock) as app,
        _telegram(app, server, pacing) as telegram,
    ):
        first = await _day(app, telegram, server, CHATS)
        await _switch_off(app, CLOSING)
        clock.move(DUE + timedelta(days=1))
        second = await _day(app, telegram, server, CHATS + CLOSING)
    return [
        *_figures("", first, server.groups, CHATS, pacing, 1.03),
        *_figures("next day: ", second, server.groups[:CLOSING], 2 * CLOSING, pacing, None),
    ]


async def _switch_off(app: App, after: int) -> None:
    """Let nothing more come to chats beyond so many."""
    later = tables.schedules.c.chat_key > after
    async with app.study.store.write() as transaction:
        await transaction.execute(update(tables.schedules).where(later).values(next_run_at=None))


def _figures(
    which: str,
    day: Day,
    groups: list[int],
    requests: int,
    pacing: Pacing,
    limit: float | None,
) -> list[Figure]:
    seen = day.seen
    taken, least = seen.times[-1] - day.began, requests / pacing.bulk
    lost = sum(not seen.groups[group] for group in groups)
    double = sum(max(0, count - 1) for count in seen.groups.values())
    return [
        # Where a chat gets two messages its own limit counts too, which `least` leaves out.
        Figure(f"{which}time of all, to what the rate allows", taken / least, limit),
        Figure(f"{which}most within any second", seen.most_in_a_second, pacing.total),
        Figure(f"{which}refused with 429", seen.refused[429], 0),
        Figure(f"{which}lost", lost + abs(requests - len(seen.times)), 0),
        Figure(f"{which}double", double, 0),
        Figure(f"{which}processor time of the bot, each", day.busy / requests * 1e3, None, "ms"),
        Figure(f"{which}memory of the bot, growth at most", day.growth, GROWTH, "MB"),
        Figure(f"{which}a command meanwhile, p50", percentile(seen.waits, 0.5) * 1000, None, "ms"),
        Figure(f"{which}a command meanwhile, p99", percentile(seen.waits, 0.99) * 1000, 200, "ms"),
        Figure(f"{which}of {len(seen.waits)} commands without an answer", seen.unanswered, 0),
    ]


async def _day(app: App, telegram: Telegram, server: Emulator, sent: int) -> Day:
    """Let all that is due come, until so many deliveries have ever been sent."""
    await server.begin()
    scheduler = Scheduler(app.study, app.catalog, {telegram.name: telegram})
    before, began, busy = resident(), time.monotonic(), time.process_time()
    coming = asyncio.create_task(scheduler.run())
    try:
        growth = await _all_sent(app, sent) - before
    finally:
        coming.cancel()
        with suppress(asyncio.CancelledError):
            await coming
    busy = time.process_time() - busy
    return Day(began, growth, busy, await server.end())


async def _all_sent(app: App, sent: int) -> float:
    """Wait until so many deliveries have been sent; the most memory used meanwhile, in MB."""
    most = resident()
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(0.5)
            most = max(most, resident())
            counts = await app.study.deliveries.counts()
            if sum(one.count for one in counts if one.state is DeliveryState.SENT) >= sent:
                return most


@asynccontextmanager
async def _telegram(app: App, server: Emulator, pacing: Pacing) -> AsyncIterator[Telegram]:
    """The adapter, running."""
    study = app.study
    bot = make_bot(server.token, server.url, Pace(pacing))
    updates = Polling(bot, app.catalog)
    telegram = Telegram(bot, updates, study.messages, study.contacts, app.catalog)
    task = asyncio.create_task(telegram.run(app.hub.receive))
    try:
        yield telegram
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
