"""Disputes from the first tap to the verdict: who may file one, who may settle it, what follows."""

import re

import pytest

from bot.actions import AcceptCase, Answer, Dispute, RejectCase, pack
from bot.letters import letter
from bot.model import Command, Member, Origin, Place, Press
from bot.study.days import Period
from bot.study.rebuild import rebuild
from tests.handlers.test_asking import open_post
from tests.talk import ButtonsTalk

MEWS = "Qual animal mia?"
"""Its options by the author's letters: A felino (right), B canino, C bovino, D ovino."""


async def asked(talk: ButtonsTalk, stem: str = MEWS) -> int:
    """Ask questions until it is this one; the key of its post."""
    for _ in range(30):
        post = await open_post(talk)
        found = await talk.app.study.quiz.get(post)
        assert found
        if found.question.stem == stem:
            return post
        await talk.send(pack(Answer(post, (0,))))
    raise AssertionError(f"{stem} is never asked")


async def answered(talk: ButtonsTalk, post: int, option: int, name: str) -> str:
    """Answer with an option, by its place in the notes."""
    found = await talk.app.study.quiz.get(post)
    assert found
    place = found.post.layout.index(option)
    return await talk.send(pack(Answer(post, (place,))), name)


async def points(talk: ButtonsTalk) -> dict[str, tuple[int, int]]:
    """Points and right answers, by name."""
    talk_chat = await talk.app.study.people.chat(talk.chat)
    member = await talk.app.study.people.member(Member("test", "ana", "ana"))

    board = await talk.app.study.board(talk_chat, member, Period.ALL, talk.clock().date())
    return {it.name: (it.score.points, it.score.correct) for it in board.standings}


async def test_verdict_and_solution_bear_the_button(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    assert "Contestar" in talk.buttons
    talk.buttons = {}
    await talk.say("/pergunta 1")
    assert "Contestar" in talk.buttons
    assert "Contestação 1 registrada." in await talk.press("Contestar", "bia")


async def test_only_who_answered_may_dispute(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    refused = "Só contesta quem respondeu."
    assert refused in await talk.send(pack(Dispute(post)), "bia")
    await answered(talk, post, 1, "bia")
    assert refused in await talk.send(pack(Dispute(post)), "caio")
    assert "registrada" in await talk.send(pack(Dispute(post)), "bia")


async def test_a_member_disputes_a_post_once_and_can_say_why_later(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    first = await talk.send(pack(Dispute(post)), "bia")
    assert "Para dizer por quê: /contestar 1" in first
    assert "Você já contestou esta pergunta" in await talk.send(pack(Dispute(post)), "bia")
    told = await talk.say("/contestar 1 cães também miam", "bia")
    assert "Anotei o motivo na contestação 1." in told
    assert "respondeu B: cães também miam" in await talk.say("/contestacoes")


async def test_dispute_of_somebody_else_is_left_alone(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    for name in ("bia", "caio"):
        await answered(talk, post, 1, name)
        await talk.send(pack(Dispute(post)), name)
    assert "Não há contestação sua de número 1." in await talk.say(
        "/contestar 1 porque sim", "caio"
    )
    assert "porque sim" not in await talk.say("/contestacoes")


async def test_typed_without_a_number_it_is_about_the_latest_answer(talk: ButtonsTalk) -> None:
    assert "Você ainda não respondeu" in await talk.say("/contestar está errada", "bia")
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    told = await talk.say("/contestar está errada", "bia")
    assert "Contestação 1 registrada." in told
    assert MEWS in told
    assert "está errada" in await talk.say("/contestacoes")


async def test_typed_in_answer_to_a_message_it_is_about_its_post(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    later = await open_post(talk)
    await talk.send(pack(Answer(later, (0,))), "bia")
    origin = Origin(talk.chat, Member("test", "bia", "bia"), Place.GROUP)
    await talk.app.hub.receive(Command(origin, "contestar", "2 certas", about=post))
    assert MEWS in await talk.say("/contestacoes")


async def test_reason_from_a_form_comes_with_it(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    origin = Origin(talk.chat, Member("test", "bia", "bia"), Place.GROUP)
    [reply] = await talk.app.hub.receive(Press(origin, pack(Dispute(post)), "há\ncães\x07assim"))
    assert reply.private
    assert "há cães assim" in await talk.say("/contestacoes")


async def test_letters_of_a_reason_are_told_in_those_of_the_case(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    found = await talk.app.study.quiz.get(post)
    assert found
    layout = found.post.layout
    moved = next(place for place, index in enumerate(layout) if place != index)
    seen, here = letter(moved), letter(layout[moved])
    await answered(talk, post, 1, "bia")
    await talk.say(f"/contestar a {seen} também serve", "bia")
    shown = await talk.say("/contestacoes")
    assert f"a {seen} também serve (nas letras daqui: {seen} → {here})" in shown
    await talk.say("/contestar nenhuma serve", "bia")
    assert "nas letras daqui" not in await talk.say("/contestacoes")


async def test_disputes_of_one_question_are_one_case(talk: ButtonsTalk) -> None:
    post = await asked(talk)
    for name in ("bia", "caio", "duda"):
        await answered(talk, post, 1, name)
        await talk.send(pack(Dispute(post)), name)
    shown = await talk.say("/contestacoes")
    assert "Contestação 1" in shown
    assert "1 pergunta espera decisão." in shown
    assert "3 contestações" in shown
    assert shown == await talk.say("/contestacoes 3")


@pytest.mark.parametrize("typed", ["/contestacoes", "/contestacoes 1 aceitar B"])
async def test_only_who_looks_after_the_notes_settles(talk: ButtonsTalk, typed: str) -> None:
    await disputed(talk)
    shown = await talk.say(typed, "bia")
    assert MEWS not in shown
    assert "bia" not in await points(talk) or (await points(talk))["bia"] == (0, 0)
    assert MEWS in await talk.say("/contestacoes")


@pytest.mark.parametrize("action", [AcceptCase(1, (1,)), AcceptCase(1, ()), RejectCase(1, 1)])
async def test_forged_button_settles_nothing(
    talk: ButtonsTalk, action: AcceptCase | RejectCase
) -> None:
    await disputed(talk)
    await talk.send(pack(action), "bia")
    assert MEWS in await talk.say("/contestacoes")


async def disputed(talk: ButtonsTalk) -> int:
    """Bia answers B and disputes it, Caio answers A; the key of the post."""
    post = await asked(talk)
    await answered(talk, post, 1, "bia")
    await answered(talk, post, 0, "caio")
    await talk.send(pack(Dispute(post)), "bia")
    return post


async def test_accepted_by_buttons_it_changes_all_that_follows(talk: ButtonsTalk) -> None:
    post = await disputed(talk)
    assert (await points(talk))["caio"] == (5, 1)
    shown = await talk.say("/contestacoes")
    assert "✓ A) Felino" in shown
    assert "2 respostas: poucas respostas para dizer algo (a partir de 20)." in shown
    await talk.press("Corrigir a resposta…")
    await talk.press("B")
    told = await talk.press("Confirmar B")
    assert "Aceita: a resposta certa foi corrigida." in told
    assert "Passaram a acertar: 1. Passaram a errar: 1." in told
    assert "versão 2" in told
    now = await points(talk)
    assert (now["bia"], now["caio"]) == ((5, 1), (0, 0))
    assert (await rebuild(talk.app.study.store, repair=False)).differences == ()
    question = talk.app.study.notes.library.question("gato-q1")
    assert question
    assert question.correct == (1,)
    own = await answered(talk, post, 1, "bia")
    assert "✅ Certo!" in own
    assert "Nenhuma contestação espera decisão." in await talk.say("/contestacoes")
    assert "Esta pergunta já foi decidida." in await talk.send(pack(Dispute(post)), "caio")


async def test_answer_after_the_verdict_is_graded_by_it(talk: ButtonsTalk) -> None:
    post = await disputed(talk)
    await talk.say("/contestacoes 1 aceitar b")
    assert "❌" in await answered(talk, post, 0, "duda")
    assert "✅" in await answered(talk, post, 1, "eva")


async def test_several_letters_for_one_that_is_asked_for_accept_any(talk: ButtonsTalk) -> None:
    post = await disputed(talk)
    told = await talk.say("/contestacoes 1 aceitar A e B")
    assert "A pergunta saiu das notas até ser reescrita." in told
    now = await points(talk)
    assert (now["bia"], now["caio"]) == ((5, 1), (5, 1))
    assert talk.app.study.notes.library.question("gato-q1") is None
    assert "❌" in await answered(talk, post, 2, "duda")


async def test_annulled_question_is_right_for_all_and_leaves_the_notes(talk: ButtonsTalk) -> None:
    post = await disputed(talk)
    await answered(talk, post, 3, "duda")
    told = await talk.say("/contestacoes 1 anular")
    assert "Questão anulada" in told
    assert "A pergunta saiu das notas" in told
    assert {(await points(talk))[name] for name in ("bia", "caio", "duda")} == {(5, 1)}
    assert talk.app.study.notes.library.question("gato-q1") is None
    own = await answered(talk, post, 3, "duda")
    assert "Questão anulada: toda resposta vale como certa." in own
    assert "bale" not in own
    assert "Questão anulada" in await talk.say("/pergunta 1")


async def test_rejected_with_a_reason_it_stays(talk: ButtonsTalk) -> None:
    post = await disputed(talk)
    before = await points(talk)
    told = await talk.say("/contestacoes 1 rejeitar cães latem")
    assert "Rejeitada: fica como está." in told
    assert "Aviso 1 pessoa." in told
    assert await points(talk) == before
    again = await talk.send(pack(Dispute(post)), "bia")
    assert "A pergunta fica como está." in again
    assert "cães latem" in again


async def test_rejected_without_a_reason_it_is_asked_for_once(talk: ButtonsTalk) -> None:
    await disputed(talk)
    await talk.say("/contestacoes")
    assert "/contestacoes 1 rejeitar motivo" in await talk.press("Rejeitar…")
    assert MEWS in await talk.say("/contestacoes")
    assert "Rejeitada" in await talk.press("Rejeitar sem motivo")


async def test_text_is_corrected_and_answers_stay_as_they_are(talk: ButtonsTalk) -> None:
    await disputed(talk)
    before = await points(talk)
    told = await talk.say("/contestacoes 1 texto Qual destes animais mia de noite?")
    assert "Aceita: o enunciado foi corrigido." in told
    assert await points(talk) == before
    question = talk.app.study.notes.library.question("gato-q1")
    assert question
    assert question.stem == "Qual destes animais mia de noite?"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/contestacoes aceitar", "Diga o número da contestação"),
        ("/contestacoes 7", "A contestação 7 não existe ou já foi decidida."),
        ("/contestacoes 1 aceitar", "Diga as letras certas"),
        ("/contestacoes 1 aceitar E", "As opções vão de A a D."),
        ("/contestacoes 1 aceitar tudo", "As opções vão de A a D."),
        ("/contestacoes 1 aceitar A", "Isso já é o que vale hoje."),
        ("/contestacoes 1 texto", "Diga o novo enunciado"),
    ],
)
async def test_nonsense_gets_what_would_be_right_and_settles_nothing(
    talk: ButtonsTalk, typed: str, answer: str
) -> None:
    await disputed(talk)
    assert answer in await talk.say(typed)
    assert MEWS in await talk.say("/contestacoes")


async def test_correction_of_several_has_as_many_letters(talk: ButtonsTalk) -> None:
    await talk.say("/pergunta 2")
    chat = await talk.app.study.people.chat(talk.chat)
    found = await talk.app.study.quiz.latest_open(chat)
    assert found
    wanted = len(found.question.correct)
    await talk.send(pack(Answer(found.post.key, tuple(range(wanted)))), "bia")
    await talk.send(pack(Dispute(found.post.key)), "bia")
    assert f"A pergunta pede {wanted} letras" in await talk.say("/contestacoes 1 aceitar A")


@pytest.mark.parametrize("domain", ["3", "4"])
async def test_order_and_matching_can_be_annulled(talk: ButtonsTalk, domain: str) -> None:
    await talk.say(f"/pergunta {domain}")
    chat = await talk.app.study.people.chat(talk.chat)
    found = await talk.app.study.quiz.latest_open(chat)
    assert found
    post = found.post.key
    letters = tuple(range(len(found.question.options)))
    await talk.send(pack(Answer(post, letters)), "bia")
    await talk.send(pack(Answer(post, letters[::-1])), "caio")
    await talk.send(pack(Dispute(post)), "bia")
    assert found.question.stem in await talk.say("/contestacoes")
    assert "só dá para anular" in await talk.say("/contestacoes 1 aceitar A")
    assert "Questão anulada" in await talk.say("/contestacoes 1 anular")
    assert {value for _, value in (await points(talk)).items()} == {(5, 1)}


async def test_next_goes_round(talk: ButtonsTalk) -> None:
    await disputed(talk)
    other = await open_post(talk)
    await talk.send(pack(Answer(other, (0,))), "bia")
    await talk.send(pack(Dispute(other)), "bia")
    first = await talk.say("/contestacoes")
    assert "2 perguntas esperam decisão." in first
    second = await talk.press("Próxima")
    assert re.search(r"Contestação 2\b", second)
    assert await talk.press("Próxima") == first


async def test_published_key_regrades_and_settles_nothing_twice(talk: ButtonsTalk) -> None:
    await disputed(talk)
    await talk.say("/contestacoes 1 aceitar B")
    await talk.app.study.publishing.roll_back("mini", 1, Member("test", "ana", "ana"))
    now = await points(talk)
    assert (now["bia"], now["caio"]) == ((0, 0), (5, 1))
    assert (await rebuild(talk.app.study.store, repair=False)).differences == ()


async def test_options_filled_in_by_name_decide_as_what_is_typed(talk: ButtonsTalk) -> None:
    await disputed(talk)
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    given = (("verdict", "aceitar"), ("value", "1 B"))
    await talk.app.hub.receive(Command(origin, "contestacoes", given=given))
    assert (await points(talk))["bia"] == (5, 1)
