"""PostgreSQL for the tests: a server that is given by `TEST_DATABASE_URL`, or one of our own.

Our own listens on a socket in a temporary folder, is started once by each process of the
test run, and is gone with it. Knows nothing of what is stored.
"""

import asyncio
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.dialect import parse
from tests.prepared import prepare

SKIPPED = "PostgreSQL tests were skipped"

# A database that lives for minutes need not survive a power cut.
_SETTINGS = "-F -c full_page_writes=off -c listen_addresses="


class Missing(Exception):
    """There is no server; says why."""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A database of a server from which others can be made; skips where there is no server."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(server())
        except Missing as reason:
            _do_without(str(reason))
        yield url


@pytest.fixture
async def postgresql(postgresql_server: URL) -> AsyncIterator[str]:
    """The address of a new, empty database, dropped after the test."""
    name = await _create(postgresql_server)
    yield _address(postgresql_server, name)
    await _drop(postgresql_server, name)


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> Iterator[str]:
    """The name of a database that has the schema already."""
    name = asyncio.run(_create(postgresql_server))
    asyncio.run(prepare(_address(postgresql_server, name)))
    yield name
    asyncio.run(_drop(postgresql_server, name))


@pytest.fixture
async def postgresql_prepared(
    postgresql_server: URL, postgresql_template: str
) -> AsyncIterator[str]:
    """The address of a new database with the schema, dropped after the test."""
    name = await _create(postgresql_server, postgresql_template)
    yield _address(postgresql_server, name)
    await _drop(postgresql_server, name)


@contextmanager
def database() -> Iterator[str]:
    """The same for what is no test. Raises Missing where there is no server."""
    with server() as url:
        name = asyncio.run(_create(url))
        try:
            yield _address(url, name)
        finally:
            asyncio.run(_drop(url, name))


@contextmanager
def server() -> Iterator[URL]:
    """A server: the one that is given, or one of our own until the block ends.

    Raises Missing where there is none.
    """
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield parse(given)
    else:
        with _own_server() as url:
            yield url


async def run_apart(address: str | URL, statement: str) -> None:
    """Run one statement on a connection of its own, outside any transaction."""
    engine = create_async_engine(address, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that tests were skipped for want of a server, and why."""
    skipped = (report.longrepr for report in terminalreporter.stats.get("skipped", ()))
    texts = (str(one[2]) for one in skipped if isinstance(one, tuple))
    reason = next((text for text in texts if SKIPPED in text), None)
    if reason:
        terminalreporter.write_line(reason.removeprefix("Skipped: "), yellow=True)


async def _create(url: URL, template: str = "template1") -> str:
    name = f"test_{uuid4().hex}"
    await run_apart(url, f"CREATE DATABASE {name} TEMPLATE {template}")
    return name


async def _drop(url: URL, name: str) -> None:
    await run_apart(url, f"DROP DATABASE {name} WITH (FORCE)")


def _address(url: URL, name: str) -> str:
    return url.set(database=name).render_as_string(hide_password=False)


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("TEST_REQUIRE_POSTGRESQL") == "1":
        pytest.fail(f"PostgreSQL tests must run here: {reason}", pytrace=False)
    pytest.skip(f"{SKIPPED}: {reason}")


@contextmanager
def _own_server() -> Iterator[URL]:
    binaries, user = _binaries(), _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="sabatina-", dir=_quickest()))
    data = str(folder / "data")
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        make = ("-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        _call(user, folder, binaries / "initdb", *make)
        start = ("-l", str(folder / "log"), "-o", f"{_SETTINGS} -k {folder}", "-w", "start")
        _call(user, folder, binaries / "pg_ctl", "-D", data, *start)
        try:
            yield parse(f"postgresql://test@/postgres?host={folder}")
        finally:
            _call(user, folder, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quickest() -> Path | None:
    """Memory where there is some to spare: a new database there takes a tenth of the time."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 1 << 29 else None


def _binaries() -> Path:
    """The folder of the newest server; one on the path may be a lone copy, so it comes last."""
    folders = [found.parent for found in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    if found is None or shutil.which("pg_ctl") is None:
        raise Missing("no server is installed, and TEST_DATABASE_URL is not set")
    return Path(found).resolve().parent


def _unprivileged() -> pwd.struct_passwd | None:
    """Who runs the server where we are root, as which it refuses to run."""
    if os.geteuid() != 0:
        return None
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    return users.get("postgres") or users["nobody"]


def _call(user: pwd.struct_passwd | None, folder: Path, program: Path, *arguments: str) -> None:
    result = subprocess.run(
        [program, *arguments],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if result.returncode:
        last = result.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
        raise Missing(f"{program.name} failed: {last[0]}")
