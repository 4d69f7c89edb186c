"""Servers where the bot could write once and cannot any more: noticed, told once, and mended."""

from pathlib import Path

import pytest

from bot.app import App
from bot.errors import Unreachable
from bot.model import Chat
from tests.discord.scene import HELLO, Scene, adapter_of, on_discord
from tests.emulators.discord import Channel, DiscordServer, Guild, Person, Rates, discord_server
from tests.talk import app_running, monday


async def fail_to_deliver(scene: Scene) -> None:
    """Something that is due, and cannot be sent."""
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(scene.chat, HELLO)


async def shut_out(scene: Scene, *names: str) -> None:
    """The chosen channel with permissions taken away, and something that was due there; who chose
    it takes no direct messages.
    """
    scene.ana.close_dms()
    await scene.choose(scene.channel)
    scene.channel.deny(*names)
    await fail_to_deliver(scene)
    assert await scene.silent(scene.chat) == "permissions"


@pytest.mark.parametrize(
    ("taken", "called"), [("send_messages", "Enviar mensagens"), ("view_channel", "Ver canal")]
)
async def test_an_admin_is_told_once_and_alone_what_was_taken_away(
    scene: Scene, taken: str, called: str
) -> None:
    other = scene.guild.channel("outro")
    await shut_out(scene, taken)
    assert len((await scene.bia.slash(other, "hoje")).messages) == 1
    told = (await scene.ana.slash(other, "hoje", replies=2)).messages[-1]
    assert told.visible_to is scene.ana
    assert called in told.text
    assert f"<#{scene.channel.id}>" in told.text
    await scene.falls_silent(scene.chat, "permissions-told")
    await fail_to_deliver(scene)
    assert len((await scene.ana.slash(other, "hoje")).messages) == 1


async def test_permissions_that_were_taken_away_can_come_back(scene: Scene) -> None:
    await shut_out(scene, "send_messages")
    scene.channel.allow()
    await scene.adapter.deliver(scene.chat, HELLO)
    assert await scene.silent(scene.chat) == ""


async def test_an_admin_is_not_told_of_what_came_back(scene: Scene) -> None:
    await shut_out(scene, "send_messages")
    scene.channel.allow()
    assert len((await scene.ana.slash(scene.channel, "hoje")).messages) == 1
    await scene.falls_silent(scene.chat, "")


async def test_another_channel_can_be_chosen(scene: Scene) -> None:
    other = scene.guild.channel("outro")
    await shut_out(scene, "send_messages")
    outcome = await scene.ana.slash(other, "config", {"canal": other})
    assert len(outcome.messages) == 1
    assert await scene.silent(scene.chat) == ""


async def test_an_admin_is_told_once_that_the_channel_is_gone(scene: Scene) -> None:
    other = scene.guild.channel("outro")
    scene.ana.close_dms()
    await scene.choose(scene.channel)
    scene.channel.delete()
    await scene.falls_silent(scene.chat, "channel")
    told = (await scene.ana.slash(other, "ranking", replies=2)).messages[-1]
    assert "não existe mais" in told.text
    assert told.visible_to is scene.ana
    await scene.falls_silent(scene.chat, "channel-told")
    assert len((await scene.ana.slash(other, "ranking")).messages) == 1
    await fail_to_deliver(scene)


async def test_a_server_that_came_back_has_not_removed_the_bot(scene: Scene) -> None:
    await scene.app.study.contacts.silence(scene.chat, "removed")
    scene.guild.outage()
    scene.guild.recover()
    await scene.falls_silent(scene.chat, "")


async def test_that_a_server_came_back_says_nothing_of_its_permissions(scene: Scene) -> None:
    await shut_out(scene, "send_messages")
    scene.guild.outage()
    scene.guild.recover()
    await scene.bia.slash(scene.guild.channel("outro"), "hoje")
    assert await scene.silent(scene.chat) == "permissions"


async def chosen(server: DiscordServer, app: App) -> tuple[Person, Guild, Channel]:
    """An admin, the server and the channel that they chose there, before the bot went away."""
    ana = server.person("Ana")
    guild = server.guild("Estudos", admins=[ana])
    channel = guild.channel("geral")
    async with on_discord(adapter_of(app, server), server, app.hub.receive):
        await ana.slash(channel, "config", {"canal": channel})
    return ana, guild, channel


async def test_what_happened_to_a_server_while_the_bot_was_away_is_found_out(
    tmp_path: Path,
) -> None:
    async with discord_server(Rates.none()) as server, app_running(tmp_path, monday()) as app:
        ana, guild, channel = await chosen(server, app)
        chat = Chat("discord", guild.id)
        guild.remove_bot()
        again = adapter_of(app, server)
        async with on_discord(again, server, app.hub.receive):
            with pytest.raises(Unreachable):
                await again.deliver(chat, HELLO)
        assert await app.study.contacts.silent(chat) == "removed"
        guild.add_bot()
        once_more = adapter_of(app, server)
        async with on_discord(once_more, server, app.hub.receive):
            await ana.slash(channel, "ajuda")
            await once_more.deliver(chat, HELLO)
        assert channel.messages[-1].text == "Bom dia"


async def test_who_chose_a_channel_that_was_deleted_while_the_bot_was_away_is_told(
    tmp_path: Path,
) -> None:
    async with discord_server(Rates.none()) as server, app_running(tmp_path, monday()) as app:
        ana, guild, channel = await chosen(server, app)
        chat = Chat("discord", guild.id)
        channel.delete()
        again = adapter_of(app, server)
        async with on_discord(again, server, app.hub.receive):
            for _ in range(2):
                with pytest.raises(Unreachable):
                    await again.deliver(chat, HELLO)
            await server.until(lambda: ana.dm.messages)
            (told,) = ana.dm.messages
        assert "não existe mais" in told.text
