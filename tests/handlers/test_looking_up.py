"""Look-ups as members type them."""

from dataclasses import replace

import pytest

from bot.actions import Browse, pack
from bot.store import misses
from bot.views.terms import topics_reply
from bot.views.words import Catalog
from content.library import Library
from content.load import load
from tests.talk import MINI, ButtonsTalk


async def missed(talk: ButtonsTalk) -> list[tuple[str, int]]:
    """What was looked up and not found, with how often."""
    async with talk.app.study.store.read() as transaction:
        return await misses.most(transaction, "mini", 5)


def labels(talk: ButtonsTalk) -> list[str]:
    """The buttons of the latest replies."""
    return [button.label for reply in talk.replies for row in reply.buttons for button in row]


@pytest.mark.parametrize(
    "typed",
    ["/definir gato", "/define cat", "o que é gato?", "GATO", "felino", "what is a cat?"],
)
async def test_a_term_is_found_by_whatever_is_typed(talk: ButtonsTalk, typed: str) -> None:
    shown = await talk.say(typed)
    assert shown.startswith("Gato\nCat · felino · GTO")
    assert "Não confunda com Cachorro: o gato mia; o cachorro late" in shown
    assert "Seção: Primeira seção" in shown


async def test_a_typo_in_a_long_name_finds_it_at_once(talk: ButtonsTalk) -> None:
    assert (await talk.say("cahcorro")).startswith("Cachorro")


async def test_what_is_unsure_is_asked_back_and_never_guessed(talk: ButtonsTalk) -> None:
    assert "Você quis dizer:" in await talk.say("gatto")
    assert (await talk.press("Gato")).startswith("Gato")


async def test_buttons_lead_to_related_terms_and_to_a_question(talk: ButtonsTalk) -> None:
    await talk.say("/definir gato")
    assert (await talk.press("Cachorro")).startswith("Cachorro\nDog")
    await talk.say("/definir gato")
    assert "Pergunta para treinar" in await talk.press("Me pergunte sobre isso")


@pytest.mark.parametrize(
    "typed", ["/comparar gato x cachorro", "diferença entre cachorro e gato", "cat vs dog"]
)
async def test_a_comparison_shows_the_notes_own_table(talk: ButtonsTalk, typed: str) -> None:
    shown = await talk.say(typed)
    assert shown.startswith("Gato × Cachorro")
    assert "Guarda a casa\n• Gato: não\n• Cachorro: sim" in shown


async def test_things_without_a_table_are_shown_side_by_side(talk: ButtonsTalk) -> None:
    shown = await talk.say("/comparar café x capital")
    assert shown.startswith("Café × Capital")
    assert "Bebida feita" in shown
    assert "Cidade onde" in shown


async def test_the_notes_own_table_is_shown_also_where_it_compares_more(notes: ButtonsTalk) -> None:
    for typed in ("/comparar RAG x fine-tuning", "qual a diferença entre RAG e fine-tuning?"):
        shown = await notes.say(typed)
        assert shown.startswith("Prompt × RAG × ajuste fino × pré-treinamento contínuo")


async def test_each_pair_is_told_apart(notes: ButtonsTalk) -> None:
    shown = await notes.say("/comparar precisão x recall x acurácia")
    assert shown.startswith("Precisão × Recall × Acurácia")
    assert "O que distingue Precisão de Recall: a precisão pergunta" in shown
    assert "O que distingue Precisão de Acurácia: a acurácia conta" in shown


@pytest.mark.parametrize(
    "typed",
    [
        "/comparar gato",
        "/comparar helicóptero",
        "/comparar gatto",
        "/comparar gato x",
        "/comparar gato cachorro café",
        "/comparar gato x cachorro x café x capital",
        "/comparar gato, cachorro, café e capital",
    ],
)
async def test_comparing_other_than_two_or_three_things_says_how_it_is_done(
    talk: ButtonsTalk, typed: str
) -> None:
    assert "Diga dois ou três termos, por exemplo: /comparar" in await talk.say(typed)
    assert await missed(talk) == []


async def test_a_side_that_is_not_there_is_said_so_and_counted_once(talk: ButtonsTalk) -> None:
    shown = await talk.say("/comparar Helicóptero x gato")
    assert shown.startswith("“Helicóptero” não está nas notas.\nConfira a grafia")
    assert labels(talk) == ["Gato"]
    assert await missed(talk) == [("helicoptero", 1)]


async def test_each_side_that_is_not_there_is_said_so(talk: ButtonsTalk) -> None:
    shown = await talk.say("diferença entre avião e trem")
    assert "“avião” não está nas notas.\n“trem” não está nas notas." in shown
    assert labels(talk) == ["Assuntos"]
    assert await missed(talk) == [("aviao", 1), ("trem", 1)]


async def test_an_unsure_side_is_asked_back_with_what_to_type_next(talk: ButtonsTalk) -> None:
    shown = await talk.say("/comparar gatto x café")
    assert "Não achei “gatto” exatamente. Você quis dizer Gato?" in shown
    assert "por exemplo: /comparar Gato x Café" in shown
    assert labels(talk) == ["Gato", "Café"]
    assert await missed(talk) == []


async def test_two_names_of_the_same_thing_show_it(talk: ButtonsTalk) -> None:
    assert (await talk.say("/comparar gato x felino")).startswith("Gato\nCat")


async def test_what_is_not_there_is_said_so_and_counted(talk: ButtonsTalk) -> None:
    assert "Não encontrei “helicóptero” nas notas." in await talk.say("/definir helicóptero")
    for _ in range(2):
        await talk.say("o que é helicóptero?")
    assert await missed(talk) == [("helicoptero", 3)]


async def test_a_miss_is_answered_where_nothing_can_be_written(talk: ButtonsTalk) -> None:
    async with talk.app.study.store.write() as transaction:
        await transaction.exec_driver_sql("PRAGMA query_only=1")
    assert "Não encontrei “helicóptero” nas notas." in await talk.say("/definir helicóptero")
    assert "“helicóptero” não está" in await talk.say("/comparar gato x helicóptero")
    assert await missed(talk) == []


async def test_topics_page_through_a_domain(notes: ButtonsTalk) -> None:
    assert "1. Fundamentos de IA e ML" in await notes.say("/topicos")
    first = await notes.press("Fundamentos de IA e ML")
    assert "Página 1 de" in first
    second = await notes.press("Próxima ›")
    assert "Página 2 de" in second
    assert "Página 1 de" in await notes.press("‹ Anterior")


async def test_pages_replace_each_other_and_nothing_else(notes: ButtonsTalk) -> None:
    await notes.say("/ajuda")
    replaced = []
    for label in ("Assuntos", "Fundamentos de IA e ML", "Próxima ›", "‹ Anterior"):
        await notes.press(label)
        replaced.append(notes.replies[0].replaces)
    assert replaced == [False, True, True, True]
    assert "Assuntos das notas" in await notes.press("Todos os domínios")
    assert notes.replies[0].replaces


async def test_a_domain_opened_from_another_message_leaves_that_standing(
    talk: ButtonsTalk,
) -> None:
    assert "Página 1 de 1" in await talk.send(pack(Browse("1")))
    assert not talk.replies[0].replaces


@pytest.mark.parametrize("page", [0, 1, 2**40])
async def test_a_page_that_is_not_there_is_the_nearest(talk: ButtonsTalk, page: int) -> None:
    assert "Página 1 de 1" in await talk.send(pack(Browse("1", page)))


def test_practice_is_offered_only_where_there_are_questions() -> None:
    notes = load(MINI).pack
    assert notes is not None
    bare = Library.of(replace(notes, questions=()))
    for library, offered in ((Library.of(notes), True), (bare, False)):
        reply = topics_reply(Catalog()["en"], library, "1", 1)
        buttons = [button.label for row in reply.buttons for button in row]
        assert ("Practise this domain" in buttons) is offered
        assert "All domains" in buttons


async def test_a_domain_is_named_by_number_or_words(notes: ButtonsTalk) -> None:
    by_number = await notes.say("/topicos 4")
    assert by_number == await notes.say("/topicos ia responsável")
    assert "Não há domínio “culinária”. Uso: /topicos [domínio]" in await notes.say(
        "/topicos culinária"
    )


async def test_every_item_of_the_notes_can_be_shown(notes: ButtonsTalk) -> None:
    library = notes.app.study.notes.library
    for item in library.items():
        shown = await notes.say(f"/definir {item.name}")
        assert not shown.startswith(("Não encontrei", "Algo deu errado")), item.id
