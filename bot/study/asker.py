"""Asks: the day's question, and one more for practice, closing what was open before."""

from collections.abc import Callable
from datetime import date, datetime
from random import Random
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.model import ChatProfile, MemberProfile, Post, PostKind
from bot.store import answers, chats, posts
from bot.store.engine import Store, Transaction
from bot.study.choice import NOBODY, Choice, Reasons, decide, narrow
from bot.study.days import local_day
from bot.study.grading import shuffled
from bot.study.group_memory import memory_of
from bot.study.people import People
from bot.study.posted import Asked, Asking, Posted, Solved
from bot.study.shelf import Shelf
from bot.study.why import reasons_to_json
from content.library import Library
from content.model import Domain, Question
from content.snapshot import digest, question_to_json

Clock = Callable[[], datetime]


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
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            asking = None
            if await posts.of_day(transaction, key, day) is None:
                asking = await self._new_today(transaction, chat, key, day)
            if asking is None:
                asking = await self._still_asked(transaction, key, day)
        return asking and self.committed(chat, asking)

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
            domains = _domains(library, wanted)
            choice = await self._choose(transaction, key, library, able, domains)
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
        asked = await self._post(transaction, chat_key, kind, day, pack, question)
        assert asked is not None, "only the day's question can be there already"
        return Asking(asked, solved)

    async def _ask_today(self, chat: ChatProfile, member: MemberProfile, day: date) -> Asking:
        """Ask the day's question, unless somebody has since we looked."""
        async with self._store.write() as transaction:
            key = await chats.ensure(transaction, chat.chat)
            asking = await self._asked_today(transaction, key, member, day)
            if asking is None:
                asking = await self._new_today(transaction, chat, key, day)
            if asking is None:
                asking = await self._asked_today(transaction, key, member, day)
        assert asking is not None, "it is there when it cannot be added"
        return self.committed(chat, asking)

    async def _new_today(
        self, transaction: Transaction, chat: ChatProfile, key: int, day: date
    ) -> Asking | None:
        """The day's question, added; None where another process has added it."""
        library = self._shelf.of(chat).library
        open_now = await open_questions(transaction, key, PostKind.PRACTICE, PostKind.REVIEW)
        fresh = tuple(q for q in library.questions() if q.id not in open_now)
        domains = _domains(library, chat.domains)
        able = fresh if any(q.domain in {d.id for d in domains} for q in fresh) else ()
        among = able or library.questions()
        choice = await self._choose(transaction, key, library, among, domains, day)
        before = await posts.open_in(transaction, key, PostKind.DAY)
        asked = await self._post(
            transaction, key, PostKind.DAY, day, library.pack.id, choice.question, choice.reasons
        )
        if asked is None:
            return None
        # The very instant tells later which questions this one closed.
        return Asking(asked, await self._close(transaction, before, asked.post.asked_at))

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
            solved=tuple([await self._solved(transaction, one) for one in closed]),
            answered=await answers.count(transaction, post.key),
        )

    async def _asked_today(
        self, transaction: Transaction, chat_key: int, member: MemberProfile, day: date
    ) -> Asking | None:
        """The question of a day; where it is closed, because the chat's day was a later one
        until its zone changed, the one that is open.
        """
        post = await posts.of_day(transaction, chat_key, day)
        if post is not None and post.closed_at is not None:
            still = await posts.open_in(transaction, chat_key, PostKind.DAY)
            post = still[-1] if still else post
        if post is None:
            return None
        return Asking(
            asked=await self._posted.load(transaction, post),
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
        return await self._close(transaction, still, self._clock())

    async def _close(
        self, transaction: Transaction, still: list[Post], at: datetime
    ) -> tuple[Solved, ...]:
        solved = []
        for post in still:
            await posts.close(transaction, post.key, at)
            closed = (await posts.get(transaction, [post.key]))[post.key]
            solved.append(await self._solved(transaction, closed))
        return tuple(solved)

    async def _solved(self, transaction: Transaction, closed: Post) -> Solved:
        asked = await self._posted.load(transaction, closed)
        return Solved(asked, tuple(await answers.of_post(transaction, closed.key)))

    async def _choose(
        self,
        transaction: Transaction,
        chat_key: int,
        library: Library,
        able: tuple[Question, ...],
        domains: tuple[Domain, ...],
        day: date | None = None,
    ) -> Choice:
        """The question to ask next; on a `day`, the one that the group remembers least."""
        pack = library.pack.id
        asked = await posts.asked(transaction, chat_key, pack)
        narrowed = narrow(able, domains, asked)
        if narrowed is None:
            raise UserError("no-questions")
        memory = NOBODY
        if day is not None:
            memory = await memory_of(
                transaction, chat_key, pack, narrowed.candidates, day, self._clock()
            )
        given = sum(one.times for one in asked.values())
        return decide(narrowed, memory, asked, Random(f"{self._seed}:{chat_key}:{given}"))

    async def _post(
        self,
        transaction: Transaction,
        chat_key: int,
        kind: PostKind,
        day: date,
        pack: str,
        question: Question,
        reasons: Reasons | None = None,
    ) -> Asked | None:
        now = self._clock()
        post = Post(
            key=0,
            chat_key=chat_key,
            kind=kind,
            pack=pack,
            question=question.id,
            snapshot=digest(question),
            layout=shuffled(question, Random(f"{self._seed}:{chat_key}:{now.timestamp()}")),
            day=day,
            asked_at=now,
        )
        text = reasons_to_json(reasons) if reasons else ""
        key = await posts.add(transaction, post, question_to_json(question), text)
        if key is None:
            return None
        added = (await posts.get(transaction, [key]))[key]
        # Its key may have been found wrong before, in an earlier version of the notes.
        return await self._posted.load(transaction, added)

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
    return {
        post.question for kind in kinds for post in await posts.open_in(transaction, chat_key, kind)
    }
