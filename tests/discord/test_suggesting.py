"""What is suggested on Discord while an option is filled in: domains, versions, pushes."""

from pathlib import Path

from bot.model import Button, Member, Reply, Suggest
from tests.discord.scene import Scene, Script, acting
from tests.emulators.discord import File, Person
from tests.handlers.notes_sent import BIRD, MADE, changed_key


async def publishing(scene: Scene, person: Person, content: str, note: str, name: str) -> None:
    """Push notes and publish them, with the option for the note."""
    file = File(name, content.encode())
    report = await person.slash(
        scene.channel, "conteudo", {"arquivo": file, "ação": "enviar", "valor": note}
    )
    await person.click(report.message, "Publicar")


async def editing(scene: Scene) -> None:
    """Let Ana look after the notes, and publish twice."""
    await scene.app.study.editors.appoint(Member("discord", scene.ana.id, "Ana"))
    await publishing(scene, scene.ana, BIRD, "aves de casa", "aves.md")
    await publishing(scene, scene.ana, changed_key(), "corrige o gabarito", "tudo.yaml")


async def suggested(
    scene: Scene, person: Person, typed: str = "", action: str = "voltar"
) -> list[tuple[str, str | int | float]]:
    options = {"ação": action, "valor": typed}
    return await person.autocomplete(scene.channel, "conteudo", options, "valor")


async def test_domains_are_suggested_while_they_are_typed(scene: Scene) -> None:
    for command in ("pergunta", "topicos"):
        typing = {"domínio": "cert"}
        offered = await scene.bia.autocomplete(scene.channel, command, typing, "domínio")
        assert offered == [("Uma certa", "Uma certa"), ("Várias certas", "Várias certas")]


async def test_versions_are_suggested_and_one_that_is_chosen_comes_back(scene: Scene) -> None:
    await editing(scene)
    newest, oldest = await suggested(scene, scene.ana)
    assert newest == ("2 · 16 de nov. · Ana · aves de casa", "2")
    assert oldest == ("1 · 16 de nov. · o que veio com o programa", "1")
    assert await suggested(scene, scene.ana, "casa") == [newest]
    chosen = {"ação": "voltar", "valor": str(oldest[1])}
    told = await scene.ana.slash(scene.channel, "conteudo", chosen)
    assert "A versão 1 voltou" in told.text
    assert told.ephemeral


async def test_versions_are_suggested_in_the_language_of_whoever_types(scene: Scene) -> None:
    await editing(scene)
    await scene.ana.slash(
        scene.channel, "settings", {"whose": "my", "what": "language", "value": "en"}
    )
    newest, oldest = await suggested(scene, scene.ana, action="rollback")
    assert newest == ("2 · Nov 16 · Ana · aves de casa", "2")
    assert oldest == ("1 · Nov 16 · what came with the program", "1")


async def test_nobody_else_is_suggested_versions_or_pushes(scene: Scene) -> None:
    await editing(scene)
    file = File("mais.md", MADE.encode())
    await scene.ana.slash(scene.channel, "conteudo", {"arquivo": file})
    for action in ("voltar", "publicar", "descartar"):
        assert await suggested(scene, scene.ana, action=action)
        assert await suggested(scene, scene.bia, action=action) == []


async def test_a_push_is_suggested_and_published_by_its_number(scene: Scene) -> None:
    await scene.app.study.editors.appoint(Member("discord", scene.ana.id, "Ana"))
    await scene.ana.slash(scene.channel, "conteudo", {"arquivo": File("aves.md", BIRD.encode())})
    ((label, number),) = await suggested(scene, scene.ana, action="publicar")
    assert (label, number) == ("1 · 16 de nov. · Ana · aves.md", "1")
    done = {"ação": "publicar", "valor": str(number)}
    assert "Publicado" in (await scene.ana.slash(scene.channel, "conteudo", done)).text
    assert await suggested(scene, scene.ana, action="publicar") == []


async def test_nothing_is_suggested_before_an_action_is_chosen(scene: Scene) -> None:
    await editing(scene)
    typing = {"valor": ""}
    assert await scene.ana.autocomplete(scene.channel, "conteudo", typing, "valor") == []


async def test_what_is_too_long_to_be_read_is_cut_where_it_stands_for_something_else(
    tmp_path: Path,
) -> None:
    long = Button("nota " * 40, "t", value="12")
    script = Script(Reply(buttons=((long,), (Button("x", "t", value="y" * 101),))))
    async with acting(tmp_path, receive=script.receive) as scene:
        ((label, number),) = await suggested(scene, scene.ana, "1")
    assert number == "12"
    assert label.startswith("nota nota")
    assert label.endswith("…")
    (typed,) = (one for one in script.told if isinstance(one, Suggest))
    assert (typed.argument, typed.text, typed.given) == ("value", "1", (("action", "rollback"),))
