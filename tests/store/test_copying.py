"""A database is copied whole into an empty one of either engine, or not at all."""

from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.model import Chat
from bot.store import chats, copying
from bot.store.copying import copy
from bot.store.engine import Store
from bot.store.sqlite_files import address_of
from tests.prepared import prepared
from tests.store.samples import GROUP
from tests.store.whole import ROWS, contents, fill, filled, older, spoil


@pytest.fixture
def target(request: pytest.FixtureRequest, address: str, tmp_path: Path) -> str:
    """The address of a database on the other engine, in which there is nothing at all."""
    if address.startswith("sqlite"):
        return str(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path / 'target.db'}"


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some rows are several pages."""
    monkeypatch.setattr(copying, "PAGE", 2)
    monkeypatch.setattr(copying, "PAGE_OF_BODIES", 4)


async def refused(source: str, target: str) -> StoreError:
    with pytest.raises(StoreError) as failure:
        await copy(source, target)
    return failure.value


async def test_every_row_arrives_as_it_was_and_new_ones_are_numbered_after_them(
    address: str, target: str
) -> None:
    before = await fill(address)
    counts = await copy(address, target)
    assert set(counts.values()) == {len(ROWS)}
    assert await contents(target) == before
    assert await contents(address) == before
    store = await Store.open(target)
    async with store.write() as transaction:
        assert await chats.ensure(transaction, Chat("console", "new")) == ROWS[-1] + 1
    await store.close()


async def test_database_without_rows_makes_one(address: str, target: str) -> None:
    assert set((await copy(address, target)).values()) == {0}
    store = await Store.open(target)
    async with store.write() as transaction:
        assert await chats.ensure(transaction, Chat("console", "new")) == 1
    await store.close()


async def test_target_that_has_rows_is_left_alone(store: Store, address: str) -> None:
    async with store.write() as transaction:
        await chats.ensure(transaction, GROUP)
    before = await contents(address)
    assert (await refused(address, address)).message == "store-not-empty"
    assert await contents(address) == before


async def test_older_target_that_has_rows_is_not_even_migrated(tmp_path: Path) -> None:
    await prepared(tmp_path / "source.db")
    older(tmp_path / "target.db")
    before = (tmp_path / "target.db").read_bytes()
    error = await refused(f"sqlite:///{tmp_path}/source.db", f"sqlite:///{tmp_path}/target.db")
    assert error.message == "store-not-empty"
    assert (tmp_path / "target.db").read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE misses SET query = 'a' || char(0) WHERE query = '3'", "misses"),
        ("UPDATE posts SET day = 'yesterday' WHERE key = 3", "posts"),
        ("UPDATE habits SET streak = 1 << 40 WHERE member_key = 3", "habits"),
        ("DELETE FROM chats WHERE key = 3", "deliveries"),
    ],
)
async def test_row_that_does_not_fit_leaves_the_target_empty(
    tmp_path: Path, postgresql_prepared: str, statement: str, table: str
) -> None:
    source = f"sqlite:///{tmp_path / 'source.db'}"
    await filled(tmp_path / "source.db")
    await spoil(source, statement)
    error = await refused(source, postgresql_prepared)
    assert (error.message, error.variables) == ("store-row-unfit", {"table": table})
    assert not any((await contents(postgresql_prepared)).values())


async def test_what_is_no_database_of_this_version_is_not_copied(tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'target.db'}"
    older(tmp_path / "older.db")
    (tmp_path / "empty.db").touch()
    (tmp_path / "diary.db").write_text("my diary\n" * 1000, encoding="utf-8")
    await filled(tmp_path / "newer.db")
    await spoil(f"sqlite:///{tmp_path / 'newer.db'}", "UPDATE alembic_version SET version_num=9999")
    told = {
        "absent": "store-absent",
        "empty": "store-empty",
        "older": "store-older",
        "newer": "store-newer",
        "diary": "store-not-database",
    }
    for name, message in told.items():
        source = f"sqlite:///{tmp_path / name}.db"
        assert (await refused(source, target)).message == message
    assert not (tmp_path / "absent.db").exists()
    assert not (tmp_path / "target.db").exists()


async def test_names_of_files_may_have_any_signs(tmp_path: Path) -> None:
    folder = tmp_path / "100% de #café"
    folder.mkdir()
    await filled(folder / "a?b.db")
    before = await contents(address_of(folder / "a?b.db"))
    await copy(address_of(folder / "a?b.db"), address_of(folder / "c.db"))
    assert await contents(address_of(folder / "c.db")) == before
    assert {file.name for file in folder.iterdir()} >= {"a?b.db", "c.db"}
