"""The server as a test holds it: people and groups to act with, faults to order, counts to read.

It starts and stops everything and owns no rule of Telegram.
"""

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial

from aiohttp import StreamReader, web
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http_parser import RawRequestMessage
from aiohttp.web_protocol import RequestHandler

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.chats import Group
from tests.emulators.telegram.clock import Clock
from tests.emulators.telegram.faults import Fault, Faults
from tests.emulators.telegram.people import Person
from tests.emulators.telegram.profile import Profile
from tests.emulators.telegram.rates import Rates
from tests.emulators.telegram.refusals import NOTHING, Refused
from tests.emulators.telegram.watch import Condition
from tests.emulators.telegram.wire import Wire
from tests.emulators.telegram.world import BotUser, World
from tests.secrets import TELEGRAM as TOKEN

MOST_BYTES = 64 * 1024 * 1024
GOODBYE_SECONDS = 1.0


class TelegramServer:
    """One Bot API server with one bot; `rates` apply to it alone."""

    def __init__(self, rates: Rates, token: str = TOKEN) -> None:
        self.token = token
        self.url = ""
        self.world = World(rates, BotUser(int(token.partition(":")[0]), "sabatina_bot", "Sabatina"))
        self._faults = Faults()
        self._wire = Wire(self.world, self._faults, token)
        self._http = web.Server(self._wire.answer, request_factory=_request, access_log=None)
        self._listener: asyncio.Server | None = None
        self._down = False

    # Who and where

    @property
    def bot(self) -> BotUser:
        """The bot's own account."""
        return self.world.bot

    @property
    def clock(self) -> Clock:
        """The emulator's time; `clock.move(150)` lets it pass."""
        return self.world.clock

    @property
    def profile(self) -> Profile:
        """What the bot set as its commands, name and descriptions."""
        return self.world.profile

    @property
    def privacy(self) -> bool:
        """Whether in groups the bot hears only what is meant for it; on, as with a new bot."""
        return self.world.privacy

    @privacy.setter
    def privacy(self, on: bool) -> None:
        self.world.privacy = on

    @property
    def inline_feedback(self) -> bool:
        """Whether the bot is told which inline result was chosen; off, as with a new bot."""
        return self.world.inline_feedback

    @inline_feedback.setter
    def inline_feedback(self, on: bool) -> None:
        self.world.inline_feedback = on

    def person(
        self,
        name: str,
        language: str = "",
        *,
        id: int | None = None,  # noqa: A002 - Telegram's own word
        username: str = "",
        started: bool = False,
    ) -> Person:
        """A further account; `started`: as if they had written to the bot before."""
        return self.world.person(name, id, username, language, started)

    def group(
        self,
        title: str,
        members: Sequence[Person] = (),
        admins: Sequence[Person] = (),
        *,
        supergroup: bool = True,
        forum: bool = False,
    ) -> Group:
        """A group with the bot in it; the first of the administrators created it."""
        group = self.world.room(title, "supergroup" if supergroup or forum else "group", forum)
        self.world.settle(group, members, admins)
        return group

    def channel(self, title: str, admins: Sequence[Person] = ()) -> Group:
        """A channel that the bot administers."""
        channel = self.world.room(title, "channel", forum=False)
        self.world.settle(channel, (), admins)
        return channel

    # Updates

    async def push(self, update: Json) -> None:
        """An update as a test wrote it, of whatever kind; its number is filled in."""
        self.world.feed([update])

    def feed(self, updates: Iterable[Json]) -> None:
        """Thousands of updates at once, as `push`."""
        self.world.feed(updates)

    def twice(self, kind: str = "") -> None:
        """Deliver the next update (of this kind) two times, under the same number."""
        self.world.updates.twice(kind)

    @property
    def waiting(self) -> int:
        """How many updates are not confirmed yet."""
        return len(self.world.updates)

    @property
    def polling(self) -> bool:
        """Whether the bot waits in a long poll now."""
        return self.world.updates.polled

    # Faults

    def fail(
        self,
        method: str,
        status: int,
        description: str,
        times: int = 1,
        parameters: dict[str, int] | None = None,
    ) -> None:
        """Refuse the next calls of a method ("*": of any) without carrying them out."""
        refusal = partial(Refused, status, description, parameters or NOTHING)
        self._faults.add(method, Fault(times, refusal=refusal))

    def hang(self, method: str, seconds: float, times: int = 1, *, done: bool = False) -> None:
        """Carry out the next calls only after so long, whether the caller still waits or not;
        `done`: at once, and answer only after so long.
        """
        self._faults.add(method, Fault(times, hang=seconds, done=done))

    def silent(self, method: str, seconds: float, times: int = 1) -> None:
        """Do not carry out the next calls, and say so only after so long."""
        refusal = partial(Refused, 504, "Gateway Timeout", NOTHING)
        self._faults.add(method, Fault(times, hang=seconds, refusal=refusal))

    def well(self) -> None:
        """Nothing goes wrong any more, but for what has begun to."""
        self._faults.clear()

    def release(self) -> None:
        """Let what hangs now go on at once."""
        self._wire.release()

    def cut(self, method: str, times: int = 1) -> None:
        """Carry out the next calls, and hang up instead of answering."""
        self._faults.add(method, Fault(times, cut=True))

    def retry_after(self, seconds: float, chat: Group | Person | int | None = None) -> None:
        """Refuse every message and edit, or those to one chat, for so long, with 429."""
        number = chat if isinstance(chat, int) or chat is None else chat.id
        self.world.limiter.flood(self.clock.now() + seconds, number)

    def down(self) -> None:
        """Reset every connection, those there are and those that come."""
        self._down = True
        for connection in self._http.connections:
            if connection.transport is not None:
                connection.transport.abort()

    def up(self) -> None:
        """Serve again."""
        self._down = False

    # Counts

    @property
    def sent(self) -> list[tuple[float, str, int]]:
        """Each message and edit that was accepted: time, method, chat."""
        return self.world.sent

    @property
    def refused(self) -> list[tuple[str, int, str]]:
        """Each call that was refused: method, status, description."""
        return self._wire.refused

    @property
    def calls(self) -> Counter[str]:
        """How often each method was called, with or without success."""
        return self._wire.calls

    def most_in_a_second(self) -> int:
        """The most messages and edits within any second."""
        times = [time for time, _, _ in self.sent]
        first = most = 0
        for last, time in enumerate(times):
            while times[first] <= time - 1.0:
                first += 1
            most = max(most, last - first + 1)
        return most

    async def until(self, condition: Condition, timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Return as soon as the condition holds; it is looked at after each request.

        Raises TimeoutError, with what was refused meanwhile.
        """
        try:
            await self.world.watch.until(condition, timeout)
        except TimeoutError:
            raise TimeoutError(
                f"not within {timeout:g} s; refused so far: {self.refused}"
            ) from None

    # Life

    async def start(self) -> None:
        """Listen on a free port of loopback."""
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(self._connection, "127.0.0.1", 0)
        host, port = self._listener.sockets[0].getsockname()
        self.url = f"http://{host}:{port}"

    async def close(self) -> None:
        """Stop everything. Raises what went wrong inside the emulator, if anything did."""
        if self._listener is not None:
            self._listener.close()
        self._wire.release()
        self.world.updates.finish()
        await self.world.webhook.close()
        await self._http.shutdown(GOODBYE_SECONDS)
        if self._listener is not None:
            await self._listener.wait_closed()
        if self._wire.broken:
            raise self._wire.broken[0]

    def _connection(self) -> asyncio.Protocol:
        return _Reset() if self._down else self._http()


class _Reset(asyncio.Protocol):
    """Hangs up at once, without a word and without a proper end."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


@asynccontextmanager
async def telegram_server(
    rates: Rates | None = None, token: str = TOKEN
) -> AsyncIterator[TelegramServer]:
    """A server that runs, with Telegram's own rates unless others are given."""
    server = TelegramServer(Rates() if rates is None else rates, token)
    await server.start()
    try:
        yield server
    finally:
        await server.close()


def _request(
    message: RawRequestMessage,
    payload: StreamReader,
    protocol: RequestHandler,
    writer: AbstractStreamWriter,
    task: "asyncio.Task[None]",
) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=MOST_BYTES
    )
