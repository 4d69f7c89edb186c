"""What a person does alone with the bot: called anywhere, it goes on in private."""

import pytest

from tests.discord.asking import asked, right, wrong
from tests.discord.scene import Scene
from tests.emulators.discord import Message

LINK = "https://discord.com/channels/@me/"


def link_to(message: Message) -> str:
    return f"{LINK}{message.channel.id}/{message.id}"


async def missed(scene: Scene) -> None:
    """Bia has something to review: a question that she got wrong yesterday."""
    question = await asked(scene)
    await scene.bia.click(question, wrong(question))
    scene.clock.move(days=1)


# Asked for in a server


async def test_reviews_called_in_a_server_begin_in_private(scene: Scene) -> None:
    await missed(scene)
    told = (await scene.bia.slash(scene.channel, "revisar")).message
    assert told.visible_to is scene.bia
    begun, question = scene.bia.dm.messages
    assert link_to(begun) in told.text
    assert question.labels
    verdict = await scene.bia.click(question, right(question))
    assert verdict.message.channel is scene.bia.dm


@pytest.mark.parametrize(
    ("name", "options"),
    [("lembrete", {"hora": "20:00"}), ("prova", {"dia": "10/03/2027"}), ("revisar", {})],
)
async def test_whatever_is_for_one_alone_can_be_called_anywhere(
    scene: Scene, name: str, options: dict[str, str]
) -> None:
    eve = scene.server.person("Eve", installed=True)
    friends = scene.server.friends("nós", [scene.bia, eve])
    for person, channel in ((scene.bia, scene.channel), (eve, friends)):
        told = (await person.slash(channel, name, options)).message
        assert told.visible_to is person
        assert LINK in told.text
        assert person.dm.messages
    assert (await scene.bia.slash(scene.bia.dm, name, options)).messages


async def test_a_time_that_makes_no_sense_is_refused_on_the_spot(scene: Scene) -> None:
    refused = (await scene.bia.slash(scene.channel, "lembrete", {"hora": "ontem"})).message
    assert "Não entendi" in refused.text
    assert refused.visible_to is scene.bia
    assert scene.bia.dm.messages == []


async def test_who_takes_no_messages_is_told_how_to_open_them(scene: Scene) -> None:
    scene.bia.close_dms()
    told = (await scene.bia.slash(scene.channel, "revisar")).message
    assert "estão fechadas" in told.text
    assert told.visible_to is scene.bia
    assert await scene.silent(scene.private(scene.bia)) == "told"
    assert len((await scene.bia.slash(scene.channel, "ranking")).messages) == 1
    scene.bia.open_dms()
    assert LINK in (await scene.bia.slash(scene.channel, "revisar")).text
    assert await scene.silent(scene.private(scene.bia)) == ""
