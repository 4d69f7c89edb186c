"""Requests that meet: nobody's question, answer or setting is lost to another's."""

import asyncio

from bot.actions import Answer, Mark, pack
from bot.model import Member, PostKind
from bot.store import posts
from bot.study.posted import Asked
from bot.study.rebuild import rebuild
from tests.talk import ButtonsTalk


async def latest(talk: ButtonsTalk) -> Asked:
    """The question that is open."""
    asked = await talk.app.study.quiz.latest_open(await talk.app.study.people.chat(talk.chat))
    assert asked is not None
    return asked


async def chat_key(talk: ButtonsTalk) -> int:
    key = (await talk.app.study.people.chat(talk.chat)).key
    assert key is not None
    return key


async def test_two_first_requests_of_a_day_get_the_same_open_question(talk: ButtonsTalk) -> None:
    for _ in range(3):
        shown = await asyncio.gather(*(talk.say("/hoje", f"m{n}") for n in range(8)))
        assert len({text.split("Pergunta do dia")[1].splitlines()[2] for text in shown}) == 1
        async with talk.app.study.store.read() as transaction:
            still = await posts.open_in(transaction, await chat_key(talk), PostKind.DAY)
        assert len(still) == 1
        assert "encerrada" not in await talk.send(pack(Answer(still[0].key, (0,))))
        talk.clock.move(days=1)


async def test_request_that_is_given_up_does_not_spoil_the_day(talk: ButtonsTalk) -> None:
    first = asyncio.create_task(talk.say("/hoje"))
    await asyncio.sleep(0.002)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    await talk.say("/hoje", "bia")
    assert "encerrada" not in await talk.press("A", "bia")


async def test_setting_and_question_at_once_both_hold(talk: ButtonsTalk) -> None:
    await asyncio.gather(
        talk.say("/config idioma en"), *(talk.say("/pergunta", f"m{n}") for n in range(4))
    )
    assert "Leaderboard" in await talk.say("/ranking")
    await talk.say("/config fuso Asia/Tokyo")
    assert "Leaderboard" in await talk.say("/ranking")


async def test_settings_changed_at_once_are_all_kept(talk: ButtonsTalk) -> None:
    await asyncio.gather(
        talk.say("/config dominios 1"),
        talk.say("/config fuso Asia/Tokyo", "bia"),
        talk.say("/config meu idioma en"),
        talk.say("/config meu fuso Europe/Lisbon"),
    )
    shown = await talk.say("/config")
    for line in ("Asia/Tokyo", "1. One right", "Language: English", "Europe/Lisbon"):
        assert line in shown


async def test_marking_while_hiding_does_not_bring_one_back(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 2")
    asked = await latest(talk)
    await asyncio.gather(
        talk.say("/config meu ranking ocultar"),
        *(talk.send(pack(Mark(asked.post.key, n))) for n in range(4)),
    )
    member = await talk.app.study.people.member(Member("test", "ana", "ana"))
    assert member.hidden


async def test_first_answers_of_a_crowd_are_each_counted_once(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 1")
    await talk.say("/hoje")
    letter = pack(Answer((await latest(talk)).post.key, (0,)))
    names = [f"m{n}" for n in range(60)]
    told = await asyncio.gather(*(talk.send(letter, name) for name in names * 2))
    assert sum("já tinha respondido" in text for text in told) == len(names)
    assert (await rebuild(talk.app.study.store, repair=False)).answers == len(names)
