"""Notes pushed and published on Telegram, from the file to the button."""

from pathlib import Path

from bot.model import Member
from tests.handlers.notes_sent import BIRD
from tests.talk import app_running, monday
from tests.telegram.test_whole_bot import on_telegram


async def test_notes_sent_in_a_group_are_published_in_private(tmp_path: Path) -> None:
    async with app_running(tmp_path, monday()) as app, on_telegram(app) as whole:
        ana, bia, group = whole.ana, whole.bia, whole.group
        await app.study.editors.appoint(Member("telegram", str(ana.id), "Ana"))
        sent = await bia.upload(group, "aves.md", BIRD.encode())
        await bia.say(group, "/conteudo@sabatina_bot enviar", reply_to=sent)
        await whole.quiet()
        assert app.study.shelf.default.number == 0
        assert whole.server.calls["getFile"] == 0
        await ana.say(group, "/conteudo@sabatina_bot enviar as aves", reply_to=sent)
        await whole.quiet()
        report = ana.messages[-1]
        assert report.text.startswith("Conferência de aves.md")
        assert not any("Conferência" in message.text for message in group.messages)
        await ana.tap(report, "Publicar")
        await whole.quiet()
        assert app.study.shelf.default.number == 2
        found = await whole.say(ana, group, "/definir periquito")
        assert found.text.startswith("Periquito")


async def test_a_file_sent_alone_is_pushed(tmp_path: Path) -> None:
    async with app_running(tmp_path, monday()) as app, on_telegram(app) as whole:
        await app.study.editors.appoint(Member("telegram", str(whole.ana.id), "Ana"))
        await whole.ana.upload(None, "aves.md", BIRD.encode())
        await whole.quiet()
        assert whole.ana.messages[-1].text.startswith("Conferência de aves.md")


async def test_who_may_not_is_told_the_number_to_pass_on(tmp_path: Path) -> None:
    async with app_running(tmp_path, monday()) as app, on_telegram(app) as whole:
        told = await whole.ask(whole.ana, "/conteudo")
        assert "Só quem cuida das notas pode fazer isso." in told.text
        assert f"telegram:{whole.ana.id}" in told.text
