"""Questions that were asked, with the text they were asked in, kept at hand.

A post keeps its question's text, so an answer is graded by the very question that its
member saw, whatever has become of the notes since; only a key that was found wrong is another.
"""

from dataclasses import dataclass, replace

from bot.model import Answer, Post
from bot.store import posts
from bot.store.engine import Store, Transaction
from bot.study.at_hand import AtHand
from bot.study.snapshots import Snapshots
from content.model import Question

AT_HAND = 10_000
"""Posts kept in memory, the latest used."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A post with the question as it was asked."""

    post: Post
    question: Question


@dataclass(frozen=True, slots=True)
class Solved:
    """A post that takes no more answers, and all that were given to it."""

    asked: Asked
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question to show. `solved` are those that it closes, `answered` how many members
    have answered it, `own` the answer of whoever asked for it.
    """

    asked: Asked
    solved: tuple[Solved, ...] = ()
    answered: int = 0
    own: Answer | None = None


class Posted:
    """Finds posts with their questions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: AtHand[int, Asked] = AtHand(AT_HAND)

    async def get(self, post_key: int) -> Asked | None:
        """A post and its question, if there is such a post."""
        return await self._asked.get(post_key, self._find)

    async def load(self, transaction: Transaction, post: Post) -> Asked:
        """A post as it was just read, with its question."""
        known = self._asked.peek(post.key)
        if known is not None:
            return replace(known, post=post)
        return Asked(post, await Snapshots(transaction).get(post.snapshot))

    def remember(self, asked: Asked) -> None:
        """Keep at hand a post that was committed just now."""
        self._asked[asked.post.key] = asked

    def forget(self) -> None:
        """Read every post anew when it is next asked for."""
        self._asked.clear()

    async def _find(self, post_key: int) -> Asked | None:
        async with self._store.read() as transaction:
            post = (await posts.get(transaction, [post_key])).get(post_key)
            return await self.load(transaction, post) if post else None
