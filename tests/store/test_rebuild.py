"""Sums and habits reckoned anew from the answers are those that were kept as they came."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bot.model import Chat, Habit, MemberProfile, Post, PostKind
from bot.store import chats, members, posts, scores
from bot.store.engine import Store
from bot.store.scores import Entry
from bot.study.days import local_day
from bot.study.grading import grade
from bot.study.rebuild import rebuild
from bot.study.recording import Fate, Given
from content.snapshot import question_to_json
from tests.store.samples import (
    ANA,
    BIA,
    CAIO,
    QUESTION,
    RIGHT,
    WRONG,
    ask_in_group,
    given_by,
    joined,
    post_in,
    recorded,
)

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


async def kept(store: Store) -> tuple[list[Entry], dict[int, Habit]]:
    """All that is kept beside the answers."""
    async with store.read() as transaction:
        entries = [entry async for entry in scores.everything(transaction)]
        return entries, await members.all_habits(transaction)


async def run(store: Store, *statements: str) -> None:
    """Change what is kept behind the program's back."""
    async with store.write() as transaction:
        for statement in statements:
            await transaction.execute(text(statement))


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema in it and nothing else."""

    async def make() -> None:
        await (await Store.open(f"sqlite:///{path}")).close()

    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    asyncio.run(make())
    return path


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(history=histories)
def test_any_history_is_reckoned_alike_at_once_and_anew(
    migrated: Path, history: list[Step]
) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copy(migrated, folder)
        asyncio.run(check(f"sqlite:///{path}", history))


async def check(address: str, history: Sequence[Step]) -> None:
    store = await Store.open(address)
    try:
        world = World(store)
        for step in history:
            await world.live(step)
        rebuilt = await rebuild(store, repair=False)
        assert rebuilt.differences == ()
        assert rebuilt.answers == world.counted
        before = await kept(store)
        await run(store, "DELETE FROM scores", "DELETE FROM habits")
        await rebuild(store, repair=True)
        assert await kept(store) == before
    finally:
        await store.close()


@pytest.fixture
async def played(store: Store) -> Store:
    """A store in which Ana and Bia have answered on three days, and Caio never has."""
    await joined(store, CAIO)
    day = await ask_in_group(store, PostKind.DAY)
    first, second = await ask_in_group(store), await ask_in_group(store)
    await recorded(store, given_by(ANA, day), given_by(BIA, day, WRONG))
    await recorded(store, given_by(ANA, first, day=day.day + timedelta(days=2)))
    await recorded(store, given_by(BIA, second, RIGHT, day=day.day + timedelta(days=1)))
    return store


async def test_what_is_right_is_left_alone(played: Store) -> None:
    before = await kept(played)
    rebuilt = await rebuild(played, repair=True)
    assert (rebuilt.answers, rebuilt.differences) == (4, ())
    assert await kept(played) == before


MEMBER = "(SELECT min(member_key) FROM answers)"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE scores SET points = points + 1 WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE scores SET answered = 0 WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE scores SET correct = 9 WHERE period = '2026-11' AND member_key = {MEMBER}",
        f"UPDATE scores SET days = 9 WHERE period = '2026-W47' AND member_key = {MEMBER}",
        f"DELETE FROM scores WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE scores SET period = '2026-12' WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE habits SET streak = 9 WHERE member_key = {MEMBER}",
        f"UPDATE habits SET best_streak = 9 WHERE member_key = {MEMBER}",
        f"UPDATE habits SET last_day = '2026-11-20' WHERE member_key = {MEMBER}",
        f"UPDATE habits SET freeze_week = '2026-11-09' WHERE member_key = {MEMBER}",
        f"UPDATE habits SET practice_day = NULL WHERE member_key = {MEMBER}",
        f"UPDATE habits SET practice_count = 9 WHERE member_key = {MEMBER}",
        f"DELETE FROM habits WHERE member_key = {MEMBER}",
        "INSERT INTO habits VALUES ((SELECT key FROM members WHERE name = 'Caio'),"
        " 1, 1, '2026-11-16', NULL, NULL, 0)",
    ],
)
async def test_any_change_is_found_and_put_right(played: Store, statement: str) -> None:
    before = await kept(played)
    await run(played, statement)
    tampered = await kept(played)
    assert tampered != before
    found = (await rebuild(played, repair=False)).differences
    assert found
    assert await kept(played) == tampered
    assert (await rebuild(played, repair=True)).differences == found
    assert await kept(played) == before
    assert (await rebuild(played, repair=False)).differences == ()


async def test_difference_tells_what_was_kept_and_what_is_right(played: Store) -> None:
    before = await kept(played)
    await run(played, f"UPDATE habits SET streak = 9 WHERE member_key = {MEMBER}")
    [difference] = (await rebuild(played, repair=False)).differences
    [ana] = await joined(played, ANA)
    assert difference.what == f"member {ana}"
    assert difference.kept == (await kept(played))[1][ana]
    assert difference.reckoned == before[1][ana]


async def test_answers_are_graded_again_by_the_question_as_it_was_asked(played: Store) -> None:
    before = await kept(played)
    await run(played, "UPDATE answers SET correct = NOT correct")
    assert (await rebuild(played, repair=True)).differences == ()
    assert await kept(played) == before


async def test_repair_keeps_hidden_members_out_of_the_tables(played: Store) -> None:
    async with played.write() as transaction:
        await members.save(transaction, MemberProfile(ANA, hidden=True))
    await run(played, "UPDATE scores SET points = 99")
    await rebuild(played, repair=True)
    async with played.read() as transaction:
        [chat] = await chats.keys(transaction)
        top, _ = await scores.table(transaction, chat, "all", None, 10)
    assert [standing.name for standing in top] == ["Bia"]


async def test_nothing_to_reckon(store: Store) -> None:
    rebuilt = await rebuild(store, repair=True)
    assert (rebuilt.answers, rebuilt.differences) == (0, ())
