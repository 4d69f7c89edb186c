"""Updates handled through long polling, against the library's own loop with an empty handler.

The same updates from the same emulator, which runs in a process of its own: what Telegram
sends, so a tap brings the whole message with its keyboard. An update of ours
counts as handled when what it asked for is carried out and stored. The bot keeps its pace as
it does for people: most replies still wait for their turn when the next updates are handled,
while taps are answered at once, and cost the same process. In rounds of their own, without a
pace, it is measured until the last reply was sent. The library's handler does and sends nothing.
"""

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update
from telegram.ext import Application, TypeHandler

from bot.adapters.telegram.adapter import Telegram
from bot.adapters.telegram.connection import make_bot
from bot.adapters.telegram.polling import Polling
from bot.adapters.telegram.posting import Poster
from bot.adapters.telegram.sending import Sender
from bot.adapters.telegram.updates import Handle, Updates
from bot.adapters.telegram.voice import Voice
from bot.app import App
from bot.model import Chat, Member, Place, Post, PostKind
from bot.pace import Pace, Pacing
from bot.store import chats, members, posts
from bot.study.posted import Asking
from bot.views.question import question_reply
from content.snapshot import digest, question_to_json
from tests.bench.report import Figure, show
from tests.emulators.telegram import Rates, telegram_server
from tests.talk import Clock, app_running, monday

MEMBERS = 1_000
EACH = 3
"""Updates of each member in a round."""

ROUNDS = 3
FIRST = 5_000_000
"""The first member's number at Telegram."""

UNHURRIED = Pacing().scaled(1_000_000.0)
"""No pace, in effect."""

UNIT = "updates/s"

Json = dict[str, Any]


@dataclass(frozen=True)
class Emulator:
    """Telegram in another process."""

    url: str
    token: str
    group: int
    pipe: Connection

    def feed(self, updates: list[Json]) -> None:
        """Have updates wait for whoever asks next."""
        self.pipe.send(updates)
        self.pipe.recv()


class Counted:
    """How many updates were handled, from when the first began to when the last was done."""

    def __init__(self, wanted: int) -> None:
        self.all = asyncio.Event()
        self._wanted = wanted
        self._done = 0
        self._first = self._last = 0.0

    def begin(self) -> None:
        self._first = self._first or time.perf_counter()

    def end(self) -> None:
        self._done += 1
        if self._done == self._wanted:
            self._last = time.perf_counter()
            self.all.set()

    @property
    def rate(self) -> float:
        """Updates a second."""
        return self._done / (self._last - self._first)

    @property
    def since(self) -> float:
        """Updates a second, if all was done only now."""
        return self._done / (time.perf_counter() - self._first)


@dataclass(frozen=True)
class Counting:
    """Updates that are counted as they are handled."""

    updates: Updates
    counted: Counted

    async def run(self, handle: Handle) -> None:
        async def counting(update: Update) -> None:
            self.counted.begin()
            await handle(update)
            self.counted.end()

        await self.updates.run(counting)


@dataclass(frozen=True)
class Round:
    """Rates of one round: the library's, ours, and ours without a pace until the last reply
    was sent.
    """

    empty: float
    handled: float
    sent: float


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder, _emulator() as emulator:
        figures = asyncio.run(_measure(Path(folder), emulator))
    show(f"Updates by polling, {MEMBERS} members, SQLite in WAL, synchronous=FULL", figures)


async def _measure(folder: Path, emulator: Emulator) -> list[Figure]:
    clock = monday()
    lookups, answers = [], []
    async with app_running(folder, clock, pack=None) as app:
        # Whoever comes for the first time is looked up in the database, and what is asked for the
        # first time in the notes; that is not measured.
        terms = [term.name for term in app.study.notes.library.terms()]
        await _handled(app, emulator, _lookups(terms)[:MEMBERS], UNHURRIED)
        keys = await _posts(app, clock, Chat("telegram", str(emulator.group)), 2 * ROUNDS * EACH)
        tapped = [await _shown(app, key) for key in keys]
        for at in range(0, len(keys), 2 * EACH):
            lookups.append(await _round(app, emulator, _lookups(terms), _lookups(terms)))
            presses = _presses(emulator, tapped[at : at + EACH])
            others = _presses(emulator, tapped[at + EACH : at + 2 * EACH])
            answers.append(await _round(app, emulator, presses, others))
    return [*_figures("look-ups", lookups, 0.5), *_figures("answers recorded", answers, 0.3)]


def _figures(what: str, rounds: list[Round], limit: float) -> list[Figure]:
    def median(values: Iterator[float]) -> float:
        return statistics.median(values)

    ratio = median(r.handled / r.empty for r in rounds)
    return [
        Figure(f"{what}: the library, empty handler", median(r.empty for r in rounds), unit=UNIT),
        Figure(f"{what}: carried out", median(r.handled for r in rounds), unit=UNIT),
        Figure(f"{what}: carried out to empty handler (median of ratios)", ratio, limit, more=True),
        Figure(f"{what}: without a pace, until sent", median(r.sent for r in rounds), unit=UNIT),
    ]


async def _round(app: App, emulator: Emulator, updates: list[Json], others: list[Json]) -> Round:
    emulator.feed(updates)
    empty = await _empty(emulator, len(updates))
    handled = await _handled(app, emulator, updates, Pacing())
    return Round(empty, handled, await _sent(app, emulator, others, UNHURRIED))


async def _empty(emulator: Emulator, count: int) -> float:
    counted = Counted(count)

    async def nothing(*_: object) -> None:
        counted.begin()
        counted.end()

    builder = Application.builder().token(emulator.token).base_url(f"{emulator.url}/bot")
    application = builder.build()
    application.add_handler(TypeHandler(Update, nothing))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        await counted.all.wait()
        await application.updater.stop()
        await application.stop()
    return counted.rate


async def _handled(app: App, emulator: Emulator, updates: list[Json], pacing: Pacing) -> float:
    """Updates a second, until all are handled; what still waits then is given up."""
    emulator.feed(updates)
    counted = Counted(len(updates))
    async with _telegram(app, emulator, counted, pacing):
        await counted.all.wait()
    return counted.rate


async def _sent(app: App, emulator: Emulator, updates: list[Json], pacing: Pacing) -> float:
    """Updates a second, until all that they bring was sent."""
    emulator.feed(updates)
    counted = Counted(len(updates))
    async with _telegram(app, emulator, counted, pacing) as telegram:
        await counted.all.wait()
        await telegram.settled(120)
        return counted.since


@asynccontextmanager
async def _telegram(
    app: App, emulator: Emulator, counted: Counted, pacing: Pacing
) -> AsyncIterator[Telegram]:
    """The adapter, running."""
    study = app.study
    bot = make_bot(emulator.token, emulator.url, Pace(pacing))
    updates = Counting(Polling(bot, app.catalog), counted)
    telegram = Telegram(bot, updates, study.messages, study.contacts, app.catalog)
    task = asyncio.create_task(telegram.run(app.hub.receive))
    try:
        yield telegram
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


# What happens


def _user(number: int) -> Json:
    return {"id": FIRST + number, "is_bot": False, "first_name": f"member {number}"}


def _lookups(terms: Sequence[str]) -> list[Json]:
    """Every member asks what a term means, alone with the bot, then what another means."""
    asked = zip(range(EACH * MEMBERS), cycle(terms), strict=False)
    return [_said(number % MEMBERS, f"o que é {term}?") for number, term in asked]


def _said(number: int, text: str) -> Json:
    chat = {"id": FIRST + number, "type": "private", "first_name": f"member {number}"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": _user(number)}
    return {"message": message | {"text": text}}


def _presses(emulator: Emulator, tapped: Sequence[Json]) -> list[Json]:
    """Every member presses a button of one post, then of the next."""
    return [_pressed(emulator, one, number) for one in tapped for number in range(MEMBERS)]


def _pressed(emulator: Emulator, tapped: Json, number: int) -> Json:
    chat = {"id": emulator.group, "type": "supergroup", "title": "bench"}
    sender = {"id": int(emulator.token.partition(":")[0]), "is_bot": True, "first_name": "bot"}
    letters = [button for row in tapped["reply_markup"]["inline_keyboard"] for button in row]
    query = {"id": f"{tapped['message_id']}{number:06}", "from": _user(number)}
    message = tapped | {"chat": chat, "from": sender}
    pressed = {
        "chat_instance": "1",
        "message": message,
        "data": letters[number % 4]["callback_data"],
    }
    return {"callback_query": query | pressed}


async def _shown(app: App, key: int) -> Json:
    """The message that shows a post, as Telegram tells of it whenever a button of it is tapped."""
    asked = await app.study.quiz.get(key)
    assert asked is not None
    words, library = app.catalog["pt-BR"], app.study.notes.library
    reply = replace(question_reply(words, library, Asking(asked), Place.GROUP), post=None)
    async with telegram_server(Rates.none()) as server:
        group = server.group("bench")
        bot = make_bot(server.token, server.url, Pace(UNHURRIED))
        async with bot:
            poster = Poster(Sender(bot), app.study.messages, Voice(app.catalog, app.study.contacts))
            await poster.show(Chat("telegram", str(group.id)), reply)
        return group.messages[-1].to_json() | {"message_id": key}


async def _posts(app: App, clock: Clock, chat: Chat, count: int) -> list[int]:
    """Open questions to answer, and the members who will."""
    question = next(q for q in app.study.notes.library.questions() if len(q.correct) == 1)
    async with app.study.store.write() as transaction:
        people = [
            Member("telegram", str(FIRST + number), f"member {number}") for number in range(MEMBERS)
        ]
        await members.ensure(transaction, people)
        post = Post(
            key=0,
            chat_key=await chats.ensure(transaction, chat),
            kind=PostKind.PRACTICE,
            pack="bench",
            question=question.id,
            snapshot=digest(question),
            layout=tuple(range(len(question.options))),
            day=clock().date(),
            asked_at=clock(),
        )
        body = question_to_json(question)
        keys = [await posts.add(transaction, post, body) for _ in range(count)]
    return [key for key in keys if key is not None]


# The emulator


@contextmanager
def _emulator() -> Iterator[Emulator]:
    """Telegram in a process of its own, so that it takes no time from who is measured."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        url, token, group = ours.recv()
        yield Emulator(url, token, group, ours)
        ours.send(None)
    finally:
        process.join(10)


def _serve(pipe: Connection) -> None:
    asyncio.run(_serving(pipe))


async def _serving(pipe: Connection) -> None:
    async with telegram_server(Rates.none()) as server:
        people = [
            server.person(f"member {number}", id=FIRST + number, started=True)
            for number in range(MEMBERS)
        ]
        group = server.group("bench", people)
        pipe.send((server.url, server.token, group.id))
        while updates := await asyncio.to_thread(pipe.recv):
            server.feed(updates)
            pipe.send(None)


if __name__ == "__main__":
    main()
