"""A database that cannot be used is told in a sentence of its own, and left as it was."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.errors import StoreError
from bot.model import Chat
from bot.store import chats, dialect
from bot.store.engine import Store
from bot.views.words import Catalog
from tests.postgresql import run_apart
from tests.store.samples import GROUP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database file may be."""
    return tmp_path / "test.db"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a lock."""
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 20)


def at(path: Path) -> str:
    return f"sqlite:///{path}"


async def cannot_open(address: str) -> str:
    """What opening an address fails with; it is told in every language."""
    with pytest.raises(StoreError) as failure:
        await Store.open(address)
    message = failure.value.message
    for language in ("pt-BR", "en"):
        assert Catalog()[language](message) != message
    return message


async def made(path: Path) -> None:
    """A good database, closed."""
    await (await Store.open(at(path))).close()


def files(folder: Path) -> dict[str, bytes]:
    """All there is in a folder."""
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def put(path: Path, content: bytes) -> None:
    """Write a file."""
    path.write_bytes(content)


def cut_off(path: Path) -> None:
    """Lose the second half of a file."""
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "mysql://user@server/database",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file::memory:?uri=true",
        "sqlite:///file:shared?mode=memory&cache=shared&uri=true",
        "postgresql://user@server:port/database",
        "postgresql://user@server/database?color=blue",
    ],
)
async def test_address_that_is_none(address: str) -> None:
    assert await cannot_open(address) == "store-address"


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_address_as_hosts_give_it_is_understood(name: str) -> None:
    url = dialect.parse(f"{name}://user:secret@server:5432/database?sslmode=disable")
    assert url.drivername == "postgresql+asyncpg"
    assert dict(url.query) == {"ssl": "disable"}
    assert (url.host, url.password, url.database) == ("server", "secret", "database")


@pytest.mark.parametrize(
    "content",
    [b"Dear diary, \n" * 1_000, b"\x00" * 8_192, b"SQLite format 3\x00" + b"\xff" * 4_096, b"ok"],
    ids=["text", "zeros", "garbage behind a good beginning", "two letters"],
)
async def test_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    put(tmp_path / "test.db", content)
    assert await cannot_open(at(tmp_path / "test.db")) == "store-not-database"
    assert files(tmp_path) == {"test.db": content}


async def test_file_that_is_cut_off(tmp_path: Path) -> None:
    await made(tmp_path / "test.db")
    cut_off(tmp_path / "test.db")
    before = files(tmp_path)
    assert await cannot_open(at(tmp_path / "test.db")) == "store-not-database"
    assert files(tmp_path) == before


async def test_empty_file_becomes_a_database(tmp_path: Path) -> None:
    put(tmp_path / "test.db", b"")
    await made(tmp_path / "test.db")
    assert files(tmp_path)["test.db"].startswith(b"SQLite format 3")


async def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert await cannot_open(at(tmp_path / "none" / "test.db")) == "store-cannot-open"
    assert files(tmp_path) == {}


async def test_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert await cannot_open(at(tmp_path)) == "store-cannot-open"


@pytest.fixture(params=["new", "made"])
async def locked(request: pytest.FixtureRequest, path: Path) -> Path:
    """A file that is about to be locked: without the schema, or with it."""
    if request.param == "made":
        await made(path)
    else:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE anything (at_all)")
    return path


@pytest.mark.usefixtures("hasty")
async def test_database_that_another_program_holds(locked: Path) -> None:
    before = files(locked.parent)[locked.name]
    with closing(sqlite3.connect(locked, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        assert await cannot_open(at(locked)) == "store-locked"
        holder.execute("ROLLBACK")
    assert files(locked.parent) == {locked.name: before}
    await made(locked)


@pytest.mark.usefixtures("hasty")
async def test_database_that_is_taken_while_it_is_open(path: Path) -> None:
    store = await Store.open(at(path))
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="store-locked"):
            await write(store)
        assert await count(store) == 0
        holder.execute("ROLLBACK")
    await write(store)
    assert await count(store) == 1
    await store.close()


async def write(store: Store, *found: Chat) -> None:
    async with store.write() as transaction:
        for chat in found or (GROUP,):
            await chats.ensure(transaction, chat)


async def count(store: Store) -> int:
    async with store.read() as transaction:
        return len(await chats.keys(transaction))


async def test_address_that_asks_for_reading_only(path: Path) -> None:
    await made(path)
    before = files(path.parent)[path.name]
    address = f"sqlite:///file:{path}?mode=ro&uri=true"
    assert await cannot_open(address) == "store-readonly"
    assert files(path.parent)[path.name] == before


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A folder that takes no files."""
    folder = tmp_path / "sealed"
    folder.mkdir(mode=0o500)
    yield folder
    folder.chmod(0o700)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_folder_that_takes_no_files(sealed: Path) -> None:
    assert await cannot_open(at(sealed / "test.db")) == "store-cannot-open"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_file_that_may_not_be_written(path: Path) -> None:
    await made(path)
    os.chmod(path, 0o400)
    assert await cannot_open(at(path)) == "store-readonly"


async def test_place_where_there_can_be_no_files() -> None:
    assert await cannot_open("sqlite:////proc/sabatina.db") == "store-cannot-open"


async def test_disk_that_is_full(path: Path) -> None:
    store = await Store.open(at(path))
    await write(store)
    many = [Chat("console", str(number), "x" * 500) for number in range(500)]
    await limit(store, pages=1)
    with pytest.raises(StoreError, match="store-full"):
        await write(store, *many)
    assert await count(store) == 1
    await limit(store, pages=10_000)
    await write(store, *many)
    assert await count(store) == 501
    await store.close()


async def limit(store: Store, pages: int) -> None:
    """Let the file grow to no more than this, or not at all where it is larger."""
    async with store.write() as transaction:
        await transaction.exec_driver_sql(f"PRAGMA max_page_count={pages}")


async def test_server_that_is_not_there() -> None:
    assert await cannot_open("postgresql://user@127.0.0.1:1/any") == "store-unreachable"


async def test_socket_that_is_not_there(tmp_path: Path) -> None:
    assert await cannot_open(f"postgresql://user@/any?host={tmp_path}") == "store-unreachable"


async def test_database_that_the_server_does_not_have(postgresql: str) -> None:
    address = make_url(postgresql).set(database="none_such").render_as_string(hide_password=False)
    assert await cannot_open(address) == "store-refused"


async def test_user_whom_the_server_does_not_know(postgresql: str) -> None:
    address = make_url(postgresql).set(username="nobody_such", password="wrong")
    assert await cannot_open(address.render_as_string(hide_password=False)) == "store-refused"


async def test_database_in_which_the_user_may_make_nothing(postgresql: str) -> None:
    url = make_url(postgresql)
    user = f"guest_{url.database}"
    await run_apart(url, "REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    await run_apart(url, f"CREATE ROLE {user} LOGIN PASSWORD 'guest'")
    guest = url.set(username=user, password="guest").render_as_string(hide_password=False)
    assert await cannot_open(guest) == "store-refused"
    await run_apart(url, f"DROP ROLE {user}")


async def test_server_that_only_lets_read(postgresql: str) -> None:
    url = make_url(postgresql)
    await run_apart(url, f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")
    assert await cannot_open(postgresql) == "store-readonly"
