"""PostgreSQL for the tests: a server that is given by `TEST_DATABASE_URL`, or one of our own.

Our own listens on a socket in a temporary folder, is started once by each process of the
test run, and is gone with it. Knows nothing of what is stored.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

SKIPPED = "PostgreSQL tests were skipped"

# A database that lives for minutes need not survive a power cut.
_OPTIONS = "-F -c full_page_writes=off -c listen_addresses="


class Missing(Exception):
    """There is no server; says why."""


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a server, with `{}` for the name of a database; skips where there is none."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield _with_any_database(given)
        return
    try:
        with _own_server() as address:
            yield address
    except Missing as reason:
        _do_without(f"{SKIPPED}: {reason}")


@pytest.fixture
async def postgresql(postgresql_server: str) -> AsyncIterator[str]:
    """The address of a new, empty database, dropped after the test."""
    name = f"test_{uuid4().hex}"
    await run_apart(postgresql_server.format("postgres"), f"CREATE DATABASE {name}")
    yield postgresql_server.format(name)
    await run_apart(postgresql_server.format("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that tests were skipped for want of a server, and why."""
    skipped = (report.longrepr for report in terminalreporter.stats.get("skipped", ()))
    texts = (str(one[2]) for one in skipped if isinstance(one, tuple))
    reason = next((text for text in texts if SKIPPED in text), None)
    if reason:
        terminalreporter.write_line(reason.removeprefix("Skipped: "), yellow=True)


def _do_without(reason: str) -> None:
    if os.environ.get("SABATINA_REQUIRE_POSTGRESQL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def _with_any_database(address: str) -> str:
    head, _, options = address.replace("+asyncpg", "").partition("?")
    server = head.rpartition("/")[0] if head.count("/") > 2 else head
    return f"{server}/{{}}" + (f"?{options}" if options else "")


async def run_apart(address: str, statement: str) -> None:
    """Run one statement on a connection of its own, outside any transaction."""
    url = address.replace("://", "+asyncpg://", 1)
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@contextmanager
def _own_server() -> Iterator[str]:
    binaries = _binaries()
    user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="sabatina-", dir=_quickest()))
    try:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data = str(folder / "data")
        _call(user, folder, binaries / "initdb", "-D", data, "-U", "test", "-A", "trust", "-N")
        options = f"{_OPTIONS} -k {folder}"
        start = ("-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
        _call(user, folder, binaries / "pg_ctl", *start)
        try:
            yield f"postgresql://test@/{{}}?host={folder}"
        finally:
            _call(user, folder, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _quickest() -> Path | None:
    """Memory where there is some to spare: a new database there takes a tenth of the time."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and shutil.disk_usage(memory).free > 1 << 29 else None


def _binaries() -> Path:
    """The folder of the newest server; the one on the path may be a wrapper, so it comes last."""
    folders = [p.parent for p in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    if found is None or shutil.which("pg_ctl") is None:
        raise Missing("no server is installed and TEST_DATABASE_URL is not set")
    return Path(found).resolve().parent


def _unprivileged() -> pwd.struct_passwd | None:
    """Who runs the server where we are root, as which it refuses to run."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


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
