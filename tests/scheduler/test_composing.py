"""What comes by itself: the question of the day, its solution, Monday's table, in whose words."""

from dataclasses import replace
from datetime import date

import pytest

from bot.actions import Answer, pack
from bot.errors import RetryLater
from bot.model import Chat, DeliveryState, MessageRef, Place, Shown
from bot.store import deliveries
from bot.views.text import plain
from tests.scheduler.stage import ANA, GROUP, NINE, ONE, Stage, both
from tests.talk import ButtonsTalk

ASKED = ["Pergunta do dia"]
ALONE = Chat("test", "ana")


async def answer(stage: Stage, post: int | None, *names: str) -> None:
    """Let members answer a question."""
    assert post is not None
    for name in names:
        await stage.talk().send(pack(Answer(post, (0,))), name)


async def posts(stage: Stage, **by: float) -> list[int]:
    """The posts that are shown, once time has gone by."""
    stage.clock.move(**by)
    await stage.tick()
    await stage.dispatcher.send_due()
    return [one.reply.post for one in stage.platform.sent if one.reply.post is not None]


@both
async def test_question_comes_every_day_with_the_solution_of_the_one_before(stage: Stage) -> None:
    await stage.daily()
    await stage.talk().say("/config dominios 1")
    first = await posts(stage, days=1)
    (asked,) = stage.platform.sent
    assert asked.reply.quiz is not None
    assert not asked.reply.replaces
    await answer(stage, asked.reply.post, "ana", "bia")
    stage.platform.sent = []
    second = await posts(stage, days=1)
    solution, following = stage.platform.sent
    assert "Solução da pergunta de 17/11" in plain(solution.reply.text)
    assert "2 respostas" in plain(solution.reply.text)
    assert (solution.reply.post, solution.reply.replaces) == (first[0], True)
    assert not solution.reply.quiet
    assert following.reply.quiz is not None
    assert second == [first[0], following.reply.post]


async def test_question_that_is_on_display_is_not_shown_again(stage: Stage) -> None:
    await stage.daily(ONE)
    stage.clock.move(days=1)
    talk = stage.talk()
    await talk.say("/hoje")
    await _on_display(stage, talk)
    assert await stage.go_on(hours=1) == []
    assert len(await stage.deliveries(DeliveryState.SENT)) == 1
    assert await stage.go_on(days=1) == ["Solução da pergunta de 17/11", *ASKED]


async def test_question_that_was_asked_and_never_shown_is_shown_with_the_solution(
    stage: Stage,
) -> None:
    await stage.daily()
    await stage.go_on(days=1)
    stage.clock.move(hours=23)
    await stage.talk().say("/hoje")
    assert await stage.go_on(hours=1) == ["Solução da pergunta de 17/11", *ASKED]


async def test_question_is_that_of_the_day_on_which_it_was_due(stage: Stage) -> None:
    await stage.talk().say("/config hora 23:58")
    await stage.talk().say("/config dominios 1")
    stage.clock.move(hours=11, minutes=58)
    stage.platform.refusals.append(RetryLater(150))
    assert await stage.go_on() == []
    assert await stage.go_on(seconds=150) == ASKED
    # The question of the day after comes in its own time.
    assert await stage.go_on(hours=23, minutes=50) == []
    assert await stage.go_on(minutes=10) == ["Solução da pergunta de 16/11", *ASKED]


async def test_question_that_closed_itself_by_a_change_of_zone_is_left_out(stage: Stage) -> None:
    await stage.daily(ONE)
    await stage.go_on(days=1, hours=1)
    await stage.study.asker.asked_on(await stage.profile(), date(2026, 11, 18))
    assert await stage.study.asker.asked_on(await stage.profile(), date(2026, 11, 17)) is None


async def test_polls_are_sent_where_the_chat_prefers_them(stage: Stage) -> None:
    await stage.daily()
    await stage.talk().say("/config enquetes sim")
    await posts(stage, days=1)
    (sent,) = stage.platform.sent
    assert sent.reply.quiz is not None
    assert sent.reply.quiz.poll


async def test_chat_is_spoken_to_in_its_language(stage: Stage) -> None:
    await stage.daily()
    await stage.talk().say("/config idioma en")
    assert await stage.go_on(days=1) == ["Question of the day"]


async def test_private_chat_is_spoken_to_in_its_members_language(stage: Stage) -> None:
    await stage.daily(chat=ALONE, member=ANA)
    await stage.talk().say("/config meu idioma en")
    assert await stage.go_on(days=1) == ["Question of the day"]


async def test_solution_that_one_knows_only_takes_its_place(stage: Stage) -> None:
    await stage.daily(chat=ALONE, member=ANA)
    talk = stage.talk(ALONE, Place.PRIVATE)
    await talk.say("/config dominios 1")
    (post,) = await posts(stage, days=1)
    stage.platform.sent = []
    await talk.send(pack(Answer(post, (0,))))
    await posts(stage, days=1)
    assert [one.reply.quiet for one in stage.platform.sent] == [True, False]
    stage.platform.sent = []
    await posts(stage, days=1)
    assert [one.reply.quiet for one in stage.platform.sent] == [False, False]


@both
async def test_table_of_last_week_comes_on_monday(stage: Stage) -> None:
    await stage.daily()
    await stage.talk().say("/config dominios 1")
    for day in range(6):
        (*_, post) = await posts(stage, days=1)
        await answer(stage, post, "ana", *(["bia"] if day % 2 else []))
    stage.platform.sent = []
    await posts(stage, days=1)
    table, solution, question = stage.platform.sent
    shown = plain(table.reply.text)
    assert "Ranking da semana passada" in shown
    assert "de 16/11 a 22/11" in shown
    assert "1. ana" in shown
    assert "de 6 certas" in shown
    assert "de 3 certas" in shown
    assert solution.reply.replaces
    assert question.reply.quiz is not None


async def test_week_without_answers_has_no_table(stage: Stage) -> None:
    await stage.daily(NINE, frozenset({1}))
    assert await stage.go_on(days=1) == ASKED
    assert await stage.go_on(days=6) == []
    sent = await stage.deliveries(DeliveryState.SENT)
    assert [one.kind for one in sent] == ["question", "table"]


async def test_private_chat_has_no_table(stage: Stage) -> None:
    await stage.daily(chat=ALONE, member=ANA)
    talk = stage.talk(ALONE, Place.PRIVATE)
    await talk.say("/config dominios 1")
    (post,) = await posts(stage, days=1)
    assert "Certo!" in (told := await talk.send(pack(Answer(post, (0,))))) or "Não foi" in told
    stage.platform.sent = []
    titles = await stage.go_on(days=6)
    assert titles == ["Solução da pergunta de 17/11", *ASKED]


@pytest.mark.parametrize("kind", ["fortune", ""])
async def test_kind_that_nobody_composes_is_put_aside(stage: Stage, kind: str) -> None:
    await stage.daily()
    stage.clock.move(days=1)
    await stage.tick()
    (one,) = await stage.deliveries()
    async with stage.study.store.write() as transaction:
        await deliveries.add(transaction, [replace(one, name="other", kind=kind)])
    await stage.dispatcher.send_due()
    (gone,) = await stage.deliveries(DeliveryState.GONE)
    assert gone.error == "kind"


async def _on_display(stage: Stage, talk: ButtonsTalk) -> None:
    """Take note of what a conversation showed, as an adapter does."""
    for reply in talk.replies:
        if reply.post is not None and not reply.replaces:
            ref = MessageRef(GROUP, "m")
            await stage.study.messages.show(Shown(reply.post, ref, Place.GROUP))
