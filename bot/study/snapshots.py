"""Questions as they were asked, by the digests under which their texts are kept.

Where a question's key was found wrong since, it comes with the right one: an answer is graded by
the wording that its member saw, and by what is known to be right of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.store import regrades
from bot.store.engine import Transaction
from content.model import Question
from content.snapshot import question_from_json


class Snapshots:
    """Reads each question once in a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._known: dict[str, Question] = {}

    async def get(self, digest: str) -> Question:
        """The question of a digest, which a post names; with no right answer where every answer
        counts as right.
        """
        return (await self.get_all([digest]))[digest]

    async def get_all(self, digests: Iterable[str]) -> Mapping[str, Question]:
        """The questions of some digests, and of others that were asked for before."""
        unknown = set(digests) - self._known.keys()
        if unknown:
            found = await regrades.asked(self._transaction, unknown)
            for digest, (text, right) in found.items():
                self._known[digest] = corrected(question_from_json(text), right)
        return self._known


def corrected(question: Question, right: tuple[int, ...] | None) -> Question:
    """A question with its right answer as it was corrected, None where it was not."""
    return question if right is None else replace(question, correct=right)
