"""The one HTTP server of the process. It knows nothing of what it serves."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web

from bot.errors import UserError

LARGEST: Final = 1_000_000
"""Bytes of a request's body at most."""

LAST_WORDS: Final = 2.0
"""Seconds that requests under way still get when the server stops."""


@asynccontextmanager
async def serving(host: str, port: int, routes: Iterable[web.RouteDef]) -> AsyncIterator[None]:
    """Serve as long as the block lasts. Raises UserError where nothing can listen there."""
    application = web.Application(client_max_size=LARGEST)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=LAST_WORDS)
    await runner.setup()
    try:
        await _listen(web.TCPSite(runner, host, port), port)
        yield
    finally:
        await runner.cleanup()


async def _listen(site: web.TCPSite, port: int) -> None:
    try:
        await site.start()
    except OSError as error:
        raise UserError("http-port", port=str(port)) from error
