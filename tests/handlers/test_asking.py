"""Questions and answers where buttons can be old, forged, or somebody else's."""

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import Answer, Confirm, Explain, Mark, pack
from bot.model import Chat, Command, Member, Origin, Place
from bot.views.text import plain
from tests.talk import ButtonsTalk, app_running, monday


async def open_post(talk: ButtonsTalk, line: str = "/pergunta 1") -> int:
    """Ask a question; the key of its post."""
    await talk.say(line)
    asked = await talk.app.study.quiz.latest_open(await talk.app.study.people.chat(talk.chat))
    assert asked is not None
    return asked.post.key


async def test_answer_to_a_closed_question_is_refused(talk: ButtonsTalk) -> None:
    old = await open_post(talk)
    await open_post(talk)
    assert "Esta pergunta já foi encerrada." in await talk.send(pack(Answer(old, (0,))))
    assert "Ninguém pontuou aqui" in await talk.say("/ranking")


async def test_own_answer_to_a_closed_question_is_shown_again(talk: ButtonsTalk) -> None:
    old = await open_post(talk)
    await talk.send(pack(Answer(old, (1,))))
    await open_post(talk)
    assert "Você já tinha respondido B." in await talk.send(pack(Answer(old, (0,))))


@pytest.mark.parametrize("post", [999, 2**62])
async def test_answer_to_a_question_never_asked_is_refused(talk: ButtonsTalk, post: int) -> None:
    assert "Essa pergunta não existe aqui." in await talk.send(pack(Answer(post, (0,))))


async def test_question_of_another_chat_cannot_be_answered_here(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    other = ButtonsTalk(talk.app, talk.clock, chat="2")
    await other.say("/pergunta")
    assert "Essa pergunta não existe aqui." in await other.send(pack(Answer(post, (0,))))


@pytest.mark.parametrize(
    "payload", ["", "a", "a:", "a:1", "a:1:0:0", "zz:1", "a:-1:0", "a:x y:0", "d", "💥", "a:1:" * 9]
)
async def test_forged_payload_gets_a_polite_no(talk: ButtonsTalk, payload: str) -> None:
    assert "Este botão não vale mais." in await talk.send(payload)


async def test_own_verdict_is_told_anywhere_once_one_has_answered(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
    assert "Você ainda não respondeu" in await alone.send(pack(Explain(post)))
    await talk.send(pack(Answer(post, (1,))))
    assert "Você respondeu B." in await alone.send(pack(Explain(post)))
    assert "Você ainda não respondeu" in await alone.send(pack(Explain(post)), "bia")
    await open_post(talk)
    assert "Você respondeu B." in await alone.send(pack(Explain(post)))
    assert "Esta pergunta já foi encerrada." in await alone.send(pack(Explain(post)), "bia")
    assert "Essa pergunta não existe" in await alone.send(pack(Explain(post + 9)))


async def test_solution_that_is_news_to_nobody_only_takes_its_place(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    await talk.send(pack(Answer(post, (1,))))
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    solution, question = await talk.app.hub.receive(Command(origin, "pergunta"))
    assert (solution.post, solution.replaces, solution.quiet) == (post, True, True)
    assert question.post == post + 1
    await talk.send(pack(Answer(post + 1, (1,))))
    bia = replace(origin, member=Member("test", "bia", "bia"))
    solution, _ = await talk.app.hub.receive(Command(bia, "pergunta"))
    assert (solution.post, solution.replaces, solution.quiet) == (post + 1, True, False)


async def test_verdict_has_a_line_that_fits_a_notice(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    await talk.send(pack(Answer(post, (0,))))
    (verdict,) = talk.replies
    assert re.match(r"(✅ Certo!|❌ Não foi desta vez\.)", verdict.brief)
    assert len(verdict.brief) <= 200


async def test_letters_that_answer_a_message_answer_its_question(talk: ButtonsTalk) -> None:
    first = await open_post(talk, "/hoje")
    await open_post(talk, "/pergunta 1")
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    said = Command(origin, "", "1c 2a 3b 4d A C", about=first + 5, overheard=True)
    assert await talk.app.hub.receive(said) == []
    (shown,) = await talk.app.hub.receive(Command(origin, "", "Z", about=first, overheard=True))
    assert "letras" in plain(shown.text)
    await talk.app.hub.receive(Command(origin, "", "A", about=first + 1, overheard=True))
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "ana")
    assert "Você respondeu A." in await alone.send(pack(Explain(first + 1)))
    assert "Você ainda não respondeu" in await alone.send(pack(Explain(first)))


async def test_what_may_be_meant_for_others_is_answered_only_where_it_is_sure(
    talk: ButtonsTalk,
) -> None:
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    for chatter in ("kkkkk boa", "hoje", "gto preto", "mandou bem demais"):
        assert await talk.app.hub.receive(Command(origin, "", chatter, overheard=True)) == []
    (found,) = await talk.app.hub.receive(Command(origin, "", "o que é gato?", overheard=True))
    assert plain(found.text).startswith("Gato")


async def test_marks_stand_on_the_buttons_where_one_is_alone(alone: ButtonsTalk) -> None:
    post = await open_post(alone, "/pergunta 3")
    await alone.send(pack(Mark(post, 2)))
    await alone.send(pack(Mark(post, 0)))
    notice, question = alone.replies
    assert (notice.passing, question.replaces, question.post) == (True, True, None)
    assert [button.label for button in question.buttons[0]] == ["2· A", "B", "1· C"]
    post = await open_post(alone, "/pergunta 2")
    await alone.send(pack(Mark(post, 1)))
    labels = [button.label for button in alone.replies[1].buttons[0]]
    assert labels[:3] == ["A", "✓ B", "C"]


async def test_marks_of_a_match_are_told_with_their_numbers(talk: ButtonsTalk) -> None:
    post = await open_post(talk, "/pergunta 4")
    await talk.send(pack(Mark(post, 2)))
    assert "Marcadas: 1→C 2→A." in await talk.send(pack(Mark(post, 0)))


async def test_next_question_follows_a_solution_that_is_news(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    await talk.send(pack(Answer(post, (1,))), "bia")
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    solution, question = await talk.app.hub.receive(Command(origin, "pergunta"))
    assert (solution.post, question.follows) == (post, post)
    _, question = await talk.app.hub.receive(Command(origin, "pergunta"))
    assert question.follows == post + 1


async def test_question_in_a_group_leads_to_ones_own_verdict(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    (question,) = await talk.app.hub.receive(Command(origin, "hoje"))
    (row,) = question.buttons
    assert [(one.label, one.alone) for one in row] == [("Minha resposta e o porquê", True)]
    assert row[0].payload == pack(Explain(post + 1))
    alone = replace(origin, chat=Chat("test", "ana"), place=Place.PRIVATE)
    (question,) = await talk.app.hub.receive(Command(alone, "hoje"))
    assert question.buttons == ()


async def test_marking_is_kept_for_each_member_until_confirmed(talk: ButtonsTalk) -> None:
    post = await open_post(talk, "/pergunta 2")
    await talk.send(pack(Mark(post, 0)))
    assert "Marcadas: C" in await talk.send(pack(Mark(post, 2)), "bia")
    assert "Marcadas: A B" in await talk.send(pack(Mark(post, 1)))
    assert "Marcadas: B" in await talk.send(pack(Mark(post, 0)))
    assert "São 2 letras" in await talk.send(pack(Confirm(post)))
    assert "Nada marcado ainda." in await talk.send(pack(Confirm(post)), "caio")


async def test_mark_beyond_the_letters_is_refused(talk: ButtonsTalk) -> None:
    post = await open_post(talk, "/pergunta 2")
    assert "Este botão não vale mais." in await talk.send(pack(Mark(post, 7)))


async def test_lone_letter_answers_the_latest_open_question(alone: ButtonsTalk) -> None:
    shown = await alone.say("/pergunta 1")
    assert "Pergunta para treinar" in shown
    assert "Responda com letras de A a D." in await alone.say("z")
    assert re.search("Certo!|Não foi desta vez", await alone.say("a"))
    assert "Você já tinha respondido A." in await alone.say("(b)")
    assert "Você já tinha respondido A." in await alone.say("letra c!")


async def test_lone_letter_without_a_question_says_what_to_do(alone: ButtonsTalk) -> None:
    assert "Não há pergunta aberta" in await alone.say("B")


async def test_solution_is_not_repeated_to_the_only_one_who_answered(alone: ButtonsTalk) -> None:
    await alone.say("/pergunta 1")
    await alone.say("a")
    assert "Solução" not in await alone.say("/pergunta 1")


async def test_verdicts_in_a_group_are_private_and_questions_are_not(talk: ButtonsTalk) -> None:
    await talk.say("/hoje")
    assert not any(reply.private for reply in talk.replies)
    await talk.press("A")
    assert all(reply.private for reply in talk.replies)


async def test_unknown_domain_is_refused_with_what_would_be_right(talk: ButtonsTalk) -> None:
    assert "Não há domínio “xadrez”. Uso: /pergunta [domínio]" in await talk.say("/pergunta xadrez")


async def test_locked_database_is_told_and_nothing_is_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.dialect.BUSY_MILLISECONDS", 50)
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        talk = ButtonsTalk(app, clock)
        post = await open_post(talk)
        other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        refused = await talk.send(pack(Answer(post, (0,))))
        asked = await talk.say("/hoje")
        other.execute("ROLLBACK")
        other.close()
        assert "O banco de dados está ocupado" in refused
        assert "O banco de dados está ocupado" in asked
        assert re.search("Certo!|Não foi desta vez", await talk.send(pack(Answer(post, (0,)))))
        assert "Pergunta do dia" in await talk.say("/hoje")


async def test_full_disk_is_told_and_nothing_is_half_done(talk: ButtonsTalk) -> None:
    post = await open_post(talk)
    async with talk.app.study.store.write() as transaction:
        pages = (await transaction.exec_driver_sql("PRAGMA page_count")).scalar()
        await transaction.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    told = ""
    for _ in range(600):
        if "Pergunta para treinar" not in (told := await talk.say("/pergunta")):
            break
    assert "O disco do banco de dados está cheio" in told
    async with talk.app.study.store.write() as transaction:
        await transaction.exec_driver_sql("PRAGMA max_page_count=1073741823")
    assert "Pergunta para treinar" in await talk.say("/pergunta")
    assert "Você já tinha respondido" not in await talk.send(pack(Answer(post, (0,))))
