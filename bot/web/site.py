"""What is served: `/healthz` for whoever keeps the process running, `/metrics` for Prometheus."""

import json
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Final

from aiohttp import web

from bot.web.health import Doctor

PROXIED: Final = (
    *("Forwarded", "Via", "X-Real-IP", "Fly-Client-IP"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"),
)
"""Headers of requests that came through a proxy, hence from outside. Proxies differ in which of
them they add.
"""

FRESH: Final = {"Cache-Control": "no-store, max-age=0"}

Metrics = Callable[[str], Awaitable[tuple[bytes, str]]]
"""The page for one who accepts some types of content, and its type."""


class Site:
    """The pages. `metrics` makes the page of that name."""

    def __init__(self, doctor: Doctor, metrics: Metrics) -> None:
        self._doctor = doctor
        self._metrics = metrics

    def routes(self) -> list[web.RouteDef]:
        """What is served, and where."""
        return [web.get("/healthz", self._healthz), web.get("/metrics", self._show_metrics)]

    async def _healthz(self, _: web.Request) -> web.Response:
        health = await self._doctor.health()
        status = HTTPStatus.OK if health.ready else HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response(
            health.to_json(), status=status, headers=FRESH, dumps=lambda o: json.dumps(o) + "\n"
        )

    async def _show_metrics(self, request: web.Request) -> web.Response:
        """The figures, which are nobody's business outside: Telegram's calls come to this port."""
        if any(name in request.headers for name in PROXIED):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        body, kind = await self._metrics(request.headers.get("Accept", ""))
        return web.Response(body=body, headers={**FRESH, "Content-Type": kind})
