"""Records answers: each with its points, its streak, its place in the sums and the cards that it
moves, in one commit.

Made to be called with whatever has gathered: a few statements for all of them, however
many they are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, auto

from bot.model import Answer, Habit, Member, MemberProfile, Post
from bot.store import answers, members, posts, regrades, scores
from bot.store.dialect import in_turn
from bot.store.engine import Transaction
from bot.store.signals import Topic, tell_many
from bot.study.card_moves import Move, after_answers
from bot.study.grading import grade
from bot.study.reckoning import entries, reckon
from bot.study.reviews import rating_of
from bot.study.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it comes in, graded, not yet recorded. `about` are the ids of the items that
    its question is about.
    """

    post: Post
    member: MemberProfile
    picks: tuple[int, ...]
    correct: bool
    at: datetime
    chat_day: date
    member_day: date
    about: tuple[str, ...] = ()


class Fate(Enum):
    """What became of an answer that came in."""

    COUNTED = auto()
    REPEATED = auto()
    CLOSED = auto()


_NO_HABIT = Habit()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an answer. `answer` is the one that counts: for REPEATED the first,
    for CLOSED the one given before, if any. `before` and `habit` are the member's habit
    before and after it. `unsure`: they can still say how sure of it they were.
    """

    fate: Fate
    answer: Answer | None
    member_key: int
    points: int = 0
    before: Habit = _NO_HABIT
    habit: Habit = _NO_HABIT
    unsure: bool = False


async def record(transaction: Transaction, given: Sequence[Given]) -> list[Outcome]:
    """Record answers in the order given; for each, what became of it."""
    keys = await _member_keys(transaction, given)
    # Whoever corrects a key waits for us, or we for them: what is read here holds.
    await in_turn(transaction)
    given = await _corrected(transaction, given)
    found = [_answer(one, keys[one.member.member]) for one in given]
    live = await posts.get(transaction, {one.post.key for one in given})
    able = [a for a in found if (post := live.get(a.post_key)) and post.closed_at is None]
    firsts = dict(zip(map(id, able), await answers.add(transaction, able), strict=True))
    counted = [answer for answer in able if firsts[id(answer)]]
    outcomes = await _count(transaction, counted, live)
    told = zip(given, found, strict=True)
    await after_answers(transaction, [_move(*pair) for pair in told if id(pair[1]) in outcomes])
    await answers.drop_drafts(transaction, (a for a in counted if len(a.picks) > 1))
    await tell_many(transaction, Topic.ANSWERED, sorted({one.post_key for one in counted}))
    return [
        outcomes.get(id(answer)) or await _refused(transaction, answer, id(answer) in firsts)
        for answer in found
    ]


async def _member_keys(transaction: Transaction, given: Sequence[Given]) -> dict[Member, int]:
    known = {one.member.member: one.member.key for one in given if one.member.key is not None}
    unknown = [one.member.member for one in given if one.member.key is None]
    return known | await members.ensure(transaction, unknown)


async def _corrected(transaction: Transaction, given: Sequence[Given]) -> Sequence[Given]:
    """Answers, those graded anew whose question's key was found wrong since it was read."""
    wrong = await regrades.among(transaction, {one.post.snapshot for one in given})
    if not wrong:
        return given
    snapshots = Snapshots(transaction)
    return [
        replace(one, correct=grade(await snapshots.get(one.post.snapshot), one.picks))
        if one.post.snapshot in wrong
        else one
        for one in given
    ]


def _answer(given: Given, member_key: int) -> Answer:
    return Answer(
        post_key=given.post.key,
        member_key=member_key,
        picks=given.picks,
        correct=given.correct,
        answered_at=given.at,
        chat_day=given.chat_day,
        member_day=given.member_day,
    )


def _move(given: Given, answer: Answer) -> Move:
    return Move(
        member_key=answer.member_key,
        pack=given.post.pack,
        question=given.post.question,
        about=given.about,
        rating=rating_of(answer.correct, None, answer.answered_at - given.post.asked_at),
        at=answer.answered_at,
    )


async def _count(
    transaction: Transaction, counted: Sequence[Answer], live: dict[int, Post]
) -> dict[int, Outcome]:
    """Bring habits and sums up to date; the outcomes by the identity of their answers."""
    if not counted:
        return {}
    keys = {answer.member_key for answer in counted}
    habits = await members.habits_of(transaction, keys)
    outcomes = {id(a): o for a, o in _reckoned(counted, live, habits)}
    await members.save_habits(transaction, habits)
    await scores.add(
        transaction,
        (
            entry
            for answer in counted
            for entry in entries(
                live[answer.post_key].chat_key, answer, outcomes[id(answer)].points
            )
        ),
        await members.hidden(transaction, keys),
    )
    return outcomes


def _reckoned(
    counted: Sequence[Answer], live: dict[int, Post], habits: dict[int, Habit]
) -> Iterator[tuple[Answer, Outcome]]:
    """Reckon answers one after another, changing `habits` as they go."""
    for answer in counted:
        before = habits.get(answer.member_key, Habit())
        points, habit = reckon(live[answer.post_key].kind, answer, before)
        habits[answer.member_key] = habit
        yield (
            answer,
            Outcome(Fate.COUNTED, answer, answer.member_key, points, before, habit, unsure=True),
        )


async def _refused(transaction: Transaction, answer: Answer, repeated: bool) -> Outcome:
    earlier = await answers.find(transaction, answer.post_key, answer.member_key)
    return Outcome(Fate.REPEATED if repeated else Fate.CLOSED, earlier, answer.member_key)
