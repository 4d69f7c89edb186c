"""The whole server on loopback: where it listens, what goes wrong, what was asked of it."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from tests.emulators.discord.commands import Command
from tests.emulators.discord.entities import User
from tests.emulators.discord.events import PRIVILEGED, Intent
from tests.emulators.discord.faults import Fault, Faults
from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.people import Person
from tests.emulators.discord.places import Channel, ChannelType, Guild
from tests.emulators.discord.rates import Limiter, Rates
from tests.emulators.discord.refusals import Payload
from tests.emulators.discord.serving import VERSION, Refused, Sent, Serving, most_within
from tests.emulators.discord.world import World

HOST = "127.0.0.1"
LOOK = 0.02
"""Seconds between looks at what may have changed in the bot and not on the server."""


class DiscordServer:
    """A Discord of one's own: people and servers to play with, and one bot's token.

    `quiet`: an interaction is over when the bot has asked nothing about it for so many
    seconds; `patience`: how long a promise to answer (a defer) is waited for.
    """

    def __init__(self, rates: Rates) -> None:
        self.world = World()
        self._limiter = Limiter(rates)
        self._faults = Faults()
        self.gateway_sessions = Gateway(self.world, self._limiter)
        self._serving = Serving(self.world, self.gateway_sessions, self._limiter, self._faults)
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None
        self._port = 0
        self._twice = False
        self.quiet = 0.05
        self.patience = 10.0

    # Addresses and what was asked

    @property
    def rest(self) -> str:
        """The address of the REST interface, for `discord.http.Route.BASE`."""
        return self.world.url + VERSION

    @property
    def gateway(self) -> str:
        """The address of the gateway, for `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"{self.world.url.replace('http', 'ws', 1)}/gateway"

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    @property
    def application_id(self) -> str:
        """The application's id, which is the bot's too."""
        return self.world.application_id

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.world.bot

    @property
    def commands(self) -> list[Command]:
        """The commands that are registered."""
        return list(self.world.commands.values())

    @property
    def calls(self) -> Counter[str]:
        """How often each route was asked for, as "POST /channels/{channel}/messages"."""
        return self._serving.calls

    @property
    def sent(self) -> list[Sent]:
        """The requests that made messages: sends, callbacks and follow-ups."""
        return self._serving.sent

    @property
    def refused(self) -> list[Refused]:
        """The requests that were answered with an error."""
        return self._serving.refused

    @property
    def acknowledged(self) -> list[float]:
        """The seconds from each interaction to its acknowledgement."""
        return self._serving.acknowledged

    @property
    def connected(self) -> int:
        """How many of the bot's sessions are connected at this moment."""
        return sum(each.session is not None for each in self.gateway_sessions.connections)

    @property
    def identified(self) -> int:
        """How many sessions were begun."""
        return self.gateway_sessions.identified

    @property
    def resumed(self) -> int:
        """How often a session was resumed."""
        return self.gateway_sessions.resumed

    @property
    def broken(self) -> list[Exception]:
        """What went wrong in this server itself; raised when it ends."""
        return self._serving.broken

    def most_in_a_second(self) -> int:
        """The most requests of the token within any second; interactions' do not count."""
        return most_within(self._serving.counted, 1.0)

    # Who and where

    def person(self, name: str, *, locale: str = "pt-BR", installed: bool = False) -> Person:
        """Somebody new; `installed`: with the bot added to their own account."""
        return Person(self, name, locale, installed=installed)

    def guild(
        self,
        name: str,
        *,
        members: Iterable[Person] = (),
        admins: Iterable[Person] = (),
        locale: str = "pt-BR",
        bot: bool = True,
    ) -> Guild:
        """A new server, owned by its first member, or admin; with the bot unless said otherwise."""
        guild = Guild(self.world, name, members, admins, locale)
        if bot:
            guild.add_bot()
        return guild

    def friends(self, name: str, people: Iterable[Person]) -> Channel:
        """A conversation of several people, to which no bot belongs: one of them has to bring it
        along. The first has opened it.
        """
        people = list(people)
        channel = Channel(self.world, name, ChannelType.FRIENDS, owner=people[0])
        channel.people += people
        return channel

    def shard(self, shards: int, max_concurrency: int = 1) -> None:
        """How many shards the gateway asks for at least, and how many may identify at once."""
        self.gateway_sessions.shards = shards
        self.gateway_sessions.max_concurrency = max_concurrency

    def grant(self, intents: Intent = PRIVILEGED) -> None:
        """Enable privileged intents for the bot, which has none at first."""
        self.gateway_sessions.privileged |= intents

    # Time

    async def until(self, condition: Callable[[], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until something is so; AssertionError when it is not in time."""
        assert await self.world.news.until(condition, timeout, LOOK), "it did not happen in time"

    def pass_time(self, seconds: float) -> None:
        """Let so many seconds pass at once on the server's clock."""
        self.world.clock.move(seconds)

    # What goes wrong

    def fail(
        self, method: str, path: str, status: int, body: Payload | None = None, times: int = 1
    ) -> None:
        """Answer the next requests like this with an error; `*` stands for anything, also in
        the path, which is what follows the version.
        """
        self._faults.add(Fault(method, path, times, status=status, body=body))

    def hang(
        self, method: str, path: str, seconds: float, times: int = 1, *, done: bool = False
    ) -> None:
        """Let the next requests like this wait before they are carried out; `done`: after, so
        that only the answer is late.
        """
        self._faults.add(Fault(method, path, times, seconds=seconds, done=done))

    def reset(self, method: str, path: str, times: int = 1, *, done: bool = False) -> None:
        """Reset the connection of the next requests like this; `done`: after they were
        carried out, so that only the answer is lost.
        """
        self._faults.add(Fault(method, path, times, cut=True, done=done))

    def well(self) -> None:
        """Nothing goes wrong any more."""
        self._faults.clear()

    def cut_socket(self) -> None:
        """Drop all gateway connections."""
        self.gateway_sessions.cut()

    def reconnect(self) -> None:
        """Ask all connections to come back."""
        self.gateway_sessions.reconnect()

    def invalid_session(self, *, resumable: bool = False) -> None:
        """Invalidate all sessions."""
        self.gateway_sessions.invalidate(resumable=resumable)

    def twice(self) -> None:
        """Deliver the next interaction twice."""
        self._twice = True

    def take_twice(self) -> int:
        """How often to deliver the interaction at hand."""
        twice, self._twice = self._twice, False
        return 2 if twice else 1

    # Up and down

    async def start(self) -> None:
        """Begin to listen, on a free port."""
        self._runner = web.AppRunner(self._serving.application(), shutdown_timeout=1.0)
        await self._runner.setup()
        await self.up()

    async def stop(self) -> None:
        """Drop all connections and listen no more."""
        await self.down()
        if self._runner is not None:
            await self._runner.cleanup()

    async def up(self) -> None:
        """Listen again, where it did before."""
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, HOST, self._port, reuse_address=True)
        await self._site.start()
        self._port = self._site.port
        self.world.url = f"http://{HOST}:{self._port}"

    async def down(self) -> None:
        """Drop all connections and refuse new ones, until `up`."""
        if self._site is not None:
            await self._site.stop()
            self._site = None
        if self._runner is not None and self._runner.server is not None:
            for protocol in self._runner.server.connections:
                if protocol.transport is not None:
                    protocol.transport.close()


@asynccontextmanager
async def discord_server(rates: Rates | None = None) -> AsyncIterator[DiscordServer]:
    """A Discord on loopback, with Discord's own limits unless others are given."""
    server = DiscordServer(rates or Rates())
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    for error in server.broken:
        raise error
