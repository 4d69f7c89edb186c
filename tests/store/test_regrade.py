"""Answers graded anew are those of a history that had the right key from the start."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.model import Card, CardKey, Habit, PostKind, Rating, Sureness
from bot.store import cards, members, scores, verdicts
from bot.store.engine import Store
from bot.store.scores import Entry
from bot.store.tables import answers, regrades
from bot.store.verdicts import VerdictKind
from bot.study.rebuild import rebuild
from bot.study.regrade import Regraded, regrade, regrade_changed
from bot.study.wording import translated
from content.model import Domain, Option, Pack, Question
from content.snapshot import digest
from tests.store.histories import (
    OF_ONES_OWN_MEMORY,
    ZONES,
    Answer,
    Ask,
    Put,
    Recall,
    SaySure,
    Step,
    Wait,
    World,
    histories,
)
from tests.store.samples import ANA, BIA, QUESTION, RIGHT, WRONG, ask_in_group, given_by, recorded

MOVED = replace(
    QUESTION,
    options=(QUESTION.options[2], QUESTION.options[0], QUESTION.options[1]),
    correct=(2,),
    explanation="It says so itself.",
    about=("cow",),
)
"""The same question in another version."""

OTHER = replace(QUESTION, id="cow-q1", stem="Which of them moos?", correct=(2,))
"""A question that stays as it is."""

ASKED = (QUESTION, MOVED, OTHER)


@dataclass(frozen=True)
class Correct:
    """A question's key is corrected."""

    correct: tuple[int, ...]


Story = Sequence[Step | Correct]
Everything = tuple[list[Entry], dict[int, Habit], dict[CardKey, Card], list[tuple[str, bool]]]

keys = st.sampled_from(((0,), (1,), (2,), (0, 2), (1, 2), ()))
corrections = st.lists(
    st.tuples(st.integers(0, 25), st.builds(Correct, keys)), min_size=1, max_size=3
)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema in it and nothing else."""

    async def make() -> None:
        await (await Store.open(f"sqlite:///{path}")).close()

    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    asyncio.run(make())
    return path


def told(history: Sequence[Step], found: Sequence[tuple[int, Correct]]) -> Story:
    """A history in which keys are corrected on the way."""
    story: list[Step | Correct] = list(history)
    for place, correct in found:
        story.insert(place, correct)
    return story


PAST_THE_LIMIT: list[Step] = [
    Ask(0, PostKind.PRACTICE, 22),
    tuple(Answer(0, post, 1, ZONES[0], ZONES[0]) for post in range(22)),
]
"""The last of these answers was right, earned nothing, and costs nothing when it is wrong."""


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(history=histories, found=corrections)
@example(history=OF_ONES_OWN_MEMORY, found=[(9, Correct((0,)))])
@example(history=OF_ONES_OWN_MEMORY, found=[(99, Correct(()))])
@example(history=PAST_THE_LIMIT, found=[(99, Correct((0,)))])
def test_any_history_is_as_if_the_key_had_been_right_from_the_start(
    migrated: Path, history: list[Step], found: list[tuple[int, Correct]]
) -> None:
    with TemporaryDirectory() as folder:
        first, second = (shutil.copy(migrated, f"{folder}/{name}.db") for name in "ab")
        story = told(history, found)
        asyncio.run(check(f"sqlite:///{first}", f"sqlite:///{second}", story))


MANY: Story = (
    Ask(0, PostKind.DAY, 3),
    tuple(Answer(who, post, post % 3, ZONES[0], ZONES[1]) for who in (0, 1) for post in range(3)),
    SaySure(0, 0, Sureness.GUESSED),
    Put(0),
    Ask(1, PostKind.PRACTICE, 24),
    tuple(Answer(0, post, post % 2, ZONES[0], ZONES[0]) for post in range(24)),
    Recall(0, Rating.HARD),
    Correct((0,)),
    Wait(30),
    Ask(0, PostKind.REVIEW, 3),
    tuple(Answer(1, post, 0, ZONES[2], ZONES[0]) for post in range(3)),
    Correct((0, 2)),
)


async def test_so_it_is_on_both_engines(address: str, tmp_path: Path) -> None:
    await check(address, f"sqlite:///{tmp_path / 'reference.db'}", MANY)


async def check(address: str, reference: str, story: Story) -> None:
    """Live a story as it is told, and again with the keys that it ends with from the start."""
    right = [step.correct for step in story if isinstance(step, Correct)][-1]
    keyed = {
        QUESTION: replace(QUESTION, correct=right),
        MOVED: replace(MOVED, correct=translated(QUESTION, right, MOVED)),
    }
    as_told = await lived(address, story, ASKED, checked=True)
    from_the_start = await lived(
        reference,
        [step for step in story if not isinstance(step, Correct)],
        tuple(keyed.get(question, question) for question in ASKED),
    )
    assert as_told == from_the_start


async def lived(
    address: str, story: Story, questions: tuple[Question, ...], *, checked: bool = False
) -> Everything:
    store = await Store.open(address)
    try:
        world = World(store, questions)
        for step in story:
            if isinstance(step, Correct):
                await corrected(store, step.correct)
            else:
                await world.live(step)
        if checked:
            assert (await rebuild(store, repair=False)).differences == ()
        return await kept(store)
    finally:
        await store.close()


async def corrected(store: Store, correct: tuple[int, ...]) -> list[Regraded]:
    async with store.write() as transaction:
        verdict = await verdicts.add(transaction, VerdictKind.ACCEPTED, NOW)
        return await regrade(transaction, QUESTION, correct, verdict, also=[MOVED])


async def kept(store: Store) -> Everything:
    """All that follows from answers."""
    async with store.read() as transaction:
        entries = [entry async for entry in scores.everything(transaction)]
        known = await cards.of_members(transaction, await cards.members(transaction))
        rows = await transaction.execute(
            select(answers.c.picks, answers.c.correct).order_by(answers.c.key)
        )
        habits = await members.all_habits(transaction)
        return entries, habits, known, [(row.picks, row.correct) for row in rows]


NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def points(store: Store) -> list[tuple[str, int, int]]:
    """Names, points and right answers of all time."""
    async with store.read() as transaction:
        top, _ = await scores.table(transaction, 1, "all", None, 10)
    return [(it.name, it.score.points, it.score.correct) for it in top]


async def test_who_was_right_all_along_gains_and_who_was_not_loses(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY)
    ana, bia = await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    assert await points(store) == [("Ana", 10, 1), ("Bia", 0, 0)]
    regraded = await corrected(store, WRONG)
    assert await points(store) == [("Bia", 10, 1), ("Ana", 0, 0)]
    assert {(it.member_key, it.correct, it.points) for it in regraded} == {
        (ana.member_key, False, -10),
        (bia.member_key, True, 10),
    }


async def test_answers_to_an_annulled_question_are_all_right(store: Store) -> None:
    post = await ask_in_group(store)
    await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    [bia] = await corrected(store, ())
    assert (bia.correct, bia.points) == (True, 5)
    assert await points(store) == [("Ana", 5, 1), ("Bia", 5, 1)]


async def test_the_same_correction_twice_changes_nothing_more(store: Store) -> None:
    post = await ask_in_group(store)
    await recorded(store, given_by(ANA, post, WRONG))
    assert len(await corrected(store, WRONG)) == 1
    before = await kept(store)
    assert await corrected(store, WRONG) == []
    assert await kept(store) == before


async def test_correction_that_is_taken_back_leaves_no_trace(store: Store) -> None:
    post = await ask_in_group(store)
    await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    before = await kept(store)
    await corrected(store, WRONG)
    await corrected(store, RIGHT)
    assert await kept(store) == before
    async with store.read() as transaction:
        assert (await transaction.execute(select(regrades))).all() == []


async def test_answer_that_comes_later_is_graded_by_the_corrected_key(store: Store) -> None:
    post = await ask_in_group(store)
    await corrected(store, WRONG)
    [ana, bia] = await recorded(store, given_by(ANA, post, WRONG), given_by(BIA, post, RIGHT))
    assert ana.answer
    assert bia.answer
    assert (ana.points, ana.answer.correct) == (5, True)
    assert (bia.points, bia.answer.correct) == (0, False)


def pets(*questions: Question) -> Pack:
    return Pack("pets", "Pets", "en", (Domain("1", "Pets", "", 100),), questions=questions)


async def changed(store: Store, old: Question, new: Question) -> list[Regraded]:
    async with store.write() as transaction:
        verdict = await verdicts.add(transaction, VerdictKind.PUBLISHED, NOW)
        return await regrade_changed(transaction, pets(old), pets(new), verdict)


async def test_published_key_grades_what_was_answered_before(store: Store) -> None:
    post = await ask_in_group(store)
    await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    regraded = await changed(store, QUESTION, replace(MOVED, correct=(1,)))
    assert sorted(it.points for it in regraded) == [-5, 5]
    assert await points(store) == [("Bia", 5, 1), ("Ana", 0, 0)]


async def test_published_wording_begins_anew(store: Store) -> None:
    post = await ask_in_group(store)
    await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    reworded = replace(QUESTION, correct=WRONG, options=(Option("dogs"), *QUESTION.options[1:]))
    assert await changed(store, QUESTION, reworded) == []


async def test_version_that_was_not_asked_yet_is_corrected_too(store: Store) -> None:
    await changed(store, QUESTION, replace(QUESTION, correct=WRONG))
    async with store.read() as transaction:
        found = (await transaction.execute(select(regrades.c.digest, regrades.c.correct))).all()
    assert [tuple(row) for row in found] == [(digest(QUESTION), "0")]
    # Another process asks it all the same, before it knows of the new version.
    post = await ask_in_group(store)
    [ana] = await recorded(store, given_by(ANA, post, WRONG))
    assert ana.points == 5
