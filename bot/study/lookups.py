"""Looking things up in the notes, and counting what was not found."""

from collections.abc import Collection
from functools import lru_cache

import structlog

from bot.errors import StoreError
from bot.store import misses
from bot.store.engine import Store
from bot.study.asker import Clock
from bot.study.notes import Notes
from content.search import Completion, Lookup, completed, normal_form

LONGEST_MISS = 80
"""Characters of a look-up that are kept when it finds nothing; what is longer is no term."""

KEPT = 1_000
"""Queries whose answers are kept, the latest used: a group looks up the same few terms."""

log = structlog.get_logger()


class Lookups:
    """Finds terms by what people type."""

    def __init__(self, store: Store, notes: Notes, clock: Clock) -> None:
        self._store = store
        self._notes = notes
        self._clock = clock
        self._find = lru_cache(KEPT)(notes.index.find)

    async def find(self, query: str) -> Lookup:
        """What a query means; what it does not find is counted for the admins."""
        found = self._find(query)
        await self._count(_missed(found))
        return found

    def peek(self, query: str) -> Lookup:
        """What a query means, and nothing is counted."""
        return self._find(query)

    async def compare(self, query: str) -> Lookup:
        """What two or three things mean that a query names; those not found are counted.

        Without `sides` it names fewer or more, and nothing is counted.
        """
        found = self._notes.index.compare(query)
        await self._count(_missed(found) if found.sides else [])
        return found

    def complete(self, line: str, limit: int) -> Completion:
        """What the last name in a line may become, best first."""
        return completed(self._notes.index, line, limit)

    async def _count(self, missed: Collection[str]) -> None:
        """Count what was not found, where it can be written: no answer depends on it."""
        if not missed:
            return
        pack, now = self._notes.library.pack.id, self._clock()
        try:
            async with self._store.write() as transaction:
                for subject in missed:
                    await misses.count(transaction, pack, subject, now)
        except StoreError as error:
            log.warning("misses not counted", reason=error.message)


def _missed(found: Lookup) -> list[str]:
    """The subjects of a look-up, or of its sides, that the notes have nothing near to."""
    if found.match or found.compared:
        return []
    sides = found.sides or (found,)
    subjects = [normal_form(it.query) for it in sides if not (it.match or it.suggestions)]
    return [subject for subject in dict.fromkeys(subjects) if 0 < len(subject) <= LONGEST_MISS]
