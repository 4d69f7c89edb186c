"""A tick over half a million schedules: with nothing due, and with a thousand due at once."""

import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, insert, update

from bot.store import tables
from bot.store.engine import Store
from bot.store.values import from_instant
from scheduler.tick import Tick
from tests.bench.report import Figure, show
from tests.bench.server import address_of_server
from tests.postgresql import run_apart
from tests.talk import Clock

MANY = 500_000
FEW = 5_000
DUE = 1_000
ROUNDS = 15
EMPTY_ROUNDS = 200
PAGE = 20_000
LOOK = 0.001
"""Seconds between two looks at whether the loop goes on: more often would be a load of its own."""

NOW = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
ZONES = (
    "America/Sao_Paulo",
    "America/Recife",
    "America/Manaus",
    "America/Noronha",
    "America/New_York",
    "Europe/Lisbon",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Adelaide",
)

_RESET = (
    update(tables.schedules)
    .where(tables.schedules.c.key == bindparam("k"))
    .values(next_run_at=from_instant(NOW), minute=bindparam("now"))
)


def main() -> None:
    """Print the figures, for PostgreSQL too where there is one."""
    with TemporaryDirectory() as folder:
        few, many = (f"sqlite:///{Path(folder) / name}.db" for name in ("few", "many"))
        figures = asyncio.run(_compare("SQLite", few, many))
    with address_of_server() as few_server, address_of_server() as many_server:
        if few_server and many_server:
            figures += asyncio.run(_compare("PostgreSQL", few_server, many_server))
        else:
            print("No PostgreSQL server was found; its figures are left out.")
    show(f"A tick over {MANY:,} schedules, and over {FEW:,}", figures)


async def _compare(name: str, few: str, many: str) -> list[Figure]:
    async with AsyncExitStack() as stack:
        small, large = [await _filled(stack, a, n) for a, n in ((few, FEW), (many, MANY))]
        idle = [await _empty(store) for store in (small, large)]
        taken: tuple[list[float], list[float]] = ([], [])
        held: list[float] = []
        # In turn, so that a machine that slows down for a while slows both.
        for _ in range(ROUNDS):
            for store, count, times in ((small, FEW, taken[0]), (large, MANY, taken[1])):
                seconds, longest = await _loaded(store, count)
                times.append(seconds)
                held += [longest] if store is large else []
    medians = [statistics.median(times) for times in taken]
    ratio = statistics.median(b / a for a, b in zip(*taken, strict=True))
    return [
        Figure(f"{name}, nothing due (median)", idle[1] * 1000, None, "ms"),
        Figure(f"{name}, {DUE:,} due, all claimed (median)", medians[1] * 1000, 150, "ms"),
        Figure(f"{name}, the same, slowest", max(taken[1]) * 1000, None, "ms"),
        Figure(f"{name}, loop held up at most (median)", statistics.median(held) * 1000, 20, "ms"),
        Figure(f"{name}, the same, in all rounds", max(held) * 1000, None, "ms"),
        Figure(f"{name}, {DUE:,} due: {MANY:,} to {FEW:,} (median of ratios)", ratio, 1.5),
        Figure(f"{name}, nothing due: the same", idle[1] / idle[0], 1.5),
    ]


async def _empty(store: Store) -> float:
    """Seconds of a tick in which nothing is due, median."""
    tick = Tick(store, Clock(NOW))
    taken = []
    for _ in range(EMPTY_ROUNDS):
        start = time.perf_counter()
        assert await tick() == 0
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


async def _loaded(store: Store, count: int) -> tuple[float, float]:
    """Seconds until all that is due is claimed, and the longest that the loop was held up."""
    keys = random.Random(1).sample(range(1, count + 1), DUE)
    async with store.write() as transaction:
        await transaction.execute(delete(tables.deliveries))
        await transaction.execute(_RESET, [{"k": key, "now": _now_in(_zone(key))} for key in keys])
    watch = asyncio.create_task(_longest_hold())
    await asyncio.sleep(0.05)
    start = time.perf_counter()
    assert await Tick(store, Clock(NOW))() == DUE
    taken = time.perf_counter() - start
    watch.cancel()
    return taken, await watch


async def _longest_hold() -> float:
    """How long anything kept the loop from going on at most, until cancelled."""
    longest = 0.0
    with suppress(asyncio.CancelledError):
        while True:
            start = time.perf_counter()
            await asyncio.sleep(LOOK)
            longest = max(longest, time.perf_counter() - start - LOOK)
    return longest


async def _filled(stack: AsyncExitStack, address: str, count: int) -> Store:
    store = await Store.open(address)
    stack.push_async_callback(store.close)
    for first in range(1, count + 1, PAGE):
        keys = range(first, min(first + PAGE, count + 1))
        async with store.write() as transaction:
            await transaction.execute(insert(tables.chats), list(_chats(keys)))
            await transaction.execute(insert(tables.schedules), list(_schedules(keys)))
    if not address.startswith("sqlite"):
        # What its housekeeping does by itself some time after so many rows were written.
        await run_apart(address, "VACUUM ANALYZE")
    return store


def _chats(keys: range) -> Iterator[dict[str, object]]:
    for key in keys:
        yield {"key": key, "platform": "bench", "native_id": str(key), "thread": ""}


def _schedules(keys: range) -> Iterator[dict[str, object]]:
    """Schedules at any minute of the day to come, on all sorts of days, in all sorts of zones."""
    chance = random.Random(keys.start)
    for key in keys:
        yield {
            "kind": "question",
            "chat_key": key,
            "minute": chance.randrange(0, 720, 15),
            "weekdays": chance.choice((127, 31, 42)),
            "timezone": _zone(key),
            "next_run_at": from_instant(NOW + timedelta(minutes=1 + chance.randrange(1_440))),
        }


def _zone(key: int) -> str:
    return ZONES[key % len(ZONES)]


def _now_in(zone: str) -> int:
    """The minute of the day that a clock shows in a zone."""
    local = NOW.astimezone(ZoneInfo(zone))
    return local.hour * 60 + local.minute


if __name__ == "__main__":
    main()
