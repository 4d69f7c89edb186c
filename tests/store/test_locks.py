"""What one process at a time may do: it is held by one, and goes to another when that is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.exclusive import Exclusive
from bot.store import aside, locks
from bot.store.dialect import parse
from bot.store.locks import TRUSTED, Lock, Locks, key_of
from tests.postgresql import run_apart

NAME = "telegram 123456:a-token-nobody-may-see"


@asynccontextmanager
async def process(address: str, *names: str) -> AsyncIterator[list[Exclusive]]:
    """What a process has of some locks, as long as it lives."""
    there = Locks(parse(address))
    found = [there.of(name, "the test") for name in names or (NAME,)]
    async with there.kept():
        yield found


async def comes(lock: Exclusive) -> None:
    """Wait until a lock is held."""
    async with asyncio.timeout(15):
        while not lock.held:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)


async def goes(lock: Exclusive) -> None:
    """Wait until a lock is held no more."""
    async with asyncio.timeout(15):
        while lock.held:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions are asked for often."""
    monkeypatch.setattr(locks, "EVERY", 0.05)


@pytest.mark.usefixtures("quick")
async def test_one_of_two_holds_it_until_it_leaves(postgresql: str) -> None:
    async with AsyncExitStack() as first:
        (one,) = await first.enter_async_context(process(postgresql))
        await comes(one)
        async with process(postgresql) as (other,):
            await asyncio.sleep(0.2)
            assert (one.held, other.held) == (True, False)
            await first.aclose()
            await comes(other)
            assert not one.held


@pytest.mark.usefixtures("quick")
async def test_who_loses_the_connection_loses_it_at_once_and_takes_turns_again(
    postgresql: str,
) -> None:
    async with process(postgresql) as (one,):
        await comes(one)
        await cut_off(postgresql)
        await goes(one)
        await comes(one)


@pytest.mark.usefixtures("quick")
async def test_different_names_are_held_by_different_processes(postgresql: str) -> None:
    async with process(postgresql, "a") as (a,):
        await comes(a)
        async with process(postgresql, "a", "b") as (no, yes):
            await comes(yes)
            assert not no.held


@pytest.mark.usefixtures("quick")
async def test_work_is_done_while_it_is_held_and_again_when_it_comes_back(postgresql: str) -> None:
    began, ended = asyncio.Semaphore(0), asyncio.Semaphore(0)

    async def work() -> None:
        began.release()
        try:
            await asyncio.Event().wait()
        finally:
            ended.release()

    async with asyncio.timeout(15), process(postgresql) as (lock,):
        working = asyncio.create_task(lock.during(work))
        await began.acquire()
        await cut_off(postgresql)
        await ended.acquire()
        await began.acquire()
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        await ended.acquire()


@pytest.mark.usefixtures("quick")
async def test_what_work_returns_or_raises_goes_to_who_waits_for_it(postgresql: str) -> None:
    async def done() -> None:
        return

    async def fails() -> None:
        raise LookupError

    async with process(postgresql) as (lock,):
        await lock.during(done)
        with pytest.raises(LookupError):
            await lock.during(fails)


@pytest.mark.usefixtures("quick")
async def test_a_process_that_says_nothing_any_more_is_given_up_by_the_server(
    postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "_ENDS", aside._ENDS.replace("'6s'", "'100ms'"))
    session = await aside.connected(parse(postgresql), "locks")
    assert await session.fetch(f"SELECT pg_try_advisory_lock({key_of(NAME)})") == [(True,)]
    try:
        async with process(postgresql) as (other,):
            await comes(other)
            assert session.is_closed()
    finally:
        session.terminate()


async def test_what_was_slept_through_is_not_held_any_more() -> None:
    lock, now = Lock(NAME, "the test"), asyncio.get_running_loop().time()
    lock.confirm(now + TRUSTED)
    assert lock.held
    lock.confirm(now - 0.001)
    assert not lock.held


def test_the_server_waits_longer_than_we_trust() -> None:
    assert locks.EVERY + locks.ANSWERED < TRUSTED < aside.UNHEARD


def test_neither_a_name_nor_a_process_can_be_told_from_a_key() -> None:
    assert key_of(NAME) != key_of(NAME + "1")
    assert -(2**63) <= key_of(NAME) < 2**63
    assert "123456" not in str(key_of(NAME))


async def test_one_process_on_sqlite_holds_everything(tmp_path: Path) -> None:
    async with process(f"sqlite:///{tmp_path / 'test.db'}") as (lock,):
        assert lock.held


async def cut_off(address: str) -> None:
    """Let the server end the sessions that hold locks."""
    await run_apart(
        address,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND application_name LIKE 'sabatina locks %'",
    )
