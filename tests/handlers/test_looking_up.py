"""Look-ups as members type them."""

import pytest

from tests.talk import ButtonsTalk


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


async def test_comparing_one_thing_says_how_it_is_done(talk: ButtonsTalk) -> None:
    assert "Diga dois ou três termos" in await talk.say("/comparar gato")


async def test_what_is_not_there_is_said_so_and_counted(talk: ButtonsTalk) -> None:
    assert "Não encontrei “helicóptero” nas notas." in await talk.say("/definir helicóptero")
    await talk.say("o que é helicóptero?")
    from bot.store import misses

    async with talk.app.study.store.read() as transaction:
        assert await misses.most(transaction, "mini", 5) == [("helicoptero", 2)]


async def test_topics_page_through_a_domain(notes: ButtonsTalk) -> None:
    assert "1. Fundamentos de IA e ML" in await notes.say("/topicos")
    first = await notes.press("Fundamentos de IA e ML")
    assert "Página 1 de" in first
    second = await notes.press("Próxima ›")
    assert "Página 2 de" in second
    assert "Página 1 de" in await notes.press("‹ Anterior")


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
