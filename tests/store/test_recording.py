"""Answers recorded over a real store: points, streaks and sums in one commit."""

from dataclasses import replace
from datetime import date, timedelta

from bot.model import Chat, Habit, Member, MemberProfile, Post, PostKind, Score
from bot.store import answers, members, posts, scores
from bot.store.engine import Store
from bot.study.points import DAY_POINTS, PRACTICE_LIMIT, PRACTICE_POINTS
from bot.study.recording import Fate
from tests.store.samples import (
    ANA,
    BIA,
    CAIO,
    MONDAY,
    NOON,
    RIGHT,
    WRONG,
    ask_in_group,
    given_by,
    joined,
    recorded,
)


def after(days: int) -> date:
    """A day after that Monday."""
    return MONDAY + timedelta(days=days)


async def sums(store: Store) -> dict[str, Score]:
    """All kept sums of one chat and member, by period."""
    async with store.read() as transaction:
        return {entry.period: entry.score async for entry in scores.everything(transaction)}


async def points_of(store: Store, *given: tuple[Post, tuple[int, ...]]) -> list[int]:
    """What Ana earns for answers that come in together."""
    batch = [given_by(ANA, post, picks) for post, picks in given]
    return [outcome.points for outcome in await recorded(store, *batch)]


async def asked(store: Store, count: int) -> list[Post]:
    return [await ask_in_group(store) for _ in range(count)]


async def close(store: Store, post: Post) -> None:
    async with store.write() as transaction:
        assert await posts.close(transaction, post.key, NOON)


async def test_right_answers_earn_points_and_wrong_ones_only_count(store: Store) -> None:
    day, first, second = await ask_in_group(store, PostKind.DAY), *await asked(store, 2)
    earned = await points_of(store, (day, RIGHT), (first, RIGHT), (second, WRONG))
    assert earned == [DAY_POINTS, PRACTICE_POINTS, 0]
    [key] = await joined(store, ANA)
    total = Score(key, DAY_POINTS + PRACTICE_POINTS, answered=3, correct=2, days=1)
    assert await sums(store) == {"all": total, "2026-11": total, "2026-W47": total}


async def test_sums_go_to_the_chats_day_and_habits_to_the_members(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY, day=date(2026, 12, 1))
    chat_day, member_day = date(2026, 12, 1), date(2026, 11, 30)
    [outcome] = await recorded(store, given_by(ANA, post, day=member_day, chat_day=chat_day))
    assert set(await sums(store)) == {"all", "2026-12", "2026-W49"}
    assert outcome.habit.last_day == member_day
    assert outcome.answer is not None
    assert (outcome.answer.chat_day, outcome.answer.member_day) == (chat_day, member_day)


async def test_practice_earns_only_so_often_a_day(store: Store) -> None:
    practice = await asked(store, PRACTICE_LIMIT + 3)
    day = await ask_in_group(store, PostKind.DAY)
    earned = await points_of(store, *((post, RIGHT) for post in practice[:-1]))
    assert earned == [PRACTICE_POINTS] * PRACTICE_LIMIT + [0, 0]
    assert await points_of(store, (practice[-1], RIGHT), (day, RIGHT)) == [0, DAY_POINTS]
    [post] = await asked(store, 1)
    [tomorrow] = await recorded(store, given_by(ANA, post, day=after(1)))
    assert tomorrow.points == PRACTICE_POINTS


async def test_wrong_answers_use_the_days_practice_up_too(store: Store) -> None:
    practice = await asked(store, PRACTICE_LIMIT + 1)
    for post in practice[:-1]:
        assert await points_of(store, (post, WRONG)) == [0]
    assert await points_of(store, (practice[-1], RIGHT)) == [0]


async def test_streak_grows_by_days_and_forgives_one_a_week(store: Store) -> None:
    habits: list[Habit] = []
    for days in (0, 0, 1, 3, 5):
        [post] = await asked(store, 1)
        [outcome] = await recorded(store, given_by(ANA, post, WRONG, day=after(days)))
        assert outcome.before == (habits[-1] if habits else Habit())
        habits.append(outcome.habit)
    assert [habit.streak for habit in habits] == [1, 1, 2, 3, 1]
    assert [habit.best_streak for habit in habits] == [1, 1, 2, 3, 3]
    async with store.read() as transaction:
        assert list((await members.all_habits(transaction)).values()) == [habits[-1]]


async def test_streak_of_answers_that_come_in_together(store: Store) -> None:
    batch = await asked(store, 3)
    outcomes = await recorded(
        store, *(given_by(ANA, post, day=after(day)) for day, post in enumerate(batch))
    )
    assert [(one.before.streak, one.habit.streak) for one in outcomes] == [(0, 1), (1, 2), (2, 3)]
    assert (await sums(store))["all"].days == 3


async def test_second_answer_does_not_score_twice(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY)
    [first] = await recorded(store, given_by(ANA, post, WRONG))
    before = await sums(store)
    [again] = await recorded(store, given_by(ANA, post, RIGHT, day=after(1)))
    assert again.fate is Fate.REPEATED
    assert again.answer == first.answer
    assert (again.points, again.member_key) == (0, first.member_key)
    assert await sums(store) == before
    async with store.read() as transaction:
        assert await members.habits_of(transaction, [first.member_key]) == {
            first.member_key: first.habit
        }


async def test_answers_to_one_post_that_come_in_together(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY)
    first, again, bia = await recorded(
        store, given_by(ANA, post, RIGHT), given_by(ANA, post, WRONG), given_by(BIA, post)
    )
    assert (first.fate, first.points) == (Fate.COUNTED, DAY_POINTS)
    assert (again.fate, again.points, again.answer) == (Fate.REPEATED, 0, first.answer)
    assert (bia.fate, bia.points) == (Fate.COUNTED, DAY_POINTS)


async def test_closed_post_takes_no_answer(store: Store) -> None:
    post = await ask_in_group(store, PostKind.DAY)
    [early] = await recorded(store, given_by(ANA, post))
    await close(store, post)
    before = await sums(store)
    ana, bia = await recorded(store, given_by(ANA, post, WRONG), given_by(BIA, post))
    assert (ana.fate, ana.answer) == (Fate.CLOSED, early.answer)
    assert (bia.fate, bia.answer, bia.points) == (Fate.CLOSED, None, 0)
    assert await sums(store) == before
    async with store.read() as transaction:
        assert await answers.count(transaction, post.key) == 1


async def test_post_that_never_was_takes_no_answer(store: Store) -> None:
    post = await ask_in_group(store)
    astray = replace(post, key=post.key + 1)
    [outcome] = await recorded(store, given_by(ANA, astray))
    assert (outcome.fate, outcome.answer) == (Fate.CLOSED, None)
    assert await sums(store) == {}


async def test_each_of_a_mixed_batch_is_told_its_own(store: Store) -> None:
    opened, closed = await asked(store, 2)
    await close(store, closed)
    batch = [
        given_by(ANA, closed),
        given_by(ANA, opened, WRONG),
        given_by(BIA, opened),
        given_by(ANA, opened),
        given_by(CAIO, closed),
        given_by(CAIO, opened),
    ]
    outcomes = await recorded(store, *batch)
    assert [one.fate.name for one in outcomes] == [
        "CLOSED",
        "COUNTED",
        "COUNTED",
        "REPEATED",
        "CLOSED",
        "COUNTED",
    ]
    assert [one.points for one in outcomes] == [0, 0, PRACTICE_POINTS, 0, 0, PRACTICE_POINTS]
    ana, bia, caio = await joined(store, ANA, BIA, CAIO)
    assert [one.member_key for one in outcomes] == [ana, ana, bia, ana, caio, caio]


async def test_new_member_is_written_down_and_known_afterwards(store: Store) -> None:
    first, second, third = await asked(store, 3)
    given = given_by(ANA, first)
    outcomes = await recorded(store, given, given_by(ANA, second))
    profile = MemberProfile(ANA, outcomes[0].member_key)
    assert outcomes[1].member_key == profile.key
    renamed = Member(ANA.platform, ANA.id, "Ana Maria")
    mixed = await recorded(store, given_by(profile, third), given_by(renamed, third))
    assert [one.member_key for one in mixed] == [profile.key, profile.key]
    assert [one.fate for one in mixed] == [Fate.COUNTED, Fate.REPEATED]


async def test_hidden_member_scores_and_is_in_no_table(store: Store) -> None:
    async with store.write() as transaction:
        key = await members.save(transaction, MemberProfile(ANA, hidden=True))
    post = await ask_in_group(store, PostKind.DAY)
    ana, _ = await recorded(store, given_by(ANA, post), given_by(BIA, post, WRONG))
    assert ana.points == DAY_POINTS
    async with store.read() as transaction:
        top, own = await scores.table(transaction, post.chat_key, "all", key, 10)
    assert [standing.name for standing in top] == ["Bia"]
    assert own is not None
    assert own.score.points == DAY_POINTS


async def test_habit_is_one_over_all_chats_and_sums_are_each_chats(store: Store) -> None:
    here = await ask_in_group(store, PostKind.DAY)
    there = await ask_in_group(store, PostKind.DAY, chat=Chat("console", "other"))
    await recorded(store, given_by(ANA, here))
    [outcome] = await recorded(store, given_by(ANA, there, day=after(1)))
    assert outcome.habit.streak == 2
    async with store.read() as transaction:
        for post in (here, there):
            _, own = await scores.table(transaction, post.chat_key, "all", outcome.member_key, 10)
            assert own is not None
            assert own.score == Score(outcome.member_key, DAY_POINTS, 1, 1, 1)
