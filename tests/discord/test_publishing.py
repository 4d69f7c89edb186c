"""Notes pushed and published on Discord, from the slash command to the button."""

from bot.model import Member
from tests.discord.scene import Scene
from tests.emulators.discord import File
from tests.handlers.notes_sent import BIRD


async def test_notes_sent_with_the_command_are_published(scene: Scene) -> None:
    await scene.app.study.editors.appoint(Member("discord", scene.ana.id, "Ana"))
    options = {"file": File("aves.md", BIRD.encode())}
    refused = await scene.bia.slash(scene.channel, "content", {**options, "action": "push"})
    assert "Só quem cuida das notas" in refused.text
    report = await scene.ana.slash(scene.channel, "content", options)
    assert "Conferência de aves.md" in report.text
    assert report.message.ephemeral
    first = await scene.ana.click(report.message, "Ver como fica")
    assert first.message.id != report.message.id
    second = await scene.ana.click(first.message, "Próxima ›")
    assert second.updated is not None
    assert second.updated.id == first.message.id
    assert "Quem repete sons é o psitacídeo." in second.updated.text
    done = await scene.ana.click(report.message, "Publicar")
    assert "Publicado: versão 2" in done.text
    found = await scene.bia.slash(scene.channel, "define", {"term": "periquito"})
    assert "Ave pequena" in found.text
