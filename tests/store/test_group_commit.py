"""What many hand in at once is committed together, and each is told its own result."""

import asyncio
from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import Connection, Engine, event

from bot.errors import StoreError
from bot.store import dialect, misses
from bot.store.batch import LARGEST, GroupCommit
from bot.store.engine import Store, Transaction
from tests.store.samples import NOON


class Recorder:
    """Writes words down; refuses `bad`, and returns too little for `short`."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []

    async def __call__(self, transaction: Transaction, words: Sequence[str]) -> list[str]:
        self.groups.append(list(words))
        for word in words:
            await misses.count(transaction, "words", word, NOON)
            if word == "bad":
                raise ValueError(word)
        return [word.upper() for word in words if word != "short"]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def commit(store: Store, recorder: Recorder) -> GroupCommit[str, str]:
    return GroupCommit(store, recorder)


@pytest.fixture
def commits() -> Iterator[list[str]]:
    """Grows by one with each commit of any database."""
    seen: list[str] = []

    def note(connection: Connection) -> None:
        seen.append(connection.dialect.name)

    event.listen(Engine, "commit", note)
    yield seen
    event.remove(Engine, "commit", note)


async def written(store: Store) -> list[str]:
    async with store.read() as transaction:
        return [word for word, _ in await misses.most(transaction, "words", 10_000)]


async def test_what_was_handed_in_is_committed_before_the_database_is_closed(
    address: str, recorder: Recorder
) -> None:
    store = await Store.open(address)
    handing_in = asyncio.create_task(GroupCommit(store, recorder)("word"))
    await asyncio.sleep(0)
    handing_in.cancel()  # whoever waited for it has been given up
    await store.close()
    store = await Store.open(address)
    assert await written(store) == ["word"]
    await store.close()


async def test_each_caller_is_told_its_own_result(
    store: Store, commit: GroupCommit[str, str]
) -> None:
    words = [f"word {number:03}" for number in range(100)]
    assert await asyncio.gather(*map(commit, words)) == [word.upper() for word in words]
    assert await written(store) == words


async def test_many_at_once_share_a_commit(
    commit: GroupCommit[str, str], commits: list[str]
) -> None:
    before = len(commits)
    await asyncio.gather(*(commit(str(number)) for number in range(100)))
    assert len(commits) - before <= 2


async def test_what_comes_during_a_commit_shares_the_next(
    commit: GroupCommit[str, str], commits: list[str]
) -> None:
    before = len(commits)
    async with asyncio.TaskGroup() as tasks:
        for number in range(100):
            tasks.create_task(commit(str(number)))
            await asyncio.sleep(0)
    assert len(commits) - before < 20


async def test_group_has_a_largest_size(
    commit: GroupCommit[str, str], recorder: Recorder, store: Store
) -> None:
    count = 2 * LARGEST + 1
    await asyncio.gather(*(commit(f"{number:04}") for number in range(count)))
    assert max(map(len, recorder.groups)) <= LARGEST
    assert len(await written(store)) == count


async def test_order_is_kept(commit: GroupCommit[str, str], recorder: Recorder) -> None:
    words = [str(number) for number in range(LARGEST + 50)]
    await asyncio.gather(*map(commit, words))
    assert [word for group in recorder.groups for word in group] == words


async def test_bad_item_fails_alone(store: Store, commit: GroupCommit[str, str]) -> None:
    results = await asyncio.gather(*map(commit, ["a", "bad", "b"]), return_exceptions=True)
    assert results[0] == "A"
    assert isinstance(results[1], ValueError)
    assert results[2] == "B"
    assert await written(store) == ["a", "b"]
    assert await commit("c") == "C"


async def test_lone_bad_item_is_tried_once(
    commit: GroupCommit[str, str], recorder: Recorder
) -> None:
    with pytest.raises(ValueError, match="bad"):
        await commit("bad")
    assert recorder.groups == [["bad"]]


async def test_too_few_results_are_a_failure_and_nobody_waits_for_ever(
    store: Store, commit: GroupCommit[str, str]
) -> None:
    results = await asyncio.gather(*map(commit, ["a", "short"]), return_exceptions=True)
    assert results[0] == "A"
    assert isinstance(results[1], ValueError)
    assert await written(store) == ["a"]


async def test_drain_waits_for_what_was_handed_in(
    store: Store, commit: GroupCommit[str, str]
) -> None:
    tasks = [asyncio.create_task(commit(str(number))) for number in range(5)]
    await asyncio.sleep(0)
    await commit.drain()
    assert await written(store) == ["0", "1", "2", "3", "4"]
    await asyncio.gather(*tasks)
    await commit.drain()


async def test_caller_who_gives_up_hurts_nobody(
    store: Store, commit: GroupCommit[str, str]
) -> None:
    tasks = [asyncio.create_task(commit(word)) for word in ("a", "b", "c")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    assert await tasks[0] == "A"
    assert await tasks[2] == "C"
    with pytest.raises(asyncio.CancelledError):
        await tasks[1]
    assert {"a", "c"} <= set(await written(store))


async def test_caller_who_gives_up_on_a_bad_item_hurts_nobody(
    commit: GroupCommit[str, str],
) -> None:
    tasks = [asyncio.create_task(commit(word)) for word in ("a", "bad", "c")]
    await asyncio.sleep(0)
    tasks[1].cancel()
    assert [await tasks[0], await tasks[2]] == ["A", "C"]


async def test_locked_database_is_told_to_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, recorder: Recorder
) -> None:
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 20)
    address = f"sqlite:///{tmp_path_factory.mktemp('locked') / 'test.db'}"
    store, other = await Store.open(address), await Store.open(address)
    commit = GroupCommit(store, recorder)
    async with other.write():
        results = await asyncio.gather(*map(commit, "abc"), return_exceptions=True)
    assert [str(result) for result in results] == ["store-locked"] * 3
    assert all(isinstance(result, StoreError) for result in results)
    assert recorder.groups == []
    assert await commit("a") == "A"
    await store.close()
    await other.close()
