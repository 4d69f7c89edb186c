"""Histories made by chance: members in several time zones answer in two chats for some weeks, say
how sure they were, and recall what they put to their reviews.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.errors import UserError
from bot.model import (
    Chat,
    ChatProfile,
    Member,
    MemberProfile,
    Post,
    PostKind,
    Rating,
    Session,
    Sureness,
)
from bot.store import chats, members, posts, sessions
from bot.store.engine import Store
from bot.study.days import local_day
from bot.study.grading import grade
from bot.study.notes import Notes
from bot.study.posted import Asked
from bot.study.preferences import Preferences
from bot.study.recording import Fate, Given
from bot.study.services import Study
from content.model import Domain, Pack, Question, Term
from content.snapshot import digest, question_to_json
from tests.store.samples import ANA, BIA, QUESTION, post_in, recorded

MEMBERS = (ANA, BIA)
CHATS = (Chat("console", "here"), Chat("console", "there"))
NOWHERE = ChatProfile(Chat("console", "alone"))
ZONES = tuple(map(ZoneInfo, ("America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Pago_Pago")))
PETS = Pack(
    id="pets",
    title="Pets",
    language="en",
    domains=(Domain("1", "Pets", "Pets", 100),),
    terms=(Term("cat", "1", "Cat", "Cat", "It mews."),),
    questions=(QUESTION,),
)
SUNDAY_NIGHT = datetime(2026, 11, 29, 22, 0, 7, 123_456, tzinfo=UTC)


@dataclass(frozen=True)
class Wait:
    """Time goes by."""

    hours: float


@dataclass(frozen=True)
class Ask:
    """Some questions are asked in a chat."""

    chat: int
    kind: PostKind
    count: int


@dataclass(frozen=True)
class Answer:
    """A member answers one of the latest posts, as seen from two time zones."""

    member: int
    post: int
    pick: int
    chat_zone: ZoneInfo
    member_zone: ZoneInfo


@dataclass(frozen=True)
class Close:
    """One of the latest posts is closed."""

    post: int


@dataclass(frozen=True)
class Hide:
    """A member leaves the tables, or comes back."""

    member: int
    hidden: bool


@dataclass(frozen=True)
class SaySure:
    """A member says how sure they were of one of their latest answers."""

    member: int
    answer: int
    level: Sureness


@dataclass(frozen=True)
class Put:
    """A member puts the cat to their reviews."""

    member: int


@dataclass(frozen=True)
class Recall:
    """A member recalls what a cat is."""

    member: int
    rating: Rating


Step = Wait | SaySure | Put | Recall | Ask | Close | Hide | tuple[Answer, ...]

who = st.integers(0, len(MEMBERS) - 1)
latest = st.integers(0, 24)
answer = st.builds(
    Answer, who, latest, st.integers(0, 2), st.sampled_from(ZONES), st.sampled_from(ZONES)
)
# Enough of one's own to reach the end of a day's practice.
drill = st.builds(
    lambda member, picks: tuple(
        Answer(member, post, pick, ZONES[0], ZONES[0]) for post, pick in enumerate(picks)
    ),
    who,
    st.lists(st.sampled_from((1, 1, 0)), min_size=15, max_size=25),
)
histories = st.lists(
    st.one_of(
        st.builds(Wait, st.sampled_from((0.003, 0.01, 1, 7, 30, 60, 400))),
        st.builds(Ask, st.integers(0, 1), st.sampled_from(PostKind), st.sampled_from((1, 3, 22))),
        st.lists(answer, min_size=1, max_size=12).map(tuple),
        drill,
        st.builds(Close, latest),
        st.builds(SaySure, who, st.integers(0, 3), st.sampled_from(Sureness)),
        st.builds(Put, who),
        st.builds(Recall, who, st.sampled_from(Rating)),
        st.builds(Hide, who, st.booleans()),
    ),
    min_size=5,
    max_size=25,
)


def _right(post: int) -> tuple[Answer, ...]:
    return (Answer(0, post, 1, ZONES[0], ZONES[0]),)


OF_ONES_OWN_MEMORY: list[Step] = [
    Ask(0, PostKind.PRACTICE, 3),
    _right(0),
    SaySure(0, 0, Sureness.GUESSED),
    Put(0),
    Put(0),
    _right(1),
    Wait(20),
    _right(2),
    Recall(0, Rating.HARD),
    SaySure(0, 1, Sureness.GUESSED),
    Wait(60),
    Recall(0, Rating.AGAIN),
    Ask(1, PostKind.REVIEW, 1),
    _right(0),
    SaySure(0, 0, Sureness.SURE),
]
"""What a member says of their memory, between answers: chance seldom makes so much of it."""


class World:
    """Goes through a history over a store; what is asked are these questions in turn."""

    def __init__(self, store: Store, questions: tuple[Question, ...] = (QUESTION,)) -> None:
        self.store = store
        self.questions = {digest(question): question for question in questions}
        self.now = SUNDAY_NIGHT
        self.posts: list[Post] = []
        self.counted = 0
        self.answered: dict[Member, list[Post]] = {member: [] for member in MEMBERS}
        preferences = Preferences("pt-BR", "America/Sao_Paulo")
        self.study = Study.of(store, Notes.of(PETS), preferences, lambda: self.now, seed=1)

    async def live(self, step: Step) -> None:
        """One step of the history."""
        match step:
            case Wait():
                self.now += timedelta(hours=step.hours)
            case Ask():
                await self._ask(step)
            case Close():
                await self._close(step)
            case Hide():
                await self._hide(step)
            case Put():
                await self.study.remarks.put(NOWHERE, MemberProfile(MEMBERS[step.member]), "cat")
            case Recall():
                await self._recall(step)
            case SaySure():
                await self._say_sure(step)
            case _ if self.posts:
                await self._answer(step)

    async def _answer(self, step: tuple[Answer, ...]) -> None:
        given = [self._given(one) for one in step]
        for one, outcome in zip(given, await recorded(self.store, *given), strict=True):
            if outcome.fate is Fate.COUNTED:
                self.counted += 1
                self.answered[one.member.member].insert(0, one.post)

    async def _ask(self, step: Ask) -> None:
        async with self.store.write() as transaction:
            chat = await chats.ensure(transaction, CHATS[step.chat])
            post = replace(post_in(chat, step.kind, day=self.now.date()), asked_at=self.now)
            keys = []
            for snapshot, question in islice(cycle(self.questions.items()), step.count):
                asked = replace(post, question=question.id, snapshot=snapshot)
                keys.append(await posts.add(transaction, asked, question_to_json(question)))
            found = await posts.get(transaction, [key for key in keys if key is not None])
        self.posts = [*found.values(), *self.posts]

    async def _close(self, step: Close) -> None:
        if self.posts:
            async with self.store.write() as transaction:
                await posts.close(transaction, self._post(step.post).key, self.now)

    async def _hide(self, step: Hide) -> None:
        async with self.store.write() as transaction:
            profile = MemberProfile(MEMBERS[step.member], hidden=step.hidden)
            await members.save(transaction, profile)

    async def _recall(self, step: Recall) -> None:
        async with self.store.write() as transaction:
            found = await members.ensure(transaction, [MEMBERS[step.member]])
            key = found[MEMBERS[step.member]]
            await sessions.save(transaction, Session(key, self.now, cards=1, item="t:cat"))
        profile = MemberProfile(MEMBERS[step.member], key)
        await self.study.sessions.grade(NOWHERE, profile, 0, step.rating)

    async def _say_sure(self, step: SaySure) -> None:
        member = MEMBERS[step.member]
        async with self.store.read() as transaction:
            profile = await members.find(transaction, member)
        for post in self.answered[member][step.answer : step.answer + 1]:
            with suppress(UserError):  # said before, or too long ago
                asked = Asked(post, self.questions[post.snapshot])
                await self.study.remarks.say_sure(asked, profile, step.level)

    def _post(self, number: int) -> Post:
        return self.posts[number % len(self.posts)]

    def _given(self, step: Answer) -> Given:
        picks, post = (step.pick,), self._post(step.post)
        question = self.questions[post.snapshot]
        return Given(
            post=post,
            member=MemberProfile(MEMBERS[step.member]),
            picks=picks,
            correct=grade(question, picks),
            at=self.now,
            chat_day=local_day(self.now, step.chat_zone),
            member_day=local_day(self.now, step.member_zone),
            about=question.about,
        )
