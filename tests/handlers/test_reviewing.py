"""Reviews as a member meets them: due cards, one after another, how sure one was, the exam."""

import re
from pathlib import Path

import pytest

from bot.actions import Answer, Explain, Grade, Next, Reveal, SaySure, Star, pack
from bot.model import Card, Place
from bot.store import cards
from bot.study.rebuild import rebuild
from tests.talk import ButtonsTalk, ConsoleTalk, app_running, monday


async def cards_of(talk: ButtonsTalk, name: str = "ana") -> dict[str, Card]:
    """A member's cards by their items."""
    async with talk.app.study.store.read() as transaction:
        found = await cards.of_members(transaction, await cards.members(transaction))
        mine = (await talk.app.study.people.member(talk._origin(name, True).member)).key
    return {key.item: card for key, card in found.items() if key.member_key == mine}


async def latest_post(talk: ButtonsTalk) -> int:
    asked = await talk.app.study.quiz.latest_open(await talk.app.study.people.chat(talk.chat))
    assert asked is not None
    return asked.post.key


async def answer(talk: ButtonsTalk, *, right: bool = True, name: str = "ana") -> str:
    """Answer the latest open question, rightly or not."""
    study = talk.app.study
    asked = await study.quiz.latest_open(await study.people.chat(talk.chat))
    assert asked is not None
    letters = [asked.post.layout.index(pick) for pick in asked.question.correct]
    if not right:
        count = len(asked.post.layout)
        letters = [(letter + 1) % count for letter in letters]
    return await talk.send(pack(Answer(asked.post.key, tuple(letters))), name)


async def consistent(talk: ButtonsTalk) -> bool:
    """Whether everything that is kept is what the answers say."""
    return not (await rebuild(talk.app.study.store, repair=False)).differences


async def test_nothing_is_due_before_anything_was_answered(alone: ButtonsTalk) -> None:
    assert "Nada para revisar agora." in await alone.say("/revisar")


async def test_reviews_are_private(talk: ButtonsTalk) -> None:
    assert "só funciona em conversa particular" in await talk.say("/revisar")
    assert "só funciona em conversa particular" in await talk.say("/prova 10/03")
    assert "conversa particular" in await talk.send(pack(Next()))


async def test_an_answer_in_a_group_comes_back_in_private(
    talk: ButtonsTalk,
) -> None:
    await talk.say("/hoje")
    await answer(talk, right=False)
    talk.clock.move(days=1)
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
    shown = await alone.say("/revisar")
    assert shown.startswith("1 cartão para revisar: cerca de 1 min, a 30 s cada.")
    assert "Revisão" in shown
    assert "Certo!" in await answer(alone)
    assert alone.replies[0].buttons[-1][0].label == "Próxima ›"
    done = await alone.press("Próxima ›")
    assert "Sessão concluída: 1 cartão revisto." in done
    [card] = (await cards_of(alone)).values()
    assert card.reps == 2
    assert await consistent(alone)


async def test_a_sitting_has_as_many_cards_as_fit_its_minutes(alone: ButtonsTalk) -> None:
    for domain in "1234":
        await alone.say(f"/pergunta {domain}")
        await answer(alone, right=False)
    alone.clock.move(days=1)
    shown = await alone.say("/revisar 1")
    assert "4 cartões para revisar: cerca de 2 min" in shown
    assert "Agora vão os 2 que você menos lembra, em cerca de 1 min." in shown
    await answer(alone)
    await alone.press("Próxima ›")
    await answer(alone)
    over = await alone.press("Próxima ›")
    assert "Sessão concluída: 2 cartões revistos." in over
    assert "Restam 2 cartões, cerca de 1 min." in over
    assert "Sessão concluída: 2 cartões" in await alone.press("Próxima ›")


async def test_a_question_left_open_comes_again_and_counts_once(alone: ButtonsTalk) -> None:
    for domain in "13":
        await alone.say(f"/pergunta {domain}")
        await answer(alone, right=False)
    alone.clock.move(days=1)
    await alone.say("/revisar")
    post = await latest_post(alone)
    assert "Revisão" in await alone.send(pack(Next()))
    assert "Revisão" in await alone.say("/revisar")
    assert await latest_post(alone) == post
    await answer(alone)
    await alone.press("Próxima ›")
    assert await latest_post(alone) == post + 1


async def test_a_sitting_goes_on_after_a_restart(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        alone = ButtonsTalk(app, clock, Place.PRIVATE, "ana")
        for domain in "134":
            await alone.say(f"/pergunta {domain}")
            await answer(alone, right=False)
        clock.move(days=1)
        await alone.say("/revisar")
        await answer(alone)
    async with app_running(tmp_path, clock) as app:
        alone = ButtonsTalk(app, clock, Place.PRIVATE, "ana")
        assert "Revisão" in await alone.send(pack(Next()))
        await answer(alone)
        await alone.press("Próxima ›")
    async with app_running(tmp_path, clock) as app:
        alone = ButtonsTalk(app, clock, Place.PRIVATE, "ana")
        assert "Revisão" in await alone.send(pack(Next()))
        await answer(alone)
        assert "Sessão concluída: 3 cartões revistos." in await alone.press("Próxima ›")


async def test_at_a_terminal_reviews_are_said_to_the_speaker_alone(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        talk = ConsoleTalk(app, clock)
        await talk.say("/pergunta 3")
        await talk.say("A B C")
        clock.move(days=1)
        shown = await talk.say("/revisar")
        assert "1 cartão para revisar" in shown
        assert "Essa pergunta não existe aqui." in await talk.say("A B C", "bia")
        assert re.search(r"Certo!|Não foi desta vez", await talk.say("A B C"))
        assert "Sessão concluída: 1 cartão revisto." in await talk.press("Próxima ›")
        await talk.say("/pergunta 3")
        assert re.search(r"Certo!|Não foi desta vez", await talk.say("A B C", "bia"))


async def test_review_answers_earn_as_practice_does(alone: ButtonsTalk) -> None:
    await alone.say("/pergunta 1")
    await answer(alone, right=False)
    alone.clock.move(days=1)
    await alone.say("/revisar")
    assert "+5 pontos" in await answer(alone)


async def test_a_question_that_is_open_here_is_not_reviewed_meanwhile(alone: ButtonsTalk) -> None:
    await alone.say("/pergunta 3")
    await answer(alone, right=False)
    await alone.say("/pergunta 3")
    alone.clock.move(days=1)
    shown = await alone.say("/revisar")
    assert "Revisão" not in shown


async def test_a_starred_term_is_reviewed_with_a_question_about_it(talk: ButtonsTalk) -> None:
    await talk.say("/definir gato")
    starred = await talk.press("⭐ Revisar")
    assert "“Gato” entrou nas suas revisões." in starred
    assert all(reply.private for reply in talk.replies)
    assert "já está nas suas revisões" in await talk.press("⭐ Revisar")
    assert "entrou nas suas revisões" in await talk.press("⭐ Revisar", "bia")
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
    assert "1 cartão para revisar" in await alone.say("/revisar")
    await answer(alone)
    mine = await cards_of(alone)
    assert {item for item in mine if item.startswith("t:")} == {"t:gato"}
    assert {card.reps for card in mine.values()} == {1}
    assert (await cards_of(alone, "bia"))["t:gato"].reps == 0
    assert await consistent(alone)


async def test_an_answer_anywhere_moves_the_card_of_a_starred_term(talk: ButtonsTalk) -> None:
    await talk.send(pack(Star("cafe")))
    await talk.say("/pergunta 3")
    await answer(talk, right=False)
    assert (await cards_of(talk))["t:cafe"].reps == 1
    assert (await cards_of(talk))["q:cafe-q1"].reps == 1


async def test_what_is_not_in_the_notes_cannot_be_starred(talk: ButtonsTalk) -> None:
    assert "Isso não está mais nas notas." in await talk.send(pack(Star("xadrez")))
    assert await cards_of(talk) == {}


NO_QUESTION = """---
pack: bare
title: Sem perguntas
language: pt-BR
domains:
  - {id: "1", weight: 100, name: Um, en: One}
---
"""
BARE = """---
pack: bare
domain: 1
---
## Lua {#lua}
en: Moon

Satélite natural da Terra.

- Tem quatro fases.
- Provoca as marés.
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """Notes with a term and no question about it."""
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "pack.md").write_text(NO_QUESTION, encoding="utf-8")
    (folder / "1.md").write_text(BARE, encoding="utf-8")
    return folder


async def test_a_term_without_questions_is_recalled_and_graded(tmp_path: Path, bare: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock, pack=bare) as app:
        alone = ButtonsTalk(app, clock, Place.PRIVATE, "ana")
        await alone.say("/definir lua")
        await alone.press("⭐ Revisar")
        shown = await alone.say("/revisar")
        assert "O que é “Lua”?" in shown
        assert "Satélite" not in shown
        revealed = await alone.press("Conferir")
        assert "Satélite natural da Terra." in revealed
        labels = [button.label for button in alone.replies[0].buttons[0]]
        assert labels == ["Não lembrei", "Com esforço", "Lembrei", "Foi fácil"]
        assert re.search(r"Anotado\. Volta em \d+ dias\.", await alone.press("Foi fácil"))
        again = await alone.press("Não lembrei")
        assert "Este cartão já foi." in again
        assert "Sessão concluída: 1 cartão revisto." in await alone.press("Próxima ›")
        assert (await cards_of(alone))["t:lua"].reps == 1
        assert await consistent(alone)


@pytest.mark.parametrize("action", [Reveal(0), Reveal(7), Grade(0, 3), Grade(9, 1), Next()])
async def test_buttons_of_no_sitting_get_a_polite_no(
    alone: ButtonsTalk, action: Reveal | Grade | Next
) -> None:
    assert "Comece uma com /revisar" in await alone.send(pack(action))
    assert await cards_of(alone) == {}


@pytest.mark.parametrize("payload", ["g:0:0", "g:0:5", "u:1:3", "u:1:", "u:zz:1", "n:1", "v:"])
async def test_forged_buttons_do_nothing(alone: ButtonsTalk, payload: str) -> None:
    await alone.say("/pergunta 1")
    await answer(alone)
    before = await cards_of(alone)
    told = await alone.send(payload)
    assert re.search("não vale mais|não existe aqui", told)
    assert await cards_of(alone) == before


async def test_how_sure_one_was_is_said_with_one_tap_once(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 1")
    await answer(talk)
    labels = [button.label for button in talk.replies[0].buttons[0]]
    assert labels == ["Chutei", "Acho", "Certeza"]
    before = await talk.say("/ranking")
    good = (await cards_of(talk)).popitem()[1]
    assert "Anotado: Chutei. Esta pergunta volta ainda hoje" in await talk.press("Chutei")
    hard = (await cards_of(talk)).popitem()[1]
    assert (good.difficulty or 0) < (hard.difficulty or 0)
    assert (good.reps, hard.reps) == (1, 1)
    assert await talk.say("/ranking") == before
    assert "Você já disse quanta certeza tinha." in await talk.press("Certeza")
    assert (await cards_of(talk)).popitem()[1] == hard
    assert await consistent(talk)


async def test_sure_and_quick_is_easy_and_slow_is_not(talk: ButtonsTalk) -> None:
    for seconds, name in ((5, "ana"), (60, "bia")):
        await talk.say("/pergunta 3")
        talk.clock.move(seconds=seconds)
        await answer(talk, name=name)
        await talk.press("Certeza", name)
    easy, good = [(await cards_of(talk, name))["q:cafe-q1"] for name in ("ana", "bia")]
    assert (easy.stability or 0) > (good.stability or 0)
    assert await consistent(talk)


async def test_how_sure_tunes_what_came_after_it_too(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 3")
    first = await latest_post(talk)
    await answer(talk)
    talk.clock.move(hours=20)
    await talk.say("/pergunta 3")
    await answer(talk)
    await talk.send(pack(SaySure(first, 0)))
    assert (await cards_of(talk))["q:cafe-q1"].reps == 2
    assert await consistent(talk)


async def test_how_sure_is_only_said_of_ones_own_answer_of_the_last_day(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 1")
    post = await latest_post(talk)
    await answer(talk)
    assert "Você ainda não respondeu essa pergunta." in await talk.press("Certeza", "bia")
    assert "Essa pergunta não existe aqui." in await talk.send(pack(SaySure(post + 9, 1)))
    talk.clock.move(hours=24, seconds=1)
    assert "até um dia depois" in await talk.press("Certeza")


async def test_how_sure_can_be_said_where_the_verdict_is_told_again(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 1")
    post = await latest_post(talk)
    await answer(talk)
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
    await alone.send(pack(Explain(post)))
    assert "Acho" in alone.buttons
    await alone.press("Acho")
    alone.buttons.clear()
    await alone.send(pack(Explain(post)))
    assert "Acho" not in alone.buttons


async def test_seconds_are_learned_from_ones_own_answers(alone: ButtonsTalk) -> None:
    for _ in range(5):
        await alone.say("/pergunta 1")
        alone.clock.move(seconds=12)
        await answer(alone, right=False)
        alone.clock.move(hours=1)
    alone.clock.move(days=1)
    assert "a 12 s cada" in await alone.say("/revisar")


async def test_exam_is_set_shown_changed_and_switched_off(alone: ButtonsTalk) -> None:
    assert "Ainda não sei quando é sua prova." in await alone.say("/prova")
    shown = await alone.say("/prova 2027-03-10")
    assert "Prova em 10/03/2027" in shown
    assert "Faltam 114 dias." in shown
    assert "20 min por dia: cerca de 40 cartões, a 30 s cada." in shown
    assert "30 min por dia" in await alone.say("/prova 30min")
    assert "Prova em 10/03/2027" in await alone.say("/prova")
    both = await alone.say("/prova 10/4 5min")
    assert "Prova em 10/04/2027" in both
    assert "5 min por dia" in both
    assert "Sem prova marcada." in await alone.say("/prova desligar")
    assert "Ainda não sei" in await alone.say("/prova")
    assert "Diga também o dia da prova" in await alone.say("/prova 20min")


async def test_exam_says_plainly_what_does_not_fit(notes: ButtonsTalk) -> None:
    alone = await backlog(notes, 60)
    shown = await alone.say("/prova 21/12 5min")
    assert "Não cabe: para rever ao menos uma vez os 60 cartões que faltam" in shown
    assert "Hoje: 12 cartões" in shown
    assert "Seus 5 min por dia não bastam até a prova" in await alone.say("/revisar")
    assert "Cabe: nenhum dia passa disso" in await alone.say("/prova 21/12 10min")


async def test_with_an_exam_ahead_a_day_has_no_more_than_its_minutes(notes: ButtonsTalk) -> None:
    alone = await backlog(notes, 60)
    assert "60 cartões para revisar" in await alone.say("/revisar")
    await answer(alone)
    await alone.say("/prova 10/03/2027 5min")
    shown = await alone.say("/revisar")
    assert "9 cartões para revisar" in shown
    assert "Mais 50 cartões vencidos ficam para os próximos dias" in shown


async def backlog(talk: ButtonsTalk, count: int) -> ButtonsTalk:
    """A private chat, a month after so many questions of the notes were answered in a group."""
    for _ in range(count):
        await talk.say("/pergunta")
        talk.clock.move(seconds=30)
        await answer(talk, right=False)
    talk.clock.move(days=30)
    return ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
