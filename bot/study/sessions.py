"""Sittings of reviews: one card after another, with all that is needed to go on in the database.

A card is reviewed with its question; a term's with the question about it that is remembered
least, and where there is none it is recalled, and graded by the member.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import Card, CardKey, ChatProfile, MemberProfile, PostKind, Rating, Session
from bot.store import answers, cards, chats, members, posts, recalls, sessions
from bot.store.dialect import in_turn
from bot.store.engine import Store, Transaction
from bot.study.asker import Asker, Clock
from bot.study.card_moves import as_stored, recall_card
from bot.study.days import local_day
from bot.study.due import Due, due_of, is_known
from bot.study.people import People
from bot.study.posted import Asking, Solved
from bot.study.reviews import question_item, retrievability
from bot.study.shelf import Shelf
from content.library import Library
from content.model import Question

MINUTES = 10
"""Minutes of a sitting, where neither the member nor their exam says otherwise."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes next in a sitting: a question, or an `item` of the notes to recall; neither when
    it is over. `due` is all that is due, `solved` the question before.
    """

    session: Session
    due: Due
    asking: Asking | None = None
    item: str = ""
    solved: tuple[Solved, ...] = ()


class Sessions:
    """Leads members through their reviews."""

    def __init__(
        self, store: Store, people: People, asker: Asker, shelf: Shelf, clock: Clock
    ) -> None:
        self._store = store
        self._people = people
        self._asker = asker
        self._shelf = shelf
        self._clock = clock

    async def due(self, chat: ChatProfile, member: MemberProfile, zone: ZoneInfo) -> Due:
        """What a member has to review just now, alone in their chat; `zone` is theirs."""
        library = self._shelf.of(chat).library
        async with self._store.read() as transaction:
            return await due_of(transaction, library, member, self._clock(), zone)

    async def begin(
        self, chat: ChatProfile, member: MemberProfile, zone: ZoneInfo, minutes: int = 0
    ) -> Turn:
        """Begin a sitting of so many minutes; a question that was left open comes again."""
        due = await self.due(chat, member, zone)
        minutes = minutes or (member.exam_minutes if due.plan else 0) or MINUTES
        size = min(len(due.cards), max(1, minutes * 60 // due.seconds))
        async with self._store.write() as transaction:
            key = (await members.ensure(transaction, [member.member]))[member.member]
            await sessions.save(transaction, Session(key, as_stored(self._clock()), size))
        self._people.know_member(member.member, key)
        return await self._next(chat, replace(member, key=key), due, zone)

    async def next(self, chat: ChatProfile, member: MemberProfile, zone: ZoneInfo) -> Turn:
        """The next card of a member's sitting, or the one that was left open."""
        return await self._next(chat, member, await self.due(chat, member, zone), zone)

    async def recalling(self, member: MemberProfile, step: int) -> str:
        """The item that a member recalls at a step of their sitting.

        Raises UserError where the sitting has gone on since.
        """
        async with self._store.read() as transaction:
            session = await _at_step(transaction, member, step)
        return session.item.partition(":")[2]

    async def grade(
        self, chat: ChatProfile, member: MemberProfile, step: int, rating: Rating
    ) -> Card:
        """Take how well a member recalled the item of a step, and return its card.

        Raises UserError where the sitting has gone on since.
        """
        library, now = self._shelf.of(chat).library, as_stored(self._clock())
        async with self._store.write() as transaction:
            await in_turn(transaction)
            session = await _at_step(transaction, member, step)
            if not is_known(library, session.item):
                raise UserError("review-gone-on")
            key = CardKey(session.member_key, library.pack.id, session.item)
            await recalls.add(transaction, key, rating, now)
            card = recall_card(await cards.get(transaction, [key]), key, rating, now)
            await cards.save(transaction, [card])
            await sessions.save(transaction, replace(session, done=session.done + 1, item=""))
        return card

    async def _next(
        self, chat: ChatProfile, member: MemberProfile, due: Due, zone: ZoneInfo
    ) -> Turn:
        async with self._store.write() as transaction:
            await in_turn(transaction)
            chat_key = await chats.ensure(transaction, chat.chat)
            session = await _session(transaction, member)
            turn = await self._left_open(transaction, chat_key, session, due)
            if turn is None:
                library = self._shelf.of(chat).library
                turn = await self._after_the_last(
                    transaction, library, chat_key, session, due, zone
                )
                await sessions.save(transaction, turn.session)
        if turn.asking is not None:
            self._asker.committed(chat, turn.asking)
        return turn

    async def _left_open(
        self, transaction: Transaction, chat_key: int, session: Session, due: Due
    ) -> Turn | None:
        """The question that the member has not answered yet, if there is one."""
        for post in await posts.open_in(transaction, chat_key, PostKind.REVIEW):
            if await answers.find(transaction, post.key, session.member_key) is None:
                return Turn(session, due, await self._asker.open(transaction, post))
        return None

    async def _after_the_last(
        self,
        transaction: Transaction,
        library: Library,
        chat_key: int,
        session: Session,
        due: Due,
        zone: ZoneInfo,
    ) -> Turn:
        """The card after what was answered, if the sitting is to have another."""
        solved = await self._asker.close_open(transaction, chat_key, PostKind.REVIEW)
        over = replace(session, done=session.done + len(solved), item="")
        if over.done >= over.cards:
            return Turn(over, due, solved=solved)
        picked = await self._pick(transaction, library, chat_key, session.member_key, due)
        if picked is None:
            return Turn(over, due, solved=solved)
        card, question = picked
        if question is None:
            going_on = replace(over, item=card.key.item)
            return Turn(going_on, due, item=card.key.item.partition(":")[2], solved=solved)
        day = local_day(self._clock(), zone)
        asked = await self._asker.ask(
            transaction, chat_key, PostKind.REVIEW, day, library.pack.id, question
        )
        return Turn(over, due, asked, solved=solved)

    async def _pick(
        self,
        transaction: Transaction,
        library: Library,
        chat_key: int,
        member_key: int,
        due: Due,
    ) -> tuple[Card, Question | None] | None:
        """The first card that can be reviewed, and with which question, if it has any.

        A question that waits for an answer here must not be given away under another post.
        """
        taken = await _waiting(transaction, chat_key, member_key)
        for card in due.cards:
            questions = _questions(library, card)
            able = [question for question in questions if question.id not in taken]
            if able:
                return card, await self._faintest(transaction, card.key, able)
            if not questions:
                return card, None
        return None

    async def _faintest(
        self, transaction: Transaction, key: CardKey, able: Sequence[Question]
    ) -> Question:
        """The question that its member remembers least; the first of those never met."""
        if len(able) == 1:
            return able[0]
        keys = {q.id: replace(key, item=question_item(q.id)) for q in able}
        known = await cards.get(transaction, keys.values())
        now = self._clock()
        recall = {id_: retrievability(known[k], now) for id_, k in keys.items() if k in known}
        return min(able, key=lambda question: recall.get(question.id, 0.0))


def _questions(library: Library, card: Card) -> tuple[Question, ...]:
    """The questions that a card can be reviewed with."""
    sort, _, id_ = card.key.item.partition(":")
    if sort == "t":
        return library.about(id_)
    question = library.question(id_)
    return (question,) if question else ()


async def _waiting(transaction: Transaction, chat_key: int, member_key: int) -> set[str]:
    """The questions that are open in a chat and a member has not answered."""
    still = [
        post
        for kind in (PostKind.DAY, PostKind.PRACTICE)
        for post in await posts.open_in(transaction, chat_key, kind)
    ]
    return {
        post.question
        for post in still
        if await answers.find(transaction, post.key, member_key) is None
    }


async def _session(transaction: Transaction, member: MemberProfile) -> Session:
    session = await sessions.get(transaction, member.key) if member.key is not None else None
    if session is None:
        raise UserError("review-none")
    return session


async def _at_step(transaction: Transaction, member: MemberProfile, step: int) -> Session:
    session = await _session(transaction, member)
    if not session.item or session.done != step:
        raise UserError("review-gone-on")
    return session
