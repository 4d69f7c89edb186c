"""People and the bot: commands, buttons, menus, modals, and what comes of them."""

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest

from tests.emulators.discord import (
    Channel,
    DiscordServer,
    File,
    Guild,
    NotAnswered,
    Person,
    Rates,
    discord_server,
)
from tests.emulators.discord.bot import Context, TinyBot, connected


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    async with discord_server(rates=Rates.none()) as server:
        yield server


@pytest.fixture
def ana(server: DiscordServer) -> Person:
    return server.person("Ana")


@pytest.fixture
def guild(server: DiscordServer, ana: Person) -> Guild:
    return server.guild("Estudos", members=[server.person("Bia"), ana])


@pytest.fixture
def channel(guild: Guild) -> Channel:
    return guild.channel("geral")


@pytest.fixture
async def bot(server: DiscordServer, guild: Guild) -> AsyncIterator[TinyBot]:  # noqa: ARG001
    async with connected(server) as bot:
        yield bot


async def test_a_command_is_answered_at_once(
    bot: TinyBot, server: DiscordServer, ana: Person, channel: Channel
) -> None:
    outcome = await ana.slash(channel, "hoje", {"n": 3})
    assert outcome.message.text == "hoje 3"
    assert outcome.message.labels == ["Troca", "Depois", "Cor"]
    assert not outcome.ephemeral
    assert not outcome.deferred
    assert channel.messages == [outcome.message]
    assert len(server.acknowledged) == 1
    assert bot.client.user is not None


async def test_a_command_has_its_default_name_too(
    bot: TinyBot, ana: Person, channel: Channel
) -> None:
    assert bot.tree.get_command("today")
    assert (await ana.slash(channel, "today")).text == "hoje 1"


async def test_a_subcommand_is_found(bot: TinyBot, ana: Person, channel: Channel) -> None:
    assert bot.tree.get_command("set")
    assert (await ana.slash(channel, "set time", {"at": "20:00"})).text == "às 20:00"


@pytest.mark.usefixtures("bot")
async def test_a_command_works_in_private(ana: Person) -> None:
    outcome = await ana.slash(ana.dm, "define", {"termo": "rag"})
    assert outcome.text == "rag para Ana"
    assert outcome.message.channel.is_private


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize(("way", "ephemeral"), [("public", False), ("private", True)])
async def test_the_first_follow_up_inherits_the_visibility_of_the_defer(
    ana: Person, channel: Channel, way: str, ephemeral: bool
) -> None:
    outcome = await ana.slash(channel, "think", {"way": way, "follow_ups": 2})
    assert outcome.deferred
    assert outcome.ephemeral is ephemeral
    first, second = outcome.messages
    assert (first.ephemeral, second.ephemeral) == (ephemeral, False)
    assert first.visible_to is (ana if ephemeral else None)
    assert [first.text, second.text] == ["pensei 0", "pensei 1"]


@pytest.mark.usefixtures("bot")
async def test_only_one_person_sees_an_ephemeral_message(
    server: DiscordServer, ana: Person, channel: Channel
) -> None:
    await ana.slash(channel, "think", {"way": "private"})
    assert len(channel.seen_by(ana)) == 1
    assert channel.seen_by(server.person("Caio")) == []


@pytest.mark.usefixtures("bot")
async def test_suggestions_come_while_typing(ana: Person, channel: Channel) -> None:
    suggested = await ana.autocomplete(channel, "define", {"termo": "ra"}, focused="termo")
    assert suggested == [("raa", "a"), ("rab", "b")]


@pytest.mark.usefixtures("bot")
async def test_a_button_changes_its_message(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    outcome = await ana.click(asked, "Troca")
    assert outcome.updated is asked
    assert outcome.messages == ()
    assert (asked.text, asked.labels, asked.edits) == ("trocado", [], 1)


@pytest.mark.usefixtures("bot")
async def test_a_button_defers_and_follows_up_in_private(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    outcome = await ana.click(asked, "later")
    assert outcome.deferred
    assert asked.text == "mudado"
    assert outcome.message.visible_to is ana


@pytest.mark.usefixtures("bot")
async def test_a_menu_gives_its_values(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    outcome = await ana.select(asked, ["Dois", "um"])
    assert outcome.text == "dois,um"
    assert outcome.ephemeral


@pytest.mark.usefixtures("bot")
async def test_a_modal_is_filled_in(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    opened = await ana.click(asked, "Cor")
    assert opened.modal is not None
    assert opened.modal.labels == ["Nome", "Tom"]
    outcome = await ana.submit(opened.modal, {"Nome": "azul", "Tom": ["Claro"]})
    assert outcome.text == "azul ['light']"


@pytest.mark.usefixtures("bot")
async def test_a_modal_takes_only_what_its_fields_allow(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    opened = await ana.click(asked, "Cor")
    assert opened.modal is not None
    with pytest.raises(AssertionError, match="0 to 10 characters"):
        await ana.submit(opened.modal, {"Nome": "azul-marinho"})
    with pytest.raises(AssertionError, match="has to be filled in"):
        await ana.submit(opened.modal, {})


@pytest.mark.usefixtures("bot")
async def test_a_file_goes_with_a_command(ana: Person, channel: Channel) -> None:
    file = File("a.csv", "ação".encode())
    assert (await ana.slash(channel, "upload", {"file": file})).text == "a.csv: ação"


@pytest.mark.usefixtures("bot")
async def test_somebody_who_installed_the_bot_uses_it_elsewhere(server: DiscordServer) -> None:
    caio = server.person("Caio", installed=True)
    elsewhere = server.guild("Outro", members=[caio], bot=False).channel("geral")
    outcome = await caio.slash(elsewhere, "define", {"term": "rag"})
    assert outcome.text == "rag para Caio"
    server.patience = 0.3
    with pytest.raises(NotAnswered):
        await caio.slash(elsewhere, "think", {"way": "public", "follow_ups": 7}, replies=7)
    assert [each.code for each in server.refused] == [40094]


@pytest.mark.usefixtures("bot")
async def test_silence_is_noticed(
    ana: Person, channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.emulators.discord.limits.ACKNOWLEDGE_SECONDS", 0.05)
    with pytest.raises(NotAnswered, match="did not acknowledge"):
        await ana.slash(channel, "mute")


async def test_an_interaction_can_arrive_twice(
    bot: TinyBot, server: DiscordServer, ana: Person, channel: Channel
) -> None:
    errors: list[object] = []

    @bot.tree.error
    async def on_error(_: object, error: discord.app_commands.AppCommandError) -> None:
        errors.append(error.__cause__)

    server.twice()
    outcome = await ana.slash(channel, "hoje")
    assert len(outcome.messages) == 1
    await server.until(lambda: errors)
    # The library knows code 40060, and says so in an exception of its own.
    assert [each.code for each in server.refused] == [40060]
    assert isinstance(errors[0], discord.InteractionResponded | discord.HTTPException)


@pytest.mark.usefixtures("bot")
async def test_who_types_nonsense_is_told_in_the_test(ana: Person, channel: Channel) -> None:
    with pytest.raises(AssertionError, match="no command 'ontem'"):
        await ana.slash(channel, "ontem")
    with pytest.raises(AssertionError, match="no option 'm'"):
        await ana.slash(channel, "hoje", {"m": "1"})
    with pytest.raises(AssertionError, match="is required"):
        await ana.slash(channel, "define")
    with pytest.raises(AssertionError, match="no choice 'loud'"):
        await ana.slash(channel, "think", {"way": "loud"})
    asked = (await ana.slash(channel, "hoje")).message
    with pytest.raises(AssertionError, match="no button 'Nada'"):
        await ana.click(asked, "Nada")


@pytest.mark.usefixtures("bot")
async def test_a_thread_is_a_place_like_others(
    server: DiscordServer, ana: Person, channel: Channel
) -> None:
    thread = channel.thread("dia 1")
    asked = (await ana.slash(thread, "hoje")).message
    assert thread.messages == [asked]
    await ana.click(asked, "Troca")
    assert asked.text == "trocado"
    channel.deny("send_messages")
    assert (await ana.slash(channel, "hoje")).text == "hoje 1"
    assert server.refused == []


async def test_a_command_is_shown_where_it_may_be_used(
    bot: TinyBot, ana: Person, guild: Guild, channel: Channel
) -> None:
    @bot.tree.command(description="For administrators of servers")
    @discord.app_commands.default_permissions(manage_guild=True)
    @discord.app_commands.allowed_contexts(guilds=True, dms=False)
    async def manage(interaction: Context) -> None:
        await interaction.response.send_message("feito")

    await bot.tree.sync()
    with pytest.raises(AssertionError, match="not shown in"):
        await ana.slash(ana.dm, "manage")
    with pytest.raises(AssertionError, match="not shown to"):
        await ana.slash(channel, "manage")
    guild.promote(ana)
    assert (await ana.slash(channel, "manage")).text == "feito"


@pytest.mark.usefixtures("bot")
async def test_an_old_button_reaches_the_bot(ana: Person, channel: Channel) -> None:
    asked = (await ana.slash(channel, "hoje")).message
    await ana.click(asked, "Troca")
    assert asked.buttons == []
    assert (await ana.click(asked, "later", stale=True)).text == "só para você"


@pytest.mark.usefixtures("bot")
async def test_two_hundred_at_once_are_answered(server: DiscordServer) -> None:
    people = [server.person(f"p{number}") for number in range(200)]
    channel = server.guild("Grande", members=people).channel("geral")
    server.quiet = 0
    outcomes = await asyncio.gather(
        *(each.slash(channel, "hoje", {"n": at}) for at, each in enumerate(people))
    )
    assert [each.text for each in outcomes] == [f"hoje {at}" for at in range(200)]
    assert len(server.acknowledged) == 200
    assert server.most_in_a_second() < 200  # interactions' answers do not count
