"""Three processes on one database, called by Telegram through a proxy."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.dialect import parse
from bot.store.locks import key_of
from tests.cluster.proxy import Proxy, round_robin
from tests.emulators.telegram import TelegramServer
from tests.soak.program import Program

_HOLDER = """
SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND database = (
    SELECT oid FROM pg_database WHERE datname = current_database()
) AND (classid::bigint << 32 | objid::bigint) = :key
"""


@dataclass
class Cluster:
    """The processes, and what stands before them."""

    address: str
    server: TelegramServer
    proxy: Proxy
    programs: Sequence[Program]

    async def sender(self) -> Program | None:
        """The process that sends what nobody asked for; None while there is none."""
        lock = {"key": key_of(f"telegram {self.server.bot.id}")}
        engine = create_async_engine(parse(self.address), poolclass=NullPool)
        async with engine.connect() as connection:
            name = (await connection.execute(text(_HOLDER), lock)).scalar()
        await engine.dispose()
        return next((one for one in self.programs if name and name.endswith(f":{one.pid}")), None)

    async def sender_there(self) -> Program:
        """The same, as soon as there is one."""
        async with asyncio.timeout(30):
            while (found := await self.sender()) is None:
                await asyncio.sleep(0.05)
                for program in self.programs:
                    program.check()
        return found


@asynccontextmanager
async def cluster(
    folder: Path, address: str, server: TelegramServer, settings: Mapping[str, str], count: int = 3
) -> AsyncIterator[Cluster]:
    """So many processes that serve, and are ended at the end."""
    ports = _free_ports(count)
    async with AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(round_robin(ports))
        usual = {
            "DATABASE_URL": address,
            "TELEGRAM_TOKEN": server.token,
            "TELEGRAM_API_URL": server.url,
            "TELEGRAM_WEBHOOK_URL": proxy.url,
            "TELEGRAM_WEBHOOK_HOST": "127.0.0.1",
        }
        programs = []
        for port in ports:
            home = folder / str(port)
            home.mkdir()
            here = {"TELEGRAM_WEBHOOK_PORT": str(port)}
            programs.append(Program(home, {**usual, **here, **settings}))
            stack.push_async_callback(programs[-1].kill)
            await programs[-1].start()
        there = Cluster(address, server, proxy, programs)
        await there.sender_there()
        await server.until(lambda: server.calls["setWebhook"] >= count, 30)
        yield there


def _free_ports(count: int) -> list[int]:
    with ExitStack() as held:
        found = [
            held.enter_context(closing(socket.create_server(("127.0.0.1", 0))))
            for _ in range(count)
        ]
        return [one.getsockname()[1] for one in found]
