"""The day's question is the one that the group is likeliest to have forgotten, and says why."""

import json

import pytest

from bot.actions import Answer, pack
from bot.errors import UserError
from bot.model import Place, Post
from bot.store import posts
from bot.study.why import Why, why
from bot.views.why import why_lines
from tests.talk import ButtonsTalk


async def open_post(talk: ButtonsTalk) -> Post:
    asked = await talk.app.study.quiz.latest_open(await talk.app.study.people.chat(talk.chat))
    assert asked is not None
    return asked.post


async def answer(talk: ButtonsTalk, *, right: bool, name: str = "ana") -> None:
    post = await open_post(talk)
    asked = await talk.app.study.quiz.get(post.key)
    assert asked is not None
    pick = asked.question.correct[0] if right else (asked.question.correct[0] + 1) % 4
    await talk.send(pack(Answer(post.key, (post.layout.index(pick),))), name)


async def reasons(talk: ButtonsTalk) -> Why:
    post = await open_post(talk)
    return await why(talk.app.study.store, str(post.chat_key), post.day)


async def group_of_one_domain(talk: ButtonsTalk) -> str:
    """A group that was asked its first question of three, and Ana answered it; its id."""
    await talk.say("/config dominios 1")
    await talk.say("/hoje")
    await answer(talk, right=True)
    return (await open_post(talk)).question


async def drill(talk: ButtonsTalk, wrong: str, name: str = "ana") -> None:
    """Answer every question of the domain on one's own, and one of them wrongly."""
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, name)
    for _ in range(3):
        await alone.say("/pergunta 1", name)
        post = await open_post(alone)
        await answer(alone, right=post.question != wrong, name=name)


@pytest.mark.parametrize("weak", ["gato-q1", "gato-q2", "cachorro-q1"])
async def test_the_question_remembered_least_is_asked(talk: ButtonsTalk, weak: str) -> None:
    first = await group_of_one_domain(talk)
    await drill(talk, weak)
    talk.clock.move(days=3)
    await talk.say("/hoje")
    found = await reasons(talk)
    assert found.reasons is not None
    # What was asked already does not come again in the cycle, however little it is known.
    assert found.question.id != first
    assert found.question.id == weak or weak == first
    assert (found.reasons.members, found.reasons.fresh, found.reasons.ties) == (
        1,
        2,
        1 if weak != first else 2,
    )
    assert 0 < found.reasons.recall < 1


async def test_who_has_not_answered_for_two_weeks_does_not_count(talk: ButtonsTalk) -> None:
    await group_of_one_domain(talk)
    talk.clock.move(days=14)
    await talk.say("/hoje")
    found = await reasons(talk)
    assert found.reasons is not None
    assert found.reasons.members == 1
    talk.clock.move(days=1)
    await talk.say("/hoje")
    found = await reasons(talk)
    assert found.reasons is not None
    assert found.reasons.members == 0


async def test_reasons_are_told_line_by_line(talk: ButtonsTalk) -> None:
    await group_of_one_domain(talk)
    found = await reasons(talk)
    for words in talk.app.catalog:
        lines = list(why_lines(words, found))
        assert found.question.stem in lines[0]
        assert len(lines) == 6
    unwritten = Why(found.post, found.question, None)
    assert len(list(why_lines(talk.app.catalog["en"], unwritten))) == 2


async def test_reasons_are_kept_as_they_were_when_it_was_asked(talk: ButtonsTalk) -> None:
    await group_of_one_domain(talk)
    post, before = await open_post(talk), await reasons(talk)
    talk.clock.move(days=1)
    await talk.say("/hoje")
    assert (await why(talk.app.study.store, "test:1", post.day)).reasons == before.reasons
    async with talk.app.study.store.read() as transaction:
        kept = json.loads(await posts.reasons_of(transaction, post.key))
    assert (kept["domain"], kept["members"], kept["pool"]) == ("1", 0, 3)


@pytest.mark.parametrize(
    ("chat", "message"),
    [("test:1", "why-not-asked"), ("test:9", "why-no-chat"), ("9" * 40, "why-no-chat")],
)
async def test_what_was_not_asked_has_no_reasons(
    talk: ButtonsTalk, chat: str, message: str
) -> None:
    await group_of_one_domain(talk)
    day = (await open_post(talk)).day
    with pytest.raises(UserError, match=message):
        await why(talk.app.study.store, chat, day.replace(year=2020))
