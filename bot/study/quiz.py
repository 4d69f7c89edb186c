"""Takes answers: at once, or marked one by one and then confirmed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.model import Answer, ChatProfile, MemberProfile, PostKind
from bot.store import answers, members, posts, sureness
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction
from bot.study.asker import Clock
from bot.study.changes import Changes
from bot.study.days import local_day
from bot.study.grading import grade, picks_of
from bot.study.people import People
from bot.study.posted import Asked, Asking, Posted, Solved
from bot.study.recording import Fate, Given, Outcome, record
from bot.study.remarks import is_recent


class Quiz:
    """Records answers to posts, each member's first alone."""

    def __init__(
        self, store: Store, people: People, posted: Posted, changes: Changes, clock: Clock
    ) -> None:
        self._store = store
        self._people = people
        self._posted = posted
        self._changes = changes
        self._clock = clock
        self._record = GroupCommit(store, record)

    async def get(self, post_key: int) -> Asked | None:
        """A post and its question, if there is such a post."""
        return await self._posted.get(post_key)

    async def latest_open(self, chat: ChatProfile) -> Asked | None:
        """The latest question of a chat that still takes answers."""
        if chat.key is None:
            return None
        async with self._store.read() as transaction:
            still = [
                post
                for kind in PostKind
                for post in await posts.open_in(transaction, chat.key, kind)
            ]
            newest = max(still, key=lambda post: post.key, default=None)
            return await self._posted.load(transaction, newest) if newest else None

    async def answer(
        self,
        asked: Asked,
        member: MemberProfile,
        letters: tuple[int, ...],
        chat_zone: ZoneInfo,
        member_zone: ZoneInfo,
    ) -> Outcome:
        """Record a member's answer by the letters it was shown under; only the first counts.

        Raises UserError, and records nothing, where these letters cannot be an answer.
        """
        picks = picks_of(asked.question, asked.post, letters)
        given = _given(asked, member, picks, self._clock(), chat_zone, member_zone)
        outcome = await self._record(given)
        if member.key is None:
            self._people.know_member(member.member, outcome.member_key)
        if outcome.fate is Fate.COUNTED:
            self._changes.note(asked.post.key)
            if outcome.answer is not None and outcome.answer.correct is not given.correct:
                self._posted.forget()  # another process has corrected its key
        return outcome

    async def still_open(self, post_key: int) -> Asking | None:
        """A post that takes answers, as it is shown to all, and how many have answered it."""
        async with self._store.read() as transaction:
            post = (await posts.get(transaction, [post_key])).get(post_key)
            if post is None or post.closed_at is not None:
                return None
            asked = await self._posted.load(transaction, post)
            return Asking(asked, answered=await answers.count(transaction, post_key))

    async def solved(self, post_key: int) -> Solved | None:
        """A post that takes no more answers, and all that were given; None where it still does."""
        async with self._store.read() as transaction:
            post = (await posts.get(transaction, [post_key])).get(post_key)
            if post is None or post.closed_at is None:
                return None
            given = (await answers.of_posts(transaction, [post_key]))[post_key]
            return Solved(await self._posted.load(transaction, post), tuple(given))

    async def drain(self) -> None:
        """Wait until every answer that came in is recorded."""
        await self._record.drain()

    async def earlier(self, asked: Asked, member: MemberProfile) -> Outcome | None:
        """Why a member can answer a post no more: it is closed, or they have; else None."""
        async with self._store.read() as transaction:
            now = (await posts.get(transaction, [asked.post.key]))[asked.post.key]
            own = await _own(transaction, asked, member)
            unsure = own is not None and await self._unsure(transaction, own)
        if own is None and now.closed_at is None:
            return None
        fate = Fate.REPEATED if own else Fate.CLOSED
        return Outcome(fate, own, member.key or 0, unsure=unsure)

    async def _unsure(self, transaction: Transaction, own: Answer) -> bool:
        """Whether one can still say how sure one was of an answer."""
        if not is_recent(own, self._clock()):
            return False
        return await sureness.find(transaction, own.post_key, own.member_key) is None

    async def mark(self, asked: Asked, member: MemberProfile, letter: int) -> tuple[int, ...]:
        """Mark a letter, or unmark it, without answering yet; return the letters marked."""
        async with self._store.write() as transaction:
            key = (await members.ensure(transaction, [member.member]))[member.member]
            marked = list(await answers.draft(transaction, asked.post.key, key))
            marked.remove(letter) if letter in marked else marked.append(letter)
            await answers.save_draft(transaction, asked.post.key, key, marked)
        self._people.know_member(member.member, key)
        return tuple(marked)

    async def marked(self, asked: Asked, member: MemberProfile) -> tuple[int, ...]:
        """The letters that a member has marked and not yet confirmed, in the order marked."""
        if member.key is None:
            return ()
        async with self._store.read() as transaction:
            return await answers.draft(transaction, asked.post.key, member.key)


async def _own(transaction: Transaction, asked: Asked, member: MemberProfile) -> Answer | None:
    if member.key is None:
        return None
    return await answers.find(transaction, asked.post.key, member.key)


def _given(
    asked: Asked,
    member: MemberProfile,
    picks: tuple[int, ...],
    now: datetime,
    chat_zone: ZoneInfo,
    member_zone: ZoneInfo,
) -> Given:
    return Given(
        post=asked.post,
        member=member,
        picks=picks,
        correct=grade(asked.question, picks),
        at=now,
        chat_day=local_day(now, chat_zone),
        member_day=local_day(now, member_zone),
        about=asked.question.about,
    )
