"""A network between a client and a PostgreSQL server, which can swallow what goes through it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import make_url

Way = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Wire:
    """`address` leads through it."""

    def __init__(self, target: str) -> None:
        self._url = make_url(target)
        self.address = ""
        self._ways: list[asyncio.Task[None]] = []
        self._ends: list[asyncio.StreamWriter] = []

    def swallow(self) -> None:
        """Let nothing come through any more on what is connected now; neither end is told."""
        for way in self._ways:
            way.cancel()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect a client with the server."""
        there = await self._server()
        self._ends += writer, there[1]
        for source, target in ((reader, there[1]), (there[0], writer)):
            self._ways.append(asyncio.create_task(_pass_on(source, target)))

    async def _server(self) -> Way:
        host, port = self._url.query.get("host"), self._url.port or 5432
        if host:
            return await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        return await asyncio.open_connection(self._url.host, port)

    async def cut(self) -> None:
        """End all that is connected."""
        self.swallow()
        for end in self._ends:
            end.transport.abort()
        await asyncio.gather(*self._ways, return_exceptions=True)

    def lead_to(self, port: int) -> None:
        """Take note of the port on loopback at which it is entered."""
        url = self._url.difference_update_query(["host"]).set(host="127.0.0.1", port=port)
        self.address = url.render_as_string(hide_password=False)


@asynccontextmanager
async def wire(target: str) -> AsyncIterator[Wire]:
    """A network before the database of an address."""
    made = Wire(target)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    try:
        made.lead_to(server.sockets[0].getsockname()[1])
        yield made
    finally:
        server.close()
        await made.cut()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while some := await source.read(1 << 16):
            target.write(some)
            await target.drain()
    target.close()
