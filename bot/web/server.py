"""The one HTTP server of the process. It knows nothing of what it serves."""

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from bot.errors import UserError

LARGEST: Final = 1_000_000
"""Bytes of a request's body at most."""

LAST_WORDS: Final = 2.0
"""Seconds that requests under way still get when the server stops."""


THEIRS: Final = (HttpProcessingError, web.RequestPayloadError, ConnectionError)
"""What becomes of requests that are none, or are broken off: no fault of ours."""


class _OfOurs(logging.LoggerAdapter[logging.Logger]):
    """Leaves out what any stranger could write into the log, with whatever they sent."""

    def log(self, level: int, msg: object, *args: object, **details: Any) -> None:  # noqa: ANN401
        if not isinstance(details.get("exc_info"), THEIRS):
            super().log(level, msg, *args, **details)


@asynccontextmanager
async def serving(host: str, port: int, routes: Iterable[web.RouteDef]) -> AsyncIterator[None]:
    """Serve as long as the block lasts. Raises UserError where nothing can listen there."""
    application = web.Application(client_max_size=LARGEST)
    application.add_routes(routes)
    log = _OfOurs(logging.getLogger(__name__))
    runner = web.AppRunner(application, access_log=None, logger=log, shutdown_timeout=LAST_WORDS)
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
