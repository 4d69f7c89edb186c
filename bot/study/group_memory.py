"""What the members of a chat are likely to remember of questions, by their cards."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.store import cards, scores
from bot.store.engine import Transaction
from bot.study.choice import Memory
from bot.study.days import Period, period_key
from bot.study.reviews import question_item, retrievability
from content.model import Question

ACTIVE = timedelta(days=14)
"""How long ago a member's latest answer in a chat may be, for them to count there."""

MOST = 100
"""Members who count at most, those who answered latest: it bounds the work in big chats."""


async def memory_of(
    transaction: Transaction,
    chat_key: int,
    pack: str,
    questions: Sequence[Question],
    day: date,
    now: datetime,
) -> Memory:
    """How likely each question is to be remembered by the members active in a chat.

    Who never met a question does not know it: that counts as 0.
    """
    period = period_key(Period.ALL, day)
    active = await scores.active(transaction, chat_key, period, day - ACTIVE, MOST)
    ids = {question_item(question.id): question.id for question in questions}
    sums = dict.fromkeys(ids.values(), 0.0)
    for card in await cards.among(transaction, active, pack, ids):
        sums[ids[card.key.item]] += retrievability(card, now)
    return Memory(len(active), {id_: total / (len(active) or 1) for id_, total in sums.items()})
