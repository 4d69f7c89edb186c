"""What a delivery says when it is sent: a composer for each kind."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from bot.errors import BotError
from bot.model import Chat, Delivery, Place, Reply, ScheduleKind
from bot.store import members
from bot.study import verdicts
from bot.study.posted import Asked, Solved
from bot.study.services import Study
from bot.views.dispute import told_reply
from bot.views.question import closed_reply, question_reply, solution_reply
from bot.views.ranking import last_week_reply
from bot.views.reminder import reminder_reply
from bot.views.weekly_note import note_reply
from bot.views.words import Catalog
from scheduler.occasion import Occasion

Compose = Callable[[Occasion], Awaitable[list[Reply]]]
"""Says what to send, in order; nothing where there is nothing left to say. It may be called
again when a delivery is sent again, and then says the same.
"""


class UnwantedError(BotError):
    """Nobody is there to have it, or they want none for now; says why in a word."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What to send, and where."""

    chat: Chat
    replies: list[Reply]


async def question(occasion: Occasion) -> list[Reply]:
    """The day's question, after the solution of the one that it closes, which takes the place of
    its question. Nothing where the day's question is on display already.
    """
    study = occasion.study
    asking = await study.asker.asked_on(occasion.chat, occasion.delivery.day)
    if asking is None or (not asking.new and await _is_shown(occasion, asking.asked)):
        return []
    library, polls = occasion.notes_of(asking.asked).library, occasion.chat.polls
    return [
        *[_solution(occasion, one) for one in asking.solved if await _was_asked(occasion, one)],
        question_reply(occasion.words, library, asking, occasion.place, polls=polls),
    ]


async def close(occasion: Occasion) -> list[Reply]:
    """The solution in the place of the day's question, and that it is there; nothing where no
    question is open.
    """
    due = occasion.delivery.due_at
    solved = await occasion.study.asker.close_due(occasion.chat, due)
    seen = [one for one in solved if await _was_asked(occasion, one)]
    told = [] if occasion.place is Place.PRIVATE else [one for one in seen if one.answers]
    return [
        *(_solution(occasion, one) for one in seen),
        *(closed_reply(occasion.words, one) for one in told),
    ]


async def table(occasion: Occasion) -> list[Reply]:
    """The table of the week before; nothing where nobody is on it."""
    board = await occasion.study.last_week(occasion.chat, occasion.delivery.day)
    if not board.standings:
        return []
    return [last_week_reply(occasion.words, board, occasion.delivery.day)]


async def reminder(occasion: Occasion) -> list[Reply]:
    """How much is due to be reviewed; nothing where that is nothing, or the member has long been
    silent and knows it.

    Raises UnwantedError in quiet hours for which it was not meant.
    """
    study, chat, member = occasion.study, occasion.chat, occasion.member
    if member is None:
        raise UnwantedError("forgotten")
    if study.reminders.comes_too_late(chat, member, occasion.delivery):
        raise UnwantedError("quiet")
    prompt = await study.reminders.prompt(chat, member, occasion.delivery)
    if prompt is None:
        return []
    now = study.clock().astimezone(study.preferences.member_zone(chat, member))
    return [reminder_reply(occasion.words, prompt, now)]


async def note(occasion: Occasion) -> list[Reply]:
    """What the week's answers and look-ups say of each pack; nothing of one of which they say
    nothing.
    """
    study, day = occasion.study, occasion.delivery.day
    told = [(one, await study.weekly_notes.of_week(one, day)) for one in study.shelf.packs]
    own = study.shelf.of(occasion.chat)
    return [
        note_reply(occasion.words, found, one.pack.title, here=one is own)
        for one, found in told
        if found
    ]


async def verdict(occasion: Occasion) -> list[Reply]:
    """What was decided about questions that a member answered, and what it means for them."""
    told = await verdicts.told(occasion.study.store, occasion.delivery.name)
    return [told_reply(occasion.words, told)] if told else []


COMPOSERS: Mapping[str, Compose] = MappingProxyType(
    {
        ScheduleKind.QUESTION: question,
        ScheduleKind.CLOSE: close,
        ScheduleKind.TABLE: table,
        ScheduleKind.REMINDER: reminder,
        ScheduleKind.NOTE: note,
        verdicts.KIND: verdict,
    }
)
"""By the kind of a delivery."""


class Composer:
    """Finds out for whom a delivery is, and what it says to them."""

    def __init__(
        self, study: Study, catalog: Catalog, kinds: Mapping[str, Compose] = COMPOSERS
    ) -> None:
        self._study = study
        self._catalog = catalog
        self._kinds = kinds

    async def __call__(self, delivery: Delivery) -> Composed:
        """What to send now.

        Raises UnwantedError where the chat has gone, fallen silent or paused since, or the kind
        is not known; UserError where what is to be sent cannot be made.
        """
        compose = self._kinds.get(delivery.kind)
        if compose is None:
            raise UnwantedError("kind")
        occasion = await self._occasion(delivery)
        return Composed(occasion.chat.chat, await compose(occasion))

    async def _occasion(self, delivery: Delivery) -> Occasion:
        chat, member = await self._study.people.chat_of(delivery.chat_key), None
        if delivery.member_key is not None:
            async with self._study.store.read() as transaction:
                member = await members.get(transaction, delivery.member_key)
        if chat is None or (member is None and delivery.member_key is not None):
            raise UnwantedError("forgotten")
        if chat.silent:
            raise UnwantedError(chat.silent)
        if chat.paused_until is not None and delivery.day <= chat.paused_until:
            raise UnwantedError("paused")
        own = member.language if member else ""
        language = own or chat.language or self._study.preferences.language
        return Occasion(delivery, chat, member, self._study, self._catalog[language])


async def _is_shown(occasion: Occasion, asked: Asked) -> bool:
    shown = await occasion.study.messages.of_post(asked.post.key)
    return any(one.ref.id for one in shown)


async def _was_asked(occasion: Occasion, solved: Solved) -> bool:
    """Whether anybody saw the question; one that could not be sent was seen by nobody."""
    return bool(solved.answers) or await _is_shown(occasion, solved.asked)


def _solution(occasion: Occasion, solved: Solved) -> Reply:
    """The solution; alone with the bot, who has answered knows it: only in its place."""
    reply = solution_reply(occasion.words, occasion.notes_of(solved.asked).library, solved)
    known = occasion.place is Place.PRIVATE and bool(solved.answers)
    return replace(reply, quiet=True) if known else reply
