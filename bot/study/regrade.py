"""Grades answers anew once a question's key was found wrong, and all that follows from them.

One transaction, and in it only the answers to that question and the members whose answers are
graded otherwise: sums are changed by what those answers earn more or less, cards are reckoned
anew. Habits stay: they count answers, right or wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model import Habit, PostKind
from bot.store import regrades, scores
from bot.store.dialect import in_turn
from bot.store.engine import Transaction
from bot.store.regrades import Correct, Given
from bot.store.scores import Adjustment
from bot.store.signals import Topic, tell
from bot.study import points
from bot.study.card_history import reckon_question
from bot.study.days import period_keys
from bot.study.grading import grade
from bot.study.wording import is_same, translated
from content.model import Pack, Question
from content.snapshot import digest, question_from_json

ZONES_APART = timedelta(days=3)
"""More than what a member's days can go back, from one time zone to another: what was practised
before that was on a day before any that counts.
"""

AT_ONCE = 500
"""Members whose days of practice are in memory together."""


@dataclass(frozen=True, slots=True)
class Regraded:
    """An answer that is graded otherwise now; `points` are what it earns more, or less."""

    member_key: int
    chat_key: int
    snapshot: str
    correct: bool
    points: int


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A question in one of its wordings, by the key that held so far, and by the new one."""

    before: Question
    after: Question


async def regrade(
    transaction: Transaction,
    question: Question,
    correct: Correct,
    verdict_key: int,
    *,
    also: Iterable[Question] = (),
) -> list[Regraded]:
    """Grade all answers to a question as if this had been right from the start: indices of its
    options, or none where every answer counts as right. Return those that are graded otherwise.

    So is every other version of it that reads the same. The question, and those in `also`, need
    not have been asked yet. Until the transaction ends nobody answers.
    """
    await in_turn(transaction)
    known = {digest(one): one for one in (question, *also)}
    for found, text in (await regrades.wordings(transaction, question.id)).items():
        known[found] = question_from_json(text)
    alike = {found: one for found, one in known.items() if is_same(one, question)}
    keyed = await _keyed(transaction, alike, question, correct, verdict_key)
    if keyed:
        await tell(transaction, Topic.KEYS)
    changed = await _graded(transaction, question.id, keyed)
    earned = await _earned(transaction, changed)
    regraded = [_regraded(one, keyed, earned[one.key]) for one in changed]
    await scores.adjust(transaction, _adjustments(zip(changed, regraded, strict=True)))
    about = {item for one in alike.values() for item in one.about}
    for pack, members in _by_pack(changed).items():
        await reckon_question(transaction, members, pack, question.id, about)
    return regraded


async def regrade_changed(
    transaction: Transaction, old: Pack, new: Pack, verdict_key: int
) -> list[Regraded]:
    """Grade answers anew to questions that read the same in two versions of the notes under
    another key; return those that are graded otherwise.
    """
    regraded = []
    for before, after in rekeyed(old, new):
        regraded += await regrade(transaction, after, after.correct, verdict_key, also=[before])
    return regraded


def rekeyed(old: Pack, new: Pack) -> list[tuple[Question, Question]]:
    """The questions that read the same in two versions of the notes under another key."""
    known = {question.id: question for question in old.questions}
    pairs = [(known[after.id], after) for after in new.questions if after.id in known]
    return [
        (before, after)
        for before, after in pairs
        if before != after
        and is_same(before, after)
        and translated(after, after.correct, before) != before.correct
    ]


async def _keyed(
    transaction: Transaction,
    alike: Mapping[str, Question],
    question: Question,
    correct: Correct,
    verdict_key: int,
) -> dict[str, _Keyed]:
    """Write down what is right of each version; those of which something else was so far."""
    said = await regrades.among(transaction, alike)
    keyed = {}
    for found, own in alike.items():
        right = translated(question, correct, own)
        before = replace(own, correct=said.get(found, own.correct))
        if right == before.correct:
            continue
        keyed[found] = _Keyed(before, replace(own, correct=right))
        if right == own.correct:
            await regrades.drop(transaction, found)
        else:
            await regrades.save(transaction, found, right, verdict_key)
    return keyed


async def _graded(
    transaction: Transaction, question: str, keyed: Mapping[str, _Keyed]
) -> list[Given]:
    """Grade answers; those that are graded otherwise than by the key that held so far."""
    changed, marks = [], defaultdict[bool, list[int]](list)
    async for one in regrades.given(transaction, question, keyed):
        right = grade(keyed[one.snapshot].after, one.picks)
        if right != one.correct:
            marks[right].append(one.key)
        if right != grade(keyed[one.snapshot].before, one.picks):
            changed.append(one)
    for right, keys in marks.items():
        await regrades.mark(transaction, keys, right)
    return changed


async def _earned(transaction: Transaction, changed: Sequence[Given]) -> dict[int, int]:
    """What answers, by their keys, earn when they are right."""
    earned = dict.fromkeys((one.key for one in changed), points.DAY_POINTS)
    practice = {one.key: one for one in changed if one.kind is not PostKind.DAY}
    members = sorted({one.member_key for one in practice.values()})
    for group in regrades.groups(members, AT_ONCE):
        earned |= await _earned_in_practice(transaction, group, practice)
    return earned


async def _earned_in_practice(
    transaction: Transaction, member_keys: Collection[int], practice: Mapping[int, Given]
) -> dict[int, int]:
    """The same for answers in practice of some members: how many they gave before on that day
    counts.
    """
    earned: dict[int, int] = {}
    habits: dict[int, Habit] = {}
    first = min(one.member_day for one in practice.values()) - ZONES_APART
    for one in await regrades.practised(transaction, member_keys, first, max(practice)):
        habit = habits.get(one.member_key, Habit())
        if one.key in practice:
            earned[one.key] = points.earned(practice[one.key].kind, True, habit, one.day)
        habits[one.member_key] = points.after_practice(habit, one.day)
    return earned


def _regraded(one: Given, keyed: Mapping[str, _Keyed], worth: int) -> Regraded:
    right = grade(keyed[one.snapshot].after, one.picks)
    return Regraded(one.member_key, one.chat_key, one.snapshot, right, worth if right else -worth)


def _adjustments(changed: Iterable[tuple[Given, Regraded]]) -> list[Adjustment]:
    """What changes in the sums of each chat, period and member; in one order everywhere."""
    more: Counter[tuple[int, str, int]] = Counter()
    right: Counter[tuple[int, str, int]] = Counter()
    for given, now in changed:
        for period in period_keys(given.chat_day):
            key = (given.chat_key, period, given.member_key)
            more[key] += now.points
            right[key] += 1 if now.correct else -1
    return [Adjustment(*key, more[key], right[key]) for key in sorted(right)]


def _by_pack(changed: Iterable[Given]) -> dict[str, set[int]]:
    members = defaultdict[str, set[int]](set)
    for one in changed:
        members[one.pack].add(one.member_key)
    return members
