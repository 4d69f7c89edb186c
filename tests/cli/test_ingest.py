"""The command that prints a draft of formatless notes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from content.load import load
from tests.content.ingest.scores import NOTES

KEYS = {"id", "name", "en", "definition", "section", "facts", "aliases", "unsure"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def ingest(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["content", "ingest", *arguments])


def test_a_draft_is_printed_as_a_pack_and_its_doubts_beside(tmp_path: Path) -> None:
    done = ingest(str(NOTES / "biologia.txt"))
    assert done.exit_code == 0
    (tmp_path / "draft.md").write_text(done.stdout, encoding="utf-8")
    result = load(tmp_path / "draft.md")
    assert result.findings == ()
    assert result.pack
    assert "Mitocôndria" in [term.name for term in result.pack.terms]
    assert all(question.machine for question in result.pack.questions)
    assert "biologia.txt:62: hint: “Tipos de tecido” tem uma lista" in done.stderr


def test_json_names_what_was_found_and_what_is_unsure() -> None:
    done = ingest("--json", str(NOTES / "networking.md"))
    data = json.loads(done.stdout)
    assert set(data) == {"title", "language", "terms", "comparisons", "questions", "findings"}
    assert (data["title"], data["language"]) == ("Networking notes", "en")
    assert all(set(term) == KEYS for term in data["terms"])
    assert [it["id"] for it in data["terms"] if it["unsure"]]
    assert all(set(it) == {"file", "line", "code", "what"} for it in data["findings"])


def test_notes_in_windows_encoding_are_read(tmp_path: Path) -> None:
    (tmp_path / "notas.txt").write_bytes("Ação: fração do capital.\r\n".encode("cp1252"))
    data = json.loads(ingest("--json", "notas.txt").stdout)
    assert [term["name"] for term in data["terms"]] == ["Ação"]


def test_notes_without_terms_say_so(tmp_path: Path) -> None:
    (tmp_path / "nada.txt").write_text("Bom dia a todos.\n", encoding="utf-8")
    done = ingest("nada.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Não foi encontrado nenhum termo" in done.stderr


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "foto.txt").write_bytes(b"\x89PNG\0\0")
    for name in ("nada.txt", "foto.txt"):
        done = ingest(name)
        assert (done.exit_code, done.stdout) == (2, "")
        assert name in done.stderr
