"""Answers to a question by many members at once on Discord, against a bare client.

The bare client answers nothing: it acknowledges. The server and the people are a process of
their own, so that their work does not count as the bot's.
"""

import asyncio
import multiprocessing
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import discord

from bot.adapters.discord import Discord, Gateway
from bot.adapters.discord.connection import at
from bot.app import App
from tests.bench.report import Figure, percentile, show
from tests.emulators.discord import Channel, DiscordServer, Message, Person, Rates, discord_server
from tests.talk import app_running, monday

AT_ONCE = 200
BURSTS = 4
"""Bursts of a session; the first one opens the connections and does not count."""

SESSIONS = 3

Interaction = discord.Interaction[discord.Client]


@dataclass(frozen=True, slots=True)
class Server:
    """Where the server is, and what the bot has to know of it."""

    url: str
    token: str
    channel: int


@dataclass(frozen=True, slots=True)
class Burst:
    """How long it took until all were answered, and each one's wait for the acknowledgement;
    `cpu`: the seconds that the bot computed for it.
    """

    seconds: float
    acknowledged: list[float]
    cpu: float = 0.0


def main() -> None:
    """Print the figures."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    people = context.Process(target=_be_people, args=(theirs,))
    people.start()
    try:
        with TemporaryDirectory() as folder:
            figures = asyncio.run(_measure(Path(folder), ours))
    finally:
        ours.send(None)
        people.join()
    show(f"Discord, {AT_ONCE} interactions at once", figures)


async def _measure(folder: Path, people: Connection) -> list[Figure]:
    server: Server = await asyncio.to_thread(people.recv)
    bare: list[Burst] = []
    ours: list[Burst] = []
    async with app_running(folder, monday(), pack=None) as app:
        # In turn, so that a machine that slows down for a while slows both.
        for session in range(1, 2 * SESSIONS, 2):
            async with _bare(server):
                bare += await _bursts(people, "bare", session)
            async with _whole(app, server):
                ours += await _bursts(people, "whole", session + 1)
    return _figures(bare, ours)


def _figures(bare: list[Burst], ours: list[Burst]) -> list[Figure]:
    waits = [wait for burst in ours for wait in burst.acknowledged]
    waits_of_bare = [wait for burst in bare for wait in burst.acknowledged]
    rates = [
        statistics.median(AT_ONCE / burst.seconds for burst in bursts) for bursts in (bare, ours)
    ]
    cpu = [statistics.median(b.cpu / AT_ONCE * 1_000 for b in bursts) for bursts in (bare, ours)]
    return [
        Figure("a bare client, acknowledging (median)", rates[0], unit="interactions/s"),
        Figure("the bot, answered and stored (median)", rates[1], unit="interactions/s"),
        Figure("the bot to the bare client", rates[1] / rates[0]),
        Figure("computing for one, a bare client", cpu[0], unit="ms"),
        Figure("computing for one, the bot", cpu[1], unit="ms"),
        Figure("until acknowledged by a bare client, p99", _ms(waits_of_bare, 0.99), unit="ms"),
        Figure("until acknowledged by the bot, p50", _ms(waits, 0.5), unit="ms"),
        Figure("until acknowledged by the bot, p99", _ms(waits, 0.99), 300, "ms"),
        Figure("until acknowledged by the bot, longest", max(waits) * 1_000, 3_000, "ms"),
    ]


def _ms(waits: list[float], share: float) -> float:
    return percentile(waits, share) * 1_000


async def _bursts(people: Connection, which: str, session: int) -> list[Burst]:
    bursts = []
    for _ in range(BURSTS):
        begun = time.process_time()
        people.send((which, session))
        burst: Burst = await asyncio.to_thread(people.recv)
        bursts.append(Burst(burst.seconds, burst.acknowledged, time.process_time() - begun))
    return bursts[1:]


@asynccontextmanager
async def _bare(server: Server) -> AsyncIterator[None]:
    """A client of the library's own that acknowledges, and a message with a button to tap."""
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True), max_messages=None)

    async def on_interaction(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)

    client.event(on_interaction)
    with at(server.url):
        async with client:
            await client.login(server.token)
            view = discord.ui.View(timeout=None)
            view.add_item(discord.ui.Button(label="A", custom_id="bare"))
            view.stop()
            await client.get_partial_messageable(server.channel).send("?", view=view)
            connecting = asyncio.create_task(client.connect())
            await client.wait_until_ready()
            yield
        await connecting


@asynccontextmanager
async def _whole(app: App, server: Server) -> AsyncIterator[None]:
    """The whole bot."""
    study = app.study
    gateway = Gateway(server.token)
    adapter = Discord(
        gateway,
        study.messages,
        study.contacts,
        study.kept,
        app.catalog,
        study.preferences.language,
        api_url=server.url,
    )
    running = asyncio.create_task(adapter.run(app.hub.receive))
    yield
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


# The other process


def _be_people(bot: Connection) -> None:
    asyncio.run(_serve(bot))


async def _serve(bot: Connection) -> None:
    """A server with people who all tap at once whenever they are told to, as soon as the bot has
    begun its session of that number; until told nothing.
    """
    async with discord_server(Rates.none()) as server:
        server.quiet = 0.0
        people = [server.person(f"member {number}") for number in range(AT_ONCE)]
        guild = server.guild("Estudos", members=people, admins=people[:1])
        channel = guild.channel("geral")
        bot.send(Server(server.rest, server.token, int(channel.id)))
        bursts = {"bare": _tapped, "whole": _answered}
        while order := await asyncio.to_thread(bot.recv):
            which, session = order
            await server.until(partial(_has_begun, server, session), 30)
            bot.send(await bursts[which](server, channel, people))


def _has_begun(server: DiscordServer, session: int) -> bool:
    return server.identified >= session


async def _tapped(server: DiscordServer, channel: Channel, people: list[Person]) -> Burst:
    """Everybody taps the only button there is; nothing more comes of it."""
    message = channel.messages[-1]
    server.patience = 0.0
    return await _burst(server, [partial(each.click, message, "A") for each in people])


async def _answered(server: DiscordServer, channel: Channel, people: list[Person]) -> Burst:
    """Everybody answers the same new question, and reads whether that was right."""
    server.patience = 30.0
    await server.until(lambda: server.commands, 30)
    message = await _question(channel, people[0])
    return await _burst(server, [partial(each.click, message, "A", replies=1) for each in people])


async def _question(channel: Channel, asking: Person) -> Message:
    """A question with one right answer."""
    while True:
        outcome = await asking.slash(channel, "pergunta", replies=1)
        if "Confirmar" not in outcome.message.labels:
            return outcome.message


async def _burst(server: DiscordServer, taps: list[Callable[[], Awaitable[object]]]) -> Burst:
    server.acknowledged.clear()
    begun = time.perf_counter()
    await asyncio.gather(*(tap() for tap in taps), return_exceptions=True)
    seconds = time.perf_counter() - begun
    assert len(server.acknowledged) == len(taps)
    return Burst(seconds, list(server.acknowledged))


if __name__ == "__main__":
    main()
