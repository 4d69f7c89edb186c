"""Looking things up in the notes, and counting what was not found."""

from collections.abc import Collection

import structlog
from cachetools import LRUCache

from bot.errors import StoreError
from bot.model import ChatProfile
from bot.store import misses
from bot.store.engine import Store
from bot.study.asker import Clock
from bot.study.shelf import Shelf
from content.search import Completion, Lookup, completed, normal_form

LONGEST_MISS = 80
"""Characters of a look-up that are kept when it finds nothing; what is longer is no term."""

KEPT = 1_000
"""Queries whose answers are kept, the latest used: a group looks up the same few terms."""

log = structlog.get_logger()


class Lookups:
    """Finds terms, in the notes that a chat studies, by what people type."""

    def __init__(self, store: Store, shelf: Shelf, clock: Clock) -> None:
        self._store = store
        self._shelf = shelf
        self._clock = clock
        # What was found in a version says nothing of the next.
        self._found: LRUCache[tuple[str, int, str], Lookup] = LRUCache(KEPT)

    async def find(self, chat: ChatProfile, query: str) -> Lookup:
        """What a query means; what it does not find is counted for the admins."""
        found = self.peek(chat, query)
        await self._count(chat, _missed(found))
        return found

    def peek(self, chat: ChatProfile, query: str) -> Lookup:
        """What a query means, and nothing is counted."""
        notes = self._shelf.of(chat)
        key = notes.pack.id, notes.number, query
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = notes.index.find(query)
        return found

    async def compare(self, chat: ChatProfile, query: str) -> Lookup:
        """What two or three things mean that a query names; those not found are counted.

        Without `sides` it names fewer or more, and nothing is counted.
        """
        found = self._shelf.of(chat).index.compare(query)
        await self._count(chat, _missed(found) if found.sides else [])
        return found

    def complete(self, chat: ChatProfile, line: str, limit: int) -> Completion:
        """What the last name in a line may become, best first."""
        return completed(self._shelf.of(chat).index, line, limit)

    async def _count(self, chat: ChatProfile, missed: Collection[str]) -> None:
        """Count what was not found, where it can be written: no answer depends on it."""
        if not missed:
            return
        pack, now = self._shelf.of(chat).pack.id, self._clock()
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
