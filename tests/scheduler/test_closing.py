"""The close of the day's question at a time that was chosen, with the solution in its place."""

import pytest

from bot.actions import Answer, pack
from bot.errors import RetryLater
from bot.model import DeliveryState
from bot.views.text import plain
from tests.scheduler.stage import Stage, both

CLOSED = "A pergunta do dia fechou. A solução está no lugar dela."


@pytest.fixture
async def asked(stage: Stage) -> int:
    """The question of a day, asked at nine, which closes at nine in the evening."""
    await stage.daily()
    await stage.talk().say("/config fechamento 21:00")
    await stage.talk().say("/config dominios 1")
    assert await stage.go_on(days=1) == ["Pergunta do dia"]
    post = await stage.study.asker.asked_on(await stage.profile(), stage.clock().date())
    assert post is not None
    return post.asked.post.key


async def answer(stage: Stage, post: int, *names: str) -> None:
    for name in names:
        await stage.talk().send(pack(Answer(post, (0,))), name)


@both
async def test_at_its_time_the_solution_takes_its_place_and_the_group_is_told(
    stage: Stage, asked: int
) -> None:
    await answer(stage, asked, "ana", "bia")
    stage.clock.move(hours=9)
    await stage.tick()
    await stage.dispatcher.send_due()
    solution, news = stage.platform.sent
    assert (solution.reply.post, solution.reply.replaces) == (asked, True)
    assert "2 respostas" in plain(solution.reply.text)
    assert plain(news.reply.text).startswith(CLOSED)
    assert news.reply.follows == asked
    assert "já foi encerrada" in await stage.talk().send(pack(Answer(asked, (0,))), "caio")


async def test_the_next_question_comes_without_a_solution_that_was_shown(
    stage: Stage, asked: int
) -> None:
    await answer(stage, asked, "ana")
    assert await stage.go_on(hours=9) == ["Solução da pergunta de 17/11", CLOSED]
    assert await stage.go_on(hours=15) == ["Pergunta do dia"]


async def test_where_nobody_answered_only_the_question_changes(stage: Stage, asked: int) -> None:
    assert await stage.go_on(hours=9) == ["Solução da pergunta de 17/11"]
    assert asked


async def test_who_asks_for_it_afterwards_sees_the_solution(stage: Stage, asked: int) -> None:
    await answer(stage, asked, "ana")
    await stage.go_on(hours=9)
    assert "Solução da pergunta de 17/11" in await stage.talk().say("/hoje", "bia")
    seen = await stage.talk().say("/hoje", "ana")
    assert "1 resposta" in seen
    assert "Você respondeu" in seen or "Sua resposta" in seen


async def test_what_is_sent_again_says_the_same(stage: Stage, asked: int) -> None:
    await answer(stage, asked, "ana")
    stage.platform.refusals.append(RetryLater(60))
    assert await stage.go_on(hours=9) == []
    assert await stage.go_on(minutes=1) == ["Solução da pergunta de 17/11", CLOSED]
    assert len(await stage.deliveries(DeliveryState.SENT)) == 2


async def test_a_question_that_comes_at_the_very_time_stays_open(stage: Stage) -> None:
    await stage.daily()
    await stage.talk().say("/config fechamento 9:00")
    assert await stage.go_on(days=1) == ["Pergunta do dia"]
    asking = await stage.study.asker.asked_on(await stage.profile(), stage.clock().date())
    assert asking is not None
    assert asking.asked.post.closed_at is None


async def test_the_time_is_said_chosen_and_taken_back(stage: Stage) -> None:
    talk = stage.talk()
    assert "quando vem a seguinte" in await talk.say("/config")
    assert "às 21:30, com a solução" in await talk.say("/config fechamento 21h30")
    assert "às 21:30" in await talk.say("/config")
    assert "quando vem a seguinte" in await talk.say("/config fechamento desligar")
    assert "Não entendi a hora" in await talk.say("/config fechamento ontem")
