"""Questions that were asked, with the text they were asked in, kept at hand.

A post keeps its question's text, so an answer is graded by the very question that its
member saw, whatever has become of the notes since; only a key that was found wrong is another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Answer, Post
from bot.store import posts
from bot.store.engine import Store, Transaction
from bot.study.at_hand import AtHand
from bot.study.snapshots import Snapshots
from content.model import Question

AT_HAND = 10_000
"""Posts kept in memory, the latest used."""

FRESH = 45.0
"""Seconds for which one is kept where other processes may correct its key."""


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
    have answered it, `own` the answer of whoever asked for it; `new`: it was asked just now,
    and nobody has seen it.
    """

    asked: Asked
    solved: tuple[Solved, ...] = ()
    answered: int = 0
    own: Answer | None = None
    new: bool = False


class Posted:
    """Finds posts with their questions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: AtHand[int, Asked] = AtHand(AT_HAND, FRESH if store.shared else None)

    async def get(self, post_key: int) -> Asked | None:
        """A post and its question, if there is such a post."""
        return await self._asked.get(post_key, self._find)

    async def load(self, transaction: Transaction, post: Post) -> Asked:
        """A post as it was just read, with its question."""
        return (await self.load_all(transaction, [post]))[0]

    async def load_all(self, transaction: Transaction, found: Sequence[Post]) -> list[Asked]:
        """Posts as they were just read, with their questions."""
        known = {post.key: one.question for post in found if (one := self._asked.peek(post.key))}
        unknown = {post.snapshot for post in found if post.key not in known}
        read = await Snapshots(transaction).get_all(unknown)
        return [Asked(post, known.get(post.key) or read[post.snapshot]) for post in found]

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
