"""The table with one's own place, at a million answers."""

import asyncio
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, insert

from bot.model import Chat, ChatProfile, Member, MemberProfile
from bot.store import tables
from bot.store.engine import Store, Transaction
from bot.study.board import board
from bot.study.days import Period
from tests.bench.report import Figure, percentile, show
from tests.bench.server import address_of_server
from tests.postgresql import run_apart

ANSWERS = 1_000_000
CHATS = 5_000
LARGEST = 70_000
"""Answers of the largest chat, ten of each of its members."""

EACH = 10
CROWD = 70_000
"""Members of a chat in which each has answered once: more rows than a table should ever have."""

MEMBERS = 100_000
READS = 2_000
PAGE = 50_000
DAY = date(2026, 11, 16)


def main() -> None:
    """Print the figures, for PostgreSQL too where there is one."""
    with TemporaryDirectory() as folder:
        figures = asyncio.run(_measure(f"sqlite:///{Path(folder) / 'table.db'}", "SQLite", 2))
    with address_of_server() as address:
        if address:
            figures += asyncio.run(_measure(address, "PostgreSQL", 5))
        else:
            print("No PostgreSQL server was found; its figures are left out.")
    show(
        f"Table and own place at {ANSWERS:,} answers, {CHATS:,} chats, {LARGEST:,} in the largest",
        figures,
    )


async def _measure(address: str, name: str, limit: float) -> list[Figure]:
    store = await Store.open(address)
    try:
        async with store.write() as transaction:
            await _fill(transaction)
        if not address.startswith("sqlite"):
            # What its housekeeping does by itself some time after so many rows were written.
            await run_apart(address, "VACUUM ANALYZE")
        taken = await _read(store, 1, LARGEST // EACH)
        crowded = await _read(store, 2, CROWD)
    finally:
        await store.close()
    return [
        Figure(f"{name}, p50", percentile(taken, 0.5) * 1000, unit="ms"),
        Figure(f"{name}, p99", percentile(taken, 0.99) * 1000, limit, "ms"),
        Figure(
            f"{name}, a chat of {CROWD:,} members, p99",
            percentile(crowded, 0.99) * 1000,
            None,
            "ms",
        ),
    ]


async def _read(store: Store, chat_key: int, members: int) -> list[float]:
    """How long each table of a chat took, in seconds, for members drawn by lot."""
    chance = random.Random(1)
    chat = ChatProfile(Chat("bench", str(chat_key)), key=chat_key)
    taken = []
    for _ in range(READS):
        key = chance.randint(1, members)
        member = MemberProfile(Member("bench", str(key), ""), key=key)
        start = time.perf_counter()
        found = await board(store, chat, member, Period.WEEK, DAY)
        taken.append(time.perf_counter() - start)
        assert found.own is not None
        assert len(found.standings) == 10
    return taken


async def _fill(transaction: Transaction) -> None:
    for table, rows in _tables():
        page: list[dict[str, object]] = []
        for row in rows:
            page.append(row)
            if len(page) == PAGE:
                await transaction.execute(insert(table), page)
                page = []
        if page:
            await transaction.execute(insert(table), page)


def _tables() -> Iterator[tuple[Table, Iterator[dict[str, object]]]]:
    yield tables.chats, _chats()
    yield tables.members, _members()
    yield tables.snapshots, iter([{"digest": "d", "body": "{}"}])
    yield tables.posts, _posts()
    yield tables.answers, _answers()
    yield tables.scores, _scores()


def _chats() -> Iterator[dict[str, object]]:
    for key in range(1, CHATS + 1):
        yield {"key": key, "platform": "bench", "native_id": str(key), "thread": ""}


def _members() -> Iterator[dict[str, object]]:
    for key in range(1, MEMBERS + 1):
        yield {"key": key, "platform": "bench", "native_id": str(key), "name": f"member {key}"}


def _posts() -> Iterator[dict[str, object]]:
    for number in range(CHATS * EACH):
        yield {
            "key": number + 1,
            "chat_key": 1 + number // EACH,
            "kind": "practice",
            "pack": "bench",
            "question": "q",
            "snapshot": "d",
            "layout": "0,1",
            "day": DAY,
            "asked_at": 1,
        }


def _groups() -> Iterator[tuple[int, int, int]]:
    """The members of each chat, and how many answers each has given: (chat, member, answers)."""
    for member in range(1, LARGEST // EACH + 1):
        yield 1, member, EACH
    for member in range(1, CROWD + 1):
        yield 2, member, 1
    for number in range((ANSWERS - LARGEST - CROWD) // EACH):
        yield 3 + number % (CHATS - 2), 1 + number // (CHATS - 2), EACH


def _answers() -> Iterator[dict[str, object]]:
    for chat, member, number in ((c, m, n) for c, m, given in _groups() for n in range(given)):
        yield {
            "post_key": 1 + (chat - 1) * EACH + number,
            "member_key": member,
            "picks": "0",
            "correct": True,
            "answered_at": 1,
            "chat_day": DAY,
            "member_day": DAY,
        }


def _scores() -> Iterator[dict[str, object]]:
    chance = random.Random(2)
    for chat, member, answered in _groups():
        points = 5 * round(chance.expovariate(1 / 40))
        for period in ("2026-W47", "2026-11", "all"):
            yield {
                "chat_key": chat,
                "period": period,
                "member_key": member,
                "points": points,
                "answered": answered,
                "correct": answered // 2,
                "days": 3,
                "last_day": DAY,
                "listed": True,
            }


if __name__ == "__main__":
    main()
