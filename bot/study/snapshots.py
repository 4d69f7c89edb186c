"""Questions as they were asked, by the digests under which their texts are kept.

Where a question's key was found wrong since, it comes with the right one: an answer is graded by
the wording that its member saw, and by what is known to be right of it.
"""

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
        if digest not in self._known:
            self._known[digest] = await self._read(digest)
        return self._known[digest]

    async def _read(self, digest: str) -> Question:
        found = await regrades.asked(self._transaction, digest)
        assert found is not None, "a post's snapshot is written with it"
        text, correct = found
        question = question_from_json(text)
        return question if correct is None else replace(question, correct=correct)
