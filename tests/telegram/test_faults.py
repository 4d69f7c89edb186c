"""Outages, refusals and changes under way, as people feel them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.telegram import repeating
from bot.adapters.telegram.admins import DENIED_FOR, MINUTES, Standing
from tests.emulators.telegram import BotMessage, Group, Person, Topic
from tests.telegram.stage import Stage, calm_stage, right, text_of

QUESTION = "Pergunta do dia"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with calm_stage(tmp_path) as stage:
        yield stage


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what failed tried again soon."""
    monkeypatch.setattr(repeating, "PAUSES", (0.02,) * 4)


def silent(stage: Stage, where: Group | Person) -> dict[str, str]:
    """Why nothing can be sent to a chat, by its topics, as far as anything is known of it."""
    query = "SELECT thread, silent FROM chats WHERE native_id = ?"
    return dict(stage.select(query, str(where.id)))


async def taps(people: list[Person], message: BotMessage, label: str) -> list[str]:
    """What people read who tap at the same moment, and are patient."""
    tapped = (person.tap(message, label, patience=15.0) for person in people)
    return [text_of(answer) for answer in await asyncio.gather(*tapped)]


# Telegram fails


async def test_answers_are_not_lost_when_telegram_goes_down_among_them(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeating, "PAUSES", (0.1, 0.2, 0.4, 0.8))
    people = [stage.person(f"Membro {number}") for number in range(12)]
    question = await stage.say(stage.ana, stage.group, "/hoje")
    stage.server.hang("answerCallbackQuery", 0.1, times=len(people))
    tapping = asyncio.create_task(taps(people, question, right(question)))
    await stage.until(lambda: stage.server.calls["answerCallbackQuery"])
    stage.server.down()
    late = stage.person("Atrasado")
    tapping_late = asyncio.create_task(taps([late], question, right(question)))
    await asyncio.sleep(0.2)
    stage.server.up()
    assert all("+10 pontos" in verdict for verdict in await tapping + await tapping_late)
    await stage.settled()
    assert stage.points() == dict.fromkeys([one.name for one in (*people, late)], 10)


@pytest.mark.parametrize(
    ("status", "said", "times"), [(500, "Internal Server Error", 4), (502, "Bad Gateway", 1)]
)
async def test_a_question_comes_once_though_telegram_stumbles(
    stage: Stage, status: int, said: str, times: int
) -> None:
    stage.server.fail("sendMessage", status, said, times=times)
    told = await stage.brought(stage.group, stage.ana.say(stage.group, "/hoje"))
    assert [message.text.split("\n")[0] for message in told] == [QUESTION]


async def test_after_an_outage_that_was_too_long_one_asks_again(stage: Stage) -> None:
    stage.server.fail("sendMessage", 500, "Internal Server Error", times=5)
    assert await stage.brought(stage.group, stage.ana.say(stage.group, "/hoje")) == []
    assert (await stage.say(stage.ana, stage.group, "/hoje")).text.startswith(QUESTION)
    assert len(stage.rows("posts")["posts"]) == 1
    assert silent(stage, stage.group) == {"": ""}


async def test_a_message_that_hangs_holds_up_its_reader_alone(stage: Stage) -> None:
    stage.server.hang("sendMessage", 0.6)
    await stage.ana.say(stage.group, "/hoje")
    await stage.until(lambda: stage.server.calls["sendMessage"] > 1)
    before = len(stage.group.messages)
    await stage.bia.say("/hoje")
    await stage.until(lambda: stage.bia.messages)
    assert len(stage.group.messages) == before
    await stage.settled()
    assert len(stage.group.messages) == before + 1


async def test_a_lost_answer_shows_twice_at_worst_and_counts_once(stage: Stage) -> None:
    stage.server.cut("sendMessage")
    told = await stage.brought(stage.group, stage.ana.say(stage.group, "/hoje"))
    assert 1 <= len(told) <= 2
    question = told[-1]
    stage.server.cut("answerCallbackQuery")
    assert ["+10 pontos" in text for text in await taps([stage.bia], question, right(question))]
    stage.server.cut("getUpdates")
    (verdict,) = await taps([stage.ana], question, right(question))
    assert "+10 pontos" in verdict
    await stage.settled()
    assert stage.points() == {"Ana": 10, "Bia": 10}
    (again,) = await taps([stage.bia], told[0], right(question))
    assert "Você já tinha respondido" in again


async def test_a_group_that_has_to_wait_makes_nobody_else_wait(stage: Stage) -> None:
    stage.server.retry_after(1, stage.group)
    before = len(stage.group.messages)
    await stage.ana.say(stage.group, "/hoje")
    await stage.until(lambda: stage.server.refused)
    await stage.bia.say("/hoje")
    await stage.until(lambda: stage.bia.messages)
    assert len(stage.group.messages) == before
    await stage.settled()
    assert stage.group.messages[before].text.startswith(QUESTION)
    assert len(stage.server.refused) == 1


# The bot loses a chat, and has it again


async def test_a_group_that_throws_the_bot_out_is_silent_until_it_is_back(stage: Stage) -> None:
    await stage.say(stage.ana, stage.group, "/config idioma en")
    stage.server.hang("sendMessage", 0.3, times=2)
    await stage.ana.say(stage.group, "/hoje")
    await stage.bia.say(stage.group, "/ranking")
    await stage.until(lambda: stage.server.calls["sendMessage"] >= 4)
    stage.group.kick_bot(stage.ana)
    assert await stage.brought(stage.group, asyncio.sleep(0)) == []
    assert silent(stage, stage.group) == {"": "kicked"}
    assert (await stage.ask(stage.bia, "/hoje")).text.startswith(QUESTION)
    stage.group.add_bot(stage.ana)
    await stage.settled()
    assert silent(stage, stage.group) == {"": ""}
    question = await stage.say(stage.bia, stage.group, "/hoje")
    assert question.text.startswith("Question of the day\nDomain 1")


async def test_a_group_that_is_deleted_without_a_word_is_silent(stage: Stage) -> None:
    group = stage.server.group("Antiga", [stage.ana], [stage.ana])
    await stage.say(stage.ana, group, "/hoje")
    stage.server.hang("sendMessage", 0.1)
    await stage.ana.say(group, "/ranking")
    calls = stage.server.calls["sendMessage"]
    await stage.until(lambda: stage.server.calls["sendMessage"] > calls)
    group.delete()
    await stage.settled()
    assert silent(stage, group) == {"": "deleted"}
    assert (await stage.ask(stage.bia, "/hoje")).text.startswith(QUESTION)


async def test_a_closed_topic_is_silent_and_the_others_are_not(stage: Stage) -> None:
    forum = stage.server.group("Fórum", [stage.ana, stage.bia], [stage.ana], forum=True)
    doubts, news = forum.topic("Dúvidas"), forum.topic("Avisos")
    for topic in (doubts, news):
        assert (await asked(stage, forum, topic))[0].topic is topic
    forum.close_topic(doubts)
    assert await asked(stage, forum, doubts) == []
    assert silent(stage, forum) == {str(doubts.id): "closed", str(news.id): ""}
    for open_topic in (news, None):
        assert (await asked(stage, forum, open_topic))[0].topic is open_topic
    forum.reopen_topic(doubts)
    assert (await asked(stage, forum, doubts))[0].text.startswith(QUESTION)
    assert silent(stage, forum)[str(doubts.id)] == ""


async def asked(stage: Stage, forum: Group, topic: Topic | None) -> list[BotMessage]:
    """What comes of asking for the day's question in a topic."""
    return await stage.brought(forum, stage.ana.say(forum, "/hoje", topic=topic))


async def test_who_blocks_the_bot_is_left_alone_until_they_unblock_it(stage: Stage) -> None:
    await stage.ask(stage.bia, "/config idioma en")
    stage.server.hang("sendMessage", 0.2)
    await stage.bia.say("/hoje")
    await stage.until(lambda: stage.server.calls["sendMessage"] >= 3)
    stage.bia.block()
    assert await stage.brought(stage.bia, asyncio.sleep(0)) == []
    assert silent(stage, stage.bia) == {"": "blocked"}
    question = await stage.say(stage.ana, stage.group, "/hoje")
    assert "+10 points" in (await taps([stage.bia], question, right(question)))[0]
    stage.bia.unblock()
    await stage.settled()
    assert silent(stage, stage.bia) == {"": ""}
    assert (await stage.ask(stage.bia, "/hoje")).text.startswith("Question of the day")


# A group moves


async def test_answers_count_while_a_group_becomes_a_supergroup(stage: Stage) -> None:
    people = [stage.server.person(f"Membro {n}", "pt-br", started=True) for n in range(8)]
    basic = stage.server.group(
        "Turma", [*people, stage.ana, stage.bia], [stage.ana], supergroup=False
    )
    await stage.only_domain(1, basic)
    question = await stage.say(stage.ana, basic, "/hoje")
    tapping = asyncio.create_task(taps(people[:4], question, right(question)))
    await asyncio.sleep(0)
    new = basic.upgrade()
    verdicts = await taps(people[4:], question, right(question)) + await tapping
    await stage.settled()
    verdicts += await taps([stage.bia], question, right(question))
    assert all("+10 pontos" in verdict for verdict in verdicts)
    table, *_ = await stage.brought(new, stage.ana.say(new, "/ranking"))
    assert table.text.count("10 pontos (1 de 1 certas)") == len(people) + 1


# Who administers


async def test_admins_are_known_by_their_accounts_and_asked_for_again_after_a_while(
    stage: Stage,
) -> None:
    now = 0.0
    stage.telegram._standing = Standing(stage.telegram._bot, lambda: now)
    caio = stage.person("Caio")

    async def refused(person: Person) -> bool:
        told = await stage.say(person, stage.group, "/config dominios 1")
        return "Só admins mudam as configurações do grupo." in told.text

    assert await refused(caio)
    caio.name = stage.ana.name
    assert await refused(caio)
    stage.group.promote(caio)
    stage.group.demote(stage.ana)
    assert await refused(caio)
    assert not await refused(stage.ana)
    now = DENIED_FOR + 1
    assert not await refused(caio)
    now = DENIED_FOR + MINUTES + 2
    assert await refused(stage.ana)
