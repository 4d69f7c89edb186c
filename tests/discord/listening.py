"""Runs the connection to Discord against the emulator, with a listener that takes notes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import cast

import discord

from bot.adapters.discord.gateway import Gateway
from bot.adapters.discord.outage import Patience
from bot.adapters.discord.shards import Shards
from tests.emulators.discord import DiscordServer
from tests.emulators.discord.bot import pointed_at

Interaction = discord.Interaction[discord.Client]

IMPATIENT = Patience(first=0.01, longest=0.05, steady=0.0)
GENEROUS = 10.0
"""Seconds after which something will not happen any more."""


class Listener:
    """Takes down what happens, and answers interactions; one in `held` waits to be released."""

    def __init__(self, *held: str) -> None:
        self.noted: list[str] = []
        self.given_up: list[str] = []
        self.not_ready: list[Exception] = []
        self._held = {name: asyncio.Event() for name in held}
        self._changed = asyncio.Event()

    async def ready(self) -> None:
        if self.not_ready:
            raise self.not_ready.pop()
        self._note("ready")

    async def on_interaction(self, interaction: Interaction) -> None:
        await interaction.response.defer()
        name = str(cast("Mapping[str, object]", interaction.data)["name"])
        self._note(f"begun {name}")
        try:
            if name in self._held:
                await self._held[name].wait()
            await interaction.edit_original_response(content=name)
        except asyncio.CancelledError:
            self.given_up.append(name)
            raise
        self._note(f"done {name}")

    async def on_message(self, message: discord.Message) -> None:
        self._note(f"message {message.content}")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self._note(f"joined {guild.id}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self._note(f"removed {guild.id}")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        self._note(f"deleted {channel.guild.id} {channel.id}")

    def listen(self, client: discord.Client) -> None:
        client.event(self.on_interaction)
        client.event(self.on_message)
        client.event(self.on_guild_join)
        client.event(self.on_guild_remove)
        client.event(self.on_guild_channel_delete)

    def release(self, name: str) -> None:
        self._held[name].set()

    async def has_noted(self, what: str) -> None:
        await self.until(lambda: what in self.noted)

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(GENEROUS):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    def _note(self, what: str) -> None:
        self.noted.append(what)
        self._changed.set()


def gateway_to(
    server: DiscordServer,
    *,
    token: str = "",
    shards: Shards | None = None,
    gap: float = 0.0,
    at_the_end: float = GENEROUS,
) -> Gateway:
    """A connection that is not run yet, in a hurry."""
    wanted = token or server.token
    return Gateway(wanted, shards, IMPATIENT, gap=gap, at_the_end=at_the_end)


@asynccontextmanager
async def begun(
    server: DiscordServer, gateway: Gateway, listener: Listener
) -> AsyncIterator[asyncio.Task[None]]:
    """The connection running, whatever has become of it yet; stopped at the end."""
    listener.listen(gateway.client)
    with pointed_at(server):
        task = asyncio.create_task(gateway.run(listener.ready))
        try:
            yield task
        finally:
            await stop(task)


@asynccontextmanager
async def connected(
    server: DiscordServer, listener: Listener, gateway: Gateway | None = None
) -> AsyncIterator[Gateway]:
    """The connection running, ready, and with commands to call."""
    gateway = gateway or gateway_to(server)
    async with begun(server, gateway, listener) as task:
        ready = asyncio.create_task(listener.has_noted("ready"))
        await asyncio.wait((task, ready), return_when=asyncio.FIRST_COMPLETED)
        assert not task.done(), task
        await ready
        commands = [{"name": name, "description": name} for name in ("hoje", "slow")]
        await gateway.client.http.bulk_upsert_global_commands(
            int(server.application_id),
            commands,
        )
        yield gateway


async def stop(task: asyncio.Task[None]) -> None:
    """Cancel it, if it is still running, and see to it that it ends by that."""
    running = task.cancel()
    await asyncio.wait((task,), timeout=GENEROUS)
    assert not running or task.cancelled(), task


@asynccontextmanager
async def detour(server: DiscordServer) -> AsyncIterator[None]:
    """Another address for the server, which is gone after the block with all its connections."""
    host, _, port = server.world.url.removeprefix("http://").partition(":")
    ends: list[asyncio.StreamWriter] = []

    async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(host, int(port))
        ends.extend((writer, back))
        await asyncio.gather(_pump(reader, back), _pump(there, writer))

    way = await asyncio.start_server(forward, host)
    usual, server.world.url = server.world.url, f"http://{host}:{way.sockets[0].getsockname()[1]}"
    try:
        yield
    finally:
        server.world.url = usual
        way.close()
        for end in ends:
            end.close()
        await asyncio.gather(*(end.wait_closed() for end in ends), return_exceptions=True)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while some := await reader.read(4_096):
            writer.write(some)
    writer.close()
