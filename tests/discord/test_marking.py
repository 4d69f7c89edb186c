"""Marking several letters, and confirming them."""

from tests.discord.asking import asked, plain
from tests.discord.scene import Scene

TOKEN_SECONDS = 15 * 60


async def test_marks_change_one_private_message(scene: Scene) -> None:
    scene.server.patience = 0.1  # nothing new is to be waited for
    question = await asked(scene, "2")
    first = await scene.bia.click(question, "A")
    assert first.message.visible_to is scene.bia
    second = await scene.bia.click(question, "B")
    assert second.messages == ()
    assert "A B" in plain(first.message)
    assert "A B" not in plain(question)


async def test_marks_of_two_people_are_apart(scene: Scene) -> None:
    question = await asked(scene, "2")
    of_bia = await scene.bia.click(question, "A")
    of_ana = await scene.ana.click(question, "B")
    assert of_ana.message.visible_to is scene.ana
    assert "Marcadas: A" in plain(of_bia.message).replace("Marcada:", "Marcadas:")


async def test_a_mark_after_quarter_of_an_hour_is_a_new_message(scene: Scene) -> None:
    question = await asked(scene, "2")
    await scene.bia.click(question, "A")
    scene.server.pass_time(TOKEN_SECONDS + 1)
    outcome = await scene.bia.click(question, "B", replies=1)
    assert outcome.message.visible_to is scene.bia
    assert "A B" in plain(outcome.message)


async def test_what_is_marked_is_confirmed(scene: Scene) -> None:
    scene.server.patience = 0.1
    question = await asked(scene, "2")
    for one in ("A", "B"):
        await scene.bia.click(question, one)
    notice = scene.channel.messages[-1]
    assert (await scene.bia.click(question, "Confirmar")).messages == ()
    assert notice.visible_to is scene.bia
    assert notice.text.startswith(("**✅", "**❌"))


async def test_a_verdict_stays_when_a_letter_is_tapped_after_it(scene: Scene) -> None:
    question = await asked(scene, "2")
    for label in ("A", "B", "Confirmar"):
        await scene.bia.click(question, label)
    verdict = scene.channel.messages[-1]
    told = verdict.text
    again = (await scene.bia.click(question, "A")).message
    assert (again.visible_to, verdict.text) == (scene.bia, told)
    assert again is not verdict


async def test_a_verdict_is_a_new_message_where_there_is_nothing_to_take_the_place_of(
    scene: Scene,
) -> None:
    question = await asked(scene, "2")
    for one in ("A", "B"):
        await scene.bia.click(question, one)
    scene.channel.messages[-1].deleted = True
    verdict = await scene.bia.click(question, "Confirmar")
    assert verdict.message.visible_to is scene.bia
    assert verdict.message.text.startswith(("**✅", "**❌"))


async def test_what_is_confirmed_in_vain_is_told_in_the_same_place(scene: Scene) -> None:
    question = await asked(scene, "2")
    marked = (await scene.bia.click(question, "A")).message
    await scene.bia.click(question, "A")
    assert (await scene.bia.click(question, "Confirmar")).messages == ()
    await scene.bia.click(question, "B")
    assert "Marcadas: B" in plain(marked)
