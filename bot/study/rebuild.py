"""Sums, habits and cards reckoned anew from the answers, and compared with those that were kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.model import Card, Habit, Score
from bot.store import answers, members, scores
from bot.store.engine import Store, Transaction
from bot.store.scores import Entry
from bot.study.card_history import differing_cards, repair_cards
from bot.study.grading import grade
from bot.study.reckoning import entries, reckon
from bot.study.snapshots import Snapshots

ScoreKey = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that is not what the answers say; None where a row lacks or should not be.

    A sum is of a chat and a period, a card of an `item`; a habit is of a member alone.
    """

    member_key: int
    kept: Entry | Habit | Card | None
    reckoned: Entry | Habit | Card | None
    chat_key: int | None = None
    period: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many answers were gone through, and every difference that was found."""

    answers: int
    differences: tuple[Difference, ...]


async def rebuild(store: Store, *, repair: bool) -> Rebuilt:
    """Compare what is kept with what the answers say; with `repair`, put it right.

    All in one transaction: answers that come meanwhile wait for it.
    """
    async with store.write() as transaction:
        rebuilt = await rebuild_scores(transaction, repair=repair)
        moved = await differing_cards(transaction)
        if repair:
            await repair_cards(transaction, moved)
    found = (Difference(key.member_key, *both, item=key.item) for key, both in moved.items())
    return replace(rebuilt, differences=(*rebuilt.differences, *found))


async def rebuild_scores(transaction: Transaction, *, repair: bool) -> Rebuilt:
    """The same for sums and habits alone, in a transaction that does more."""
    count, sums, habits = await _from_answers(transaction)
    found = (*await _scores(transaction, sums), *await _habits(transaction, habits))
    if repair and found:
        hidden = await members.all_hidden(transaction)
        await scores.replace(transaction, sums.values(), hidden)
        await members.replace_habits(transaction, habits)
    return Rebuilt(count, found)


async def _from_answers(
    transaction: Transaction,
) -> tuple[int, dict[ScoreKey, Entry], dict[int, Habit]]:
    sums: dict[ScoreKey, Entry] = {}
    habits: dict[int, Habit] = {}
    questions = Snapshots(transaction)
    count = 0
    async for recorded in answers.everything(transaction):
        count += 1
        question = await questions.get(recorded.snapshot)
        answer = replace(recorded.answer, correct=grade(question, recorded.answer.picks))
        before = habits.get(answer.member_key, Habit())
        earned, habits[answer.member_key] = reckon(recorded.kind, answer, before)
        for entry in entries(recorded.chat_key, answer, earned):
            _add(sums, entry)
    return count, sums, habits


def _add(sums: dict[ScoreKey, Entry], entry: Entry) -> None:
    key = (entry.chat_key, entry.period, entry.score.member_key)
    kept = sums.get(key)
    if kept is None:
        sums[key] = entry
        return
    score = Score(
        entry.score.member_key,
        kept.score.points + entry.score.points,
        kept.score.answered + entry.score.answered,
        kept.score.correct + entry.score.correct,
        kept.score.days + (entry.day > kept.day),
    )
    sums[key] = replace(kept, score=score, day=max(kept.day, entry.day))


async def _scores(transaction: Transaction, reckoned: Mapping[ScoreKey, Entry]) -> list[Difference]:
    kept = {
        (entry.chat_key, entry.period, entry.score.member_key): entry
        async for entry in scores.everything(transaction)
    }
    return [
        Difference(member, kept.get(key), reckoned.get(key), chat, period)
        for key in {**kept, **reckoned}
        if kept.get(key) != reckoned.get(key)
        for chat, period, member in (key,)
    ]


async def _habits(transaction: Transaction, reckoned: Mapping[int, Habit]) -> list[Difference]:
    kept = await members.all_habits(transaction)
    return [
        Difference(key, kept.get(key), reckoned.get(key))
        for key in {**kept, **reckoned}
        if kept.get(key) != reckoned.get(key)
    ]
