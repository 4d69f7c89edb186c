"""`sabatina db`: migrate, status, copy, backup, restore and check, in this process."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.engine import make_url

from bot.cli import main
from bot.store.engine import Store
from bot.store.migrate import HEAD
from bot.views import words
from tests.cli.test_cli import OURS
from tests.prepared import prepared
from tests.store.samples import ANA, BIA, ask_in_group, given_by, recorded
from tests.store.whole import contents, older

Run = Callable[..., Result]

PARSED = cache(words.parsed)
"""The library's reading of each catalog, done once for all runs of the program here."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `sabatina db` on the database `it.db` in a folder of its own, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(words, "parsed", PARSED)
    ours = {name: None for name in os.environ if name.startswith(OURS)}
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path / 'it.db'}", "SABATINA_LANGUAGE": "en"}
    zone = {"SABATINA_TIMEZONE": "UTC"}

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(
            main, ["db", *arguments], env={**ours, **settings, **zone, **environment}
        )

    return run


@pytest.fixture
def answered(tmp_path: Path) -> Path:
    """The file of a database with two answers to one question."""

    async def fill() -> None:
        await prepared(tmp_path / "it.db")
        store = await Store.open(f"sqlite:///{tmp_path / 'it.db'}")
        post = await ask_in_group(store)
        await recorded(store, given_by(ANA, post), given_by(BIA, post))
        await store.close()

    asyncio.run(fill())
    return tmp_path / "it.db"


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def held(address: str) -> object:
    return asyncio.run(contents(address))


def lines(done: Result, status: int = 0) -> list[str]:
    assert (done.exit_code, done.stderr) == (status, ""), done.output
    return done.stdout.splitlines()


def refused(done: Result) -> str:
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    return done.stderr


def test_schema_is_made_migrated_and_left_alone(run: Run, tmp_path: Path) -> None:
    assert lines(run("migrate")) == [f"The schema was made: revision {HEAD}."]
    assert lines(run("migrate")) == [f"The schema is up to date: revision {HEAD}. Nothing to do."]
    older(tmp_path / "old.db", "0006")
    old = {"DATABASE_URL": f"sqlite:///{tmp_path / 'old.db'}"}
    assert f"Schema: revision 0006, the newest is {HEAD}; " in run("status", **old).stdout
    assert "Point DATABASE_URL at it and run sabatina db migrate" in refused(run("check", **old))
    done = lines(run("migrate", **old))
    assert done == [f"The schema was brought up to date: revision {HEAD}, from 0006."]
    change(tmp_path / "old.db", "UPDATE alembic_version SET version_num = '9999'")
    assert "newer version of Sabatina" in refused(run("migrate", **old))
    assert "of a newer version" in run("status", **old).stdout


def test_status_tells_what_is_there(run: Run, answered: Path) -> None:
    before = answered.read_bytes()
    engine, revision, size, *tables, span = lines(run("status"))
    assert engine.startswith("SQLite 3.")
    assert engine.endswith(f", sqlite:///{answered}")
    assert revision == f"Schema: revision {HEAD} of {HEAD}"
    assert size.startswith("Size: ")
    assert size.endswith(" kB")
    assert {"answers: 2", "members: 2", "misses: 0"} < set(tables)
    assert span == "Answers from 2026-11-16 12:00 to 2026-11-16 12:00"
    assert answered.read_bytes() == before


def test_status_tells_no_password(run: Run, postgresql: str) -> None:
    address = make_url(postgresql).set(password="hush-hush").render_as_string(hide_password=False)
    engine, revision, *_, span = lines(run("status", DATABASE_URL=address))
    assert engine.startswith("PostgreSQL ")
    assert "hush-hush" not in engine
    assert revision == "Schema: none yet; to make it: sabatina db migrate"
    assert span == "No answers yet"


def test_nothing_is_made_by_looking(run: Run, tmp_path: Path) -> None:
    for command in ("status", "check", "backup"):
        assert "There is no database file “it.db”" in refused(run(command))
    assert list(tmp_path.iterdir()) == []


def test_database_moves_to_a_server_and_back(
    run: Run, answered: Path, postgresql: str, tmp_path: Path
) -> None:
    before = held(f"sqlite:///{answered}")
    *tables, told = lines(run("copy", f"sqlite:///{answered}", postgresql))
    assert "answers: 2" in tables
    assert told.endswith(" rows; they were counted on both sides.")
    assert held(postgresql) == before
    again = refused(run("copy", f"sqlite:///{answered}", postgresql))
    assert "Use an empty one" in again
    lines(run("copy", postgresql, f"sqlite:///{tmp_path / 'back.db'}"))
    assert held(f"sqlite:///{tmp_path / 'back.db'}") == before
    assert lines(run("check", DATABASE_URL=postgresql))[0].endswith("nothing to mend.")


def test_backup_is_restored(run: Run, answered: Path, tmp_path: Path) -> None:
    before = held(f"sqlite:///{answered}")
    [told] = lines(run("backup", "copy.db"))
    assert told.startswith("Backup written to copy.db: ")
    assert told.endswith(" rows, 2 answers.")
    assert "--overwrite" in refused(run("backup", "copy.db"))
    assert run("backup", "--overwrite", "copy.db").exit_code == 0
    change(answered, "DELETE FROM answers")
    assert "--replace" in refused(run("restore", "copy.db"))
    kept, done = lines(run("restore", "--replace", "copy.db"))
    assert kept.startswith(f"What was there before is in {tmp_path / 'it-before-restore-'}")
    assert done.endswith(" 2 answers. To check them: sabatina db check")
    assert held(f"sqlite:///{answered}") == before


def test_backup_without_a_name_is_named_after_the_time(
    run: Run, answered: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    for arguments in (("backup",), ("backup", "folder")):
        assert run(*arguments).exit_code == 0
    assert len([*tmp_path.glob("sabatina-2*.db"), *tmp_path.glob("folder/sabatina-2*.db")]) == 2
    assert answered.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"my diary", "not a backup"), (b"SQLite format 3\x00" + b"\xff" * 4096, "damaged")],
)
def test_what_is_no_backup_is_told_in_a_sentence(
    run: Run, answered: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    before = answered.read_bytes()
    assert told in refused(run("restore", "--replace", "copy.db"))
    assert "no file “absent”" in refused(run("restore", "--replace", "absent"))
    assert answered.read_bytes() == before


def test_place_that_cannot_be_written_is_told_in_a_sentence(run: Run, answered: Path) -> None:
    told = refused(run("backup", str(answered / "inside" / "copy.db")))
    assert "cannot be read or written" in told


def test_check_tells_each_finding_with_what_to_do(run: Run, answered: Path) -> None:
    assert run("check").exit_code == 0
    change(answered, "UPDATE scores SET points = 0 WHERE period = 'all'")
    change(answered, "UPDATE shown SET post_key = 9")
    change(answered, "UPDATE answers SET member_key = 7 WHERE key = 2")
    done = run("check")
    assert (done.exit_code, done.stderr) == (1, "2 things to mend.\n")
    orphan, scores = done.stdout.splitlines()
    assert orphan.startswith("answers, member_key → members: 1 row names something")
    assert "such as key 2. Delete" in orphan
    assert "sabatina scores rebuild" in scores


def test_address_that_is_none_is_told_in_a_sentence(run: Run) -> None:
    assert "sqlite:///PATH" in refused(run("copy", "nonsense", "sqlite:///a.db"))
    assert run("copy", "sqlite:///a.db").exit_code == 2
