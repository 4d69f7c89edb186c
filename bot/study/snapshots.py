"""Questions as they were asked, by the digests under which their texts are kept."""

from bot.store import posts
from bot.store.engine import Transaction
from content.model import Question
from content.snapshot import question_from_json


class Snapshots:
    """Reads each question once in a transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._known: dict[str, Question] = {}

    async def get(self, digest: str) -> Question:
        """The question of a digest, which a post names."""
        if digest not in self._known:
            text = await posts.body(self._transaction, digest)
            self._known[digest] = question_from_json(text or "")
        return self._known[digest]
