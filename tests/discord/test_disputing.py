"""A question is disputed on Discord: the reason is asked for in a form, and may be left out."""

import pytest

from bot.store import disputes
from tests.discord.asking import asked, right, wrong
from tests.discord.scene import Scene


@pytest.mark.parametrize("reason", ["a B também está certa", ""])
async def test_reason_is_asked_for_in_a_form(scene: Scene, reason: str) -> None:
    question = await asked(scene)
    verdict = (await scene.bia.click(question, wrong(question))).message
    modal = (await scene.bia.click(verdict, "Contestar")).modal
    assert modal is not None
    assert (modal.title, modal.labels) == ("Contestar", ["Por quê? (se quiser)"])
    outcome = await scene.bia.submit(modal, {modal.labels[0]: reason})
    assert "Contestação 1 registrada." in outcome.text
    assert outcome.message.visible_to is scene.bia
    async with scene.app.study.store.read() as transaction:
        found = await disputes.get(transaction, 1)
    assert found is not None
    assert found.reason == reason


async def test_solution_before_all_can_be_disputed_by_who_answered(scene: Scene) -> None:
    question = await asked(scene)
    await scene.bia.click(question, wrong(question))
    await scene.ana.click(question, right(question))
    await asked(scene)
    modal = (await scene.bia.click(question, "Contestar")).modal
    assert modal is not None
    outcome = await scene.bia.submit(modal, {})
    assert "Contestação 1 registrada." in outcome.text
    assert outcome.message.visible_to is scene.bia
