"""Questions asked and answered: the day's, and one more for practice.

A post keeps the text it was asked in, so an answer is graded by the very question that
its member saw, whatever has become of the notes since.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import Answer, ChatProfile, MemberProfile, Post, PostKind
from bot.store import answers, chats, members, posts
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction
from bot.study.at_hand import AtHand
from bot.study.choice import choose
from bot.study.days import local_day
from bot.study.grading import grade, picks_of, shuffled
from bot.study.notes import Notes
from bot.study.people import People
from bot.study.recording import Given, Outcome, record, with_key
from content.model import Domain, Question
from content.snapshot import digest, question_from_json, question_to_json

AT_HAND = 10_000
"""Posts kept in memory, the latest used."""

Clock = Callable[[], datetime]


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


class Quiz:
    """Asks, takes answers, closes. Deterministic given the store, the clock and the seed."""

    def __init__(self, store: Store, people: People, notes: Notes, clock: Clock, seed: int) -> None:
        self._store = store
        self._people = people
        self._notes = notes
        self._clock = clock
        self._seed = seed
        self._record = GroupCommit(store, record)
        self._posts: AtHand[int, Asked | None] = AtHand(AT_HAND)

    async def today(self, chat: ChatProfile, member: MemberProfile, zone: ZoneInfo) -> Asking:
        """The chat's question of this day, asked now if it was not yet.

        Raises UserError where the chat's domains have no questions.
        """
        day = local_day(self._clock(), zone)
        asking = await self._asked_today(chat, member, day)
        return asking or await self._ask(chat, PostKind.DAY, day, chat.domains)

    async def practise(self, chat: ChatProfile, zone: ZoneInfo, domain: str = "") -> Asking:
        """One more question, of one domain if it is named; it closes the one before.

        Raises UserError where there are no questions.
        """
        day = local_day(self._clock(), zone)
        return await self._ask(chat, PostKind.PRACTICE, day, (domain,) if domain else chat.domains)

    async def practise_about(self, chat: ChatProfile, zone: ZoneInfo, item: str) -> Asking:
        """One more question, about one item of the notes.

        Raises UserError where there is none about it.
        """
        day = local_day(self._clock(), zone)
        return await self._ask(chat, PostKind.PRACTICE, day, (), self._notes.library.about(item))

    async def get(self, post_key: int) -> Asked | None:
        """A post and its question, if there is such a post."""
        return self._posts.peek(post_key) or await self._posts.get(post_key, self._find)

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
            return await self._load(transaction, newest) if newest else None

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
        now = self._clock()
        picks = picks_of(asked.question, asked.post, letters)
        given = Given(
            post=asked.post,
            member=member,
            picks=picks,
            correct=grade(asked.question, picks),
            at=now,
            chat_day=local_day(now, chat_zone),
            member_day=local_day(now, member_zone),
        )
        outcome = await self._record(given)
        if member.key is None:
            self._people.remember(with_key(given, outcome))
        return outcome

    async def drain(self) -> None:
        """Wait until every answer that came in is recorded."""
        await self._record.drain()

    async def mark(self, asked: Asked, member: MemberProfile, letter: int) -> tuple[int, ...]:
        """Mark a letter, or unmark it, without answering yet; return the letters marked."""
        async with self._store.write() as transaction:
            key = await self._ensured(transaction, member)
            marked = list(await answers.draft(transaction, asked.post.key, key))
            marked.remove(letter) if letter in marked else marked.append(letter)
            await answers.save_draft(transaction, asked.post.key, key, marked)
        self._people.remember(replace(member, key=key))
        return tuple(marked)

    async def marked(self, asked: Asked, member: MemberProfile) -> tuple[int, ...]:
        """The letters that a member has marked and not yet confirmed, in the order marked."""
        if member.key is None:
            return ()
        async with self._store.read() as transaction:
            return await answers.draft(transaction, asked.post.key, member.key)

    async def _ensured(self, transaction: Transaction, member: MemberProfile) -> int:
        if member.key is not None:
            return member.key
        return (await members.ensure(transaction, [member.member]))[member.member]

    async def _asked_today(
        self, chat: ChatProfile, member: MemberProfile, day: date
    ) -> Asking | None:
        if chat.key is None:
            return None
        async with self._store.read() as transaction:
            post = await posts.of_day(transaction, chat.key, day)
            if post is None:
                return None
            return Asking(
                asked=await self._load(transaction, post),
                answered=await answers.count(transaction, post.key),
                own=await answers.find(transaction, post.key, member.key) if member.key else None,
            )

    async def _ask(
        self,
        chat: ChatProfile,
        kind: PostKind,
        day: date,
        domains: tuple[str, ...],
        among: tuple[Question, ...] | None = None,
    ) -> Asking:
        async with self._store.write() as transaction:
            key = chat.key or await chats.ensure(transaction, chat.chat)
            solved = await self._close_open(transaction, key, kind)
            question = await self._choose(transaction, key, domains, among)
            asked = await self._post(transaction, key, kind, day, question)
        self._people.remember_chat(replace(chat, key=key))
        for one in solved:
            self._posts[one.asked.post.key] = one.asked
        self._posts[asked.post.key] = asked
        return Asking(asked, solved)

    async def _close_open(
        self, transaction: Transaction, chat_key: int, kind: PostKind
    ) -> tuple[Solved, ...]:
        now = self._clock()
        solved = []
        for post in await posts.open_in(transaction, chat_key, kind):
            await posts.close(transaction, post.key, now)
            asked = await self._load(transaction, replace(post, closed_at=now))
            solved.append(Solved(asked, tuple(await answers.of_post(transaction, post.key))))
        return tuple(solved)

    async def _choose(
        self,
        transaction: Transaction,
        chat_key: int,
        domains: tuple[str, ...],
        among: tuple[Question, ...] | None,
    ) -> Question:
        library = self._notes.library
        asked = await posts.asked(transaction, chat_key, library.pack.id)
        given = sum(one.times for one in asked.values())
        chance = Random(f"{self._seed}:{chat_key}:{given}")
        able = library.questions() if among is None else among
        question = choose(able, self._domains(domains), asked, chance)
        if question is None:
            raise UserError("no-questions")
        return question

    def _domains(self, ids: tuple[str, ...]) -> tuple[Domain, ...]:
        """The domains of these ids; all of them where none is named, or none is left."""
        domains = self._notes.library.domains
        return tuple(domain for domain in domains if domain.id in ids) or domains

    async def _post(
        self,
        transaction: Transaction,
        chat_key: int,
        kind: PostKind,
        day: date,
        question: Question,
    ) -> Asked:
        now = self._clock()
        post = Post(
            key=0,
            chat_key=chat_key,
            kind=kind,
            pack=self._notes.library.pack.id,
            question=question.id,
            snapshot=digest(question),
            layout=shuffled(question, Random(f"{self._seed}:{chat_key}:{now.timestamp()}")),
            day=day,
            asked_at=now,
        )
        key = await posts.add(transaction, post, question_to_json(question))
        if key is not None:
            return Asked(replace(post, key=key), question)
        # Another process has asked the day's question since we looked.
        other = await posts.of_day(transaction, chat_key, day)
        assert other is not None
        return await self._load(transaction, other)

    async def _find(self, post_key: int) -> Asked | None:
        async with self._store.read() as transaction:
            post = (await posts.get(transaction, [post_key])).get(post_key)
            return await self._load(transaction, post) if post else None

    async def _load(self, transaction: Transaction, post: Post) -> Asked:
        """A post with its question, from what is at hand if that is there."""
        known = self._posts.peek(post.key)
        if known is not None:
            return replace(known, post=post)
        text = await posts.body(transaction, post.snapshot)
        assert text is not None, "a post's snapshot is written with it"
        return Asked(post, question_from_json(text))
