"""Votes that a client would not let anybody give: taken back, changed, forwarded, late, forged."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.emulators.telegram import BotMessage, CannotVote, Group, Person
from tests.telegram.stage import Stage, calm_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with calm_stage(tmp_path) as stage:
        yield stage


async def poll_in(stage: Stage, where: Group) -> BotMessage:
    """A question as a poll."""
    await stage.say(stage.ana, where, "/config enquetes sim")
    message = await stage.say(stage.ana, where, "/pergunta")
    assert message.poll is not None
    return message


async def voted(stage: Stage, person: Person, message: BotMessage, *options: int) -> None:
    """A vote as an altered client sends it."""
    assert message.poll is not None
    vote = message.poll.answer_json(person.to_json(), options)
    await stage.server.push({"poll_answer": vote})
    await stage.settled()


async def test_the_first_vote_counts_whatever_comes_after(stage: Stage) -> None:
    message = await poll_in(stage, stage.group)
    assert message.poll is not None
    (good,) = message.poll.correct
    bad = (good + 1) % 4
    await voted(stage, stage.bia, message)
    assert stage.answers() == 0
    for options in ((bad,), (), (good,)):
        await voted(stage, stage.bia, message, *options)
    assert stage.points() == {"Bia": 0}
    for options in ((good,), (), (bad,)):
        await voted(stage, stage.ana, message, *options)
    assert stage.points() == {"Ana": 5, "Bia": 0}


async def test_a_vote_for_what_is_no_option_is_nothing(stage: Stage) -> None:
    message = await poll_in(stage, stage.group)
    before = stage.rows()
    for options in ((4,), (11,), (12,), (40,), (-1,), (0, 1, 2, 3), (0,) * 100):
        await voted(stage, stage.bia, message, *options)
    assert stage.rows() == before
    assert stage.group.messages[-1] is message
    assert stage.bia.messages == []


async def test_who_gets_a_poll_forwarded_takes_no_part(stage: Stage) -> None:
    message = await poll_in(stage, stage.group)
    assert message.poll is not None
    assert message.protected
    stranger = stage.server.person("Caio", "pt-br", started=True)
    with pytest.raises(CannotVote):
        await stranger.vote(message, list(message.poll.correct))
    await voted(stage, stranger, message, *message.poll.correct)
    assert stage.answers() == 0
    assert stranger.messages == []


async def test_a_vote_after_the_end_is_none(stage: Stage) -> None:
    message = await poll_in(stage, stage.group)
    assert message.poll is not None
    await stage.say(stage.ana, stage.group, "/pergunta")
    assert message.poll.closed
    with pytest.raises(CannotVote):
        await stage.bia.vote(message, list(message.poll.correct))
    await voted(stage, stage.bia, message, *message.poll.correct)
    assert stage.answers() == 0
