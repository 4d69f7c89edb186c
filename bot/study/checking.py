"""Whether a whole database is sound: what holds of its rows, and what follows from its answers."""

import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from bot.errors import StoreError
from bot.store import migrate, written
from bot.store.copying import Counts, counted
from bot.store.engine import Store, Transaction
from bot.store.invariants import Violation, violations
from bot.study.card_history import differing_cards
from bot.study.rebuild import rebuild_scores
from content.body import body_digest, pack_from_body
from content.snapshot import fingerprint

UNREADABLE = (ValueError, TypeError, LookupError, zlib.error)
"""What reading raises where something else than a text or a body of ours was written."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at, and all that is wrong."""

    counts: Counts
    violations: tuple[Violation, ...]


async def check(store: Store) -> Checked:
    """Look at a database as it is at this moment, and change nothing; nobody waits for it.

    Raises StoreError for one that is not of this version.
    """
    try:
        return await _checked(store)
    except StoreError as error:
        if error.message != "store-not-database":
            raise
        words = getattr(error.__cause__, "orig", error.__cause__)
        return Checked({}, (Violation("invariant-damage", about=str(words)),))


async def _checked(store: Store) -> Checked:
    async with store.read() as transaction:
        await transaction.run_sync(migrate.insist)
        found = await violations(transaction)
        if any(one.message == "invariant-damage" for one in found):
            return Checked({}, tuple(found))
        found += [one async for one in _altered(transaction)]
        found += [one async for one in _differing(transaction)]
        return Checked(await counted(transaction), tuple(found))


async def _altered(transaction: Transaction) -> AsyncIterator[Violation]:
    """Questions and packs that are not what their digests say; neither is ever changed."""
    async for digest, text in written.questions(transaction):
        if fingerprint(text) != digest:
            yield Violation("invariant-digest", "snapshots", count=1, example=f"digest {digest}")
    async for key, digest, body in written.packs(transaction):
        if not _is_pack(body, digest):
            yield Violation("invariant-digest", "versions", count=1, example=f"key {key}")


def _is_pack(body: bytes, digest: str) -> bool:
    try:
        pack_from_body(body)
        return body_digest(body) == digest
    except UNREADABLE:
        return False


async def _differing(transaction: Transaction) -> AsyncIterator[Violation]:
    """Scores, streaks and cards that are not what the answers say."""
    try:
        rebuilt = await rebuild_scores(transaction, repair=False)
        cards = await differing_cards(transaction)
    except UNREADABLE:
        yield Violation("invariant-unreadable")
        return
    count = len(rebuilt.differences) + len(cards)
    if count:
        yield Violation("invariant-scores", count=count)
