"""The program from the command line: a process for each call, forked or started anew.

To start it anew is to import everything, which takes a second. A forked one has its imports
from a process that has done nothing else; all besides is its own: arguments, environment,
folder, standard input, output and errors, and the status with which it exits. Knows no command.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.__main__ import main
from tests.talk import MINI

LONGEST = 60.0
"""Seconds that a call may take."""

OURS = ("SABATINA", "DATABASE", "TELEGRAM", "DISCORD")
"""What the names of our settings begin with."""

IMPORTED = (
    "bot.cli",
    "bot.cli_content",
    "bot.cli_db",
    "alembic.command",
    "aiosqlite",
    "tests.cli.program",
)
"""What a forked call finds imported; anything else it imports by itself."""

STREAMS = ("in", "out", "err")
"""The files that stand for a call's standard streams, by the numbers of these."""

Done = subprocess.CompletedProcess[str]


def sabatina(*arguments: str, cwd: Path, said: str | bytes = "", **settings: str) -> Done:
    """Call the command on the small pack, with a database and a home of its own, in a forked
    process.
    """
    with TemporaryDirectory() as folder:
        streams = Path(folder)
        (streams / "in").write_bytes(_bytes(said))
        environment = _environment(cwd, {"SABATINA_PACK": str(MINI), **settings})
        process = _forks().Process(target=_call, args=(arguments, cwd, environment, streams))
        process.start()
        process.join(LONGEST)
        status = process.exitcode
        process.kill()
        assert status is not None, f"{arguments} took more than {LONGEST} seconds"
        out, err = ((streams / name).read_bytes().decode() for name in ("out", "err"))
        return Done(arguments, status, out, err)


def installed(*arguments: str, cwd: Path, said: str | bytes = "", **settings: str) -> Done:
    """Call the command that was installed, started anew, likewise; on the notes that ship."""
    done = subprocess.run(
        [Path(sys.executable).parent / "sabatina", *arguments],
        input=_bytes(said),
        capture_output=True,
        cwd=cwd,
        env=_environment(cwd, settings),
        timeout=LONGEST,
        check=False,
    )
    return Done(arguments, done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def _forks() -> ForkServerContext:
    """Starts the process that the others are forked from with the first of them."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(IMPORTED))
    return context


def _call(
    arguments: tuple[str, ...], cwd: Path, environment: Mapping[str, str], streams: Path
) -> None:
    for number, name in enumerate(STREAMS):
        file = os.open(streams / name, os.O_RDWR | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 (open until the process ends)
    sys.argv = ["sabatina", *arguments]
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    main()


def _environment(cwd: Path, settings: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    home = {"HOME": str(cwd), "XDG_DATA_HOME": str(cwd), "XDG_STATE_HOME": str(cwd)}
    return {**kept, **home, "DATABASE_URL": f"sqlite:///{cwd / 'cli.db'}", **settings}


def _bytes(said: str | bytes) -> bytes:
    return said.encode() if isinstance(said, str) else said
