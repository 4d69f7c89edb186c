"""Telegram's side, in a process of its own: groups that are asked, members who look up terms."""

import asyncio
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.connection import Connection

from bot.app import notes
from tests.bench.daily.memory import settle
from tests.emulators.telegram import Person, Rates, TelegramServer, telegram_server

EVERY = 0.1
"""Seconds between two commands."""

ASKERS = 100
"""Members who give them, each alone with the bot."""

PATIENCE = 60.0
"""Seconds in which the bot has to answer its first command."""


@dataclass(frozen=True)
class Seen:
    """What the server saw while the day's questions came: when each request came to a group,
    how many messages each group has of them, how long each command waited for its answer, and
    how many have none.
    """

    times: list[float]
    groups: Counter[int]
    most_in_a_second: int
    refused: Counter[int]
    waits: list[float]
    unanswered: int


@dataclass(frozen=True)
class Emulator:
    """Telegram in another process."""

    url: str
    token: str
    groups: list[int]
    pipe: Connection

    async def begin(self) -> None:
        """Let members give commands."""
        await self._asked("begin")

    async def end(self) -> Seen:
        """Let them stop; what was seen since they began."""
        seen = await self._asked("end")
        assert isinstance(seen, Seen)
        return seen

    async def _asked(self, what: str) -> object:
        self.pipe.send(what)
        return await asyncio.to_thread(self.pipe.recv)


@contextmanager
def emulator(factor: float, groups: int) -> Iterator[Emulator]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, factor, groups), daemon=True)
    process.start()
    try:
        url, token, ids = ours.recv()
        yield Emulator(url, token, ids, ours)
        ours.send("")
    finally:
        process.join(10)


def _serve(pipe: Connection, factor: float, groups: int) -> None:
    asyncio.run(_serving(pipe, factor, groups))


async def _serving(pipe: Connection, factor: float, groups: int) -> None:
    async with telegram_server(Rates.scaled(factor)) as server:
        ids = [server.group(f"group {number}").id for number in range(groups)]
        askers = [server.person(f"asker {number}", started=True) for number in range(ASKERS)]
        settle()
        pipe.send((server.url, server.token, ids))
        while await asyncio.to_thread(pipe.recv) == "begin":
            await _warm(server, askers[0])
            server.sent.clear()
            asking = asyncio.create_task(_ask(server, askers))
            pipe.send(None)
            await asyncio.to_thread(pipe.recv)
            asking.cancel()
            pipe.send(_seen(server, await asking))


async def _warm(server: TelegramServer, asker: Person) -> None:
    """See that the bot answers."""
    before = len(asker.messages)
    await asker.say("/definir RAG")
    await server.until(lambda: len(asker.messages) > before, PATIENCE)


async def _ask(server: TelegramServer, askers: list[Person]) -> list[tuple[int, float]]:
    """Give commands until cancelled, and wait for the last answers; who gave them and when."""
    terms = cycle(term.name for term in notes(None).library.terms())
    asked: list[tuple[int, float]] = []
    began = server.clock.now()
    with suppress(asyncio.CancelledError):
        for number, asker in enumerate(cycle(askers)):
            await asyncio.sleep(began + number * EVERY - server.clock.now())
            asked.append((asker.id, server.clock.now()))
            await asker.say(f"/definir {next(terms)}")
    with suppress(TimeoutError):
        await server.until(lambda: len(_answers(server)) >= len(asked), 5)
    return asked


def _answers(server: TelegramServer) -> list[tuple[int, float]]:
    return [(chat, at) for at, _, chat in server.sent if chat > 0]


def _seen(server: TelegramServer, asked: list[tuple[int, float]]) -> Seen:
    answered: dict[int, list[float]] = {}
    for chat, at in _answers(server):
        answered.setdefault(chat, []).append(at)
    given: dict[int, list[float]] = {}
    for chat, at in asked:
        given.setdefault(chat, []).append(at)
    waits = [
        b - a for chat in given for a, b in zip(given[chat], answered.get(chat, []), strict=False)
    ]
    new = Counter(chat for _, method, chat in server.sent if chat < 0 and method.startswith("send"))
    seen = Seen(
        times=[at for at, _, chat in server.sent if chat < 0],
        groups=new,
        most_in_a_second=server.most_in_a_second(),
        refused=Counter(status for _, status, _ in server.refused),
        waits=waits,
        unanswered=len(asked) - len(waits),
    )
    server.refused.clear()
    return seen
