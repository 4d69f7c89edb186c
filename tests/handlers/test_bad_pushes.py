"""What nobody should be able to publish, sent to a chat: a sentence, and nothing changes."""

from bot.study.apart import SMALL
from tests.content.test_bad_pushes import CORPUS
from tests.handlers.notes_sent import labels
from tests.talk import ButtonsTalk


def small() -> dict[str, tuple[str, bytes]]:
    """What is read without a process of its own, which would take a second for each."""
    made = {case: (name, make()) for case, (name, make, _) in CORPUS.items() if "zip" not in case}
    return {
        case: (name, content)
        for case, (name, content) in made.items()
        if len(content) <= SMALL and not content.startswith(b"PK")
    }


async def test_no_bad_file_changes_anything(talk: ButtonsTalk) -> None:
    await talk.say("/config meu idioma en", "bia")
    await talk.say("/conteudo editor bia")
    cases = small()
    assert len(cases) >= 30
    for case, (name, content) in cases.items():
        report = await talk.upload(content, "conteudo enviar", name)
        assert report.startswith(f"Conferência de {name}"), case
        assert "erro" in report, case
        assert "Publicar" not in labels(talk.replies), case
        refused = await talk.say("/conteudo publicar")
        assert "tem erros" in refused or "nenhum envio aberto" in refused, case
        english = await talk.upload(content, "content push", name, who="bia")
        assert english.startswith(f"Check of {name}"), case
        assert "error" in english, case
        assert "Publish" not in labels(talk.replies), case
    assert talk.app.study.shelf.default.number == 0
    assert len(talk.app.study.shelf.packs) == 1
