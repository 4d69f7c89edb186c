"""What is written once and never changed, all of it, with the digests that it was written under."""

from collections.abc import AsyncIterator

from bot.store.copying import pages
from bot.store.engine import Transaction
from bot.store.tables import snapshots, versions


async def questions(transaction: Transaction) -> AsyncIterator[tuple[str, str]]:
    """The text of every question that was ever asked, behind its digest."""
    async for page in pages(transaction, snapshots):
        for row in page:
            yield row.digest, row.body


async def packs(transaction: Transaction) -> AsyncIterator[tuple[int, str, bytes]]:
    """Every pack that was ever published: the key of its version, its digest, its body."""
    async for page in pages(transaction, versions):
        for row in page:
            yield row.key, row.digest, row.body
