"""Changes are heard of by every process, once they are committed, and are seen without it too."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.model import Chat, ChatProfile, Member, MemberProfile
from bot.store import signals
from bot.store.dialect import parse
from bot.store.engine import Store
from bot.store.signals import MOST, Id, Signals, Topic, tell, tell_many
from bot.study import people
from bot.study.people import People
from tests.postgresql import run_apart

ANA = Member("test", "1", "Ana")
GROUP = Chat("test", "-100")


class Listener:
    """What one process has heard."""

    def __init__(self) -> None:
        self.heard: list[tuple[Topic, Sequence[Id]]] = []
        self.missed = 0
        self.some = asyncio.Event()

    def hear(self, topic: Topic, ids: Sequence[Id]) -> None:
        self.heard.append((topic, ids))
        self.some.set()

    def miss(self) -> None:
        self.missed += 1
        self.some.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(15):
            while not condition():
                await self.some.wait()
                self.some.clear()


@asynccontextmanager
async def listening(address: str, listener: Listener) -> AsyncIterator[Listener]:
    """A process that hears what is told."""
    running = asyncio.create_task(Signals(parse(address), listener.hear, listener.miss).run())
    try:
        await listener.until(lambda: listener.missed > 0)
        yield listener
    finally:
        running.cancel()
        await asyncio.wait((running,))


@pytest.fixture
async def store(postgresql_prepared: str) -> AsyncIterator[Store]:
    """A database that processes share."""
    store = await Store.open(postgresql_prepared)
    yield store
    await store.close()


async def test_a_change_is_heard_once_it_is_committed(
    store: Store, postgresql_prepared: str
) -> None:
    async with listening(postgresql_prepared, Listener()) as listener:
        with pytest.raises(LookupError):
            await told_and_undone(store)
        async with store.write() as transaction:
            await tell(transaction, Topic.CHAT, "test", "2", "")
            await tell(transaction, Topic.CHAT, "test", "2", "")
            await tell(transaction, Topic.MEMBER, "test", "3")
        await listener.until(lambda: len(listener.heard) == 2)
    assert listener.heard == [
        (Topic.CHAT, ["test", "2", ""]),
        (Topic.MEMBER, ["test", "3"]),
    ]


async def test_more_rows_than_a_signal_can_name_are_all_named(
    store: Store, postgresql_prepared: str
) -> None:
    keys = range(10**18, 10**18 + 2 * MOST + 1)
    async with listening(postgresql_prepared, Listener()) as listener:
        async with store.write() as transaction:
            await tell_many(transaction, Topic.ANSWERED, keys)
        await listener.until(lambda: len(listener.heard) == 3)
    assert [key for _, ids in listener.heard for key in ids] == list(keys)


async def test_who_could_not_hear_is_told_that_something_may_be_missing(
    postgresql_prepared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signals, "EVERY", 0.05)
    async with listening(postgresql_prepared, Listener()) as listener:
        await run_apart(
            postgresql_prepared,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name LIKE 'sabatina signals %'",
        )
        await listener.until(lambda: listener.missed == 2)


async def test_what_nobody_understands_stops_nothing(
    store: Store, postgresql_prepared: str
) -> None:
    async with listening(postgresql_prepared, Listener()) as listener:
        for payload in ("", "{}", '["of another age", 1]', "[]"):
            await run_apart(postgresql_prepared, f"SELECT pg_notify('sabatina', '{payload}')")
        async with store.write() as transaction:
            await tell(transaction, Topic.KEYS)
        await listener.until(lambda: bool(listener.heard))
    assert listener.heard == [(Topic.KEYS, [])]


async def test_what_was_chosen_is_seen_elsewhere_within_the_time_without_a_word(
    store: Store, postgresql_prepared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert people.FRESH < 60
    monkeypatch.setattr(people, "FRESH", 0.05)
    other = await Store.open(postgresql_prepared)
    try:
        here, there = People(store), People(other)
        await here.change_chat(GROUP, in_english)
        assert (await there.chat(GROUP)).language == "en"
        await here.change_chat(GROUP, in_portuguese)
        await asyncio.sleep(0.06)
        assert (await there.chat(GROUP)).language == "pt-BR"
    finally:
        await other.close()


async def test_whom_another_process_writes_down_is_known_at_once(
    store: Store, postgresql_prepared: str
) -> None:
    other = await Store.open(postgresql_prepared)
    try:
        here, there = People(store), People(other)
        assert (await there.chat(GROUP)).key is None
        assert (await there.member(ANA)).key is None
        chat = await here.change_chat(GROUP, in_english)
        member = await here.change_member(ANA, hidden)
        assert await there.chat(GROUP) == chat
        assert await there.member(ANA) == member
    finally:
        await other.close()


async def told_and_undone(store: Store) -> None:
    """A change that is told, and then not made."""
    async with store.write() as transaction:
        await tell(transaction, Topic.CHAT, "test", "1", "")
        raise LookupError


def in_english(profile: ChatProfile) -> ChatProfile:
    return replace(profile, language="en")


def in_portuguese(profile: ChatProfile) -> ChatProfile:
    return replace(profile, language="pt-BR")


def hidden(profile: MemberProfile) -> MemberProfile:
    return replace(profile, hidden=True)
