"""What members say of their own memory: how sure they were, and what they want to review."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import Answer, Card, CardKey, ChatProfile, MemberProfile, Sureness
from bot.store import answers, cards, members, recalls, sureness
from bot.store.dialect import in_turn
from bot.store.engine import Store, Transaction
from bot.study.asker import Clock
from bot.study.card_history import reckon_again
from bot.study.card_moves import Move, as_stored
from bot.study.days import local_day
from bot.study.due import exam_ahead
from bot.study.exam import due_day
from bot.study.people import People
from bot.study.posted import Asked
from bot.study.reviews import new_card, question_item, rating_of, term_item
from bot.study.shelf import Shelf

WITHIN = timedelta(days=1)
"""How long after an answer one can say how sure of it one was."""


class Remarks:
    """Writes down what members say of their memory."""

    def __init__(self, store: Store, people: People, shelf: Shelf, clock: Clock) -> None:
        self._store = store
        self._people = people
        self._shelf = shelf
        self._clock = clock

    async def say_sure(self, asked: Asked, member: MemberProfile, level: Sureness) -> Card:
        """Take how sure a member was of their answer, which tunes its review and nothing else;
        return the card of the question.

        Raises UserError where they have not answered, have said so before, or it was too
        long ago.
        """
        async with self._store.write() as transaction:
            await in_turn(transaction)
            answer = await self._own(transaction, asked, member)
            if not await sureness.add(transaction, answer.post_key, answer.member_key, level):
                raise UserError("sure-said")
            move = _move(asked, answer, level)
            key = CardKey(answer.member_key, asked.post.pack, question_item(asked.question.id))
            card = (await cards.get(transaction, [key])).get(key)
            if card is None or move.rating is not _move(asked, answer, None).rating:
                card = await reckon_again(transaction, move)
            return card

    async def put(self, chat: ChatProfile, member: MemberProfile, item: str) -> bool:
        """Put an item of the notes of a chat to a member's reviews; False if it was there already.

        Raises UserError where the notes have no such item.
        """
        library, now = self._shelf.with_item(chat, item).library, as_stored(self._clock())
        if library.item(item) is None:
            raise UserError("item-unknown")
        async with self._store.write() as transaction:
            own = (await members.ensure(transaction, [member.member]))[member.member]
            await in_turn(transaction)
            key = CardKey(own, library.pack.id, term_item(item))
            new = key not in await cards.get(transaction, [key])
            if new:
                await recalls.add(transaction, key, None, now)
                await cards.save(transaction, [new_card(key, now)])
        self._people.know_member(member.member, own)
        return new

    def days_until(self, card: Card, member: MemberProfile, zone: ZoneInfo) -> int:
        """In how many days a card falls due, with the member's exam in mind; 0 for today."""
        now = self._clock()
        today = local_day(now, zone)
        return max(0, (due_day(card, exam_ahead(member, now, zone), today, zone) - today).days)

    async def _own(self, transaction: Transaction, asked: Asked, member: MemberProfile) -> Answer:
        answer = None
        if member.key is not None:
            answer = await answers.find(transaction, asked.post.key, member.key)
        if answer is None:
            raise UserError("sure-unanswered")
        if not is_recent(answer, self._clock()):
            raise UserError("sure-late")
        return answer


def is_recent(answer: Answer, now: datetime) -> bool:
    """Whether one can still say how sure one was of an answer."""
    return now - answer.answered_at <= WITHIN


def _move(asked: Asked, answer: Answer, level: Sureness | None) -> Move:
    taken = answer.answered_at - as_stored(asked.post.asked_at)
    return Move(
        member_key=answer.member_key,
        pack=asked.post.pack,
        question=asked.post.question,
        about=asked.question.about,
        rating=rating_of(answer.correct, level, taken),
        at=answer.answered_at,
    )
