"""Places where the bot is no member, and only somebody brings it along."""

from bot.model import Chat
from tests.discord.scene import Scene
from tests.emulators.discord import Channel, Person


def friends(scene: Scene) -> tuple[Channel, Person]:
    """A conversation among friends, and the one of them who brings the bot along."""
    eve = scene.server.person("Eve", installed=True)
    return scene.server.friends("nós", [scene.bia, eve]), eve


async def test_friends_can_study_among_themselves(scene: Scene) -> None:
    channel, eve = friends(scene)
    question = (await eve.slash(channel, "hoje")).message
    verdict = await scene.bia.click(question, question.labels[0])
    assert verdict.message.visible_to is scene.bia
    assert verdict.message.text.startswith(("**✅", "**❌"))
    chat = await scene.app.study.people.chat(Chat("discord", channel.id))
    assert chat.key is not None


async def test_among_friends_nobody_changes_what_is_all_of_theirs(scene: Scene) -> None:
    channel, eve = friends(scene)
    asked = {"quem": "grupo", "ajuste": "idioma", "valor": "en"}
    refused = await eve.slash(channel, "config", asked)
    assert "Só admins" in refused.text
    panel = (await eve.slash(channel, "config")).message
    assert "Grupo em inglês" not in panel.labels
    own = await eve.slash(channel, "config", asked | {"quem": "meu"})
    assert "Language" in own.text


async def test_what_the_bot_can_never_change_is_not_written_down(scene: Scene) -> None:
    eve = scene.server.person("Eve", installed=True)
    foreign = scene.server.guild("Alhures", members=[eve], bot=False).channel("geral")
    for channel in (foreign, friends(scene)[0]):
        channel.people.append(eve)
        shown = (await eve.slash(channel, "hoje")).message
        post = int(shown.buttons[0].custom_id.split(":")[2])
        assert await scene.app.study.messages.of_post(post) == []
    known = (await scene.bia.slash(scene.bia.dm, "hoje")).message
    post = int(known.buttons[0].custom_id.split(":")[2])
    assert len(await scene.app.study.messages.of_post(post)) == 1


async def test_nothing_is_promised_to_come_where_the_bot_is_no_member(scene: Scene) -> None:
    eve = scene.server.person("Eve", installed=True)
    guild = scene.server.guild("Alhures", members=[eve], admins=[eve], bot=False)
    for channel in (guild.channel("geral"), friends(scene)[0]):
        channel.people.append(eve)
        shown = (await eve.slash(channel, "ajuda")).message
        assert not [label for label in shown.labels if "⏰" in label]
    asked = {"quem": "grupo", "ajuste": "hora", "valor": "9:00"}
    assert (
        "Aqui nada vem sozinho" in (await eve.slash(guild.channel("geral"), "config", asked)).text
    )
