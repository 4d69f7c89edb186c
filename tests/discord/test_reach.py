"""Who can be reached: channels that are chosen, and people and servers that fall silent."""

import re
from pathlib import Path

import pytest
from discord import Permissions

from bot.actions import Choose, pack
from bot.adapters.discord.reach import Reach
from bot.adapters.discord.rights import THREADS, WRITING
from bot.errors import Unreachable
from bot.model import Command, Member, Origin, Place
from tests.discord.scene import HELLO, Scene

README = Path(__file__).parents[2] / "README.md"

# Channels are looked at before they are chosen


def test_the_invitation_asks_for_what_is_needed_and_no_more() -> None:
    (asked,) = re.findall(r"discord\.com/oauth2/authorize\S*permissions=(\d+)", README.read_text())
    needed = Permissions(attach_files=True)  # for what is exported, and for pictures
    needed.update(**dict.fromkeys((*WRITING, *THREADS), True))
    assert Permissions(int(asked)) == needed


async def test_a_channel_is_not_chosen_without_the_permissions(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    news.deny("send_messages", "embed_links")
    await scene.bia.slash(scene.channel, "hoje")  # by now the bot knows of the channel
    outcome = await scene.choose(news)
    assert "Enviar mensagens; Inserir links" in outcome.text
    assert f"<#{news.id}>" in outcome.text
    assert outcome.message.visible_to is scene.ana
    assert await scene.app.study.contacts.channel(scene.chat) == ("", False)


async def test_the_permissions_are_named_in_the_admin_s_language(scene: Scene) -> None:
    own = {"quem": "meu", "ajuste": "idioma", "valor": "en"}
    await scene.ana.slash(scene.channel, "config", own)
    scene.channel.deny("send_messages")
    assert "Send Messages" in (await scene.choose(scene.channel)).text


async def test_threads_are_not_chosen_without_the_permissions(scene: Scene) -> None:
    await scene.choose(scene.channel)
    scene.channel.deny("create_public_threads")
    outcome = await scene.ana.slash(scene.channel, "config", {"ajuste": "tópicos", "valor": "sim"})
    assert "Criar tópicos públicos" in outcome.text
    assert await scene.app.study.contacts.channel(scene.chat) == (scene.channel.id, False)


@pytest.mark.parametrize("value", ["enquete", "ligar", "Sim."])
async def test_whatever_may_ask_for_threads_is_looked_at(scene: Scene, value: str) -> None:
    await scene.choose(scene.channel)
    scene.channel.deny("create_public_threads")
    wanted = {"ajuste": "tópicos", "valor": value}
    assert "Criar tópicos" in (await scene.ana.slash(scene.channel, "config", wanted)).text


@pytest.mark.parametrize("value", ["não", "off", "Padrão"])
async def test_threads_can_be_done_without_whatever_is_lacking(scene: Scene, value: str) -> None:
    await scene.choose(scene.channel)
    scene.channel.deny("create_public_threads")
    wanted = {"ajuste": "tópicos", "valor": value}
    assert "Criar tópicos" not in (await scene.ana.slash(scene.channel, "config", wanted)).text


async def test_a_channel_chosen_by_a_button_is_looked_at_too(scene: Scene) -> None:
    panel = (await scene.ana.slash(scene.channel, "config")).message
    scene.channel.deny("send_messages")
    chosen = pack(Choose(scene.ana.id, "chat", "channel", scene.channel.id))
    outcome = await scene.ana.click(panel, f"s:{chosen}", stale=True)
    assert "Enviar mensagens" in outcome.text
    assert await scene.app.study.contacts.channel(scene.chat) == ("", False)


async def test_a_channel_of_another_server_is_none(scene: Scene) -> None:
    elsewhere = scene.server.guild("Alhures", members=[scene.ana]).channel("geral")
    outcome = await scene.ana.slash(
        scene.channel, "config", {"ajuste": "canal", "valor": elsewhere.id}
    )
    assert "deste servidor" in outcome.text
    assert await scene.app.study.contacts.channel(scene.chat) == ("", False)


async def test_who_is_no_admin_chooses_no_channel(scene: Scene) -> None:
    outcome = await scene.bia.slash(scene.channel, "config", {"canal": scene.channel})
    assert "Só admins" in outcome.text


# Who cannot be reached


async def test_who_closed_their_messages_is_told_once_and_tried_again_when_they_write(
    scene: Scene,
) -> None:
    chat = scene.private(scene.bia)
    scene.bia.close_dms()
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(chat, HELLO)
    assert await scene.silent(chat) == "closed"
    told = await scene.bia.slash(scene.channel, "hoje", replies=2)
    assert "mensagens diretas estão fechadas" in told.messages[-1].text
    assert told.messages[-1].visible_to is scene.bia
    await scene.falls_silent(chat, "told")
    assert len((await scene.bia.slash(scene.channel, "hoje")).messages) == 1
    scene.bia.open_dms()
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(chat, HELLO)
    await scene.bia.write(scene.bia.dm, "oi")
    await scene.falls_silent(chat, "")
    await scene.adapter.deliver(chat, HELLO)
    assert scene.bia.dm.messages[-1].text == "Bom dia"


async def test_who_closed_their_messages_is_told_in_their_language(scene: Scene) -> None:
    own = {"quem": "meu", "ajuste": "idioma", "valor": "en"}
    await scene.bia.slash(scene.channel, "config", own)
    await scene.app.study.contacts.silence(scene.private(scene.bia), "closed")
    told = await scene.bia.slash(scene.channel, "hoje", replies=2)
    assert "direct messages are closed" in told.messages[-1].text


async def test_who_closed_their_messages_is_not_asked_for_again(scene: Scene) -> None:
    scene.bia.close_dms()
    for _ in range(3):
        with pytest.raises(Unreachable):
            await scene.adapter.deliver(scene.private(scene.bia), HELLO)
    assert len(scene.server.refused) == 1


async def test_a_server_that_removed_the_bot_is_silent_until_it_invites_it(scene: Scene) -> None:
    await scene.choose(scene.channel)
    scene.guild.remove_bot()
    await scene.falls_silent(scene.chat, "removed")
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(scene.chat, HELLO)
    scene.guild.add_bot()
    await scene.falls_silent(scene.chat, "")


async def test_a_server_in_an_outage_is_not_silent(scene: Scene) -> None:
    scene.guild.outage()
    scene.guild.recover()
    await scene.bia.slash(scene.channel, "hoje")
    assert await scene.silent(scene.chat) == ""


async def test_a_deleted_channel_makes_its_server_silent_until_it_chooses_another(
    scene: Scene,
) -> None:
    news = scene.guild.channel("novidades")
    await scene.choose(news)
    scene.guild.channel("outro").delete()
    news.delete()
    await scene.falls_silent(scene.chat, "channel-told")
    await scene.choose(scene.channel)
    await scene.falls_silent(scene.chat, "")
    await scene.adapter.deliver(scene.chat, HELLO)
    assert scene.channel.messages[-1].text == "Bom dia"


async def test_who_asks_for_reminders_is_tried_again(scene: Scene) -> None:
    chat, contacts = scene.private(scene.bia), scene.app.study.contacts
    member = Member("discord", scene.bia.id, "Bia")
    await contacts.silence(chat, "told")
    await Reach(contacts).asked(Command(Origin(scene.chat, member, Place.GROUP), "lembrete"))
    assert await scene.silent(chat) == ""


async def test_a_server_in_which_somebody_calls_the_bot_has_not_removed_it(scene: Scene) -> None:
    await scene.app.study.contacts.silence(scene.chat, "removed")
    await scene.bia.slash(scene.channel, "hoje")
    assert await scene.silent(scene.chat) == ""


async def test_who_calls_the_bot_in_private_is_tried_again(scene: Scene) -> None:
    await scene.app.study.contacts.silence(scene.private(scene.bia), "told")
    await scene.bia.slash(scene.bia.dm, "hoje")
    assert await scene.silent(scene.private(scene.bia)) == ""
