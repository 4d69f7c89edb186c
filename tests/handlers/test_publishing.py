"""Notes pushed and published from a chat: what is reported, what changes, and for whom."""

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.actions import PublishPush, pack
from content.formats.yaml_writer import write_yaml
from tests.handlers.notes_sent import (
    BIRD,
    BROKEN,
    birds,
    changed_key,
    labels,
    mini,
    published,
    recalls_of,
    two,
    who,
    without_cat_question,
)
from tests.talk import ButtonsTalk, app_running, letter_of, monday


async def test_a_push_is_reported_and_published_with_one_tap(talk: ButtonsTalk) -> None:
    report = await talk.upload(BIRD, "conteudo enviar aves")
    assert report.startswith("Conferência de notas.md")
    assert "Entram 2 itens" in report
    assert "periquito — Periquito" in report
    assert talk.replies[0].private
    assert "Não encontrei" in await talk.say("/definir periquito")
    assert "Publicado: versão 2 do pacote mini." in await talk.press("Publicar")
    assert (await talk.say("/definir periquito")).startswith("Periquito")
    assert "Qual destes animais repete" in await talk.press("Me pergunte sobre isso")


async def test_a_file_alone_in_a_private_chat_is_pushed(alone: ButtonsTalk) -> None:
    assert (await alone.upload(BIRD)).startswith("Conferência de notas.md")


async def test_a_changed_answer_key_is_told_first(talk: ButtonsTalk) -> None:
    report = await talk.upload(changed_key(), "conteudo enviar", "mini.yaml")
    assert "1 resposta certa muda\n• gato-q1 — Qual animal mia? — era: Felino; agora: Canino" in (
        report
    )
    assert "Vale como o pacote inteiro" in report
    assert "as respostas já dadas são corrigidas de novo" in report
    reworded = changed_key().replace("Qual animal mia?", "Quem é que mia?")
    report = await talk.upload(reworded, "conteudo enviar", "mini.yaml")
    assert "o texto também muda: as respostas já dadas ficam como estão" in report
    assert "corrigidas de novo" not in report


async def test_what_goes_is_retired_and_comes_back_with_its_history(talk: ButtonsTalk) -> None:
    asked = [await talk.say("/pergunta 1") for _ in range(3)]
    assert any("durma muito" in one for one in asked), asked
    assert "Sai 1 item" in await talk.upload(without_cat_question(), "conteudo enviar", "m.yaml")
    await talk.press("Publicar")
    later = [await talk.say("/pergunta 1") for _ in range(4)]
    assert not any("Uma família quer" in one.partition("Pergunta para treinar")[2] for one in later)
    await talk.press("Voltar à versão 1")
    # The others have been asked more often since: its history counts.
    assert "durma muito" in await talk.say("/pergunta 1")


async def test_an_answer_is_graded_by_the_version_it_was_asked_in(talk: ButtonsTalk) -> None:
    await talk.say("/definir gato")
    shown = await talk.press("Me pergunte sobre isso")
    while "Qual animal mia?" not in shown:
        await talk.say("/definir gato")
        shown = await talk.press("Me pergunte sobre isso")
    right = letter_of(shown, "Felino")
    asked = dict(talk.buttons)
    other = without_cat_question().replace("Felino", "Gatuno")
    assert "Publicado" in await published(talk, other, "mini.yaml")
    talk.buttons = asked
    verdict = await talk.press(right)
    assert "Certo!" in verdict
    assert "Felino: mia" in verdict


async def test_what_is_gone_is_not_due_until_it_comes_back(alone: ButtonsTalk) -> None:
    await alone.say("/definir café")
    await alone.press("⭐ Revisar")
    assert "1 cartão" in await alone.say("/revisar")
    alone.clock.move(minutes=1)
    gone = replace(
        mini(),
        terms=tuple(term for term in mini().terms if term.id != "cafe"),
        questions=tuple(q for q in mini().questions if q.id != "cafe-q1"),
    )
    assert "Publicado" in await published(alone, write_yaml(gone), "m.yaml")
    back = dict(alone.buttons)
    async with alone.app.study.store.read() as transaction:
        assert await recalls_of(transaction) == 1
    assert alone.app.study.notes.library.term("cafe") is None
    due = await alone.app.study.sessions.due(*await who(alone))
    assert due.cards == ()
    alone.buttons = back
    await alone.press("Voltar à versão 1")
    due = await alone.app.study.sessions.due(*await who(alone))
    assert [card.key.item for card in due.cards] == ["t:cafe"]


async def test_errors_keep_a_push_from_being_published(talk: ButtonsTalk) -> None:
    report = await talk.upload(BROKEN, "conteudo enviar")
    assert "Há erros: corrija e mande de novo." in report
    assert "notas.md:14" in report
    assert "“### Qual destes animais repete o que ouve? {#periquito-q1}”" in report
    assert "Publicar" not in labels(talk.replies)
    assert "tem erros e não pode ser publicado" in await talk.say("/conteudo publicar")
    assert "Não encontrei" in await talk.say("/definir periquito")


async def test_what_cannot_be_read_is_not_kept(talk: ButtonsTalk) -> None:
    report = await talk.upload(b"\x00\x01\x02" * 500, "conteudo enviar", "notas.bin")
    assert "Nada pôde ser lido" in report
    assert labels(talk.replies) == []
    assert "Você não tem nenhum envio aberto." in await talk.say("/conteudo publicar")


async def test_a_check_keeps_nothing(talk: ButtonsTalk) -> None:
    assert "Entram 2 itens" in await talk.upload(BIRD, "conteudo conferir")
    assert labels(talk.replies) == []
    assert "Você não tem nenhum envio aberto." in await talk.say("/conteudo conferir")


async def test_a_push_can_be_discarded(talk: ButtonsTalk) -> None:
    await talk.upload(BIRD, "conteudo enviar")
    assert "O envio de notas.md foi descartado." in await talk.press("Descartar")
    assert "não está mais aberto" in await talk.press("Publicar")


async def test_a_second_push_takes_the_place_of_the_first(talk: ButtonsTalk) -> None:
    await talk.upload(BIRD, "conteudo enviar")
    first = talk.buttons["Publicar"].payload
    assert "Tomou o lugar do seu envio anterior" in await talk.upload(BIRD, "conteudo enviar")
    assert "não está mais aberto" in await talk.send(first)
    assert "Publicado" in await talk.press("Publicar")


async def test_a_push_outlives_a_restart(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        await ButtonsTalk(app, clock).upload(BIRD, "conteudo enviar")
    async with app_running(tmp_path, clock) as app:
        talk = ButtonsTalk(app, clock)
        assert "Entram 2 itens" in await talk.say("/conteudo conferir")
        assert "Publicado: versão 2" in await talk.press("Publicar")
    async with app_running(tmp_path, clock) as app:
        assert (await ButtonsTalk(app, clock).say("/definir periquito")).startswith("Periquito")


async def test_pushing_what_is_published_changes_nothing(talk: ButtonsTalk) -> None:
    assert "Nada mudaria" in await talk.upload(write_yaml(mini()), "conteudo enviar", "m.yaml")
    assert "Publicar" not in labels(talk.replies)
    assert "nada mudaria" in await talk.say("/conteudo publicar")


async def test_of_two_who_publish_one_is_told_to_look_again(place: Path | str) -> None:
    async with two(place) as (one, other):
        await one.say("/conteudo editor bia")
        await one.upload(BIRD, "conteudo enviar")
        await other.upload(without_cat_question(), "conteudo enviar", "m.yaml", who="bia")
        told = await asyncio.gather(one.press("Publicar"), other.press("Publicar", "bia"))
        assert sorted("Publicado" in text for text in told) == [False, True]
        (late,) = [text for text in told if "Publicado" not in text]
        assert late.startswith("Alguém publicou outra versão nesse meio-tempo")
        assert "Comparado à versão 2." in late


async def test_a_part_is_laid_over_what_was_published_since(tmp_path: Path) -> None:
    async with two(tmp_path) as (one, other):
        await one.say("/conteudo editor bia")
        await one.upload(BIRD, "conteudo enviar", who="bia")
        await published(other, without_cat_question(), "m.yaml")
        late = await one.press("Publicar", "bia")
        assert "Entram 2 itens" in late
        assert "Sai" not in late
        assert "Publicado: versão 3" in await one.press("Publicar")
        ids = {question.id for question in one.app.study.notes.pack.questions}
        assert "periquito-q1" in ids
        assert "gato-q2" not in ids


async def test_a_part_that_no_longer_fits_is_told_so(place: Path | str) -> None:
    async with two(place) as (one, other):
        await one.say("/conteudo editor bia")
        seeing = BIRD.replace("en: Parakeet\n", "en: Parakeet\nsee: cafe\n")
        await one.upload(seeing, "conteudo enviar", who="bia")
        gone = replace(
            mini(),
            terms=tuple(term for term in mini().terms if term.id != "cafe"),
            questions=tuple(q for q in mini().questions if q.id != "cafe-q1"),
        )
        await published(other, write_yaml(gone), "m.yaml")
        late = await one.press("Publicar", "bia")
        assert "Há erros: corrija e mande de novo." in late
        assert "“cafe”" in late
        assert "tem erros" in await one.send(pack(PublishPush(1)), "bia")


async def test_of_two_pushes_at_once_one_stays_open(talk: ButtonsTalk) -> None:
    told = await asyncio.gather(*(talk.upload(BIRD, "conteudo enviar") for _ in range(2)))
    assert sum("Tomou o lugar" in text for text in told) == 1
    ends = [await talk.send(pack(PublishPush(key))) for key in (1, 2)]
    assert [("Publicado" in text) for text in ends] == [False, True]


async def test_a_pack_that_is_named_is_the_one_that_changes(talk: ButtonsTalk) -> None:
    report = await talk.upload(birds(), "conteudo enviar pacote mini", "aves.yaml")
    assert "(mini)" in report
    assert "Comparado ao que veio com o programa." in report
    assert "não serve como id" in await talk.upload(birds(), "conteudo enviar pacote Áves!")


async def test_what_is_said_of_a_whole_file_names_no_line(talk: ButtonsTalk) -> None:
    report = await talk.upload(b"", "conteudo enviar", "notas.csv")
    assert "• erro notas.csv: O arquivo está vazio." in report


async def test_what_to_do_about_it_is_told_in_the_terms_of_the_format(talk: ButtonsTalk) -> None:
    gift = await talk.upload("Qual? {~A ~B ~C ~D}", "conteudo conferir", "a.gift")
    assert "no GIFT, com “=” antes dela" in gift
    table = await talk.upload("pergunta;A;B;resposta\nQual?;x;y;F\n", "conteudo conferir", "a.csv")
    assert "na coluna da resposta" in table
    assert "[x]" not in gift + table
