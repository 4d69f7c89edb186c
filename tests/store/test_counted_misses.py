"""Look-ups that found nothing are counted by pack and wording."""

from datetime import UTC, datetime, timedelta

from bot.store import misses
from bot.store.engine import Store
from tests.store.samples import NOON


async def test_misses_come_most_frequent_first_then_by_name(store: Store) -> None:
    async with store.write() as transaction:
        for number, query in enumerate(["bert", "gpu", "ação", "gpu", "bert", "gpu"]):
            await misses.count(transaction, "pets", query, NOON + timedelta(minutes=number))
        await misses.count(transaction, "other", "gpu", NOON)
    async with store.read() as transaction:
        everything = [("gpu", 3), ("bert", 2), ("ação", 1)]
        assert await misses.most(transaction, "pets", 10) == everything
        assert await misses.most(transaction, "pets", 2) == everything[:2]
        assert await misses.most(transaction, "other", 10) == [("gpu", 1)]
        assert await misses.most(transaction, "unheard of", 10) == []


async def test_equally_frequent_misses_come_by_name(store: Store) -> None:
    async with store.write() as transaction:
        for query in ("c", "a", "b"):
            await misses.count(transaction, "pets", query, NOON)
        assert await misses.most(transaction, "pets", 2) == [("a", 1), ("b", 1)]


async def test_when_enough_are_kept_only_known_ones_are_counted_on(store: Store) -> None:
    async with store.write() as transaction:
        for query in ("a", "b", "c", "b", "c"):
            await misses.count(transaction, "pets", query, NOON, kept=2)
        await misses.count(transaction, "other", "c", NOON, kept=2)
        assert await misses.most(transaction, "pets", 10) == [("b", 2), ("a", 1)]
        assert await misses.most(transaction, "other", 10) == [("c", 1)]


async def test_misses_are_counted_by_day(store: Store) -> None:
    async def most(first: int, end: int, limit: int = 10) -> list[tuple[str, int]]:
        after, before = (NOON.date() + timedelta(days=n) for n in (first, end))
        async with store.read() as transaction:
            return await misses.most_on_days(transaction, "pets", after, before, limit)

    async with store.write() as transaction:
        for days, query in ((0, "gpu"), (1, "gpu"), (1, "bert"), (6, "bert"), (6, "bert")):
            await misses.count(transaction, "pets", query, NOON + timedelta(days=days))
        await misses.count(transaction, "other", "gpu", NOON)
    assert await most(0, 7) == [("bert", 3), ("gpu", 2)]
    assert await most(0, 7, 1) == [("bert", 3)]
    assert await most(0, 6) == [("gpu", 2), ("bert", 1)]
    assert await most(1, 2) == [("bert", 1), ("gpu", 1)]
    assert await most(7, 14) == []


async def test_days_are_forgotten_and_sums_are_not(store: Store) -> None:
    late = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    async with store.write() as transaction:
        await misses.count(transaction, "pets", "gpu", NOON)
        await misses.count(transaction, "pets", "gpu", late)
    async with store.read() as transaction:
        first, end = NOON.date(), late.date() + timedelta(days=1)
        assert await misses.most_on_days(transaction, "pets", first, end, 5) == [("gpu", 1)]
        assert await misses.most(transaction, "pets", 5) == [("gpu", 2)]


async def test_a_day_has_room_for_so_many(store: Store) -> None:
    async with store.write() as transaction:
        for query in ("a", "b", "c", "a"):
            await misses.count(transaction, "pets", query, NOON, kept=2)
        end = NOON.date() + timedelta(days=1)
        most = await misses.most_on_days(transaction, "pets", NOON.date(), end, 5)
    assert most == [("a", 2), ("b", 1)]
