"""Reminders of reviews on Discord: chosen, sent in private, put off, and not forced on anybody."""

import pytest

from tests.discord.asking import asked, wrong
from tests.discord.days import Days
from tests.discord.scene import Scene

NOON_TO_EIGHT = 8.0
"""Hours."""


async def reminded(scene: Scene, hour: str = "20:00") -> Days:
    """Bia wants to be reminded, and has something to review."""
    question = await asked(scene)
    await scene.bia.click(question, wrong(question))
    await scene.bia.slash(scene.channel, "lembrete", {"hora": hour})
    return Days(scene)


async def test_a_reminder_comes_in_private_and_begins_the_reviews(scene: Scene) -> None:
    days = await reminded(scene)
    before = len(scene.bia.dm.messages)
    await days.go_on(hours=NOON_TO_EIGHT)
    await days.go_on(minutes=1)
    (reminder,) = scene.bia.dm.messages[before:]
    assert "1 cartão para revisar" in reminder.text
    begun = await scene.bia.click(reminder, "Revisar agora")
    assert begun.messages[-1].labels
    assert {message.channel for message in begun.messages} == {scene.bia.dm}


async def test_a_reminder_is_put_off_in_its_place(scene: Scene) -> None:
    days = await reminded(scene, "18:00")
    await days.go_on(hours=6)
    reminder = scene.bia.dm.messages[-1]
    outcome = await scene.bia.click(reminder, "Em 1 hora")
    assert outcome.updated is reminder
    assert "hoje às 19:00" in reminder.text
    scene.bia.dm.nonces.clear()  # which Discord remembers for some minutes
    await days.go_on(hours=1)
    assert scene.bia.dm.messages[-1] is not reminder
    assert "para revisar" in scene.bia.dm.messages[-1].text


async def test_the_time_is_written_in_a_form(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.bia.dm, "lembrete")).message
    modal = (await scene.bia.click(panel, "⏰ outra hora…")).modal
    assert modal is not None
    assert modal.title == "⏰ outra hora…"
    outcome = await scene.bia.submit(modal, {modal.labels[0]: "7:30 seg-sex"})
    assert outcome.updated is panel
    assert "às 7:30, seg a sex" in panel.text


@pytest.mark.parametrize("written", ["ontem", "25:00"])
async def test_what_a_form_cannot_mean_is_said(scene: Scene, written: str) -> None:
    panel = (await scene.bia.slash(scene.bia.dm, "lembrete")).message
    modal = (await scene.bia.click(panel, "⏰ outra hora…")).modal
    assert modal is not None
    refused = await scene.bia.submit(modal, {modal.labels[0]: written})
    assert "Não entendi" in refused.text
    assert panel.labels


async def test_reminders_are_switched_by_taps(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.bia.dm, "lembrete")).message
    assert (await scene.bia.click(panel, "⏰ 20:00")).updated is panel
    assert "às 20:00" in panel.text
    assert (await scene.bia.click(panel, "⏰ desligar")).updated is panel
    assert "desligado" in panel.text


async def test_a_command_that_is_typed_in_private_does_the_same(scene: Scene) -> None:
    await scene.bia.write(scene.bia.dm, "/lembrete 20:00")
    await scene.server.until(lambda: len(scene.bia.dm.messages) > 1)
    assert "às 20:00" in scene.bia.dm.messages[-1].text


async def test_who_closed_their_messages_is_told_once_and_not_tried_again(scene: Scene) -> None:
    days = await reminded(scene)
    scene.bia.close_dms()
    for _ in range(3):
        await days.go_on(hours=NOON_TO_EIGHT)
        await days.go_on(hours=24 - NOON_TO_EIGHT)
    assert len(scene.server.refused) == 1
    told = await scene.bia.slash(scene.channel, "ranking", replies=2)
    assert "mensagens diretas estão fechadas" in told.messages[-1].text
    assert told.messages[-1].visible_to is scene.bia
    await scene.falls_silent(scene.private(scene.bia), "told")
    assert len((await scene.bia.slash(scene.channel, "ranking")).messages) == 1
    scene.bia.open_dms()
    await scene.bia.write(scene.bia.dm, "oi")
    await scene.falls_silent(scene.private(scene.bia), "")
    before = len(scene.bia.dm.messages)
    await days.go_on(hours=NOON_TO_EIGHT)
    assert "para revisar" in scene.bia.dm.messages[-1].text
    assert len(scene.bia.dm.messages) > before
