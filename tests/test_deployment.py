"""What the bot is deployed with: the image, Fly.io's two files, and Litestream beside it."""

import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings_read import FROM_FILES, names
from tests.image import DOCKERFILE, PROJECT, Step, stages, whole

FLY = ("fly.toml", "fly.postgresql.toml")
SECONDS_TO_STOP = 20
"""How long the bot may take to finish what it is at."""

SECRET = {"DATABASE_URL", "TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "DISCORD_TOKEN"}

Toml = dict[str, Any]


def fly(name: str) -> Toml:
    """What one of Fly's files says."""
    return tomllib.loads((PROJECT / name).read_text(encoding="utf-8"))


@pytest.fixture(params=["bot", "litestream"])
def steps(request: pytest.FixtureRequest) -> tuple[Step, ...]:
    """The steps of each image that can be made."""
    return whole(stages(DOCKERFILE.read_text(encoding="utf-8")), request.param)


def last(steps: tuple[Step, ...], name: str) -> Step:
    return [step for step in steps if step.name == name][-1]


def environment(steps: tuple[Step, ...]) -> dict[str, str]:
    words = (word for step in steps if step.name == "ENV" for word in step.words())
    return dict(word.split("=", 1) for word in words)


def test_the_image_does_not_run_as_root_and_is_told_to_stop_as_the_bot_expects(
    steps: tuple[Step, ...],
) -> None:
    user = last(steps, "USER").rest
    assert user not in ("", "root", "0")
    assert any(step.rest.startswith("useradd") and user in step.rest for step in steps)
    assert last(steps, "STOPSIGNAL").rest == "SIGTERM"
    assert "/healthz" in last(steps, "HEALTHCHECK").rest
    assert last(steps, "VOLUME").rest == environment(steps)["XDG_DATA_HOME"] == "/data"


def test_a_command_is_the_process_itself_and_gets_its_signals(steps: tuple[Step, ...]) -> None:
    assert last(steps, "CMD").rest.startswith("[")


def test_the_image_sets_nothing_that_is_no_setting_and_no_secret(steps: tuple[Step, ...]) -> None:
    ours = {name for name in environment(steps) if name.startswith(("SABATINA_", "TELEGRAM_"))}
    assert ours <= set(names()) - set(FROM_FILES)
    assert not {f"{name}_FILE" for name in FROM_FILES} & set(environment(steps))


def test_an_image_is_made_of_the_bots_files_alone(steps: tuple[Step, ...]) -> None:
    ignored = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    build = whole(stages(DOCKERFILE.read_text(encoding="utf-8")), "build")
    copied = (s.words() for s in (*build, *steps) if s.name == "COPY" and "--from" not in s.rest)
    wanted = {source for words in copied for source in words[:-1]}
    assert "*" in ignored
    assert wanted <= let_in
    assert all((PROJECT / name).exists() for name in let_in)


def test_all_that_the_bot_needs_is_locked() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8").replace("-", "_")
    locked = {line.partition("==")[0] for line in lock.splitlines() if "==" in line}
    needed = {name_of(one) for one in project["dependencies"]}
    assert needed - locked == set()


def name_of(requirement: str) -> str:
    """The name of a package, as the lock writes it."""
    bare = requirement.partition(";")[0].partition(">")[0].partition("[")[0].strip()
    return bare.replace("-", "_").replace(".", "_")


@pytest.mark.parametrize("file", FLY)
def test_no_machine_stops_by_itself_and_each_has_the_time_to_finish(file: str) -> None:
    config = fly(file)
    assert config["kill_signal"] == "SIGTERM"
    assert int(config["kill_timeout"].removesuffix("s")) >= SECONDS_TO_STOP + 10
    assert [one["policy"] for one in config["restart"]] == ["always"]
    service = config.get("http_service", {"auto_stop_machines": "off"})
    assert service["auto_stop_machines"] == "off"
    assert "services" not in config


@pytest.mark.parametrize("file", FLY)
def test_the_health_is_asked_at_the_port_where_the_bot_listens(file: str) -> None:
    config = fly(file)
    port = int(config["env"]["SABATINA_HTTP_PORT"])
    if "http_service" in config:
        assert config["http_service"]["internal_port"] == port
        checks = config["http_service"]["checks"]
    else:
        checks = list(config["checks"].values())
        assert all((one["type"], one["port"]) == ("http", port) for one in checks)
    assert [one["path"] for one in checks] == ["/healthz"]
    assert config["metrics"] == {"port": port, "path": "/metrics"}


@pytest.mark.parametrize("file", FLY)
def test_what_fly_is_told_in_the_open_are_settings_and_no_secrets(file: str) -> None:
    config = fly(file)
    assert set(config["env"]) <= set(names()) - SECRET
    assert config["build"]["build-target"] in stages(DOCKERFILE.read_text(encoding="utf-8"))


def test_sqlite_is_for_one_machine_that_keeps_its_volume() -> None:
    config = fly("fly.toml")
    steps = whole(stages(DOCKERFILE.read_text(encoding="utf-8")), "litestream")
    assert config["mounts"]["destination"] == last(steps, "VOLUME").rest
    assert "http_service" not in config


def test_postgresql_is_brought_up_to_date_before_machines_are_replaced() -> None:
    config = fly("fly.postgresql.toml")
    assert config["deploy"]["release_command"] == "sabatina db migrate"
    assert "mounts" not in config
    assert config["http_service"]["min_machines_running"] >= 2
    assert config["env"]["TELEGRAM_WEBHOOK_URL"].startswith(f"https://{config['app']}.fly.dev/")


def test_litestream_copies_the_file_that_the_bot_writes() -> None:
    config = yaml.safe_load((PROJECT / "litestream.yml").read_text(encoding="utf-8"))
    paths = [one["path"] for one in config["dbs"]]
    assert paths == ["/data/sabatina/sabatina.db"]
    assert paths[0] in (PROJECT / "litestream.sh").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("settings", "ran"),
    [
        ({}, ["sabatina"]),
        (
            {"LITESTREAM_URL": "s3://bucket/sabatina"},
            [
                "mkdir -p /data/sabatina",
                "litestream restore -if-db-not-exists -if-replica-exists"
                " /data/sabatina/sabatina.db",
                "litestream replicate -exec sabatina",
            ],
        ),
    ],
)
def test_the_bot_runs_under_litestream_where_a_bucket_is_named(
    settings: dict[str, str], ran: list[str], tmp_path: Path
) -> None:
    for name in ("sabatina", "litestream", "mkdir"):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho {name} "$@" | sed "s/ *$//"\n')
        program.chmod(0o755)
    done = subprocess.run(
        ["sh", PROJECT / "litestream.sh"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}", **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ran
