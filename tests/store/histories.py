"""Histories made by chance: members in several time zones answer in two chats for some weeks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.model import Chat, MemberProfile, Post, PostKind
from bot.store import chats, members, posts
from bot.store.engine import Store
from bot.study.days import local_day
from bot.study.grading import grade
from bot.study.recording import Fate, Given
from content.snapshot import question_to_json
from tests.store.samples import ANA, BIA, QUESTION, post_in, recorded

MEMBERS = (ANA, BIA)
CHATS = (Chat("console", "here"), Chat("console", "there"))
ZONES = tuple(map(ZoneInfo, ("America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Pago_Pago")))
SUNDAY_NIGHT = datetime(2026, 11, 29, 22, tzinfo=UTC)


@dataclass(frozen=True)
class Wait:
    """Time goes by."""

    hours: int


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


Step = Wait | Ask | Close | Hide | tuple[Answer, ...]

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
        st.builds(Wait, st.integers(1, 60)),
        st.builds(Ask, st.integers(0, 1), st.sampled_from(PostKind), st.sampled_from((1, 3, 22))),
        st.lists(answer, min_size=1, max_size=12).map(tuple),
        drill,
        st.builds(Close, latest),
        st.builds(Hide, who, st.booleans()),
    ),
    min_size=5,
    max_size=25,
)


class World:
    """Goes through a history over a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = SUNDAY_NIGHT
        self.posts: list[Post] = []
        self.counted = 0

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
            case _ if self.posts:
                outcomes = await recorded(self.store, *map(self._given, step))
                self.counted += sum(one.fate is Fate.COUNTED for one in outcomes)

    async def _ask(self, step: Ask) -> None:
        async with self.store.write() as transaction:
            chat = await chats.ensure(transaction, CHATS[step.chat])
            post = post_in(chat, step.kind, day=self.now.date())
            body = question_to_json(QUESTION)
            keys = [await posts.add(transaction, post, body) for _ in range(step.count)]
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

    def _post(self, number: int) -> Post:
        return self.posts[number % len(self.posts)]

    def _given(self, step: Answer) -> Given:
        picks = (step.pick,)
        return Given(
            post=self._post(step.post),
            member=MemberProfile(MEMBERS[step.member]),
            picks=picks,
            correct=grade(QUESTION, picks),
            at=self.now,
            chat_day=local_day(self.now, step.chat_zone),
            member_day=local_day(self.now, step.member_zone),
        )
