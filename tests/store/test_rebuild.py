"""Sums, habits and cards reckoned anew from the answers are those that were kept as they came."""

import asyncio
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from sqlalchemy import text

from bot.model import Card, CardKey, Habit, MemberProfile, PostKind
from bot.store import cards, chats, members, scores
from bot.store.engine import Store
from bot.store.scores import Entry
from bot.study.rebuild import rebuild
from tests.store.histories import OF_ONES_OWN_MEMORY, Step, World, histories
from tests.store.samples import (
    ANA,
    BIA,
    CAIO,
    RIGHT,
    WRONG,
    ask_in_group,
    given_by,
    joined,
    recorded,
)


async def kept(store: Store) -> tuple[list[Entry], dict[int, Habit], dict[CardKey, Card]]:
    """All that is kept beside the answers."""
    async with store.read() as transaction:
        entries = [entry async for entry in scores.everything(transaction)]
        owners = await cards.members(transaction)
        known = await cards.of_members(transaction, owners)
        return entries, await members.all_habits(transaction), known


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
@example(history=OF_ONES_OWN_MEMORY)
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
        await run(store, "DELETE FROM scores", "DELETE FROM habits", "DELETE FROM cards")
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
        f"UPDATE scores SET last_day = '2026-11-30' WHERE period = 'all' AND member_key = {MEMBER}",
        f"DELETE FROM scores WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE scores SET period = '2026-12' WHERE period = 'all' AND member_key = {MEMBER}",
        f"UPDATE habits SET streak = 9 WHERE member_key = {MEMBER}",
        f"UPDATE habits SET best_streak = 9 WHERE member_key = {MEMBER}",
        f"UPDATE habits SET last_day = '2026-11-20' WHERE member_key = {MEMBER}",
        f"UPDATE habits SET freeze_week = '2026-11-09' WHERE member_key = {MEMBER}",
        f"UPDATE habits SET practice_day = NULL WHERE member_key = {MEMBER}",
        f"UPDATE habits SET practice_count = 9 WHERE member_key = {MEMBER}",
        f"DELETE FROM habits WHERE member_key = {MEMBER}",
        f"UPDATE cards SET stability = stability * 1.001 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET difficulty = difficulty + 0.001 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET due = due + 1 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET last_review = last_review + 1 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET phase = 3 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET step = 9 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET reps = 9 WHERE member_key = {MEMBER}",
        f"UPDATE cards SET item = 'q:dog-q1' WHERE member_key = {MEMBER}",
        f"DELETE FROM cards WHERE member_key = {MEMBER}",
        "INSERT INTO cards (member_key, pack, item, phase, due, reps)"
        " VALUES ((SELECT key FROM members WHERE name = 'Caio'), 'pets', 't:cat', 1, 1, 0)",
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
    assert (difference.member_key, difference.chat_key) == (ana, None)
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
