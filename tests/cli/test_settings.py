"""`sabatina settings`, what is told of wrong ones, and that the README knows them all."""

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.settings_read import FROM_FILES, OURS, Origin, names, read
from tests.secrets import DISCORD, MARK, PASSWORD, TELEGRAM, WEBHOOK

README = Path(__file__).parents[2] / "README.md"
TOKENS = {
    "TELEGRAM_TOKEN": TELEGRAM,
    "TELEGRAM_WEBHOOK_SECRET": WEBHOOK,
    "DISCORD_TOKEN": DISCORD,
    "DATABASE_URL": f"postgresql://bot:{PASSWORD}@server/bot",
}

Run = Callable[..., Result]


@pytest.fixture
def patch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """For setting something, in an empty folder where nothing is set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in os.environ:
        if name.upper().startswith((*OURS, "DATABASE_URL")):
            monkeypatch.delenv(name)
    return monkeypatch


@pytest.fixture
def run(patch: pytest.MonkeyPatch) -> Run:
    """The command line, with nothing set but what is given."""

    def running(*arguments: str, **environment: str) -> Result:
        with patch.context() as here:
            for name, value in environment.items():
                here.setenv(name, value)
            return CliRunner().invoke(main, arguments)

    return running


def rows(result: Result) -> Mapping[str, Mapping[str, str | bool | None]]:
    """What `settings --json` says, by the name of the setting."""
    return {row["name"]: row for row in json.loads(result.stdout)}


def test_each_setting_is_shown_with_its_value_and_origin(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SABATINA_SEED=7\nSABATINA_LANGUAGE=pt-BR\nOTHER=1\n")
    (tmp_path / "token").write_text(f"{TELEGRAM}\n")
    result = run("settings", SABATINA_LANGUAGE="en", TELEGRAM_TOKEN_FILE=str(tmp_path / "token"))
    assert result.exit_code == 0
    lines = [re.split(r"  +", line) for line in result.stdout.splitlines()]
    assert lines[0] == ["Setting", "Value", "From"]
    assert [line[0] for line in lines[1:]] == list(names())
    assert ["SABATINA_LANGUAGE", "en", "environment"] in lines
    assert ["SABATINA_SEED", "7", ".env"] in lines
    assert ["TELEGRAM_TOKEN", "set", f"file {tmp_path / 'token'}"] in lines
    assert ["DISCORD_TOKEN", "none", "default"] in lines
    assert ["DATABASE_URL", f"sqlite:///{tmp_path}/sabatina/sabatina.db", "default"] in lines


def test_no_part_of_a_secret_is_shown(run: Run) -> None:
    for options in ((), ("--json",)):
        result = run("settings", *options, **TOKENS)
        assert result.exit_code == 0
        assert "postgresql://bot:***@server/bot" in result.stdout
        assert MARK not in result.output
        assert "MTA" not in result.output
        assert "123456789" not in result.output


def test_json_tells_what_is_set_and_from_where(run: Run, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(DISCORD)
    found = rows(run("settings", "--json", DISCORD_TOKEN_FILE=str(tmp_path / "token")))
    assert found["DISCORD_TOKEN"] == {
        "name": "DISCORD_TOKEN",
        "value": None,
        "from": "file",
        "file": str(tmp_path / "token"),
        "set": True,
    }
    assert (found["TELEGRAM_TOKEN"]["value"], found["TELEGRAM_TOKEN"]["set"]) == (None, False)
    assert (found["TELEGRAM_BULK_RATE"]["value"], found["TELEGRAM_BULK_RATE"]["from"]) == (
        "25",
        "default",
    )


def test_secrets_that_stand_in_files_are_used(patch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in FROM_FILES:
        (tmp_path / name).write_text(f"{TOKENS[name]}\n")
        patch.setenv(f"{name}_FILE", str(tmp_path / name))
    settings = read().settings
    assert settings is not None
    assert settings.database == TOKENS["DATABASE_URL"]
    assert set(settings.secrets) == {TELEGRAM, WEBHOOK, DISCORD, PASSWORD}
    assert MARK not in f"{settings!r} {settings.telegram_token} {settings.discord_token}"


def test_all_that_is_wrong_is_told_at_once_each_in_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SABATINA_SEDE=1\nTELEGRAM_BOT_NAME=x\n")
    (tmp_path / "empty").write_text("\n")
    wrong = {
        "SABATINA_LANGUAGE": "xx",
        "SABATINA_TIMEZONE": "Mars",
        "SABATINA_LOG_LEVEL": "loud",
        "SABATINA_ADMINS": "123",
        "TELEGRAM_TOKEN": TELEGRAM,
        "TELEGRAM_TOKEN_FILE": str(tmp_path / "empty"),
        "TELEGRAM_API_URL": "ftp://x",
        "TELEGRAM_BULK_RATE": "0",
        "TELEGRAM_WEBHOOK_PORT": "http",
        "TELEGRAM_WEBHOOK_PATH": "hook",
        "TELEGRAM_WEBHOOK_SECRET": f"{MARK} ação",
        "DISCORD_TOKEN_FILE": str(tmp_path / "empty"),
        "DISCORD_SHARDS": "4/4",
        "DISCORD_BULK_RATE": "9999",
        "DATABASE_URL": f"mysql://bot:{PASSWORD}@server/bot",
    }
    for command in ((), ("settings",), ("scores", "check")):
        result = run(*command, **wrong)
        assert result.exit_code == 2
        told = result.stderr.splitlines()
        named = {re.split(r"[ =]", line)[0] for line in told[1:]}
        assert named == (set(wrong) | {"SABATINA_SEDE", "TELEGRAM_BOT_NAME"}) - {"TELEGRAM_TOKEN"}
        assert len(told) == 1 + len(named)
        assert "SABATINA_SEDE (.env): Não existe este ajuste. Seria SABATINA_SEED?" in told
        assert "SABATINA_LANGUAGE=xx (ambiente): Escreva um destes: pt-BR, en." in told


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SABATINA_SEED", "7.5", "Write a whole number."),
        ("SABATINA_HTTP_PORT", "-1", "Write a number above -1."),
        ("TELEGRAM_WEBHOOK_PORT", "0", "Write a number above 0."),
        ("TELEGRAM_WEBHOOK_PORT", "65536", "Write a number below 65536."),
        ("TELEGRAM_BULK_RATE", "1,5", "Write a number, with a point for decimals."),
        ("TELEGRAM_BULK_RATE", "nan", "Write a number above 0."),
        ("DISCORD_BULK_RATE", "inf", "Write 1000 at most."),
    ],
)
def test_a_number_that_cannot_be_used_is_told_with_its_limit(
    run: Run, name: str, value: str, told: str
) -> None:
    result = run(SABATINA_LANGUAGE="en", **{name: value})
    assert result.stderr.splitlines()[1:] == [f"{name}={value} (environment): {told}"]


def test_wrong_settings_are_told_in_the_language_that_is_set(run: Run) -> None:
    result = run(SABATINA_LANGUAGE="en", SABATINA_SEED="many")
    assert result.stderr.splitlines() == [
        "Some settings are wrong:",
        "SABATINA_SEED=many (environment): Write a whole number.",
    ]


def test_an_empty_value_hides_that_of_the_file_and_counts_as_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"TELEGRAM_TOKEN={TELEGRAM}\nSABATINA_SEED=7\n")
    found = rows(run("settings", "--json", TELEGRAM_TOKEN="", SABATINA_SEED=" "))
    assert [found[name]["from"] for name in ("TELEGRAM_TOKEN", "SABATINA_SEED")] == [
        Origin.DEFAULT,
        Origin.DEFAULT,
    ]


def test_the_readme_has_a_row_for_each_setting_with_its_default() -> None:
    text = README.read_text(encoding="utf-8")
    section = text.partition("\n## Settings\n")[2].partition("\n## ")[0]
    told = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.MULTILINE))
    assert list(told) == list(names())
    for name, field in names().items():
        default = field.default
        if isinstance(default, float):
            assert told[name] == f"`{default:g}`"
        elif isinstance(default, str | int) and default != "":
            assert told[name] == f"`{default}`"
        else:
            assert "`" not in told[name], f"{name} has no default of its own"
    assert set(re.findall(r"`(\w+_FILE)`", section)) == {f"{name}_FILE" for name in FROM_FILES}
