"""The command line as a whole process: what it prints, and its exit status."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.cli.program import installed, sabatina
from tests.talk import MINI


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of every command, groups too."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            assert one
            yield from commands(one, (*path, name))


@pytest.mark.parametrize("path", list(commands(main)), ids=" ".join)
def test_every_command_has_help(path: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [*path, "--help"], prog_name="sabatina")
    assert done.exit_code == 0
    assert "Usage: sabatina" in done.output
    assert len(done.output.splitlines()) > 4


def test_the_installed_command_has_help(tmp_path: Path) -> None:
    assert installed("--help", cwd=tmp_path).stdout.startswith("Usage: sabatina")


def test_the_installed_command_answers_on_the_notes_that_ship(tmp_path: Path) -> None:
    done = installed(cwd=tmp_path, said=b"\xff\xfe\x00\n\n/hoje\r\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pergunta do dia" in done.stdout


def test_the_installed_command_exits_with_2_where_it_cannot_start(tmp_path: Path) -> None:
    done = installed(cwd=tmp_path, said="/hoje\n", SABATINA_LANGUAGE="xx")
    assert (done.returncode, done.stdout) == (2, "")
    assert "SABATINA_LANGUAGE" in done.stderr
    assert "Traceback" not in done.stderr


def test_script_of_lines_is_answered_in_plain_text(tmp_path: Path) -> None:
    done = sabatina(cwd=tmp_path, said="/hoje\nA\n/ranking\n")
    assert done.returncode == 0
    assert done.stdout.startswith("Pergunta do dia\n")
    assert "(só para você)" in done.stdout
    assert "Ranking da semana" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_what_was_answered_is_there_at_the_next_start(tmp_path: Path) -> None:
    sabatina(cwd=tmp_path, said="/hoje\nA\nana: B\n")
    done = sabatina(cwd=tmp_path, said="/ranking\n")
    assert "você — " in done.stdout
    assert "ana — " in done.stdout


def test_bytes_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    done = sabatina(cwd=tmp_path, said=b"\xff\xfe\x00\n\n/hoje\r\n")
    assert done.returncode == 0
    assert "Pergunta do dia" in done.stdout


def test_define_prints_one_object_a_line(tmp_path: Path) -> None:
    said = "gato\n\nhelicóptero\ncat vs dog\n"
    done = sabatina("define", "--json", cwd=tmp_path, said=said)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["query"] for one in found] == ["gato", "", "helicóptero", "cat vs dog"]
    assert [one["match"] for one in found] == ["gato", None, None, "gato-x-cachorro"]
    assert all(set(one) == {"query", "match", "suggestions", "score"} for one in found)


def test_define_answers_a_query_in_text(tmp_path: Path) -> None:
    done = sabatina("define", "o", "que", "é", "gato?", cwd=tmp_path)
    assert done.stdout.startswith("Gato\n")


def test_check_of_a_clean_pack_exits_with_0(tmp_path: Path) -> None:
    done = sabatina("content", "check", str(MINI), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        0,
        "Nada a corrigir: 5 termos, 1 comparação, 6 perguntas.\n",
    )


def test_check_of_a_broken_pack_reports_every_finding_and_exits_with_1(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    for file in MINI.iterdir():
        text = file.read_text(encoding="utf-8")
        (pack / file.name).write_text(
            text.replace("see: gato", "see: rato").replace("[x] Felino", "[ ] Felino"),
            encoding="utf-8",
        )
    done = sabatina("content", "check", str(pack), cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["1-uma.md:17", "error"],
        ["1-uma.md:33", "error"],
    ]
    assert "“rato”" in lines[1]
    found = json.loads(sabatina("content", "check", "--json", str(pack), cwd=tmp_path).stdout)
    assert [(one["line"], one["severity"]) for one in found] == [(17, "error"), (33, "error")]


def test_a_broken_pack_keeps_the_bot_from_starting_with_what_to_do(tmp_path: Path) -> None:
    done = sabatina(cwd=tmp_path, said="/hoje\n", SABATINA_PACK=str(tmp_path / "nothing"))
    assert done.returncode == 2
    assert "As notas não podem ser usadas assim." in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("notation", ["json", "csv", "yaml"])
def test_export_writes_each_form(notation: str, tmp_path: Path) -> None:
    done = sabatina("content", "export", "--format", notation, str(MINI), cwd=tmp_path)
    assert done.returncode == 0
    assert "Felino" in done.stdout
    if notation == "json":
        pack = json.loads(done.stdout)
        assert {len(pack["terms"]), len(pack["comparisons"]), len(pack["questions"])} == {5, 1, 6}
        assert pack["terms"][0]["names"] == {"pt-BR": "Gato", "en": "Cat"}
        return
    file = tmp_path / f"pack.{notation}"
    file.write_text(done.stdout, encoding="utf-8")
    assert sabatina("content", "check", str(file), cwd=tmp_path).returncode == 0


def test_export_to_a_folder_of_markdown_can_be_studied(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    arguments = ("content", "export", "--format", "markdown", "--output", str(folder), str(MINI))
    assert sabatina(*arguments, cwd=tmp_path).returncode == 0
    assert sabatina("content", "check", str(folder), cwd=tmp_path).returncode == 0


def test_scores_are_checked_and_rebuilt(tmp_path: Path) -> None:
    import sqlite3

    sabatina(cwd=tmp_path, said="/hoje\nA\nana: A\n")
    assert sabatina("scores", "check", cwd=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "cli.db") as database:
        database.execute("UPDATE scores SET points = points + 1 WHERE period = 'all'")
    database.close()
    done = sabatina("scores", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert "2 linhas diferem" in done.stdout
    assert sabatina("scores", "rebuild", cwd=tmp_path).returncode == 0
    assert sabatina("scores", "check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("SABATINA_LANGUAGE", "xx", "SABATINA_LANGUAGE"),
        ("SABATINA_TIMEZONE", "Mars", "SABATINA_TIMEZONE"),
        ("SABATINA_SEED", "many", "SABATINA_SEED"),
        ("SABATINA_ADMINS", "123", "SABATINA_ADMINS"),
        ("SABATINA_ADMINS", "telegram:1,discord", "SABATINA_ADMINS"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL"),
        ("DATABASE_URL", "nonsense", "DATABASE_URL"),
        ("DATABASE_URL", "sqlite:////nowhere/at/all/x.db", "pasta"),
    ],
)
def test_wrong_settings_are_told_in_a_sentence(
    name: str, value: str, says: str, tmp_path: Path
) -> None:
    done = sabatina(cwd=tmp_path, said="/hoje\n", **{name: value})
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "cli.db"
    file.write_text("my diary, not a database\n" * 100, encoding="utf-8")
    before = file.read_bytes()
    done = sabatina(cwd=tmp_path, said="/hoje\n")
    assert done.returncode == 2
    assert "não é um banco SQLite" in done.stderr
    assert file.read_bytes() == before


def test_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    assert sabatina("dance", cwd=tmp_path).returncode == 2


def test_places_that_cannot_be_written_are_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    inside = str(tmp_path / "file" / "inside")
    for arguments in (
        ("content", "export", "--format", "csv", "--output", inside, str(MINI)),
        ("content", "export", "--format", "csv", "--output", str(tmp_path), str(MINI)),
        ("content", "export", "--format", "markdown", "--output", inside, str(MINI)),
    ):
        done = sabatina(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "Não consigo ler ou gravar" in done.stderr
        assert "Traceback" not in done.stderr


def test_home_that_cannot_be_written_does_not_keep_one_from_studying(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    nowhere = str(tmp_path / "file")
    done = sabatina(cwd=tmp_path, said="/hoje\n", XDG_DATA_HOME=nowhere, XDG_STATE_HOME=nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Pergunta do dia" in done.stdout


def test_settings_file_that_is_no_text_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"SABATINA_LANGUAGE=\xff\xfe")
    done = sabatina(cwd=tmp_path)
    assert done.returncode == 2
    assert ".env" in done.stderr
    assert "Traceback" not in done.stderr


def test_pack_without_a_right_answer_is_not_studied(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    for file in MINI.iterdir():
        text = file.read_text(encoding="utf-8").replace("[x] Felino", "[ ] Felino")
        (pack / file.name).write_text(text, encoding="utf-8")
    done = sabatina(cwd=tmp_path, said="/hoje\n", SABATINA_PACK=str(pack))
    assert done.returncode == 2
    assert "1-uma.md:17: error" in done.stdout


def test_why_tells_how_the_days_question_was_chosen(tmp_path: Path) -> None:
    sabatina(cwd=tmp_path, said="/hoje\n")
    today = datetime.now(ZoneInfo("America/Sao_Paulo")).date().isoformat()
    done = sabatina("why", "console:console", today, cwd=tmp_path)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{today}: ")
    assert len(lines) == 6
    assert sabatina("why", "1", today, cwd=tmp_path).stdout == done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("console:console", "2020-01-01"), "não houve pergunta do dia"),
        (("nowhere:1", "2020-01-01"), "Não há conversa “nowhere:1”"),
        (("1", "ontem"), "“ontem” não é uma data."),
    ],
)
def test_why_of_nothing_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, str], told: str
) -> None:
    sabatina(cwd=tmp_path, said="/hoje\n")
    done = sabatina("why", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
