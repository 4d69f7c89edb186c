"""Looking things up in the notes, and counting what was not found."""

from bot.store import misses
from bot.store.engine import Store
from bot.study.asker import Clock
from bot.study.notes import Notes
from content.search import Lookup, normal_form

LONGEST_MISS = 80
"""Characters of a look-up that are kept when it finds nothing; what is longer is no term."""


class Lookups:
    """Finds terms by what people type."""

    def __init__(self, store: Store, notes: Notes, clock: Clock) -> None:
        self._store = store
        self._notes = notes
        self._clock = clock

    async def find(self, query: str) -> Lookup:
        """What a query means; one that finds nothing is counted for the admins."""
        found = self._notes.index.find(query)
        subject = normal_form(found.query)
        sought = found.match or found.suggestions or found.compared
        if subject and not sought and len(subject) <= LONGEST_MISS:
            async with self._store.write() as transaction:
                await misses.count(transaction, self._notes.library.pack.id, subject, self._clock())
        return found

    def complete(self, text: str, limit: int) -> tuple[str, ...]:
        """The ids of items that what is being typed may become, best first."""
        return tuple(hit.id for hit in self._notes.index.complete(text, limit))
