"""Buttons and selects: the library hands on what it finds in its message; whatever else comes is
answered all the same, and nothing is handled twice.
"""

import asyncio
from pathlib import Path
from typing import cast

import pytest

from bot.model import Button, Incoming, Press, Reply
from bot.views.text import paragraph
from tests.discord.scene import Scene, Script, acting, adapter_of, on_discord
from tests.emulators.discord import Message, Rates, discord_server
from tests.emulators.discord.components import ComponentType, Rows
from tests.emulators.discord.interactions import Kind
from tests.talk import app_running, monday

WELL = Reply(
    text=(paragraph("Bem"),),
    buttons=((Button("A", "d:a"), Button("B", "d:b")), (Button("Escrever", "d:c", asks="O quê?"),)),
)
LIST = Reply(
    text=(paragraph("Lista"),), buttons=tuple((Button(f"t{n}", f"d:{n}"),) for n in "12345678")
)

ITEM, EVENT = "discord-ui-dynamic-item", "discord.py: on_interaction"
"""What the library calls its tasks for a dynamic item, and for an event."""

ACKNOWLEDGED = "POST /interactions/{interaction}/{token}/callback"


class Witness(Script):
    """Answers with the same replies, and knows in which task it was told of presses; it can be
    held up at those, or fail.
    """

    def __init__(self, *replies: Reply, fails: bool = False) -> None:
        super().__init__(*replies)
        self.by: list[str] = []
        self.go = asyncio.Event()
        self.go.set()
        self._fails_at_presses = fails

    @property
    def payloads(self) -> list[str]:
        """What was pressed."""
        return [one.payload for one in self.told if isinstance(one, Press)]

    async def receive(self, incoming: Incoming) -> list[Reply]:
        replies = await super().receive(incoming)
        if isinstance(incoming, Press):
            task = cast("asyncio.Task[None]", asyncio.current_task())
            self.by.append(next(each for each in (ITEM, EVENT) if task.get_name().startswith(each)))
            await self.go.wait()
            if self._fails_at_presses:
                raise ValueError("a fault of ours")
        return replies


async def shown(scene: Scene) -> Message:
    """What the bot answers, with its buttons."""
    return (await scene.bia.slash(scene.channel, "topicos")).message


async def test_a_button_of_before_a_restart_is_handled_once(tmp_path: Path) -> None:
    before, after = Witness(WELL), Witness(WELL)
    async with discord_server(Rates.none()) as server, app_running(tmp_path, monday()) as app:
        bia = server.person("Bia")
        channel = server.guild("Estudos", members=[bia]).channel("geral")
        async with on_discord(adapter_of(app, server), server, before.receive):
            message = (await bia.slash(channel, "topicos")).message
        async with on_discord(adapter_of(app, server), server, after.receive):
            assert (await bia.click(message, "B")).text == "Bem"
        assert server.calls[ACKNOWLEDGED] == 2, "the command, the tap"
    assert (before.payloads, after.payloads, after.by) == ([], ["d:b"], [ITEM])


async def test_a_select_is_handled_once(tmp_path: Path) -> None:
    witness = Witness(LIST)
    async with acting(tmp_path, receive=witness.receive) as scene:
        await scene.bia.select(await shown(scene), ["t3"])
        assert scene.server.calls[ACKNOWLEDGED] == 2, "the command, the choice"
    assert (witness.payloads, witness.by) == (["d:3"], [ITEM])


async def test_a_button_that_asks_shows_its_form_and_that_is_handled_once(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        modal = (await scene.bia.click(await shown(scene), "Escrever")).modal
        assert modal is not None
        await scene.bia.submit(modal, {"O quê?": "isto"})
    assert (witness.payloads, witness.by) == (["d:c"], [EVENT])


async def test_what_is_told_twice_is_handled_once(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        message = await shown(scene)
        scene.server.twice()
        assert (await scene.bia.click(message, "A")).text == "Bem"
        await scene.adapter._client.underway.finish()
    assert (witness.payloads, witness.by) == (["d:a"], [ITEM])


@pytest.mark.parametrize(("forged", "payload"), [("s:d:zz", "d:zz"), ("menu:1", "")])
async def test_what_is_in_no_message_is_answered(tmp_path: Path, forged: str, payload: str) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        assert (await scene.bia.click(await shown(scene), forged, stale=True)).text == "Bem"
    assert (witness.payloads, witness.by) == ([payload], [EVENT])


async def test_a_tap_without_its_message_is_answered(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        owners = scene.bia._owners(scene.channel)
        tap = scene.bia._begin(Kind.COMPONENT, scene.channel, owners)
        data = {"component_type": ComponentType.BUTTON, "custom_id": "s:d:a"}
        assert (await scene.bia._wait(tap, data, None)).text == "Bem"
    assert (witness.payloads, witness.by) == (["d:a"], [EVENT])


async def test_a_tap_in_a_message_that_the_library_cannot_read_is_answered(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        message = await shown(scene)
        row = dict(message.components.raw[0])
        button = {"type": 2, "style": 2, "label": "x"}
        row["components"] = [{**button, "custom_id": f"s:d:{n}"} for n in "123456"]
        message.components = Rows((row,), message.components.rows)
        assert (await scene.bia.click(message, "s:d:6", stale=True)).text == "Bem"
    assert (witness.payloads, witness.by) == (["d:6"], [EVENT])


async def test_what_one_person_does_at_once_is_handled_in_order(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        message = await shown(scene)
        await asyncio.gather(
            scene.bia.click(message, "A"),
            scene.bia.click(message, "s:d:zz", stale=True),
            scene.bia.click(message, "B"),
        )
    assert (witness.payloads, witness.by) == (["d:a", "d:zz", "d:b"], [ITEM, EVENT, ITEM])


async def test_a_fault_of_ours_is_owned_up_to_at_a_button(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with acting(tmp_path, receive=Witness(WELL, fails=True).receive) as scene:
        assert "a culpa não é sua" in (await scene.bia.click(await shown(scene), "A")).text
    assert not [one for one in caplog.records if one.name == "discord.ui.view"]


async def test_what_was_tapped_is_finished_before_the_bot_stops(tmp_path: Path) -> None:
    witness = Witness(WELL)
    async with acting(tmp_path, receive=witness.receive) as scene:
        message = await shown(scene)
        witness.go.clear()
        tap = asyncio.create_task(scene.bia.click(message, "A"))
        await scene.server.until(lambda: witness.by, 5)
        stopping = asyncio.create_task(scene.adapter._client.underway.finish())
        for _ in range(10):
            await asyncio.sleep(0)
        assert not stopping.done()
        witness.go.set()
        assert (await tap).text == "Bem"
        await stopping
