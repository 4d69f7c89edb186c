"""Discord is told the commands when they are others than it was told last."""

import pytest

from bot.adapters.discord import sync_once
from bot.errors import UserError
from tests.discord.scene import Scene, adapter_of, on_discord

SOON = (0.01, 0.01)
TELL = "PUT /applications/{application}/commands"


async def test_commands_are_told_at_the_first_start(scene: Scene) -> None:
    assert scene.server.calls[TELL] == 1
    assert {command.named.name for command in scene.server.commands} >= {"today", "settings"}


async def test_the_same_commands_are_not_told_again(scene: Scene) -> None:
    await scene.commands_told()
    async with on_discord(adapter_of(scene.app, scene.server), scene.server, scene.app.hub.receive):
        await scene.server.until(lambda: scene.server.connected == 2)
        assert await scene.bia.autocomplete(scene.channel, "definir", {"termo": "g"}, "termo")
    assert scene.server.calls[TELL] == 1


async def test_they_can_be_told_all_the_same(scene: Scene) -> None:
    app, server = scene.app, scene.server
    await scene.commands_told()
    assert await sync_once(server.token, app.study.kept, app.catalog, api_url=server.rest)
    assert server.calls[TELL] == 2
    assert not await sync_once(
        server.token, app.study.kept, app.catalog, api_url=server.rest, force=False
    )


async def test_a_wrong_token_is_told_to_the_operator(scene: Scene) -> None:
    app = scene.app
    with pytest.raises(UserError, match="discord-token-wrong"):
        await sync_once("wrong", app.study.kept, app.catalog, api_url=scene.server.rest)


async def test_an_outage_is_told_to_the_operator(scene: Scene) -> None:
    app = scene.app
    scene.server.fail("GET", "/users/@me", 503, times=9)
    with pytest.raises(UserError, match="discord-unreachable"):
        await sync_once(
            scene.server.token, app.study.kept, app.catalog, api_url=scene.server.rest, pauses=SOON
        )


async def test_an_outage_that_passes_is_waited_for(scene: Scene) -> None:
    app, server = scene.app, scene.server
    for method, path in (("GET", "/users/@me"), ("PUT", "/applications/*")):
        server.fail(method, path, 503)
        server.reset(method, path)
    assert await sync_once(
        server.token, app.study.kept, app.catalog, api_url=server.rest, pauses=SOON
    )


@pytest.mark.parametrize(("method", "path"), [("GET", "/users/@me"), ("PUT", "/applications/*")])
@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "token-wrong"), (403, "refused"), (400, "refused"), (503, "unreachable")],
)
async def test_whatever_discord_answers_is_one_line_for_the_operator(
    scene: Scene, method: str, path: str, status: int, told: str
) -> None:
    await scene.commands_told()
    scene.server.fail(method, path, status, times=9)
    app, server = scene.app, scene.server
    with pytest.raises(UserError, match=f"discord-{told}"):
        await sync_once(server.token, app.study.kept, app.catalog, api_url=server.rest, pauses=SOON)
