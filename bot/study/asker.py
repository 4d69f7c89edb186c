"""Asks: the day's question, and one more for practice, closing what was open before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import ChatProfile, MemberProfile, Post, PostKind
from bot.store import answers, chats, posts
from bot.store.batch import GroupCommit
from bot.store.engine import Store, Transaction
from bot.study.choice import Choice
from bot.study.chooser import Wanted, choose
from bot.study.days import local_day
from bot.study.people import People
from bot.study.posted import Asked, Asking, Posted, Solved
from bot.study.poster import Poster, ToAsk
from bot.study.shelf import Shelf
from content.library import Library
from content.model import Domain, Question

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Day:
    """A chat's day, in which a question is asked."""

    chat: ChatProfile
    day: date


class Asker:
    """Asks questions. Deterministic given the store, the clock and the seed."""

    def __init__(
        self,
        store: Store,
        people: People,
        posted: Posted,
        shelf: Shelf,
        clock: Clock,
        seed: int,
    ) -> None:
        self._store = store
        self._people = people
        self._posted = posted
        self._shelf = shelf
        self._clock = clock
        self._seed = seed
        self._poster = Poster(posted, seed)
        self._asked_on = GroupCommit(store, self._ask_on)

    async def today(self, chat: ChatProfile, member: MemberProfile, zone: ZoneInfo) -> Asking:
        """The chat's question of this day, asked now if it was not yet.

        Raises UserError where the chat's domains have no questions.
        """
        day = local_day(self._clock(), zone)
        if chat.key is not None:
            async with self._store.read() as transaction:
                asking = await self._asked_today(transaction, chat.key, member, day)
            if asking:
                return asking
        return await self._ask_today(chat, member, day)

    async def asked_on(self, chat: ChatProfile, day: date) -> Asking | None:
        """The chat's question of a day as it is asked by itself, asked now if it was not yet,
        with all that it closed; None where it takes no more answers.

        Raises UserError where the chat's domains have no questions.
        """
        asking = await self._asked_on(Day(chat, day))
        return asking and self.committed(chat, asking)

    async def close_due(self, chat: ChatProfile, at: datetime) -> tuple[Solved, ...]:
        """Take no more answers to the questions of days that were asked before an instant, as if
        it were now; what was closed at that instant, oldest first, also when it was before.
        """
        if chat.key is None:
            return ()
        async with self._store.write() as transaction:
            still = await posts.open_in(transaction, chat.key, PostKind.DAY)
            ends = {post.key: at for post in still if post.asked_at < at}
            await self._poster.close(transaction, ends)
            closed = await posts.closed_at(transaction, chat.key, at)
            solved = await self._poster.solved(transaction, closed)
        for one in solved:
            self._posted.remember(one.asked)
        return tuple(solved)

    async def practise(self, chat: ChatProfile, zone: ZoneInfo, domain: str = "") -> Asking:
        """One more question, of one domain if it is named; it closes the one before.

        Raises UserError where there are no questions.
        """
        library = self._shelf.of(chat).library
        wanted = (domain,) if domain else chat.domains
        return await self._practise(chat, zone, library, library.questions(), wanted)

    async def practise_about(self, chat: ChatProfile, zone: ZoneInfo, item: str) -> Asking:
        """One more question, about one item of the notes.

        Raises UserError where there is none about it.
        """
        library = self._shelf.with_item(chat, item).library
        return await self._practise(chat, zone, library, library.about(item), ())

    async def _practise(
        self,
        chat: ChatProfile,
        zone: ZoneInfo,
        library: Library,
        among: tuple[Question, ...],
        wanted: tuple[str, ...],
    ) -> Asking:
        day = local_day(self._clock(), zone)
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            # A question that is still open must not give its answer away under another post.
            open_now = await open_questions(transaction, key, PostKind.DAY, PostKind.REVIEW)
            able = tuple(question for question in among if question.id not in open_now)
            if among and not able:
                raise UserError("question-open")
            wanted_now = [Wanted(key, library.pack.id, able, _domains(library, wanted))]
            (choice,) = await self._choose(transaction, wanted_now)
            asking = await self.ask(
                transaction, key, PostKind.PRACTICE, day, library.pack.id, choice.question
            )
        return self.committed(chat, asking)

    async def ask(
        self,
        transaction: Transaction,
        chat_key: int,
        kind: PostKind,
        day: date,
        pack: str,
        question: Question,
    ) -> Asking:
        """Ask a certain question of a pack, of a kind that may be asked many times a day, in a
        transaction that does more; `committed` is to follow it. It closes what was open of its
        kind.
        """
        solved = await self.close_open(transaction, chat_key, kind)
        asked = await self._ask(transaction, [ToAsk(chat_key, kind, day, pack, question)])
        # Only the day's question can be there already.
        return Asking(asked[chat_key], solved, new=True)

    async def _ask_today(self, chat: ChatProfile, member: MemberProfile, day: date) -> Asking:
        """Ask the day's question, unless somebody has since we looked."""
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            asking = await self._asked_today(transaction, key, member, day)
            if asking is None:
                asking = (await self._new(transaction, {key: Day(chat, day)})).get(key)
            if asking is None:
                asking = await self._asked_today(transaction, key, member, day)
        assert asking is not None, "it is there when it cannot be added"
        return self.committed(chat, asking)

    async def _ask_on(self, transaction: Transaction, wanted: Sequence[Day]) -> list[Asking | None]:
        """The questions of some days, in their order; those of one chat one after another."""
        keys = await chats.ensure_all(transaction, [one.chat.chat for one in wanted])
        found: dict[int, Asking | None] = {}
        left = dict(enumerate(wanted))
        while left:
            turns = {keys[one.chat.chat]: at for at, one in reversed(left.items())}
            days = {key: left.pop(at) for key, at in turns.items()}
            asked = await self._asked(transaction, days)
            found |= {turns[key]: asking for key, asking in asked.items()}
        return [found[at] for at in range(len(wanted))]

    async def _asked(
        self, transaction: Transaction, days: Mapping[int, Day]
    ) -> dict[int, Asking | None]:
        """The questions of some chats' days, by the keys of the chats."""
        known = await posts.of_days(transaction, {key: one.day for key, one in days.items()})
        new = await self._new(
            transaction, {key: one for key, one in days.items() if key not in known}
        )
        return {
            key: new.get(key) or await self._still_asked(transaction, key, one.day)
            for key, one in days.items()
        }

    async def _new(self, transaction: Transaction, days: Mapping[int, Day]) -> dict[int, Asking]:
        """The questions of some chats' days, added, with all that they close; a chat whose
        question another process has added is left out.
        """
        if not days:
            return {}
        open_now = await posts.open_in_all(transaction, days, *PostKind)
        wanted = [self._wanted(key, one, open_now[key]) for key, one in days.items()]
        choices = await self._choose(transaction, wanted)
        asked = await self._ask(
            transaction,
            [
                ToAsk(
                    one.chat_key,
                    PostKind.DAY,
                    days[one.chat_key].day,
                    one.pack,
                    choice.question,
                    choice.reasons,
                )
                for one, choice in zip(wanted, choices, strict=True)
            ],
        )
        # The very instant tells later which questions this one closed.
        ends = {
            post.key: asked[key].post.asked_at
            for key in asked
            for post in open_now[key]
            if post.kind is PostKind.DAY
        }
        solved = await self._poster.close(transaction, ends)
        return {
            key: Asking(one, tuple(solved.get(key, ())), new=True) for key, one in asked.items()
        }

    def _wanted(self, chat_key: int, day: Day, open_now: Sequence[Post]) -> Wanted:
        """What may be asked on a day: what is open for practice would give its answer away."""
        library = self._shelf.of(day.chat).library
        questions, domains = library.questions(), _domains(library, day.chat.domains)
        shown = {post.question for post in open_now if post.kind is not PostKind.DAY}
        fresh = [one for one in questions if one.id not in shown] if shown else questions
        ids = {domain.id for domain in domains}
        able = fresh if any(question.domain in ids for question in fresh) else questions
        return Wanted(chat_key, library.pack.id, able, domains, day.day)

    async def _still_asked(
        self, transaction: Transaction, chat_key: int, day: date
    ) -> Asking | None:
        """The question of a day that is open, with those that it closed."""
        post = await posts.of_day(transaction, chat_key, day)
        if post is None or post.closed_at is not None:
            return None
        closed = await posts.closed_at(transaction, chat_key, post.asked_at)
        return Asking(
            asked=await self._posted.load(transaction, post),
            solved=tuple(await self._poster.solved(transaction, closed)),
            answered=await answers.count(transaction, post.key),
        )

    async def _asked_today(
        self, transaction: Transaction, chat_key: int, member: MemberProfile, day: date
    ) -> Asking | None:
        """The question of a day; where it is closed, the one that is open, be it because the
        chat's day was a later one until its zone changed. Where none is, it is solved itself.
        """
        post = await posts.of_day(transaction, chat_key, day)
        if post is not None and post.closed_at is not None:
            still = await posts.open_in(transaction, chat_key, PostKind.DAY)
            post = still[-1] if still else post
        if post is None:
            return None
        over = [post] if post.closed_at is not None else []
        return Asking(
            asked=await self._posted.load(transaction, post),
            solved=tuple(await self._poster.solved(transaction, over)),
            answered=await answers.count(transaction, post.key),
            own=await answers.find(transaction, post.key, member.key) if member.key else None,
        )

    async def open(self, transaction: Transaction, post: Post) -> Asking:
        """A post that takes answers, as it is shown again."""
        return Asking(await self._posted.load(transaction, post))

    async def close_open(
        self, transaction: Transaction, chat_key: int, kind: PostKind
    ) -> tuple[Solved, ...]:
        """Take no more answers to what is open of a kind, in a transaction that does more."""
        still = await posts.open_in(transaction, chat_key, kind)
        now = self._clock()
        solved = await self._poster.close(transaction, {post.key: now for post in still})
        return tuple(solved.get(chat_key, ()))

    async def _choose(self, transaction: Transaction, wanted: Sequence[Wanted]) -> list[Choice]:
        return await choose(transaction, wanted, self._clock(), self._seed)

    async def _ask(self, transaction: Transaction, wanted: Sequence[ToAsk]) -> dict[int, Asked]:
        return await self._poster.ask(transaction, wanted, self._clock())

    def committed(self, chat: ChatProfile, asking: Asking) -> Asking:
        """Keep at hand what the commit has made true."""
        self._people.know_chat(chat.chat, asking.asked.post.chat_key)
        for one in (asking.asked, *(each.asked for each in asking.solved)):
            self._posted.remember(one)
        return asking


def _domains(library: Library, ids: tuple[str, ...]) -> tuple[Domain, ...]:
    """The domains of these ids; all of them where none is named, or none is left."""
    return tuple(one for one in library.domains if one.id in ids) or library.domains


async def open_questions(transaction: Transaction, chat_key: int, *kinds: PostKind) -> set[str]:
    """The ids of the questions of some kinds that still take answers in a chat."""
    return {post.question for post in await posts.open_in(transaction, chat_key, *kinds)}
