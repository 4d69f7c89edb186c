"""A database in which the day's question is due in many chats, and what has become of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import NullPool, Row, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.model import Chat, ChatProfile, Schedule, ScheduleKind
from bot.store import chats, schedules
from bot.store.dialect import parse
from bot.store.engine import Store
from bot.study.local_time import EVERY_DAY
from bot.study.rebuild import rebuild

FIRST_DOMAIN = ("1",)
"""The domain of the small pack whose questions are answered with one tap."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a database: the chats with a `posted` question and the members who
    `answered`, each as often as it is there, and how much is not as the answers say.
    """

    posted: list[str]
    answered: list[str]
    differences: int


def zone_at_noon() -> str:
    """A zone where it is about noon, so that no day ends while a test runs."""
    offset = 12 - datetime.now(UTC).hour
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT"


async def make_due(address: str, places: Mapping[Chat, str], zone: str) -> None:
    """Let the day's question be due in chats, each with the channel where it comes."""
    at = datetime.now(ZoneInfo(zone)).replace(second=0, microsecond=0)
    store = await Store.open(address)
    try:
        async with store.write() as transaction:
            for chat, channel in places.items():
                profile = ChatProfile(chat, domains=FIRST_DOMAIN, channel=channel)
                key = await chats.save(transaction, profile)
                schedule = Schedule(
                    key=0,
                    kind=ScheduleKind.QUESTION,
                    chat_key=key,
                    member_key=None,
                    at=at.time(),
                    weekdays=EVERY_DAY,
                    timezone=zone,
                    next_run_at=at.astimezone(UTC),
                )
                await schedules.save(transaction, schedule)
    finally:
        await store.close()


async def found(address: str) -> Found:
    """What stands in a database that nobody uses at this moment."""
    store = await Store.open(address)
    try:
        differences = (await rebuild(store, repair=False)).differences
    finally:
        await store.close()
    posted = await _ids(address, "posts", "chats", "posts.kind = 'day'")
    return Found(posted, await _ids(address, "answers", "members"), len(differences))


async def sent(address: str) -> set[str]:
    """The chats to which the question is known to have been sent."""
    return set(await _ids(address, "deliveries", "chats", "state = 'sent'"))


async def held(address: str) -> dict[int, tuple[int, int]]:
    """What somebody holds in order to send it: the keys of deliveries, with the attempt that it is
    and the end of the lease.
    """
    query = "SELECT key, tries, not_before FROM deliveries WHERE state = 'sending'"
    return {row.key: (row.tries, row.not_before) for row in await _rows(address, query)}


async def _ids(address: str, table: str, whose: str, where: str = "1 = 1") -> list[str]:
    """The platforms' own ids of those whose rows stand in a table."""
    owner = whose.removesuffix("s")
    query = (
        f"SELECT {whose}.native_id FROM {table} "
        f"JOIN {whose} ON {whose}.key = {table}.{owner}_key WHERE {where}"
    )
    return [row.native_id for row in await _rows(address, query)]


async def _rows(address: str, query: str) -> list[Row[Any]]:
    """What a query finds, read beside whoever else uses the database."""
    engine = create_async_engine(parse(address), poolclass=NullPool)
    async with engine.connect() as connection:
        rows = list(await connection.execute(text(query)))
    await engine.dispose()
    return rows
