"""When things come by themselves: chosen by admins, agreed to with one tap, paused."""

from datetime import time

import pytest

from bot.actions import Daily, pack
from bot.model import Member, Origin, Place, Suggest
from bot.study.schedules import Daily as Chosen
from tests.talk import ButtonsTalk

PROPOSAL = "Posso trazer uma pergunta por dia para este grupo."


async def chosen(talk: ButtonsTalk) -> Chosen | None:
    """When the day's question comes to a chat."""
    study = talk.app.study
    return await study.schedules.daily(await study.people.chat(talk.chat))


async def test_a_group_is_asked_once_and_one_tap_is_enough(talk: ButtonsTalk) -> None:
    assert PROPOSAL in await talk.say("/start")
    agreed = await talk.press("⏰ 9:00")
    assert "a pergunta do dia vem às 9:00, todo dia (fuso America/Sao_Paulo)." in agreed
    assert not talk.replies[0].private
    assert await chosen(talk) == Chosen(time(9))
    assert PROPOSAL not in await talk.say("/start")


async def test_only_admins_agree(talk: ButtonsTalk) -> None:
    await talk.say("/ajuda", admin=False)
    assert "Só admins" in await talk.press("⏰ 19:00", "bia", admin=False)
    assert await chosen(talk) is None
    assert "às 19:00" in await talk.press("⏰ 19:00", "caio")


async def test_who_does_not_want_it_is_not_asked_again(talk: ButtonsTalk) -> None:
    assert "Pergunta do dia: só quando pedem" in await talk.say("/config hora desligar")
    assert PROPOSAL not in await talk.say("/start")


async def test_nothing_is_proposed_alone_or_where_nothing_can_come(
    talk: ButtonsTalk, alone: ButtonsTalk
) -> None:
    assert PROPOSAL not in await alone.say("/start")
    talk.features = frozenset()
    assert PROPOSAL not in await talk.say("/start")


@pytest.mark.parametrize("minute", [24 * 60, 10**6])
async def test_forged_times_are_refused(talk: ButtonsTalk, minute: int) -> None:
    assert "Este botão não vale mais." in await talk.send(pack(Daily(minute)))
    assert await chosen(talk) is None


async def test_time_and_days_are_chosen_one_by_one(talk: ButtonsTalk) -> None:
    saved = await talk.say("/config dias seg-sex")
    assert saved == "Pronto, mudou para o grupo. Pergunta do dia: às 9:00, seg a sex"
    assert "às 7:30, seg a sex" in await talk.say("/config hora 7:30")
    assert "às 7:30, seg, qua, sex" in await talk.say("/config dias seg, qua e sex")
    assert "às 7:30, sáb, dom" in await talk.say("/config dias fim de semana")
    assert "às 7:30, todo dia" in await talk.say("/config dias todo dia")
    assert "Pergunta do dia: às 7:30, todo dia" in await talk.say("/config")
    assert "só quando pedem" in await talk.say("/config hora desligar")
    assert "às 7:30, ter" in await talk.say("/config dias terça")


async def test_english_forms(talk: ButtonsTalk) -> None:
    await talk.say("/settings language en")
    assert "at 19:00, every day" in await talk.say("/settings hour 7pm")
    assert "at 19:00, Mon to Fri" in await talk.say("/settings days mon-fri")
    assert "Pause: until further notice" in await talk.say("/settings pause")
    assert "Pause: through Jan 10, 2027" in await talk.say("/settings pause until Jan 10")
    assert "Pause: no" in await talk.say("/settings pause off")


async def test_a_time_is_no_time_zone(talk: ButtonsTalk) -> None:
    assert "Pergunta do dia: às 9:30" in await talk.say("/config horário 9:30")
    assert "Pergunta do dia: às 8:00" in await talk.say("/config time 8:00")
    assert "Fuso horário: UTC+5" in await talk.say("/config fuso +5")


async def test_buttons_of_the_panel(talk: ButtonsTalk) -> None:
    assert "Pergunta do dia: só quando pedem" in await talk.say("/config")
    panel = await talk.press("⏰ 12:00")
    assert panel.startswith("Pronto, mudou para o grupo. Pergunta do dia: às 12:00, todo dia")
    labels = [button.label for row in talk.replies[0].buttons for button in row]
    assert [one for one in labels if "⏰" in one] == [
        "⏰ 8:00",
        "⏰ 9:00",
        "⏰ 19:00",
        "⏰ desligar",
    ]
    assert "Só admins" in await talk.press("⏰ 8:00", admin=False)
    assert "só quando pedem" in await talk.press("⏰ desligar")


async def test_pause_until_a_day_and_until_further_notice(talk: ButtonsTalk) -> None:
    assert "Pausa" not in _before_examples(await talk.say("/config"))
    assert "Pausa: até 10/01/2027, inclusive" in await talk.say("/config pausa até 10/01")
    assert "Pausa: até 10/01/2027" in await talk.say("/config")
    assert "Pausa: até segunda ordem" in await talk.say("/config férias")
    assert "Pausa: não" in await talk.say("/config pausa desligar")


def _before_examples(panel: str) -> str:
    return panel.partition("Para mudar")[0]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/config hora", "Faltou o valor. Por exemplo: /config hora 9:00"),
        ("/config dias", "Faltou o valor. Por exemplo: /config dias seg-sex"),
        ("/config hora 25:00", "Não entendi a hora “25:00”."),
        ("/config dias sempre", "Não entendi os dias “sempre”."),
        ("/config pausa um pouco", "Não entendi até quando vai a pausa: “um pouco”."),
        ("/config pausa até 2020-01-01", "já passou."),
        ("/config meu hora 9:00", "não há um ajuste só seu"),
        ("/config meu pausa", "não há um ajuste só seu"),
    ],
)
async def test_nonsense_gets_what_would_be_right_and_changes_nothing(
    talk: ButtonsTalk, typed: str, answer: str
) -> None:
    before = await talk.say("/config")
    assert answer in await talk.say(typed)
    assert await talk.say("/config") == before


@pytest.mark.parametrize("typed", ["hora 9:00", "dias seg", "pausa", "hora desligar"])
async def test_only_admins_choose_for_the_group(talk: ButtonsTalk, typed: str) -> None:
    assert "Só admins" in await talk.say(f"/config {typed}", admin=False)
    assert await chosen(talk) is None


async def test_alone_one_chooses_for_oneself(alone: ButtonsTalk) -> None:
    saved = await alone.say("/config hora 20:00", admin=False)
    assert saved == "Pronto. Pergunta do dia: às 20:00, todo dia"
    assert "Pausa: até segunda ordem" in await alone.say("/config pausa", admin=False)
    panel = await alone.say("/config", admin=False)
    assert "Pergunta do dia: às 20:00, todo dia" in panel
    assert "Pausa: até segunda ordem" in panel


async def test_platform_on_which_nothing_comes_by_itself_says_so(talk: ButtonsTalk) -> None:
    talk.features = frozenset()
    for typed in ("hora 9:00", "dias seg", "pausa"):
        assert "Aqui nada vem sozinho" in await talk.say(f"/config {typed}")
    panel = await talk.say("/config")
    assert "Pergunta do dia" not in panel
    assert "/config hora" not in panel


async def test_agreement_is_for_all_and_in_the_language_of_the_chat(talk: ButtonsTalk) -> None:
    await talk.say("/config idioma en")
    await talk.say("/config meu idioma pt-BR")
    await talk.say("/start")
    assert "Agreed: the question of the day comes at 8:00" in await talk.press("⏰ 8:00")


async def test_who_agrees_in_a_paused_chat_is_reminded_of_the_pause(talk: ButtonsTalk) -> None:
    await talk.say("/config pausa até 10/01")
    await talk.say("/start")
    assert "Pausa: até 10/01/2027" in await talk.press("⏰ 8:00")


async def test_completions_offer_what_can_come_by_itself(talk: ButtonsTalk) -> None:
    origin = Origin(talk.chat, Member("test", "ana", "ana"), Place.GROUP, features=talk.features)
    offered = await talk.app.hub.receive(Suggest(origin, "config", ""))
    labels = [button.label for reply in offered for row in reply.buttons for button in row]
    assert {"hora", "dias", "pausa"} <= set(labels)
