"""What the members of a chat are likely to remember of questions, by their cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.store import cards, scores
from bot.store.engine import Transaction
from bot.study.choice import NOBODY, Memory
from bot.study.days import Period, period_key
from bot.study.reviews import question_item, retrievability
from content.model import Question

ACTIVE = timedelta(days=14)
"""How long ago a member's latest answer in a chat may be, for them to count there."""

MOST = 100
"""Members who count at most, those who answered latest: it bounds the work in big chats."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """Which questions might be asked in a chat, on which of its days."""

    chat_key: int
    day: date
    questions: Sequence[Question]


async def memories(
    transaction: Transaction, chats: Sequence[Choosing], pack: str, now: datetime
) -> list[Memory]:
    """For each of some chats, how likely its questions are to be remembered by its active members.

    Who never met a question does not know it: that counts as 0.
    """
    active: dict[int, list[int]] = {}
    for day in sorted({chat.day for chat in chats}):
        there = [chat.chat_key for chat in chats if chat.day == day]
        period = period_key(Period.ALL, day)
        active |= await scores.active(transaction, there, period, day - ACTIVE, MOST)
    return [
        await _memory(transaction, active[chat.chat_key], chat.questions, pack, now)
        for chat in chats
    ]


async def _memory(
    transaction: Transaction,
    members: Sequence[int],
    questions: Sequence[Question],
    pack: str,
    now: datetime,
) -> Memory:
    if not members:
        return NOBODY
    ids = {question_item(question.id): question.id for question in questions}
    sums = dict.fromkeys(ids.values(), 0.0)
    for card in await cards.among(transaction, members, pack, ids):
        sums[ids[card.key.item]] += retrievability(card, now)
    return Memory(len(members), {id_: total / len(members) for id_, total in sums.items()})
