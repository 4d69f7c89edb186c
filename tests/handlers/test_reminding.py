"""When one is reminded of reviews: chosen in private, by typing or with one tap."""

from datetime import time

import pytest

from bot.actions import KeepReminding, PutOff, Remind, Review, pack
from bot.study.local_time import EVERY_DAY
from bot.study.schedules import Daily
from tests.talk import ButtonsTalk


async def chosen(talk: ButtonsTalk) -> Daily | None:
    """When reminders come to a chat."""
    study = talk.app.study
    return await study.reminders.chosen(await study.people.chat(talk.chat))


def labels(talk: ButtonsTalk) -> list[str]:
    """The buttons of the latest replies."""
    return [button.label for reply in talk.replies for row in reply.buttons for button in row]


async def test_command_alone_shows_what_is_set_with_buttons(alone: ButtonsTalk) -> None:
    assert "Lembrete das revisões: desligado" in await alone.say("/lembrete")
    assert labels(alone) == ["⏰ 8:00", "⏰ 12:00", "⏰ 18:00", "⏰ 20:00"]
    assert await chosen(alone) is None
    told = await alone.press("⏰ 20:00")
    assert "às 20:00, todo dia (fuso America/Sao_Paulo)" in told
    assert alone.replies[0].replaces
    assert await chosen(alone) == Daily(time(20))
    await alone.say("/lembrete")
    assert labels(alone) == ["⏰ 8:00", "⏰ 12:00", "⏰ 18:00", "⏰ desligar"]
    assert "desligado" in await alone.press("⏰ desligar")


async def test_time_and_days_are_remembered_while_it_is_off(alone: ButtonsTalk) -> None:
    assert "às 7:30, seg a sex" in await alone.say("/lembrete 7:30 seg-sex")
    assert "desligado" in await alone.say("/lembrete desligar")
    assert "às 7:30, seg a sex" in await alone.say("/lembrete ligar")
    assert "às 7:30, sáb, dom" in await alone.say("/lembrete fim de semana")
    assert "às 21:00, sáb, dom" in await alone.say("/lembrete 21h")


async def test_days_alone_bring_the_usual_time(alone: ButtonsTalk) -> None:
    assert "às 20:00, seg, qua" in await alone.say("/lembrete seg qua")


async def test_english_forms(alone: ButtonsTalk) -> None:
    await alone.say("/settings language en")
    assert "at 19:30, Mon to Fri" in await alone.say("/remind 7:30pm mon-fri")
    assert "off" in await alone.say("/remind off")


async def test_reminder_does_not_bring_the_days_question(alone: ButtonsTalk) -> None:
    await alone.say("/lembrete 20:00")
    assert "Pergunta do dia: só quando pedem" in await alone.say("/config")
    await alone.say("/config hora 9:00")
    await alone.say("/lembrete desligar")
    assert "Pergunta do dia: às 9:00" in await alone.say("/config")


async def test_pause_of_the_chat_is_told(alone: ButtonsTalk) -> None:
    await alone.say("/config pausa até 10/01")
    assert "Pausa: até 10/01/2027" in await alone.say("/lembrete 20:00")
    assert "Pausa" not in await alone.say("/lembrete desligar")


@pytest.mark.parametrize("typed", ["25:00", "ontem", "20:00 sempre", "seg-sex 20:00 30", "?"])
async def test_nonsense_gets_what_would_be_right_and_changes_nothing(
    alone: ButtonsTalk, typed: str
) -> None:
    assert "Não entendi" in await alone.say(f"/lembrete {typed}")
    assert await chosen(alone) is None


async def test_in_a_group_it_says_that_it_works_in_private(talk: ButtonsTalk) -> None:
    assert "só funciona em conversa particular" in await talk.say("/lembrete 20:00")
    assert await chosen(talk) is None


@pytest.mark.parametrize("action", [Remind(60), KeepReminding(1), PutOff(0), Review()])
async def test_buttons_work_in_private_alone(
    talk: ButtonsTalk, action: Remind | KeepReminding | PutOff | Review
) -> None:
    assert "conversa particular" in await talk.send(pack(action))
    assert await chosen(talk) is None


@pytest.mark.parametrize("action", [Remind(24 * 60), Remind(10**9), PutOff(3)])
async def test_forged_buttons_are_refused(alone: ButtonsTalk, action: Remind | PutOff) -> None:
    assert "Este botão não vale mais." in await alone.send(pack(action))
    assert await chosen(alone) is None


async def test_platform_on_which_nothing_comes_by_itself_says_so(alone: ButtonsTalk) -> None:
    alone.features = frozenset()
    assert "Aqui nada vem sozinho" in await alone.say("/lembrete 20:00")
    assert await chosen(alone) is None


async def test_putting_off_works_without_any_reminder_before(alone: ButtonsTalk) -> None:
    assert "lembro você hoje às 13:00" in await alone.send(pack(PutOff(0)))
    assert await chosen(alone) is None


async def test_start_button_works_where_nothing_is_due(alone: ButtonsTalk) -> None:
    assert "Nada para revisar agora." in await alone.send(pack(Review()))


async def test_one_can_start_again_what_one_stopped(alone: ButtonsTalk) -> None:
    await alone.say("/lembrete 20:00")
    await alone.say("/lembrete desligar")
    await alone.send(pack(KeepReminding(1)))
    assert await chosen(alone) == Daily(time(20), EVERY_DAY)
