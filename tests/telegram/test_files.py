"""Files that are sent to the bot."""

import pytest

from bot.adapters.telegram.limits import DOWNLOAD
from bot.model import Upload
from tests.telegram.scene import Scene, says


async def test_a_file_is_handed_on_with_its_command(scene: Scene) -> None:
    await scene.ana.upload(scene.group, "a.csv", b"a;b", caption="/conteudo@sabatina_bot enviar")
    heard = await scene.heard()
    assert isinstance(heard, Upload)
    await scene.server.until(lambda: scene.core.files)
    assert (heard.command, heard.name, scene.core.files) == ("conteudo enviar", "a.csv", [b"a;b"])


async def test_alone_a_file_needs_no_command(scene: Scene) -> None:
    await scene.ana.upload(None, "a.csv", b"a;b")
    heard = await scene.heard()
    assert isinstance(heard, Upload)
    await scene.server.until(lambda: scene.core.files)
    assert (heard.command, scene.core.files) == ("", [b"a;b"])


async def test_a_command_takes_the_file_that_it_answers(scene: Scene) -> None:
    sent = await scene.ana.upload(scene.group, "a.csv", b"a;b")
    await scene.ana.say(scene.group, "/conteudo@sabatina_bot enviar", reply_to=sent)
    heard = await scene.heard()
    assert isinstance(heard, Upload)
    await scene.server.until(lambda: scene.core.files)
    assert (heard.command, scene.core.files) == ("conteudo enviar", [b"a;b"])


@pytest.mark.parametrize("size", [DOWNLOAD + 1, 10**12])
async def test_a_file_that_is_too_large_is_refused_unseen(scene: Scene, size: int) -> None:
    await scene.bia.upload(None, "a.csv", b"a;b", size=size)
    assert (await scene.shown(scene.bia)).text == "telegram-file-large"
    assert scene.server.calls["getFile"] == 0


async def test_a_file_that_telegram_finds_too_large_is_refused(scene: Scene) -> None:
    scene.server.fail("getFile", 400, "Bad Request: file is too big")
    await scene.ana.upload(None, "a.csv", b"a;b")
    assert (await scene.shown(scene.ana)).text == "telegram-file-large"
    assert scene.core.files == []


async def test_a_file_that_does_not_come_is_asked_for_again(scene: Scene) -> None:
    scene.server.fail("getFile", 400, "Bad Request: wrong file_id or the file is temporarily gone")
    await scene.ana.upload(None, "a.csv", b"a;b")
    assert (await scene.shown(scene.ana)).text == "telegram-file-failed"


async def test_a_file_holds_up_nobody(scene: Scene) -> None:
    scene.server.hang("getFile", 10)
    await scene.ana.upload(None, "a.csv", b"a;b")
    await scene.server.until(lambda: scene.server.calls["getFile"])
    scene.core.always(says("hello"))
    for person in (scene.bia, scene.ana):
        await person.say(scene.group, "/hoje")
    await scene.server.until(lambda: len(scene.group.messages) == 2, 3)
    scene.server.release()


async def test_a_download_is_repeated_when_the_server_failed(scene: Scene) -> None:
    scene.server.fail("getFile", 502, "Bad Gateway")
    scene.core.always(says("thanks"))
    await scene.ana.upload(None, "a.csv", b"a;b")
    assert (await scene.shown(scene.ana)).text == "thanks"
