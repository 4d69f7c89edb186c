"""Files that come with a command or a message on Discord."""

from pathlib import Path

from bot.adapters.discord.limits import DOWNLOAD
from bot.model import Command, Upload
from tests.discord.scene import HELLO, Script, acting
from tests.emulators.discord import File

FILE = File("a.csv", b"a;b")


async def test_a_file_is_handed_on_with_its_command(tmp_path: Path) -> None:
    script = Script(HELLO)
    async with acting(tmp_path, receive=script.receive) as scene:
        await scene.ana.slash(
            scene.channel, "content", {"action": "push", "value": "nova", "file": FILE}
        )
    (heard,) = script.told
    assert isinstance(heard, Upload)
    assert (heard.command, heard.name) == ("conteudo push nova", "a.csv")
    assert script.files == [b"a;b"]


async def test_a_command_without_a_file_is_a_command(tmp_path: Path) -> None:
    script = Script(HELLO)
    async with acting(tmp_path, receive=script.receive) as scene:
        await scene.ana.slash(scene.channel, "content", {"action": "history"})
    (heard,) = script.told
    assert isinstance(heard, Command)


async def test_a_file_that_is_too_large_is_refused_unseen(tmp_path: Path) -> None:
    script = Script(HELLO)
    large = File("a.csv", b"x" * (DOWNLOAD + 1))
    async with acting(tmp_path, receive=script.receive) as scene:
        outcome = await scene.ana.slash(scene.channel, "content", {"file": large})
        assert outcome.text == "discord-file-large"
    assert script.files == []


async def test_a_file_in_private_goes_with_what_is_written(tmp_path: Path) -> None:
    script = Script(HELLO)
    async with acting(tmp_path, receive=script.receive) as scene:
        private = scene.ana.dm
        await scene.ana.write(private, "/conteudo conferir", files=[FILE])
        await scene.server.until(lambda: len(script.told) == 1)
        await scene.ana.write(private, "", files=[FILE])
        await scene.server.until(lambda: len(script.told) == 2)
    assert [one.command for one in script.told if isinstance(one, Upload)] == [
        "conteudo conferir",
        "",
    ]
