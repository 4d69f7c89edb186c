"""The health of the notes: what is told, from how many answers on, its picture, and aliases."""

from io import BytesIO

import pytest
from PIL import Image as Picture

from bot.actions import AddAlias, NameMiss, pack
from bot.model import Command, Image, Member, Origin, Place
from bot.study.aliases import token_of
from bot.study.item_analysis import FEWEST
from tests.handlers.test_disputing import disputed
from tests.scheduler.stage import Stage
from tests.scheduler.test_weekly_note import MEWS, answered, given, question, strengths
from tests.talk import ButtonsTalk

SAUDE = "/conteudo saude"


async def picture(talk: ButtonsTalk) -> Image | None:
    """The picture that comes with it, as the hub gives it."""
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP)
    [reply] = await talk.app.hub.receive(Command(origin, "conteudo", "saude"))
    assert reply.private
    return reply.image


async def test_without_answers_it_says_from_how_many_on_it_tells(talk: ButtonsTalk) -> None:
    told = await talk.say(SAUDE)
    assert f"tem ainda {FEWEST} respostas" in told
    assert await picture(talk) is None


async def test_only_who_looks_after_the_notes_reads_it(talk: ButtonsTalk) -> None:
    assert "Saúde" not in await talk.say(SAUDE, "bia")


async def test_too_few_answers_are_not_told(talk: ButtonsTalk) -> None:
    stage = Stage(talk.app, talk.clock)
    await answered(stage, MEWS, [1] * (FEWEST - 1))
    assert MEWS not in await talk.say(SAUDE)
    await given(stage, question(stage, MEWS), {99: 1})
    told = await talk.say(SAUDE)
    assert "1 das 6 perguntas tem 20 respostas ou mais" in told
    assert "Difíceis demais" in told


async def test_strong_and_weak_members_are_told_apart_in_words_and_picture(
    talk: ButtonsTalk,
) -> None:
    stage = Stage(talk.app, talk.clock)
    await strengths(stage)
    await answered(stage, MEWS, [0 if who < 12 else 1 + who % 3 for who in range(21)])
    told = await talk.say(SAUDE)
    assert "Quem sabe mais erra mais" in told
    assert "gato-q1: 57 %, −100" in told, "without pictures the text says the same"
    image = await picture(talk)
    assert image is not None
    assert "gato-q1: 57 %, −100" in image.alt
    drawn = Picture.open(BytesIO(image.png))
    assert (drawn.format, drawn.size) == ("PNG", (880, 600))
    assert len(drawn.getcolors(1 << 20) or ()) > 10


async def test_disputes_that_wait_are_told_and_one_tap_away(talk: ButtonsTalk) -> None:
    await disputed(talk)
    assert "1 pergunta espera decisão." in await talk.say(SAUDE)
    assert "Contestação 1" in await talk.press("Ver contestações")


async def test_look_up_that_missed_becomes_an_alias_with_two_taps(talk: ButtonsTalk) -> None:
    for _ in range(2):
        await talk.say("/definir zurgão")
    assert "zurgao: 2 vezes" in await talk.say(SAUDE)
    assert "O que “zurgao” quer dizer?" in await talk.press("Sinônimo: zurgao")
    talk.buttons = {}
    await talk.send(pack(NameMiss(token_of("zurgao"))))
    name = next(iter(talk.buttons))
    told = await talk.press(name)
    assert f"“zurgao” agora leva a {name}." in told
    assert name in await talk.say("/definir zurgão")
    assert "zurgao" not in await talk.say(SAUDE)
    assert talk.app.study.notes.number == 2


@pytest.mark.parametrize("action", [NameMiss("0000"), AddAlias("gato", "0000")])
async def test_look_up_that_is_not_known_any_more(
    talk: ButtonsTalk, action: NameMiss | AddAlias
) -> None:
    assert "já não está na lista" in await talk.send(pack(action))
    assert talk.app.study.notes.number == 0


async def test_alias_of_an_item_that_is_gone_is_refused(talk: ButtonsTalk) -> None:
    await talk.say("/definir zurgão")
    assert "não está mais nas notas" in await talk.send(pack(AddAlias("x", token_of("zurgao"))))


async def test_only_who_looks_after_the_notes_makes_an_alias(talk: ButtonsTalk) -> None:
    await talk.say("/definir zurgão")
    await talk.send(pack(AddAlias("gato", token_of("zurgao"))), "bia")
    assert talk.app.study.notes.number == 0
