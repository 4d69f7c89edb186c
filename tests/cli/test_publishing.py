"""Notes pushed and published on the command line."""

import re
from pathlib import Path

from tests.cli.program import sabatina
from tests.handlers.notes_sent import BIRD, BROKEN
from tests.talk import MINI


def run(folder: Path, *arguments: str, said: str = "") -> tuple[int, str, str]:
    done = sabatina(*arguments, cwd=folder, said=said)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def test_notes_are_pushed_published_and_brought_back(tmp_path: Path) -> None:
    (tmp_path / "aves.md").write_text(BIRD, encoding="utf-8")
    code, out, _ = run(tmp_path, "content", "push", "aves.md", "--note", "as aves")
    assert code == 0
    assert "Entram 2 itens" in out
    assert "sabatina content publish 1" in out
    assert "Publicado: versão 2" in run(tmp_path, "content", "publish", "1")[1]
    assert run(tmp_path, said="/definir periquito\n")[1].startswith("Periquito")
    assert run(tmp_path, "define", "periquito")[1].startswith("Periquito")
    history = run(tmp_path, "content", "history")[1]
    assert re.match(r"Versão 2, [^,]+, linha de comando: .* — as aves\nVersão 1, ", history)
    assert "(mini), versão 2" in run(tmp_path, "content", "packs")[1]
    exported = run(tmp_path, "content", "export", "--pack", "mini", "--format", "yaml")[1]
    assert "periquito-q1" in exported
    assert run(tmp_path, "content", "export", "--pack", "none")[0] == 2
    assert "A versão 1 voltou" in run(tmp_path, "content", "rollback", "mini", "1")[1]
    assert "Não encontrei" in run(tmp_path, said="/definir periquito\n")[1]


def test_a_folder_is_pushed_and_published_at_once(tmp_path: Path) -> None:
    notes = tmp_path / "notas"
    notes.mkdir()
    for file in MINI.glob("*.md"):
        text = file.read_text(encoding="utf-8").replace("Cai de pé.", "Cai sempre de pé.")
        (notes / file.name).write_text(text, encoding="utf-8")
    code, out, _ = run(tmp_path, "content", "push", str(notes), "--publish")
    assert code == 0
    assert "gato — Gato (fatos)" in out
    assert "Publicado: versão 2" in out


def test_what_cannot_be_published_exits_with_1(tmp_path: Path) -> None:
    (tmp_path / "aves.md").write_text(BROKEN, encoding="utf-8")
    code, out, _ = run(tmp_path, "content", "push", "aves.md", "--publish")
    assert code == 1
    assert "erro aves.md:14" in out
    assert run(tmp_path, "content", "publish", "1")[0] == 2
    assert run(tmp_path, "content", "discard", "1")[0] == 0
    code, _, told = run(tmp_path, "content", "discard", "1")
    assert code == 2
    assert "não está mais aberto" in told
    assert run(tmp_path, "content", "push", "nothing.md")[0] == 2


def test_editors_are_appointed_and_dismissed(tmp_path: Path) -> None:
    assert "Ninguém foi nomeado" in run(tmp_path, "content", "editor")[1]
    assert "(telegram:12)" in run(tmp_path, "content", "editor", "add", "telegram:12")[1]
    assert "Ninguém" in run(tmp_path, "content", "editor", "remove", "telegram:12")[1]
    assert run(tmp_path, "content", "editor", "add", "ana")[0] == 2


def test_a_path_typed_in_the_terminal_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "minhas aves.md").write_text(BIRD, encoding="utf-8")
    said = "/conteudo enviar minhas aves.md as aves\n/conteudo publicar\n/definir periquito\n"
    _, out, _ = run(tmp_path, said=said)
    assert "Conferência de minhas aves.md" in out
    assert "Publicado: versão 2" in out
    assert "Ave pequena e colorida" in out
    _, out, _ = run(tmp_path, said="/conteudo conferir pacote mini minhas aves.md\n")
    assert "Conferência de minhas aves.md" in out
    _, out, _ = run(tmp_path, said="ana: /conteudo enviar minhas aves.md\n")
    assert "Só quem cuida das notas" in out
    assert "Não veio arquivo nenhum" in run(tmp_path, said="/conteudo enviar x.md\n")[1]


def test_a_file_of_any_kind_is_checked_and_nothing_kept(tmp_path: Path) -> None:
    gift = tmp_path / "aves.gift"
    gift.write_text("Qual canta? {=Galo ~Gato ~Boi", encoding="utf-8")
    code, out, _ = run(tmp_path, "content", "check", "aves.gift")
    assert code == 1
    assert "aves.gift:1: error: Esta pergunta abre uma chave" in out
    gift.write_bytes("Qual é a ave? {=Galo ~Gato ~Boi ~Rã}".encode("cp1252"))
    code, out, _ = run(tmp_path, "content", "check", "aves.gift")
    assert code == 1
    assert "Windows-1252" in out
    (tmp_path / "aves.md").write_text(BIRD, encoding="utf-8")
    assert "não diz qual é o seu título" in run(tmp_path, "content", "check", "aves.md")[1]
    code, out, _ = run(tmp_path, "content", "check", "--pack", "mini", "aves.md")
    assert code == 0
    assert "Entram 2 itens" in out
    assert run(tmp_path, "content", "check", "--pack", "none", "aves.md")[0] == 2
    assert run(tmp_path, "content", "check", "--pack", "mini")[0] == 2
    assert run(tmp_path, "content", "discard", "1")[0] == 2


def test_the_health_of_notes_is_printed(tmp_path: Path) -> None:
    run(tmp_path, said="/definir zurgão\n")
    code, out, _ = run(tmp_path, "content", "health")
    assert code == 0
    assert "tem ainda 20 respostas" in out
    assert "zurgao: 1 vez" in out
    assert run(tmp_path, "content", "health", "none")[0] == 2
