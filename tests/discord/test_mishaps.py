"""What goes wrong between people and the bot, and that it does no harm."""

import asyncio
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.away import database_away
from tests.discord.asking import asked, right
from tests.discord.scene import Scene, acting, adapter_of, on_discord


async def test_buttons_of_before_a_restart_work(tmp_path: Path) -> None:
    async with acting(tmp_path) as scene:
        question = await asked(scene)
        again = adapter_of(scene.app, scene.server)
        scene.server.cut_socket()
        async with on_discord(again, scene.server, scene.app.hub.receive):
            assert "Certo!" in (await scene.bia.click(question, right(question))).text


async def test_what_is_told_twice_is_done_once(scene: Scene) -> None:
    question = await asked(scene)
    scene.server.twice()
    outcome = await scene.bia.click(question, right(question))
    assert len(outcome.messages) == 1
    assert "Certo!" in outcome.text


async def test_what_expired_is_not_carried_out(scene: Scene) -> None:
    question = await asked(scene)
    unknown = {"message": "Unknown interaction", "code": 10062}
    scene.server.fail("POST", "/interactions/*", 404, unknown)
    with capture_logs() as log:
        click = asyncio.create_task(scene.bia.click(question, right(question)))
        await scene.server.until(lambda: scene.server.refused)
        await scene.adapter._client.underway.finish()
        click.cancel()
    assert "interaction expired" in [entry["event"] for entry in log]
    assert "Certo!" in (await scene.bia.click(question, right(question))).text


@pytest.mark.parametrize("done", [False, True])
async def test_an_acknowledgement_outlives_a_connection_that_breaks(
    scene: Scene, done: bool
) -> None:
    scene.server.reset("POST", "/interactions/*", done=done)
    assert (await scene.bia.slash(scene.channel, "hoje")).message.labels


async def test_a_reply_outlives_a_connection_that_breaks(scene: Scene) -> None:
    scene.server.reset("PATCH", "/webhooks/*", done=True)
    assert (await scene.bia.slash(scene.channel, "hoje")).message.labels


@pytest.mark.parametrize("done", [False, True])
async def test_a_form_outlives_a_connection_that_breaks(scene: Scene, done: bool) -> None:
    panel = (await scene.bia.slash(scene.channel, "config")).message
    scene.server.reset("POST", "/interactions/*", done=done)
    assert (await scene.bia.click(panel, "Meu fuso")).modal is not None


async def test_a_fault_in_showing_is_owned_up_to_in_private(scene: Scene) -> None:
    scene.server.fail("PATCH", "/webhooks/*", 400, {"code": 50035, "message": "Invalid Form Body"})
    outcome = await scene.bia.slash(scene.channel, "ranking")
    assert "a culpa não é sua" in outcome.text
    assert outcome.message.visible_to is scene.bia
    assert not any(one.thinking and not one.deleted for one in scene.channel.history.values())


async def test_a_value_that_sounds_like_another_option_is_still_the_value(scene: Scene) -> None:
    given = {"ajuste": "idioma", "valor": "grupo"}
    outcome = await scene.ana.slash(scene.channel, "config", given)
    assert "Idioma: português" in outcome.text


async def test_what_looks_like_a_channel_is_not_linked_but_where_it_is_meant(scene: Scene) -> None:
    typed = await scene.bia.slash(scene.channel, "definir", {"termo": "zzz <#1>"})
    assert r"\<#1>" in typed.text
    chosen = await scene.choose(scene.channel)
    assert rf"\<#{scene.channel.id}>" not in chosen.text
    assert f"<#{scene.channel.id}>" in chosen.text


async def test_a_button_that_nobody_knows_is_answered_in_private(scene: Scene) -> None:
    question = await asked(scene)
    outcome = await scene.bia.click(question, "s:zz:9", stale=True)
    assert outcome.message.visible_to is scene.bia


async def test_nothing_is_kept_of_what_was_sent(scene: Scene) -> None:
    await asked(scene)
    panel = (await scene.bia.slash(scene.channel, "config")).message
    await scene.bia.click(panel, "Meu fuso")
    kept = scene.adapter._client._connection._view_store
    assert not kept._views
    assert not kept._synced_message_views
    assert not kept._modals


async def test_whoever_comes_while_the_database_is_away_is_told_and_is_answered_afterwards(
    scene: Scene,
) -> None:
    question = await asked(scene)
    async with database_away(scene.app):
        for outcome in (
            await scene.bia.slash(scene.channel, "ranking"),
            await scene.bia.click(question, right(question)),
        ):
            assert "Não consigo abrir o arquivo do banco de dados" in outcome.text
    assert "Certo!" in (await scene.bia.click(question, right(question))).text
