"""Polls: what may be asked, and how people vote."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.emulators.telegram import CannotVote
from tests.emulators.telegram.client import Scene, acting, refusing

Attempt = Callable[[Scene], Awaitable[object]]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def poll(**fields: object) -> Attempt:
    given: dict[str, object] = {"question": "Qual?", "options": ["a", "b"]} | fields
    return lambda s: s.bot.send_poll(s.group.id, **given)  # type: ignore[arg-type]


def quiz(**fields: object) -> Attempt:
    return poll(**({"type": "quiz", "correct_option_ids": [0]} | fields))


POLLS = {
    "question of 301": (poll(question="a" * 301), "poll question length must not exceed 300"),
    "no question": (poll(question=" "), "text must be non-empty"),
    "no options": (poll(options=[]), "poll must have at least one answer option"),
    "one option": (poll(options=["a"]), "poll must have at least 2 option"),
    "13 options": (poll(options=["a"] * 13), "poll can't have more than 12 options"),
    "empty option": (poll(options=["a", ""]), "text must be non-empty"),
    "option of 101": (
        poll(options=["a", "b" * 101]),
        "poll options length must not exceed 100",
    ),
    "another kind": (poll(type="survey"), "unsupported poll type specified"),
    "quiz without answer": (
        poll(type="quiz"),
        "wrong correct option ID specified",
    ),
    "answer that is none": (
        quiz(correct_option_ids=[2]),
        "wrong correct option ID specified",
    ),
    "answers out of order": (
        quiz(correct_option_ids=[1, 0], allows_multiple_answers=True),
        "wrong correct option ID specified",
    ),
    "several answers where one may be given": (
        quiz(correct_option_ids=[0, 1]),
        "wrong correct option ID specified",
    ),
    "explanation of 201": (quiz(explanation="a" * 201), "message is too long"),
    "explanation of four lines": (quiz(explanation="a\nb\nc\nd"), "message is too long"),
    "description of 1025": (poll(description="a" * 1025), "message caption is too long"),
    "open too briefly": (poll(open_period=4), "wrong poll open period specified"),
    "named voters in a channel": (
        lambda s: s.bot.send_poll(s.channel.id, "Qual?", ["a", "b"], is_anonymous=False),
        "non-anonymous polls can't be sent to channel chats",
    ),
    "stop of nothing": (
        lambda s: s.bot.stop_poll(s.group.id, 9),
        "message with poll to stop not found",
    ),
}


@pytest.mark.parametrize(("attempt", "text"), POLLS.values(), ids=POLLS)
async def test_polls_that_telegram_does_not_take(scene: Scene, attempt: Attempt, text: str) -> None:
    async with refusing(scene, text):
        await attempt(scene)
    assert scene.group.messages == []


async def test_a_poll_exactly_at_the_limit_is_taken(scene: Scene) -> None:
    await quiz(
        question="a" * 300,
        options=["b" * 100] * 12,
        correct_option_ids=[0, 11],
        allows_multiple_answers=True,
        explanation="c" * 66 + "\n" + "c" * 66 + "\n" + "c" * 66,
        description="d" * 1024,
    )(scene)
    sent = scene.group.messages[0].poll
    assert sent is not None
    assert sent.correct == (0, 11)
    assert not sent.revoting


async def test_a_poll_is_stopped_once(scene: Scene) -> None:
    await poll()(scene)
    number = scene.group.messages[0].id
    assert (await scene.bot.stop_poll(scene.group.id, number)).is_closed
    async with refusing(scene, "poll has already been closed"):
        await scene.bot.stop_poll(scene.group.id, number)


async def ask(scene: Scene, *, several: bool = False) -> None:
    await scene.bot.send_poll(
        scene.group.id,
        "Qual?",
        ["a", "b", "c"],
        is_anonymous=False,
        allows_multiple_answers=several,
    )


async def test_a_vote_arrives_with_its_poll(scene: Scene) -> None:
    await ask(scene)
    message = scene.group.messages[0]
    await scene.bia.vote(message, [1])
    await scene.bia.retract(message)
    voted, counted, taken_back, _ = await scene.updates()
    assert voted.poll_answer is not None
    assert message.poll is not None
    assert voted.poll_answer.poll_id == message.poll.id
    assert voted.poll_answer.option_ids == (1,)
    assert voted.poll_answer.user is not None
    assert voted.poll_answer.user.id == scene.bia.id
    assert counted.poll is not None
    assert [option.voter_count for option in counted.poll.options] == [0, 1, 0]
    assert taken_back.poll_answer is not None
    assert taken_back.poll_answer.option_ids == ()


async def test_a_quiz_takes_one_vote_for_good(scene: Scene) -> None:
    await scene.bot.send_poll(
        scene.group.id, "Qual?", ["a", "b"], type="quiz", correct_option_ids=[1]
    )
    message = scene.group.messages[0]
    await scene.bia.vote(message, [0])
    with pytest.raises(CannotVote):
        await scene.bia.vote(message, [1])
    with pytest.raises(CannotVote):
        await scene.bia.retract(message)
    assert (await scene.update()).poll_answer is None  # the voters are anonymous


@pytest.mark.parametrize("options", [[], [0, 1], [3]])
async def test_votes_that_a_client_does_not_offer(scene: Scene, options: list[int]) -> None:
    await ask(scene)
    with pytest.raises(CannotVote):
        await scene.ana.vote(scene.group.messages[0], options)


async def test_outsiders_vote_only_in_a_copy_that_could_be_made(scene: Scene) -> None:
    caio = scene.server.person("Caio")
    for protected in (False, True):
        await scene.bot.send_poll(scene.group.id, "Qual?", ["a", "b"], protect_content=protected)
    await caio.vote(scene.group.messages[0], [0])
    with pytest.raises(CannotVote, match="members"):
        await caio.vote(scene.group.messages[1], [0])


async def test_several_options_where_that_is_offered(scene: Scene) -> None:
    await ask(scene, several=True)
    await scene.ana.vote(scene.group.messages[0], [0, 2])
    answer = (await scene.updates())[0].poll_answer
    assert answer is not None
    assert answer.option_ids == (0, 2)


async def test_a_poll_closes_by_itself_and_by_the_bot(scene: Scene) -> None:
    await scene.bot.send_poll(scene.group.id, "Qual?", ["a", "b"], open_period=60)
    await ask(scene)
    first, second = scene.group.messages
    scene.server.clock.move(60)
    closed = (await scene.update()).poll
    assert closed is not None
    assert closed.is_closed
    stopped = await scene.bot.stop_poll(scene.group.id, second.id)
    assert stopped.is_closed
    for message in (first, second):
        with pytest.raises(CannotVote, match="closed"):
            await scene.ana.vote(message, [0])
