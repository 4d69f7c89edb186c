"""A proxy on loopback that hands requests to several servers in turn, as a provider's does."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle

import aiohttp
from aiohttp import web

PASSED_ON = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


class Proxy:
    """`asked` are the ports that were called, in that order; `failed` those that did not answer."""

    def __init__(self, ports: Sequence[int], session: aiohttp.ClientSession) -> None:
        self.url = ""
        self.asked: list[int] = []
        self.failed: list[int] = []
        self._ports = cycle(ports)
        self._session = session

    async def answer(self, request: web.Request) -> web.Response:
        """What the server whose turn it is answers, 502 where it does not."""
        port = next(self._ports)
        self.asked.append(port)
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        try:
            async with self._session.post(
                f"http://127.0.0.1:{port}{request.path}", data=await request.read(), headers=headers
            ) as answer:
                body = await answer.read()
        except aiohttp.ClientError:
            self.failed.append(port)
            return web.Response(status=502)
        return web.Response(status=answer.status, body=body)


@asynccontextmanager
async def round_robin(ports: Sequence[int]) -> AsyncIterator[Proxy]:
    """A proxy before the servers on these ports of loopback."""
    async with aiohttp.ClientSession() as session:
        proxy = Proxy(ports, session)
        runner = web.ServerRunner(web.Server(proxy.answer, access_log=None))  # type: ignore[arg-type]
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            host, port = runner.addresses[0][:2]
            proxy.url = f"http://{host}:{port}/updates"
            yield proxy
        finally:
            await runner.cleanup()
