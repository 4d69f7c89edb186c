"""A backup is one file that can be restored to either engine; what fails changes nothing."""

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.model import Member
from bot.store import copying, dialect, sqlite_files
from bot.store.aside import connected
from bot.store.backing_up import backup
from bot.store.batch import GroupCommit
from bot.store.copying import opened_to_read
from bot.store.engine import Store
from bot.store.restoring import restore
from bot.study.checking import check
from bot.study.recording import record
from tests.store.samples import ask_in_group, given_by
from tests.store.whole import ROWS, contents, damage, fill, filled, older, spoil

NOW = datetime(2026, 11, 23, 5, 30, 7, tzinfo=UTC)
CROWD = [Member("console", f"{number}", f"member {number}") for number in range(12)]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for who holds a file."""
    monkeypatch.setattr(sqlite_files, "PATIENCE", 0.02)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A backup with some rows in every table."""
    path = tmp_path / "full.db"
    asyncio.run(filled(path))
    return path


def at(path: Path) -> str:
    return f"sqlite:///{path}"


async def not_restored(file: Path, address: str, *, replace: bool = True) -> str:
    """What keeps a file from being restored; nothing beside it changes."""
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    with pytest.raises(StoreError) as failure:
        await restore(file, address, NOW, replace=replace)
    after = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    assert after == before
    return failure.value.message


class Crowd:
    """Members who answer one question after the other until they are told to stop."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.answered = 0
        self.begun = asyncio.Event()
        self.stopped = False
        self._commit = GroupCommit(store, record)

    async def answer(self) -> None:
        while not self.stopped:
            post = await ask_in_group(self.store)
            await asyncio.gather(*(self._commit(given_by(member, post)) for member in CROWD))
            self.answered += len(CROWD)
            self.begun.set()


async def sound_answers(address: str) -> int:
    """How many answers there are in a database, with which nothing is wrong."""
    async with opened_to_read(address) as store:
        checked = await check(store)
    assert checked.violations == ()
    return checked.counts["answers"]


async def test_backup_taken_while_answers_come_is_sound_on_either_engine(
    store: Store, address: str, postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGE", 5)
    crowd = Crowd(store)
    answering = asyncio.create_task(crowd.answer())
    await crowd.begun.wait()
    before, file = crowd.answered, tmp_path / "backup.db"
    counts = await backup(address, file)
    meanwhile, crowd.stopped = crowd.answered - before, True
    await answering
    other = postgresql if address.startswith("sqlite") else at(tmp_path / "other.db")
    await restore(file, other, NOW)
    assert meanwhile > 0
    assert before <= counts["answers"] <= crowd.answered
    assert await sound_answers(other) == await sound_answers(at(file)) == counts["answers"]
    assert await sound_answers(address) == crowd.answered


async def test_backup_holds_every_row_as_it_was(address: str, tmp_path: Path) -> None:
    before = await fill(address)
    folder = tmp_path / "backups"
    folder.mkdir()
    await backup(address, folder / "it.db")
    assert [path.name for path in folder.iterdir()] == ["it.db"]
    assert (folder / "it.db").stat().st_mode & 0o777 == 0o600
    (folder / "it.db").chmod(0o400)
    assert await contents(at(folder / "it.db")) == before
    assert await contents(address) == before


async def test_backup_replaces_a_file_only_if_it_may(full: Path, tmp_path: Path) -> None:
    address = at(full)
    file = tmp_path / "it.db"
    file.write_text("my diary", encoding="utf-8")
    with pytest.raises(StoreError, match="backup-exists"):
        await backup(address, file)
    assert file.read_text(encoding="utf-8") == "my diary"
    assert (await backup(address, file, overwrite=True))["posts"] == len(ROWS)
    assert await contents(at(file)) == await contents(address)


async def test_database_of_an_older_version_is_backed_up_as_it_is(tmp_path: Path) -> None:
    older(tmp_path / "old.db")
    counts = await backup(at(tmp_path / "old.db"), tmp_path / "it.db")
    assert counts["members"] == 1
    assert "disputes" not in counts


@pytest.mark.parametrize("name", ["absent", "empty", "diary", "damaged"])
async def test_what_is_no_sound_database_makes_no_backup(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.db").touch()
    (tmp_path / "diary.db").write_text("my diary\n" * 1_000, encoding="utf-8")
    await filled(tmp_path / "damaged.db")
    damage(tmp_path / "damaged.db")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(StoreError) as failure:
        await backup(at(tmp_path / f"{name}.db"), tmp_path / "it.db")
    told = {"absent": "store-absent", "empty": "store-empty"}
    assert failure.value.message == told.get(name, "store-not-database")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


async def test_backup_does_not_wait_for_ever_for_who_lets_nobody_read(
    full: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(full, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="store-locked"):
            await backup(at(full), tmp_path / "it.db")
    assert not (tmp_path / "it.db").exists()


async def test_link_to_a_database_stays_one(full: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "it.db").symlink_to(tmp_path / "disk" / "real.db")
    await restore(full, at(tmp_path / "it.db"), NOW)
    assert (tmp_path / "it.db").is_symlink()
    assert await contents(at(tmp_path / "disk" / "real.db")) == await contents(at(full))


async def test_backup_is_restored_where_there_is_nothing(
    full: Path, empty: str, tmp_path: Path
) -> None:
    before, names = full.read_bytes(), {path.name for path in tmp_path.iterdir()}
    done = await restore(full, empty, NOW)
    assert done.kept is None
    assert await contents(empty) == await contents(at(full))
    assert full.read_bytes() == before
    left = {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()}
    assert left <= {*names, "test.db"}


async def test_rows_are_replaced_only_if_they_may(full: Path, address: str) -> None:
    store = await Store.open(address)
    await ask_in_group(store)
    await store.close()
    before = await contents(address)
    with pytest.raises(StoreError, match="restore-not-empty"):
        await restore(full, address, NOW)
    assert await contents(address) == before
    done = await restore(full, address, NOW, replace=True)
    assert await contents(address) == await contents(at(full))
    if done.kept is not None:
        assert done.kept.name == "test-before-restore-20261123-053007.db"
        assert await contents(at(done.kept)) == before
        await restore(done.kept, address, NOW.replace(hour=6), replace=True)
        assert await contents(address) == before


async def test_server_keeps_its_rows_where_those_of_a_backup_do_not_fit(
    full: Path, postgresql_prepared: str
) -> None:
    store = await Store.open(postgresql_prepared)
    await ask_in_group(store)
    await store.close()
    before = await contents(postgresql_prepared)
    await spoil(at(full), "UPDATE misses SET query = 'a' || char(0) WHERE query = '3'")
    assert await not_restored(full, postgresql_prepared) == "store-row-unfit"
    assert await contents(postgresql_prepared) == before


async def test_file_that_is_no_backup_is_refused(full: Path, tmp_path: Path) -> None:
    target = at(full)
    (tmp_path / "none").touch()
    (tmp_path / "diary").write_text("my diary\n" * 1_000, encoding="utf-8")
    with closing(sqlite3.connect(tmp_path / "foreign")) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
        connection.commit()
    for name in ("none", "diary", "foreign"):
        assert await not_restored(tmp_path / name, target) == "restore-no-backup"
    assert await not_restored(tmp_path / "absent", target) == "restore-no-file"
    assert await not_restored(tmp_path, target) == "restore-no-file"
    assert await not_restored(full, target) == "restore-itself"


async def test_damaged_backup_is_refused(full: Path, tmp_path: Path) -> None:
    spoilt, short, lacking = (tmp_path / name for name in ("spoilt", "short", "lacking"))
    for file in (spoilt, short, lacking):
        shutil.copyfile(full, file)
    damage(spoilt)
    os.truncate(short, short.stat().st_size // 2)
    await spoil(at(lacking), "DROP TABLE misses")
    for file in (spoilt, short, lacking):
        assert await not_restored(file, at(full)) == "restore-damaged"


async def test_backup_of_a_newer_version_is_refused(full: Path, tmp_path: Path) -> None:
    shutil.copyfile(full, tmp_path / "newer")
    await spoil(at(tmp_path / "newer"), "UPDATE alembic_version SET version_num = '9999'")
    assert await not_restored(tmp_path / "newer", at(full)) == "restore-newer"


async def test_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    empty = at(tmp_path / "new.db")
    older(tmp_path / "old.db")
    before = (tmp_path / "old.db").read_bytes()
    assert (await restore(tmp_path / "old.db", empty, NOW)).counts["members"] == 1
    [member] = (await contents(empty))["members"]
    assert (member["name"], member["exam_minutes"]) == ("Ana", 0)
    assert (tmp_path / "old.db").read_bytes() == before


async def test_database_that_is_in_use_is_not_replaced(full: Path, tmp_path: Path) -> None:
    running = await Store.open(at(tmp_path / "running.db"))
    await ask_in_group(running)
    before = await contents(at(tmp_path / "running.db"))
    with pytest.raises(StoreError, match="store-locked"):
        await restore(full, at(tmp_path / "running.db"), NOW, replace=True)
    await ask_in_group(running)
    await running.close()
    now = await contents(at(tmp_path / "running.db"))
    assert (len(before["posts"]), len(now["posts"])) == (1, 2)
    assert (await restore(full, at(tmp_path / "running.db"), NOW, replace=True)).kept


async def test_rows_of_a_bot_that_runs_are_not_replaced(
    full: Path, postgresql_prepared: str
) -> None:
    running = await connected(dialect.parse(postgresql_prepared), "signals")
    before = await contents(postgresql_prepared)
    assert await not_restored(full, postgresql_prepared) == "store-locked"
    assert await contents(postgresql_prepared) == before
    await running.close()
    await restore(full, postgresql_prepared, NOW, replace=True)
    assert await contents(postgresql_prepared) == await contents(at(full))


@pytest.mark.parametrize("how", ["damaged", "diary", "foreign"])
async def test_what_is_in_the_way_is_kept_whatever_it_is(
    full: Path, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "it.db"
    if how == "damaged":
        shutil.copyfile(full, path)
        damage(path)
    elif how == "diary":
        path.write_text("my diary\n" * 1_000, encoding="utf-8")
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
    path.chmod(0o640)
    before = path.read_bytes()
    assert await not_restored(full, at(path), replace=False) == "restore-not-empty"
    done = await restore(full, at(path), NOW, replace=True)
    assert done.kept is not None
    assert done.kept.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert await contents(at(path)) == await contents(at(full))
