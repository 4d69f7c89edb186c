"""What is sent unasked, and what takes a post's place."""

import asyncio
from zoneinfo import ZoneInfo

import pytest

from bot.actions import Answer, pack
from bot.errors import DeliveryError, RetryLater, Unreachable
from bot.model import Button, Chat, MessageRef, Reply
from bot.pace import Lane
from bot.views.text import paragraph, title
from tests.discord.scene import HELLO, Scene, adapter_of


def post(key: int, text: str = "Qual?") -> Reply:
    """A question that shows a post."""
    buttons = ((Button("A", pack(Answer(key, (0,)))),),)
    return Reply(text=(title("Pergunta do dia"), paragraph(text)), buttons=buttons, post=key)


def solution(key: int, *, quiet: bool = False) -> Reply:
    return Reply(text=(paragraph("Solução"),), post=key, replaces=True, quiet=quiet)


async def real_post(scene: Scene) -> int:
    """The key of a post that there is, which nobody has been shown."""
    study, origin = scene.app.study, scene.chat
    chat = await study.people.chat(origin)
    asking = await study.asker.practise(chat, ZoneInfo("America/Sao_Paulo"), "")
    return asking.asked.post.key


# Where it goes


async def test_a_server_is_sent_nothing_before_it_chose_a_channel(scene: Scene) -> None:
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(scene.chat, HELLO)
    assert await scene.silent(scene.chat) == ""


async def test_what_comes_by_itself_goes_to_the_chosen_channel(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    assert news.name  # told to the bot before it is chosen
    await scene.choose(news)
    ref = await scene.adapter.deliver(scene.chat, HELLO)
    assert [message.text for message in news.messages] == ["Bom dia"]
    assert ref == MessageRef(scene.chat, f"{news.id}/{news.messages[0].id}")


async def test_the_same_delivery_shows_once(scene: Scene) -> None:
    await scene.choose(scene.channel)
    before = len(scene.channel.messages)
    refs = {await scene.adapter.deliver(scene.chat, HELLO, "day:1") for _ in range(2)}
    refs |= {await scene.adapter.deliver(scene.chat, HELLO, "day:2")}
    assert len(refs) == len(scene.channel.messages) - before == 2


async def test_a_post_opens_a_thread_where_that_was_chosen(scene: Scene) -> None:
    await scene.choose(scene.channel)
    await scene.ana.slash(scene.channel, "config", {"ajuste": "tópicos", "valor": "sim"})
    await scene.adapter.deliver(scene.chat, HELLO)
    assert scene.channel.threads == []
    await scene.adapter.deliver(scene.chat, post(await real_post(scene)))
    (thread,) = scene.channel.threads
    assert thread.name.startswith("Pergunta do dia · ")


async def test_a_thread_is_named_in_the_language_of_its_server(scene: Scene) -> None:
    await scene.choose(scene.channel)
    for setting, value in (("tópicos", "sim"), ("idioma", "en")):
        await scene.ana.slash(scene.channel, "config", {"ajuste": setting, "valor": value})
    await scene.adapter.deliver(scene.chat, post(await real_post(scene)))
    (thread,) = scene.channel.threads
    assert "/" not in thread.name  # as it stands between day and month in Portuguese


async def test_a_person_is_written_to_in_private(scene: Scene) -> None:
    for _ in range(2):
        await scene.adapter.deliver(scene.private(scene.bia), HELLO)
    assert [message.text for message in scene.bia.dm.messages] == ["Bom dia", "Bom dia"]
    assert scene.server.calls["POST /users/@me/channels"] == 1


async def test_a_place_that_only_a_person_brought_the_bot_to_is_sent_nothing(scene: Scene) -> None:
    with pytest.raises(Unreachable):
        await scene.adapter.deliver(Chat("discord", "42"), HELLO)


async def test_nobody_is_notified_by_a_delivery(scene: Scene) -> None:
    await scene.choose(scene.channel)
    await scene.adapter.deliver(scene.chat, Reply(text=(paragraph("@everyone <@1>"),)))
    assert scene.channel.messages[-1].pinged == frozenset()


async def test_before_the_bot_is_connected_it_is_to_be_tried_later(scene: Scene) -> None:
    idle = adapter_of(scene.app, scene.server)
    with pytest.raises(RetryLater):
        await idle.deliver(scene.chat, HELLO)


# What takes a post's place


async def test_a_solution_takes_the_place_of_the_newest_and_the_others_lose_their_buttons(
    scene: Scene,
) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    await scene.adapter.deliver(scene.chat, post(key, "um"))
    await scene.adapter.deliver(scene.chat, post(key, "dois"))
    await scene.adapter.deliver(scene.chat, solution(key))
    older, newest = scene.channel.messages[-2:]
    await scene.server.until(lambda: not older.labels)
    assert newest.text == "Solução"
    assert newest.labels == []
    assert older.text.endswith("um")


async def test_nobody_waits_until_older_messages_have_lost_their_buttons(scene: Scene) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    for number in range(25):
        await scene.adapter.deliver(scene.chat, post(key, str(number)))
    *older, newest = scene.channel.messages[-25:]
    scene.server.hang("PATCH", f"*/{older[-1].id}", 0.5)
    bulk = scene.pace.tallies[Lane.BULK].gone
    replaced = await scene.adapter._poster.replace(scene.chat, solution(key), Lane.REPLY)
    assert (replaced is not None, newest.text) == (True, "Solução")
    assert older[-1].labels == ["A"]
    await scene.server.until(lambda: not any(one.labels for one in older))
    assert scene.pace.tallies[Lane.BULK].gone - bulk == len(older)


async def test_where_the_question_is_gone_the_solution_is_a_message(scene: Scene) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    await scene.adapter.deliver(scene.chat, post(key))
    unknown = {"message": "Unknown Message", "code": 10008}
    scene.server.fail("PATCH", "/channels/*", 404, unknown)
    await scene.adapter.deliver(scene.chat, solution(key))
    assert scene.channel.messages[-1].text == "Solução"


async def test_a_quiet_solution_has_no_message_of_its_own(scene: Scene) -> None:
    await scene.choose(scene.channel)
    before = len(scene.channel.messages)
    await scene.adapter.deliver(scene.chat, solution(await real_post(scene), quiet=True))
    assert len(scene.channel.messages) == before


async def test_no_count_comes_after_the_solution(scene: Scene) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    ref = await scene.adapter.deliver(scene.chat, post(key))
    scene.server.hang("PATCH", "/channels/*", 0.2)
    count = asyncio.create_task(scene.adapter.edit(ref, post(key, "1 pessoa respondeu")))
    await asyncio.sleep(0.05)
    await scene.adapter.deliver(scene.chat, solution(key))
    await count
    await scene.adapter.edit(ref, post(key, "2 pessoas responderam"))
    assert scene.channel.messages[-1].text == "Solução"


async def test_a_count_is_put_in_its_question(scene: Scene) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    ref = await scene.adapter.deliver(scene.chat, post(key))
    await scene.adapter.edit(ref, post(key, "1 pessoa respondeu"))
    assert scene.channel.messages[-1].text.endswith("1 pessoa respondeu")
    assert scene.channel.messages[-1].labels == ["A"]


# What Discord refuses


@pytest.mark.parametrize(
    ("status", "code", "meaning"),
    [
        (403, 40001, Unreachable),
        (404, 0, Unreachable),
        (401, 0, RetryLater),
        (400, 50008, DeliveryError),
    ],
)
async def test_whatever_is_refused_is_told_as_what_became_of_the_delivery(
    scene: Scene, status: int, code: int, meaning: type[DeliveryError]
) -> None:
    await scene.choose(scene.channel)
    scene.server.fail("POST", "/channels/*/messages", status, {"code": code, "message": "no"})
    with pytest.raises(DeliveryError) as raised:
        await scene.adapter.deliver(scene.chat, HELLO)
    assert type(raised.value) is meaning
    assert await scene.silent(scene.chat) == ""


async def test_an_edit_that_is_refused_is_told_likewise(scene: Scene) -> None:
    await scene.choose(scene.channel)
    key = await real_post(scene)
    ref = await scene.adapter.deliver(scene.chat, post(key))
    scene.server.fail("PATCH", "/channels/*", 400, {"code": 50008, "message": "no"})
    with pytest.raises(DeliveryError):
        await scene.adapter.edit(ref, post(key, "1 pessoa respondeu"))


# When the network fails


async def test_a_delivery_is_repeated_where_discord_is_not_available(scene: Scene) -> None:
    await scene.choose(scene.channel)
    scene.server.fail("POST", "/channels/*/messages", 503)
    await scene.adapter.deliver(scene.chat, HELLO)
    assert scene.channel.messages[-1].text == "Bom dia"


async def test_a_delivery_whose_answer_is_lost_shows_once(scene: Scene) -> None:
    await scene.choose(scene.channel)
    before = len(scene.channel.messages)
    scene.server.reset("POST", "/channels/*/messages", done=True)
    await scene.adapter.deliver(scene.chat, HELLO)
    assert len(scene.channel.messages) == before + 1
