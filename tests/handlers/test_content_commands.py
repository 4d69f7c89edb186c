"""What those who look after the notes can ask for, beside pushing and publishing."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import DiscardPush, PreviewPush, RollBack, pack
from bot.adapter import Ability
from content.formats.yaml_writer import write_yaml
from tests.handlers.notes_sent import BIRD, MADE, birds, labels, mini, published, two
from tests.talk import ButtonsTalk, app_running, monday


async def test_who_may_not_is_told_their_number(talk: ButtonsTalk) -> None:
    await talk.upload(BIRD, "conteudo enviar")
    for told in (
        await talk.say("/conteudo", "bia"),
        await talk.upload(BIRD, "conteudo enviar", who="bia"),
        await talk.press("Publicar", "bia"),
        await talk.send(pack(DiscardPush(1)), "bia"),
        await talk.send(pack(PreviewPush(1)), "bia"),
        await talk.send(pack(RollBack(1)), "bia"),
    ):
        assert "Só quem cuida das notas pode fazer isso." in told
        assert "test:bia" in told
    assert "Não encontrei" in await talk.say("/definir periquito")


async def test_a_file_is_fetched_only_for_who_may_send_it(talk: ButtonsTalk) -> None:
    assert "Só quem cuida das notas" in await talk.upload(BIRD, "conteudo enviar", who="bia")
    assert "não leva arquivo" in await talk.upload(BIRD, "hoje")
    assert talk.fetched == 0
    await talk.upload(BIRD, "conteudo enviar")
    assert talk.fetched == 1


async def test_an_editor_is_appointed_and_dismissed(talk: ButtonsTalk) -> None:
    assert "test:bia agora cuida das notas." in await talk.say("/conteudo editor bia")
    assert "Entram 2 itens" in await talk.upload(BIRD, "conteudo enviar", who="bia")
    refused = await talk.say("/conteudo editor caio", "bia")
    assert "Só quem está em SABATINA_ADMINS nomeia" in refused
    assert "não cuida mais" in await talk.say("/conteudo editor dispensar bia")
    assert "Só quem cuida das notas" in await talk.press("Publicar", "bia")
    assert "não pode ser dispensada" in await talk.say("/conteudo editor dispensar ana")
    assert "Não sei quem é" in await talk.say("/conteudo editor @bia silva")


async def test_what_another_process_publishes_is_taken_up(tmp_path: Path) -> None:
    async with two(tmp_path) as (one, other):
        await published(one, BIRD)
        assert "Não encontrei" in await other.say("/definir periquito")
        assert [notes.number for notes in await other.app.study.shelf.refresh()] == [2]
        assert (await other.say("/definir periquito")).startswith("Periquito")
        assert await other.app.study.shelf.refresh() == ()


async def test_history_tells_who_published_what_and_leads_back(talk: ButtonsTalk) -> None:
    assert "Nada foi publicado ainda" in await talk.say("/conteudo histórico")
    await talk.upload(BIRD, "conteudo enviar as aves de casa")
    await talk.press("Publicar")
    shown = await talk.say("/conteudo histórico")
    first, second = shown.splitlines()[1:]
    assert first.startswith(
        "• Versão 2, 16/11/2026 12:00, ana: 6 termos, 1 comparação, 7 perguntas"
    )
    assert first.endswith("— as aves de casa")
    assert second.startswith("• Versão 1, 16/11/2026 12:00, o que veio com o programa: 5 termos")
    told = await talk.press("Voltar à versão 1")
    assert told == "A versão 1 voltou, publicada como versão 3."
    assert "Não encontrei" in await talk.say("/definir periquito")
    assert "(volta à versão 1)" in await talk.say("/conteudo histórico")
    assert "voltou" in await talk.say("/conteudo voltar 2")
    assert (await talk.say("/definir periquito")).startswith("Periquito")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/conteudo voltar 9", "Não há versão 9."),
        ("/conteudo voltar", "Nada foi publicado ainda"),
        ("/conteudo voltar ontem", "Diga a que versão voltar"),
        ("/conteudo voltar mini ontem", "Diga a que versão voltar"),
        ("/conteudo histórico nada", "Não há pacote “nada”."),
        ("/conteudo publicar", "Você não tem nenhum envio aberto."),
        ("/conteudo publicar 99", "não está mais aberto"),
        ("/conteudo publicar 9999999999999999999999", "Você não tem nenhum envio aberto."),
        ("/conteudo descartar", "Você não tem nenhum envio aberto."),
        ("/conteudo aceitar x", "Não há, com esse id"),
        ("/conteudo ver x", "Não há “x”"),
        ("/conteudo enviar", "Falta o arquivo"),
        ("/conteudo exportar word", "Não há pacote “word”."),
        ("/conteudo enviar notas.md", "Não veio arquivo nenhum."),
        ("/conteudo publcar", "Não entendi “publcar” em /conteudo. Uso: /conteudo [enviar|"),
        ("/config pacote nada", "Não há pacote “nada”."),
    ],
)
async def test_what_cannot_be_done_is_told_in_a_sentence(
    talk: ButtonsTalk, said: str, told: str
) -> None:
    assert told in await talk.say(said)


async def test_a_file_with_another_command_is_refused(talk: ButtonsTalk) -> None:
    assert "não leva arquivo" in await talk.upload(BIRD, "hoje")
    assert "Não conheço o comando" in await talk.upload(BIRD, "xyzxyz")


async def test_a_preview_goes_through_what_is_new_as_members_will_see_it(
    talk: ButtonsTalk,
) -> None:
    await talk.upload(BIRD, "conteudo enviar")
    first = await talk.press("Ver como fica")
    assert first.startswith("1 de 2 · periquito\nPeriquito\nParakeet")
    replaced = [talk.replies[0].replaces]
    second = await talk.press("Próxima ›")
    assert "A) Psitacídeo" in second
    assert "Quem repete sons é o psitacídeo." in second
    replaced.append(talk.replies[0].replaces)
    assert replaced == [False, True]
    assert (await talk.say("/conteudo ver gato")).startswith("1 de 1 · gato\nGato")
    assert (await talk.send(pack(PreviewPush(1, 99)))).startswith("2 de 2")


async def test_questions_made_by_machine_are_asked_only_once_accepted(talk: ButtonsTalk) -> None:
    report = await talk.upload(MADE, "conteudo enviar")
    assert "1 pergunta feita por máquina espera" in report
    await talk.press("Publicar")
    await talk.say("/definir periquito")
    assert "Me pergunte sobre isso" not in labels(talk.replies)
    assert "Publicado: versão 3" in await talk.say("/conteudo aceitar periquito-q1")
    await talk.say("/definir periquito")
    assert "Me pergunte sobre isso" in labels(talk.replies)


async def test_questions_made_by_machine_are_accepted_before(talk: ButtonsTalk) -> None:
    await talk.upload(MADE, "conteudo enviar")
    await talk.press("Ver como fica")
    await talk.press("Próxima ›")
    assert "Feita por máquina" not in await talk.press("Aceitar esta pergunta")
    await talk.press("Publicar")
    await talk.say("/definir periquito")
    assert "Me pergunte sobre isso" in labels(talk.replies)
    await talk.upload(MADE.replace("periquito", "arara"), "conteudo enviar")
    accepted = await talk.press("Aceitar a pergunta feita por máquina")
    assert "espera quem a aceite" not in accepted


async def test_questions_accepted_at_once_are_both_accepted(talk: ButtonsTalk) -> None:
    second = MADE.partition("---\n## ")[2].replace("periquito", "arara")
    two_made = f"{MADE}\n## {second}".replace("Qual destes animais", "Qual dos bichos", 1)
    assert "2 perguntas feitas por máquina" in await talk.upload(two_made, "conteudo enviar")
    pushing = talk.app.study.pushing
    await asyncio.gather(*(pushing.accept(1, [one]) for one in ("periquito-q1", "arara-q1")))
    assert "feita por máquina espera" not in await talk.say("/conteudo conferir")


async def test_chats_study_different_packs(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        here, there = ButtonsTalk(app, clock), ButtonsTalk(app, clock, chat="2")
        report = await here.upload(
            birds(), "conteudo enviar pacote aves primeira versão", "aves.yaml"
        )
        assert "É um pacote novo" in report
        done = await here.press("Publicar")
        assert "Publicado: versão 1 do pacote aves." in done
        assert "/config pacote aves" in done
        assert "Não encontrei" in await here.say("/definir periquito")
        assert "Só admins" in await there.say("/config pacote aves", admin=False)
        assert "Notas estudadas aqui" in await there.say("/config pacote aves")
        assert (await there.say("/definir periquito")).startswith("Periquito")
        assert "Não encontrei" in await there.say("/definir gato")
        assert "repete o que ouve" in await there.say("/pergunta")
        assert (await here.say("/definir gato")).startswith("Gato")
        packs = await here.say("/conteudo pacotes")
        assert "(aves), versão 1" in packs
        assert "escolhido em 1 conversa" in packs
        assert "/config pacote aves" in packs
        assert "/config pacote mini" in await there.say("/conteudo pacotes")
        assert "Notas estudadas aqui" in await there.say("/config")
        await there.say("/config pacote padrão")
        assert (await there.say("/definir gato")).startswith("Gato")


async def test_notes_are_handed_over_as_files(talk: ButtonsTalk) -> None:
    shown = await talk.say("/conteudo exportar yaml")
    assert "mini.yaml" in shown
    assert "Felino" in shown
    assert "Não há pacote" in await talk.say("/conteudo exportar word")
    lacking = await talk.say("/conteudo exportar anki")
    assert lacking.count("Para guardar tudo, exporte também em") == 1
    assert "Ficam de fora as tabelas (1)." in lacking
    assert "sabatina content export --pack mini --format anki --output mini.apkg" in lacking


async def test_a_long_report_is_a_document(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        talk = ButtonsTalk(app, clock)
        talk.abilities = talk.abilities | {Ability.DOCUMENTS}
        many = BIRD + "".join(
            f"\n## Ave número {n} {{#ave-{n}}}\nen: Bird {n}\n\nAve de número {n} da lista.\n"
            for n in range(60)
        )
        shown = await talk.upload(many, "conteudo enviar")
        assert "O relatório completo está no arquivo." in shown
        document = talk.replies[0].document or talk.replies[-1].document
        assert document is not None
        assert document.name == "relatorio.txt"
        assert "ave-59 — Ave número 59" in document.content.decode()
        assert "Publicar" in labels(talk.replies)


async def test_a_long_report_counts_all_changed_keys_and_names_some(talk: ButtonsTalk) -> None:
    one = next(q for q in mini().questions if q.id == "gato-q1")
    many = [replace(one, id=f"gato-n{n}", stem=f"Pergunta {n}: quem mia?") for n in range(60)]
    turned = [replace(q, correct=(1,)) for q in many]
    whole = replace(mini(), questions=(*mini().questions, *many))
    await published(talk, write_yaml(whole), "mini.yaml")
    changed = replace(whole, questions=(*mini().questions, *turned))
    talk.abilities = talk.abilities | {Ability.DOCUMENTS}
    shown = await talk.upload(write_yaml(changed), "conteudo enviar", "mini.yaml")
    assert "60 respostas certas mudam\n" in shown
    assert shown.count("era: Felino; agora: Canino") == 20
    (document,) = [one.document for one in talk.replies if one.document]
    assert document.content.decode().count("era: Felino; agora: Canino") == 60


async def test_help_tells_of_it_only_when_asked(talk: ButtonsTalk) -> None:
    assert "/conteudo" not in await talk.say("/ajuda")
    assert "Uso: /conteudo [enviar|conferir|" in await talk.say("/ajuda conteudo")


async def test_overview_tells_what_is_studied_and_what_waits(talk: ButtonsTalk) -> None:
    assert "Notas de teste (mini), como veio com o programa" in await talk.say("/conteudo")
    await talk.upload(BIRD, "conteudo enviar")
    assert "Envio aberto nº 1: notas.md" in await talk.say("/conteudo")
