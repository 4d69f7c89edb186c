"""Each limit, from both sides: what just fits is taken, what is too much is refused."""

from collections.abc import AsyncIterator

import discord
import pytest

from tests.emulators.discord import DiscordServer, Rates, discord_server
from tests.emulators.discord.bot import TinyBot, connected, logged_in
from tests.emulators.discord.interactions import Interaction, Kind

Json = dict[str, object]
MESSAGES = "/channels/{channel_id}/messages"
COMMANDS = "/applications/{application_id}/commands"


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(rates=Rates.none()) as server:
        yield server


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[TinyBot]:
    async with logged_in(server) as bot:
        yield bot


def embed(**fields: object) -> Json:
    return {"content": "", "embeds": [{"title": "t"} | fields]}


def rows(*rows_: list[Json]) -> Json:
    return {
        "content": "c",
        "components": [{"type": 1, "components": row} for row in rows_],
    }


def button(number: int = 0, **fields: object) -> Json:
    return {"type": 2, "style": 1, "label": "l", "custom_id": f"b{number}"} | fields


def options(number: int, **fields: object) -> list[Json]:
    return [{"label": "l", "value": str(at)} | fields for at in range(number)]


def select(number: int = 0, **fields: object) -> Json:
    return {"type": 3, "custom_id": f"s{number}", "options": options(1)} | fields


FITS: list[Json] = [
    {"content": "c" * 2_000},
    {"content": "c", "nonce": "n" * 25},
    {"content": "é" * 2_000},
    embed(title="t" * 256),
    embed(description="d" * 4_096),
    embed(fields=[{"name": "n", "value": "v"}] * 25),
    embed(fields=[{"name": "n" * 256, "value": "v" * 1_024}]),
    embed(footer={"text": "f" * 2_048}),
    embed(author={"name": "a" * 256}),
    {"embeds": [{"title": "t"}] * 10},
    {"embeds": [{"description": "d" * 4_000}, {"description": "d" * 2_000}]},
    rows(*([[button(row * 5 + at) for at in range(5)] for row in range(5)])),
    rows([button(label="l" * 80, custom_id="c" * 100)]),
    rows([button(label=None, emoji={"name": "⭐"})]),
    rows([{"type": 2, "style": 5, "label": "l", "url": "https://example.org"}]),
    rows([select(options=options(25), max_values=25, min_values=0)]),
    rows([select(options=options(1, label="l" * 100, description="d" * 100))]),
    rows([select(placeholder="p" * 150)]),
    rows([{"type": 5, "custom_id": "people"}]),
]

TOO_MUCH: list[tuple[Json, str]] = [
    ({"content": "c" * 2_001}, "content"),
    ({"content": "c", "nonce": "n" * 26}, "nonce"),
    (embed(title="t" * 257), "embeds.0.title"),
    (embed(description="d" * 4_097), "embeds.0.description"),
    (embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields"),
    (embed(fields=[{"name": "n" * 257, "value": "v"}]), "embeds.0.fields.0.name"),
    (embed(fields=[{"name": "n", "value": "v" * 1_025}]), "embeds.0.fields.0.value"),
    (embed(fields=[{"name": "", "value": "v"}]), "embeds.0.fields.0.name"),
    (embed(footer={"text": "f" * 2_049}), "embeds.0.footer.text"),
    (embed(author={"name": "a" * 257}), "embeds.0.author.name"),
    (embed(title=""), "embeds.0.description"),
    (embed(image={"url": "ftp://example.org"}), "embeds.0.image.url"),
    (embed(color=0x1000000), "embeds.0.color"),
    ({"embeds": [{"title": "t"}] * 11}, "embeds"),
    ({"embeds": [{"description": "d" * 4_000}, {"description": "d" * 2_001}]}, "embeds"),
    (rows(*([[button(row)] for row in range(6)])), "components"),
    (rows([button(at) for at in range(6)]), "components.0.components"),
    (rows([]), "components.0.components"),
    (rows([button(), select()]), "components.0.components.1"),
    (rows([button(label="l" * 81)]), "components.0.components.0.label"),
    (rows([button(label="")]), "components.0.components.0.label"),
    (rows([button(custom_id="c" * 101)]), "components.0.components.0.custom_id"),
    (rows([button(custom_id="")]), "components.0.components.0.custom_id"),
    (rows([button()], [button()]), "components.1.components.0.custom_id"),
    (rows([button(style=7)]), "components.0.components.0.style"),
    (rows([{"type": 2, "style": 5, "label": "l"}]), "components.0.components.0.url"),
    (rows([select(options=options(26))]), "components.0.components.0.options"),
    (rows([select(options=[])]), "components.0.components.0.options"),
    (rows([select(options=options(1) * 2)]), "components.0.components.0.options.1"),
    (
        rows([select(options=options(1, label="l" * 101))]),
        "components.0.components.0.options.0.label",
    ),
    (
        rows([select(options=options(1, value="v" * 101))]),
        "components.0.components.0.options.0.value",
    ),
    (
        rows([select(options=options(1, description="d" * 101))]),
        "components.0.components.0.options.0.description",
    ),
    (rows([select(max_values=2)]), "components.0.components.0.max_values"),
    (rows([select(placeholder="p" * 151)]), "components.0.components.0.placeholder"),
    (
        {"content": "c", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions.parse",
    ),
    ({"content": "c", "message_reference": {"message_id": "1"}}, "message_reference"),
    ({"content": 1.5}, "content"),
    ({"embeds": {"title": "t"}}, "embeds"),
]


@pytest.mark.parametrize("message", FITS)
async def test_a_message_that_just_fits_is_taken(
    server: DiscordServer, bot: TinyBot, message: Json
) -> None:
    channel = server.guild("Estudos").channel("geral")
    await bot.ask("POST", MESSAGES, message, channel_id=channel.id)
    assert len(channel.messages) == 1


@pytest.mark.parametrize(("message", "field"), TOO_MUCH)
async def test_a_message_that_is_too_much_is_refused(
    server: DiscordServer, bot: TinyBot, message: Json, field: str
) -> None:
    channel = server.guild("Estudos").channel("geral")
    with pytest.raises(discord.HTTPException) as refused:
        await bot.ask("POST", MESSAGES, message, channel_id=channel.id)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert field in fields_of(server.refused[-1].body["errors"])
    assert channel.messages == []


def fields_of(tree: object, path: str = "") -> list[str]:
    """The paths of all fields at fault."""
    assert isinstance(tree, dict)
    found = [path] if "_errors" in tree else []
    for key, below in tree.items():
        if key != "_errors":
            found += fields_of(below, f"{path}.{key}" if path else key)
    return found


async def test_all_faults_are_told_at_once(server: DiscordServer, bot: TinyBot) -> None:
    channel = server.guild("Estudos").channel("geral")
    message = rows([button(label="l" * 81)]) | {"content": "c" * 2_001}
    with pytest.raises(discord.HTTPException, match="Must be 2000 or fewer in length"):
        await bot.ask("POST", MESSAGES, message, channel_id=channel.id)
    errors = server.refused[-1].body["errors"]
    assert fields_of(errors) == ["content", "components.0.components.0.label"]


@pytest.mark.parametrize("message", [{}, {"content": ""}, {"content": " \n"}, rows([button()])])
async def test_an_empty_message_is_refused(
    server: DiscordServer, bot: TinyBot, message: Json
) -> None:
    channel = server.guild("Estudos").channel("geral")
    message = message | {"content": ""} if "components" in message else message
    with pytest.raises(discord.HTTPException, match="50006"):
        await bot.ask("POST", MESSAGES, message, channel_id=channel.id)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/channels/1", 10003),
        ("/guilds/1", 10004),
        ("/users/1", 10013),
        ("/nowhere", 0),
    ],
)
async def test_what_does_not_exist_is_not_found(bot: TinyBot, path: str, code: int) -> None:
    with pytest.raises(discord.NotFound) as refused:
        await bot.ask("GET", path)
    assert refused.value.code == code


def command(**fields: object) -> Json:
    return {"name": "hoje", "description": "d"} | fields


def option(**fields: object) -> Json:
    return {"name": "o", "description": "d", "type": 3} | fields


def with_options(*options_: Json) -> list[Json]:
    return [command(options=list(options_))]


COMMANDS_THAT_FIT: list[list[Json]] = [
    [command(name=f"c{at}") for at in range(100)],
    [command(name="n" * 32, description="d" * 100)],
    [command(name="revisão", name_localizations={"pt-BR": "revisão", "en-US": "review"})],
    with_options(*(option(name=f"o{at}") for at in range(25))),
    with_options(option(choices=[{"name": f"n{at}", "value": "v"} for at in range(25)])),
    with_options(option(required=True), option(name="p")),
    with_options(option(type=1, options=[option(autocomplete=True)])),
    with_options(option(type=2, options=[option(type=1, options=[option()])])),
    [{"name": "Ver cartão", "type": 3}],
]

COMMANDS_REFUSED: list[tuple[list[Json], str]] = [
    ([command(name="n" * 33)], "0.name"),
    ([command(name="Hoje")], "0.name"),
    ([command(name="o que")], "0.name"),
    ([command(name="")], "0.name"),
    ([command(description="")], "0.description"),
    ([command(description="d" * 101)], "0.description"),
    ([command(name_localizations={"pt": "hoje"})], "0.name_localizations.pt"),
    ([command(name_localizations={"pt-BR": "Hoje"})], "0.name_localizations.pt-BR"),
    (
        [command(description_localizations={"pt-BR": "d" * 101})],
        "0.description_localizations.pt-BR",
    ),
    ([command(), command()], "1.name"),
    ([command(), command(name="today", name_localizations={"pt-BR": "hoje"})], "1.name"),
    (with_options(*(option(name=f"o{at}") for at in range(26))), "0.options"),
    (with_options(option(), option()), "0.options.1.name"),
    (with_options(option(), option(name="p", required=True)), "0.options.1"),
    (with_options(option(name="O")), "0.options.0.name"),
    (with_options(option(type=12)), "0.options.0.type"),
    (with_options(option(), option(name="s", type=1)), "0.options"),
    (
        with_options(option(choices=[{"name": f"n{at}", "value": "v"} for at in range(26)])),
        "0.options.0.choices",
    ),
    (
        with_options(option(choices=[{"name": "n" * 101, "value": "v"}])),
        "0.options.0.choices.0.name",
    ),
    (
        with_options(option(choices=[{"name": "n", "value": "v" * 101}])),
        "0.options.0.choices.0.value",
    ),
    (with_options(option(choices=[{"name": "n", "value": 1}])), "0.options.0.choices.0.value"),
    (
        with_options(option(autocomplete=True, choices=[{"name": "n", "value": "v"}])),
        "0.options.0.autocomplete",
    ),
    (
        with_options(
            *(
                option(
                    name=f"o{at}",
                    choices=[{"name": "n" * 90 + str(at), "value": "v" * 100} for at in range(5)],
                )
                for at in range(10)
            )
        ),
        "0",
    ),
]


@pytest.mark.parametrize("commands", COMMANDS_THAT_FIT)
async def test_commands_that_just_fit_are_registered(
    server: DiscordServer, bot: TinyBot, commands: list[Json]
) -> None:
    await bot.ask("PUT", COMMANDS, commands, application_id=server.application_id)
    assert len(server.commands) == len(commands)


@pytest.mark.parametrize(("commands", "field"), COMMANDS_REFUSED)
async def test_commands_that_are_wrong_are_refused(
    server: DiscordServer, bot: TinyBot, commands: list[Json], field: str
) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await bot.ask("PUT", COMMANDS, commands, application_id=server.application_id)
    assert refused.value.code == 50035
    assert field in fields_of(server.refused[-1].body["errors"])
    assert server.commands == []


async def test_there_are_at_most_a_hundred_commands(server: DiscordServer, bot: TinyBot) -> None:
    many = [command(name=f"c{at}") for at in range(101)]
    with pytest.raises(discord.HTTPException, match="30032"):
        await bot.ask("PUT", COMMANDS, many, application_id=server.application_id)
    await bot.ask("PUT", COMMANDS, many[:100], application_id=server.application_id)
    with pytest.raises(discord.HTTPException, match="30032"):
        await bot.ask("POST", COMMANDS, many[100], application_id=server.application_id)


async def test_one_command_is_made_changed_and_deleted(server: DiscordServer, bot: TinyBot) -> None:
    names = {"application_id": server.application_id}
    made = await bot.ask("POST", COMMANDS, command(), **names)
    again = await bot.ask("POST", COMMANDS, command(description="e"), **names)
    assert made["id"] == again["id"]
    names |= {"command_id": str(made["id"])}
    one = COMMANDS + "/{command_id}"
    changed = await bot.ask("PATCH", one, {"name": "ontem"}, **names)
    assert (changed["name"], changed["description"]) == ("ontem", "e")
    await bot.ask("DELETE", one, **names)
    with pytest.raises(discord.NotFound, match="10063"):
        await bot.ask("GET", one, **names)


def text_input(**fields: object) -> Json:
    return {"type": 4, "custom_id": "i", "label": "l", "style": 1} | fields


def modal(*inputs: Json, **fields: object) -> Json:
    rows_ = [{"type": 1, "components": [each]} for each in inputs]
    return {"custom_id": "m", "title": "t", "components": rows_} | fields


CALLBACKS: list[tuple[int, Json, str]] = [
    (9, modal(text_input(), title="t" * 46), "data.title"),
    (9, modal(), "data.components"),
    (9, modal(*(text_input(custom_id=f"i{at}") for at in range(6))), "data.components"),
    (9, modal(text_input(label="l" * 46)), "data.components.0.components.0.label"),
    (9, modal(text_input(placeholder="p" * 101)), "data.components.0.components.0.placeholder"),
    (9, modal(text_input(max_length=4_001)), "data.components.0.components.0.max_length"),
    (9, modal(text_input(value="vv", max_length=1)), "data.components.0.components.0.value"),
    (9, modal(text_input(), text_input()), "data.components.1.components.0.custom_id"),
    (4, {"content": "c" * 2_001}, "data.content"),
    (7, {"content": "c"}, "type"),
    (6, {}, "type"),
    (8, {"choices": []}, "type"),
    (42, {}, "type"),
]


def called(server: DiscordServer) -> dict[str, str]:
    """The path's names of an interaction that waits to be answered."""
    ana = server.person("Ana")
    interaction = Interaction(Kind.COMMAND, ana, ana.dm, {"0": "0"})
    return {"interaction_id": interaction.id, "token": interaction.token}


CALLBACK = "/interactions/{interaction_id}/{token}/callback"


@pytest.mark.parametrize(("kind", "data", "field"), CALLBACKS)
async def test_a_callback_that_is_wrong_is_refused(
    server: DiscordServer, bot: TinyBot, kind: int, data: Json, field: str
) -> None:
    names = called(server)
    with pytest.raises(discord.HTTPException) as error:
        await bot.ask("POST", CALLBACK, {"type": kind, "data": data}, **names)
    assert error.value.code == 50035
    assert field in fields_of(server.refused[-1].body["errors"])
    # What was refused acknowledged nothing: there is still time to do better.
    await bot.ask("POST", CALLBACK, {"type": 4, "data": {"content": "c"}}, **names)


async def test_an_interaction_waits_three_seconds_and_its_token_a_quarter_of_an_hour(
    server: DiscordServer, bot: TinyBot
) -> None:
    hello = {"type": 4, "data": {"content": "oi"}}
    late = called(server)
    server.pass_time(3.1)
    with pytest.raises(discord.NotFound, match="10062"):
        await bot.ask("POST", CALLBACK, hello, **late)
    names = called(server)
    await bot.ask("POST", CALLBACK, hello, **names)
    with pytest.raises(discord.HTTPException, match="40060"):
        await bot.ask("POST", CALLBACK, hello, **names)
    follow_up = f"/webhooks/{server.application_id}/{names['token']}"
    await bot.ask("POST", follow_up, {"content": "mais"})
    server.pass_time(15 * 60)
    with pytest.raises(discord.HTTPException, match="50027"):
        await bot.ask("POST", follow_up, {"content": "tarde"})


async def test_nothing_follows_what_was_not_acknowledged(
    server: DiscordServer, bot: TinyBot
) -> None:
    names = called(server)
    follow_up = f"/webhooks/{server.application_id}/{names['token']}"
    with pytest.raises(discord.NotFound, match="10015"):
        await bot.ask("POST", follow_up, {"content": "cedo"})
    with pytest.raises(discord.NotFound, match="10062"):
        await bot.ask("POST", "/interactions/1/token/callback", {"type": 5})


async def test_suggestions_are_limited(server: DiscordServer) -> None:
    ana = server.person("Ana")
    async with connected(server) as bot:
        command_ = bot.tree.get_command("define")
        assert isinstance(command_, discord.app_commands.Command)

        @command_.autocomplete("text")
        async def many(_: object, current: str) -> list[discord.app_commands.Choice[str]]:
            choice = discord.app_commands.Choice(name=current, value=current)
            return [choice] * 26

        server.patience = 0.1
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("tests.emulators.discord.limits.ACKNOWLEDGE_SECONDS", 0.3)
            with pytest.raises(AssertionError, match="did not acknowledge"):
                await ana.autocomplete(ana.dm, "define", {"term": "x"}, focused="term")
        assert [(each.status, each.code) for each in server.refused] == [(400, 50035)]
