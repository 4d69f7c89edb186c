"""What people say reaches the bot as Telegram would send it."""

from collections.abc import AsyncIterator

import pytest

from tests.emulators.telegram.client import Scene, acting


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


async def test_starting_opens_the_private_chat(scene: Scene) -> None:
    await scene.bia.start("de-um-grupo")
    message = (await scene.update()).message
    assert message is not None
    assert message.text == "/start de-um-grupo"
    await scene.bot.send_message(message.chat_id, "Olá, Bia")
    assert [seen.text for seen in scene.bia.messages] == ["Olá, Bia"]


async def test_a_command_is_marked_as_one(scene: Scene) -> None:
    await scene.ana.say(scene.group, "/definir@sabatina_bot 😀 /x")
    message = (await scene.update()).message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.language_code == "pt-br"
    assert list(message.parse_entities().values()) == ["/definir@sabatina_bot", "/x"]


HEARD = {
    "/hoje": True,
    "/hoje@sabatina_bot agora": True,
    "/hoje@outro_bot": False,
    "bom dia": False,
    "veja /hoje": False,
}


@pytest.mark.parametrize(("text", "heard"), HEARD.items(), ids=HEARD)
async def test_privacy_mode(scene: Scene, text: str, heard: bool) -> None:
    await scene.bia.say(scene.group, text)
    assert scene.server.waiting == heard


async def test_without_privacy_or_as_administrator_the_bot_hears_all(scene: Scene) -> None:
    scene.server.privacy = False
    await scene.bia.say(scene.group, "bom dia")
    scene.server.privacy = True
    scene.group.add_bot(by=scene.ana, admin=True)
    before = scene.server.waiting
    await scene.bia.say(scene.group, "boa tarde")
    assert scene.server.waiting == before + 1


async def test_a_reply_to_the_bot_is_heard(scene: Scene) -> None:
    await scene.bot.send_message(scene.group.id, "Qual?")
    await scene.bia.say(scene.group, "b", reply_to=scene.group.messages[0])
    message = (await scene.update()).message
    assert message is not None
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Qual?"


async def test_an_edited_message_comes_as_such(scene: Scene) -> None:
    said = await scene.ana.say(scene.group, "/hjoe")
    await scene.ana.edit(said, "/hoje")
    edited = (await scene.updates())[1].edited_message
    assert edited is not None
    assert edited.text == "/hoje"


async def test_an_anonymous_administrator_has_the_shared_account(scene: Scene) -> None:
    await scene.ana.say(scene.group, "/hoje", anonymous=True)
    message = (await scene.update()).message
    assert message is not None
    assert message.from_user is not None
    assert message.from_user.id == 1087968824
    assert message.sender_chat is not None
    assert message.sender_chat.id == scene.group.id


async def test_who_is_not_in_a_group_cannot_speak_there(scene: Scene) -> None:
    with pytest.raises(ValueError, match="Caio is not in Estudos"):
        await scene.server.person("Caio").say(scene.group, "/hoje")


async def test_topics_keep_messages_apart(scene: Scene) -> None:
    forum = scene.forum
    topic = forum.topic("Dúvidas")
    assert forum.topic("Dúvidas") is topic
    await scene.ana.say(forum, "/hoje", topic=topic)
    await scene.ana.say(forum, "/hoje")
    there, general = [update.message for update in await scene.updates()]
    assert there is not None
    assert (there.message_thread_id, there.is_topic_message) == (topic.id, True)
    assert general is not None
    assert general.message_thread_id is None
    await scene.bot.send_message(forum.id, "aqui", message_thread_id=topic.id)
    assert forum.messages[0].topic is topic


async def test_a_file_can_be_fetched(scene: Scene) -> None:
    await scene.ana.upload(scene.group, "notas.csv", b"a,b\n", caption="/conteudo")
    message = (await scene.update()).message
    assert message is not None
    assert message.document is not None
    assert (message.caption, message.document.file_name) == ("/conteudo", "notas.csv")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"a,b\n"


async def test_a_document_of_the_bot_is_seen_with_its_content(scene: Scene) -> None:
    await scene.bot.send_document(
        scene.group.id, b"a,b", caption="<b>Placar</b>", parse_mode="HTML", filename="placar.csv"
    )
    message = scene.group.messages[0]
    assert message.document is not None
    assert (message.document.name, message.document.content) == ("placar.csv", b"a,b")
    assert (message.caption, message.text) == ("Placar", "")
