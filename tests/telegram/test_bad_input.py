"""Forged, stale, foreign and monstrous input: what people are told of it, and that nothing else
becomes of it.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions import Answer, Choose, Confirm, Explain, Mark, pack
from bot.model import Member
from tests.emulators.telegram import BotMessage, CallbackAnswer, Person
from tests.telegram.stage import Stage, calm_stage, post_of, right, text_of

UNKNOWN = "Este botão não vale mais. Peça de novo com /ajuda."
FOREIGN = "Essa pergunta não existe aqui. Peça uma com /hoje ou /pergunta."
CLOSED = "Esta pergunta já foi encerrada. Peça outra com /hoje ou /pergunta."
TOO_LONG = "O texto é longo demais: aceito até 1.000 caracteres. Mande só o essencial."
TOO_LARGE = "O arquivo passa de 20 MB"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with calm_stage(tmp_path) as stage:
        yield stage


async def pressed(person: Person, message: BotMessage, *payloads: str) -> set[str]:
    """What a person reads who sends these payloads with an altered client."""
    return {text_of(await person.press(message, payload)) for payload in payloads}


# Buttons


NOISE = (
    *("x" * 64, ":" * 64, "\U0001f9ea" * 16, "\x00" * 64, "\u202e" * 21, "a:" + "z" * 61),
    *("a", "a:", "a:1", "a::0", "a:1:0:0", "a:-1:0", "a:1:-", "a:1:Z", "A:1:0", "a:１:0"),
    *("m:1:", "m:1:zz", "e:", "w:", "d", "t:1", "l:1:-1", "r:decade:0", "r:week", "p:9"),
    "s:1:me:language",
)
"""Payloads of at most 64 bytes that no button of ours has."""


async def test_a_forged_button_is_told_to_be_worth_nothing(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    before = stage.rows()
    for payload in NOISE:
        assert (payload, await pressed(stage.bia, message, payload)) == (payload, {UNKNOWN})
    await stage.settled()
    assert stage.rows() == before
    assert stage.group.messages[-1] is message
    assert stage.bia.messages == []


async def test_an_answer_that_cannot_be_one_is_told_what_would_be(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    post, before = post_of(message), stage.rows()
    told = {
        pack(Answer(post, (25,))): "Responda com letras de A a D.",
        pack(Answer(post, (4,))): "Responda com letras de A a D.",
        pack(Answer(post, ())): "Responda com letras de A a D.",
        pack(Answer(post, (0, 0))): "A mesma letra apareceu duas vezes. Use cada uma só uma vez.",
        pack(Answer(post, (0, 1))): "Esta pergunta tem uma resposta só. Escolha uma letra.",
        pack(Mark(post, 25)): UNKNOWN,
    }
    for payload, text in told.items():
        assert await pressed(stage.bia, message, payload) == {text}
    assert stage.rows() == before


async def test_a_question_is_answered_only_in_its_own_chat(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    other = stage.server.group("Outra turma", [stage.ana, stage.bia], [stage.ana])
    there = await stage.say(stage.ana, other, "/hoje")
    alone = await stage.ask(stage.bia, "/hoje")
    before, post = stage.rows(), post_of(message)
    payloads = [pack(Answer(post, (0,))), pack(Mark(post, 0)), pack(Confirm(post))]
    assert await pressed(stage.bia, there, *payloads, pack(Answer(2**63 - 1, (0,)))) == {FOREIGN}
    for payload in payloads:
        told = await stage.brought(stage.bia, stage.bia.press(alone, payload))
        assert [message.text for message in told] == [FOREIGN]
    assert stage.rows() == before


async def test_a_verdict_is_kept_from_who_has_not_answered(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    post = post_of(message)
    await stage.ana.tap(message, right(message))
    said = await stage.ask(stage.bia, f"/start {pack(Explain(post)).replace(':', '_')}")
    assert said.text.startswith("Você ainda não respondeu essa pergunta.")
    assert await pressed(stage.bia, message, pack(Explain(post))) == {said.text}
    assert stage.answers() == 1


async def test_a_panel_serves_only_whom_it_was_shown_to(stage: Stage) -> None:
    panel = await stage.say(stage.ana, stage.group, "/config")
    before = stage.rows()
    told = set()
    for row in panel.buttons:
        for label, _ in row:
            told.add(text_of(await stage.bia.tap(panel, label)))
    assert told == {"Este botão é de outra pessoa. Abra o seu com /config."}
    text = panel.text
    forged = [Choose(str(stage.bia.id), "chat", "language", "en")]
    forged += [Choose(str(stage.bia.id), "chat", "polls", "sim")]
    (refused,) = await pressed(stage.bia, panel, *map(pack, forged))
    assert refused.startswith("Só admins mudam as configurações do grupo.")
    (nonsense,) = await pressed(stage.bia, panel, pack(Choose(str(stage.bia.id), "me", "x", "y")))
    assert nonsense == UNKNOWN
    assert stage.rows() == before
    assert panel.text == text


async def test_a_button_of_a_closed_question_says_so(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/pergunta")
    post = post_of(message)
    await stage.say(stage.ana, stage.group, "/pergunta")
    for payload in (pack(Answer(post, (0,))), pack(Mark(post, 0))):
        assert await pressed(stage.bia, message, payload) == {CLOSED}
    assert not any(stage.rows("answers", "scores", "drafts").values())


async def test_a_tap_that_is_answered_too_late_counts_and_breaks_nothing(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    stage.server.hang("answerCallbackQuery", 0.3)
    tap = asyncio.create_task(stage.bia.tap(message, right(message), patience=0.5))
    await stage.until(stage.answers)
    stage.server.clock.move(151)
    assert await tap is None
    await stage.settled()
    assert [status for method, status, _ in stage.server.refused] == [400]
    assert stage.points() == {"Bia": 10}
    assert "+10 pontos" in text_of(await stage.ana.tap(message, right(message)))


async def test_a_tap_on_a_message_that_is_gone_says_so(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    message.deleted = True
    answer = await stage.bia.press(message, pack(Answer(post_of(message), (0,))))
    assert answer == CallbackAnswer(UNKNOWN)
    assert stage.answers() == 0


async def test_an_account_that_is_nobodys_gives_no_answer(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    tap = {"id": "1", "chat_instance": "1", "message": message.to_json()}
    tap |= {"data": pack(Answer(post_of(message), (0,)))}
    for number in (777_000, 1_087_968_824, 136_817_688):
        account = {"id": number, "is_bot": False, "first_name": "Ana"}
        await stage.server.push({"callback_query": tap | {"from": account}})
    await stage.settled()
    assert stage.answers() == 0


# Once is enough


async def test_two_taps_at_the_same_time_are_one_answer(stage: Stage) -> None:
    message = await stage.say(stage.ana, stage.group, "/hoje")
    letters = [label for label, _ in message.buttons[0]]
    first, *rest = await asyncio.gather(*(stage.bia.tap(message, letter) for letter in letters))
    assert "Você já tinha respondido" not in text_of(first)
    assert all("Você já tinha respondido A." in text_of(one) for one in rest)
    assert stage.answers() == 1


async def test_what_is_delivered_twice_counts_once(stage: Stage) -> None:
    stage.server.twice("message")
    (message,) = await stage.brought(stage.group, stage.ana.say(stage.group, "/pergunta"))
    stage.server.twice("callback_query")
    assert "+5 pontos" in text_of(await stage.bia.tap(message, right(message)))
    await stage.settled()
    assert stage.server.calls["answerCallbackQuery"] == 1
    await stage.say(stage.ana, stage.group, "/config enquetes sim")
    poll = await stage.say(stage.ana, stage.group, "/pergunta")
    assert poll.poll is not None
    stage.server.twice("poll_answer")
    await stage.bia.vote(poll, list(poll.poll.correct))
    await stage.settled()
    assert stage.points() == {"Bia": 10}


async def test_what_is_edited_is_not_answered_again(stage: Stage) -> None:
    said = await stage.bia.say(stage.group, "/pergunta")
    await stage.settled()
    assert await stage.brought(stage.group, stage.bia.edit(said, "/pergunta 1")) == []


# Long texts, large files, unheard-of updates


COMMANDS = (
    "/hoje " + "é" * 4_090,
    "/definir " + "<b>&" * 1_000,
    "/definir " + "\u202e" * 4_087,
    "/pergunta " + "\U0001f9ea" * 2_000,
    "/config meu fuso " + "A" * 4_000,
)
TEXTS = ("/" + "x" * 4_095, "x" * 4_096, "o que é " + "a " * 2_000, "A" * 4_096, "1a " * 1_300)


async def test_a_text_that_fills_a_message_is_too_long(stage: Stage) -> None:
    before = stage.rows()
    for line in COMMANDS:
        told = await stage.say(stage.bia, stage.group, line)
        assert told.text == f"(só para Bia)\n\n{TOO_LONG}"
    for line in (*COMMANDS, *TEXTS):
        assert (await stage.ask(stage.bia, line)).text == TOO_LONG
    assert stage.rows() == before


async def test_what_is_shown_back_is_short_and_no_markup(stage: Stage) -> None:
    message = await stage.ask(stage.bia, "/definir <i>&amp;" + "<b>" * 300)
    assert message.text.startswith("Não encontrei “<i>&amp;<b><b>")
    assert len(message.text) < 200
    assert {entity.type for entity in message.entities} <= {"bot_command"}
    message = await stage.ask(stage.bia, "/\u202exyz<b>")
    assert message.text == "Não conheço o comando /xyz<b>. Veja o que sei fazer com /ajuda."


async def test_a_file_that_is_too_large_is_told_so_and_not_fetched(stage: Stage) -> None:
    ana, bia, group = stage.ana, stage.bia, stage.group
    await stage.app.study.editors.appoint(Member("telegram", str(ana.id), "Ana"))
    before = stage.rows()
    (alone,) = await stage.brought(ana, ana.upload(None, "notas.zip", b"PK", size=21_000_000))
    assert alone.text.startswith(TOO_LARGE)
    (refused,) = await stage.brought(bia, bia.upload(None, "notas.zip", b"PK", size=21_000_000))
    assert refused.text.startswith("Só quem cuida das notas")
    (here,) = await stage.brought(
        group, ana.upload(group, "<b>", b"PK", "/conteudo@sabatina_bot", size=2**40)
    )
    assert TOO_LARGE in here.text
    photos = bia.upload(group, "fotos.zip", b"PK", "vejam isso", size=21_000_000)
    assert await stage.brought(group, photos) == []
    assert stage.server.calls["getFile"] == 0
    assert stage.rows() == before


async def test_an_update_of_an_unknown_kind_is_passed_over(stage: Stage) -> None:
    sent = len(stage.server.sent)
    await stage.server.push({"of_another_time": {"from": stage.ana.to_json(), "text": "/hoje"}})
    await stage.server.push({})
    await stage.settled()
    assert len(stage.server.sent) == sent
    assert (await stage.ask(stage.ana, "/hoje")).text.startswith("Pergunta do dia")
