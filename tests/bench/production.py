"""The program as it runs in production: several processes on one database, memory, the start."""

import asyncio
import multiprocessing
import os
import socket
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from tests.bench.answers import MEMBERS, opened, press
from tests.bench.report import Figure, show
from tests.bench.server import address_of_server
from tests.emulators import discord, telegram
from tests.talk import app_running, monday

PROCESSES = (1, 2, 3)
POSTS = 120
"""Questions that are answered by each process, by every member."""

STARTS = 5
IDLE_SECONDS = 10.0
UP_SECONDS = 60.0
MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a process recorded, and between which times."""

    answers: int
    begun: float
    ended: float


def main() -> None:
    """Print the figures."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        postgresql = stack.enter_context(address_of_server())
        addresses = {"SQLite": f"sqlite:///{folder / 'production.db'}", "PostgreSQL": postgresql}
        figures = [
            Figure(f"{name}, processes: {count}", _together(address, count), unit="answers/s")
            for name, address in addresses.items()
            if address
            for count in PROCESSES
        ]
    show(f"Answers on one database, {MEMBERS} members at once in each process", figures)
    with TemporaryDirectory() as home:
        show("Both platforms, with the notes that ship", asyncio.run(_idle(Path(home))))


def _together(address: str, count: int) -> float:
    """Answers a second that so many processes record together."""
    keys = asyncio.run(_opened(address, count * POSTS))
    with _recorders(address, count) as recorders:
        for recorder in recorders:
            recorder.recv()
        for at, recorder in enumerate(recorders):
            recorder.send(keys[at::count])
        done: list[Recorded] = [recorder.recv() for recorder in recorders]
    seconds = max(one.ended for one in done) - min(one.begun for one in done)
    return sum(one.answers for one in done) / seconds


async def _opened(address: str, count: int) -> list[int]:
    clock = monday()
    async with app_running(address, clock, pack=None) as app:
        return await opened(app, clock, count)


@contextmanager
def _recorders(address: str, count: int) -> Iterator[Sequence[Connection]]:
    """Processes that are ready to record."""
    context = multiprocessing.get_context("spawn")
    pipes = [context.Pipe() for _ in range(count)]
    processes = [context.Process(target=_record, args=(address, theirs)) for _, theirs in pipes]
    for process in processes:
        process.start()
    try:
        yield [ours for ours, _ in pipes]
    finally:
        for process in processes:
            process.join()


def _record(address: str, pipe: Connection) -> None:
    asyncio.run(_recording(address, pipe))


async def _recording(address: str, pipe: Connection) -> None:
    async with app_running(address, monday(), pack=None) as app:
        pipe.send("ready")
        keys: list[int] = await asyncio.to_thread(pipe.recv)

        async def answer_all(number: int) -> None:
            for key in keys:
                replies = await app.hub.receive(press(number, key))
                assert len(replies[0].text) > 1, "it was not recorded"

        begun = time.monotonic()
        await asyncio.gather(*(answer_all(number) for number in range(MEMBERS)))
        pipe.send(Recorded(len(keys) * MEMBERS, begun, time.monotonic()))


async def _idle(home: Path) -> list[Figure]:
    """How long it takes to start, and the memory that it takes when nothing happens."""
    async with (
        telegram.telegram_server(telegram.Rates.none()) as here,
        discord.discord_server() as there,
    ):
        settings = {
            "DATABASE_URL": f"sqlite:///{home / 'idle.db'}",
            "TELEGRAM_TOKEN": here.token,
            "TELEGRAM_API_URL": here.url,
            "DISCORD_TOKEN": there.token,
            "DISCORD_API_URL": there.rest,
        }
        # The first one makes the database, and tells Discord its commands.
        first, *starts = [await _start(settings, home, 0.0) for _ in range(STARTS)]
        idle = await _start(settings, home, IDLE_SECONDS)
    return [
        Figure("first start to ready (/healthz says so)", first[0], 1.5, "s"),
        Figure("later starts to ready, median", statistics.median(s for s, _ in starts), 1.5, "s"),
        Figure("resident memory, connected and idle", idle[1], 120, "MB"),
    ]


async def _start(settings: Mapping[str, str], home: Path, idle: float) -> tuple[float, float]:
    """Seconds from the start until it is ready, and its memory some seconds after, in MB."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, **settings, "SABATINA_HTTP_PORT": str(port)}
    # As it is installed: what the first start compiles is kept for the others.
    environment["PYTHONDONTWRITEBYTECODE"] = ""
    log = (home / "log.txt").open("ab")
    since = time.monotonic()
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"), env=environment, stdout=log, stderr=log
    )
    try:
        async with asyncio.timeout(UP_SECONDS):
            await _ready(f"http://127.0.0.1:{port}/healthz")
        taken = time.monotonic() - since
        await asyncio.sleep(idle)
        return taken, _resident(program.pid)
    finally:
        log.close()
        program.terminate()
        await program.wait()


async def _ready(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(url) as response:
                    health = await response.json()
                    if all(one["fine"] for one in health["platforms"].values()):
                        return
            except aiohttp.ClientError:
                pass
            await asyncio.sleep(0.02)


def _resident(pid: int) -> float:
    """The resident memory of a process in MB, as Linux tells it."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / MEGABYTE


if __name__ == "__main__":
    main()
