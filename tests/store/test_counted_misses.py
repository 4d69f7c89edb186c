"""Look-ups that found nothing are counted by pack and wording."""

from datetime import timedelta

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
