"""Writes questions that are asked, and closes those that were: for however many chats at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random

from bot.model import Post, PostKind
from bot.store import answers, posts, regrades
from bot.store.engine import Transaction
from bot.store.values import from_instant, to_instant
from bot.study.choice import Reasons
from bot.study.grading import shuffled
from bot.study.posted import Asked, Posted, Solved
from bot.study.snapshots import corrected
from bot.study.why import reasons_to_json
from content.model import Question
from content.snapshot import fingerprint, question_to_json


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A question that is to be asked in a chat, and why."""

    chat_key: int
    kind: PostKind
    day: date
    pack: str
    question: Question
    reasons: Reasons | None = None


@dataclass(frozen=True, slots=True)
class _Written:
    """A question of the notes with its text as it is kept, and the digest of that."""

    question: Question
    text: str
    digest: str


class Poster:
    """Asks and closes in transactions that do more. `seed` decides how options are shuffled."""

    def __init__(self, posted: Posted, seed: int) -> None:
        self._posted = posted
        self._seed = seed
        self._texts: dict[str, _Written] = {}

    async def ask(
        self, transaction: Transaction, wanted: Sequence[ToAsk], now: datetime
    ) -> dict[int, Asked]:
        """Ask one question in each of some chats; by their keys, what was asked. A chat is left
        out that has a question of that day already.
        """
        found = {one.chat_key: self._new(one, now) for one in wanted}
        keys = await posts.add_all(transaction, list(found.values()))
        # A key may have been found wrong before, in an earlier version of the notes.
        digests = {one.post.snapshot for one in found.values()}
        right = await regrades.among(transaction, digests)
        added = {
            one: replace(found[one.chat_key].post, key=keys[one.chat_key])
            for one in wanted
            if one.chat_key in keys
        }
        return {
            one.chat_key: Asked(post, corrected(one.question, right.get(post.snapshot)))
            for one, post in added.items()
        }

    async def close(
        self, transaction: Transaction, ends: Mapping[int, datetime]
    ) -> dict[int, list[Solved]]:
        """Take no more answers to posts, by their keys, from these instants on; what was closed
        in each chat, by its key, oldest first.
        """
        if not ends:
            return {}
        await posts.close_all(transaction, ends)
        closed = await posts.get(transaction, ends)
        solved: dict[int, list[Solved]] = {}
        for one in await self.solved(transaction, [closed[key] for key in sorted(ends)]):
            solved.setdefault(one.asked.post.chat_key, []).append(one)
        return solved

    async def solved(self, transaction: Transaction, closed: Sequence[Post]) -> list[Solved]:
        """Posts that take no more answers, with all that were given."""
        asked = await self._posted.load_all(transaction, closed)
        given = await answers.of_posts(transaction, [post.key for post in closed])
        return [Solved(one, tuple(given[one.post.key])) for one in asked]

    def _written(self, question: Question) -> "_Written":
        known = self._texts.get(question.id)
        if known is None or known.question is not question:
            text = question_to_json(question)
            known = self._texts[question.id] = _Written(question, text, fingerprint(text))
        return known

    def _new(self, wanted: ToAsk, now: datetime) -> posts.New:
        chance = Random(f"{self._seed}:{wanted.chat_key}:{now.timestamp()}")
        written = self._written(wanted.question)
        post = Post(
            key=0,
            chat_key=wanted.chat_key,
            kind=wanted.kind,
            pack=wanted.pack,
            question=wanted.question.id,
            snapshot=written.digest,
            layout=shuffled(wanted.question, chance),
            day=wanted.day,
            asked_at=to_instant(from_instant(now)),  # as it is read again
        )
        reasons = reasons_to_json(wanted.reasons) if wanted.reasons else ""
        return posts.New(post, written.text, reasons)
