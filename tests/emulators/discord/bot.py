"""A tiny bot on the real library, to try the server with; it knows nothing of Sabatina."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Literal, cast

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.emulators.discord.server import DiscordServer

Context = discord.Interaction[discord.Client]
INTENTS = discord.Intents.default()
READY_SECONDS = 0.05
"""How long the library waits for more servers before it says that it is ready."""


@contextmanager
def pointed_at(server: DiscordServer) -> Iterator[None]:
    """Let the library talk to this server instead of Discord."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE = server.rest
    DiscordWebSocket.DEFAULT_GATEWAY = URL(server.gateway)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


class Colour(discord.ui.Modal, title="Cor"):
    """Asks for a colour, in the older and the newer way."""

    name: discord.ui.TextInput["Colour"] = discord.ui.TextInput(label="Nome", max_length=10)
    tone: discord.ui.Label["Colour"] = discord.ui.Label(
        text="Tom",
        component=discord.ui.Select(
            options=[discord.SelectOption(label="Claro", value="light")], required=False
        ),
    )

    async def on_submit(self, interaction: Context, /) -> None:
        """Say what was filled in."""
        tone = cast("discord.ui.Select[Colour]", self.tone.component)
        await interaction.response.send_message(f"{self.name.value} {tone.values}")


class Menu(discord.ui.View):
    """Buttons and a menu that answer in different ways."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Troca", custom_id="swap")
    async def swap(self, interaction: Context, _: discord.ui.Button["Menu"]) -> None:
        """Put something else in the message's place."""
        await interaction.response.edit_message(content="trocado", view=None)

    @discord.ui.button(label="Depois", custom_id="later")
    async def later(self, interaction: Context, _: discord.ui.Button["Menu"]) -> None:
        """Change the message later, and say something in private."""
        await interaction.response.defer()
        await interaction.edit_original_response(content="mudado")
        await interaction.followup.send("só para você", ephemeral=True)

    @discord.ui.button(label="Cor", custom_id="colour")
    async def colour(self, interaction: Context, _: discord.ui.Button["Menu"]) -> None:
        """Ask for a colour."""
        await interaction.response.send_modal(Colour())

    @discord.ui.select(
        custom_id="pick",
        options=[discord.SelectOption(label=name, value=name.lower()) for name in ("Um", "Dois")],
        max_values=2,
    )
    async def pick(self, interaction: Context, select: discord.ui.Select["Menu"]) -> None:
        """Say what was chosen."""
        await interaction.response.send_message(",".join(select.values), ephemeral=True)


class Names(app_commands.Translator):
    """Portuguese names for what is called otherwise by default."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 (the library names it)
    ) -> str | None:
        """The name in Brazilian Portuguese."""
        names = {"today": "hoje", "term": "termo"}
        name = names.get(string.message)
        return name if locale is discord.Locale.brazil_portuguese else None


def commands_of(tree: app_commands.CommandTree[discord.Client]) -> None:
    """Give the tree its commands."""

    @tree.command(name=app_commands.locale_str("today"), description="At once")
    async def today(interaction: Context, n: int = 1) -> None:
        await interaction.response.send_message(f"hoje {n}", view=Menu())

    @tree.command(description="Thinks before it answers")
    async def think(
        interaction: Context, way: Literal["public", "private"], follow_ups: int = 1
    ) -> None:
        await interaction.response.defer(thinking=True, ephemeral=way == "private")
        for number in range(follow_ups):
            await interaction.followup.send(f"pensei {number}")

    @tree.command(description="Suggests")
    @app_commands.rename(text=app_commands.locale_str("term"))
    async def define(interaction: Context, text: str) -> None:
        await interaction.response.send_message(f"{text} para {interaction.user.display_name}")

    @define.autocomplete("text")
    async def suggest(_: Context, current: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}{end}", value=end) for end in ("a", "b")]

    @tree.command(description="Takes a file")
    async def upload(interaction: Context, file: discord.Attachment) -> None:
        content = (await file.read()).decode()
        await interaction.response.send_message(f"{file.filename}: {content}")

    @tree.command(description="Says nothing")
    async def mute(_: Context) -> None:
        await asyncio.sleep(0)

    group = app_commands.Group(name="set", description="Settings")

    @group.command(description="A time")
    async def time(interaction: Context, at: str) -> None:
        await interaction.response.send_message(f"às {at}")

    tree.add_command(group)


class TinyBot:
    """The client and what reached it."""

    def __init__(self, client: discord.Client) -> None:
        self.client = client
        self.tree = app_commands.CommandTree(
            client,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        )
        self.heard: list[discord.Message] = []
        self.events: list[str] = []
        commands_of(self.tree)

    def listen(self) -> None:
        """Write down what happens."""
        client = self.client

        @client.event
        async def on_message(message: discord.Message) -> None:
            if message.author != client.user:
                self.heard.append(message)

        for name in ("guild_join", "guild_remove", "guild_channel_delete", "thread_create"):
            self._note(name)
        for name in ("resumed", "ready", "guild_unavailable", "guild_available"):
            self._note(name)

    def _note(self, name: str) -> None:
        async def note(*_: object) -> None:
            self.events.append(name)

        note.__name__ = f"on_{name}"
        self.client.event(note)

    def channel(self, channel_id: str) -> discord.PartialMessageable:
        """A channel to send to, known or not."""
        return self.client.get_partial_messageable(int(channel_id))

    async def ask(
        self, method: str, path: str, json: object = None, **names: str
    ) -> dict[str, object]:
        """A request as it stands, through the library's own client."""
        route = Route(method, path, **names)
        answer = await self.client.http.request(route, json=json)
        return cast("dict[str, object]", answer)


@asynccontextmanager
async def logged_in(server: DiscordServer) -> AsyncIterator[TinyBot]:
    """The bot with its token, not connected to the gateway."""
    with pointed_at(server):
        async with discord.Client(intents=INTENTS) as client:
            bot = TinyBot(client)
            await client.login(server.token)
            yield bot


@asynccontextmanager
async def connected(
    server: DiscordServer,
    intents: discord.Intents = INTENTS,
    shards: int | None = None,
) -> AsyncIterator[TinyBot]:
    """The bot, its commands registered, ready on the gateway."""
    with pointed_at(server):
        client = _client(intents, shards)
        bot = TinyBot(client)
        bot.listen()
        async with client:
            await client.login(server.token)
            await bot.tree.set_translator(Names())
            await bot.tree.sync()
            talking = asyncio.create_task(client.connect())
            try:
                await asyncio.wait_for(client.wait_until_ready(), 10)
                yield bot
            finally:
                await client.close()
                await asyncio.gather(talking, return_exceptions=True)


class Eager(discord.Client):
    """Identifies at once, where the library would wait for 5 s."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


class EagerShards(discord.AutoShardedClient):
    """The same with shards."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for nothing."""


def _client(intents: discord.Intents, shards: int | None) -> discord.Client:
    if shards is None:
        return Eager(intents=intents, guild_ready_timeout=READY_SECONDS)
    return EagerShards(intents=intents, shard_count=shards, guild_ready_timeout=READY_SECONDS)
