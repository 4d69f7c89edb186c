"""Takes requests in: counts them, lets faults befall them, keeps limits, writes the answers."""

import asyncio
import json
import socket
import struct
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil

from aiohttp import web

from tests.emulators.discord import limits
from tests.emulators.discord.faults import Fault, Faults
from tests.emulators.discord.gateway import Gateway
from tests.emulators.discord.interactions import Interaction
from tests.emulators.discord.rates import FREE, VIA, Limiter, Verdict
from tests.emulators.discord.refusals import Payload, Reason, Refusal
from tests.emulators.discord.rest import application, channels, interactions, messages
from tests.emulators.discord.rest.call import Call, Route, read_body
from tests.emulators.discord.world import World

VERSION = "/api/v10"
ROUTES = (*application.ROUTES, *channels.ROUTES, *messages.ROUTES, *interactions.ROUTES)
JSON = {"Content-Type": "application/json"}
"""Without a charset: discord.py compares the header as a whole."""
COUNTED_AS_INVALID = (401, 403, 429)
MESSAGES_MADE = frozenset(
    {
        f"POST {messages.MESSAGES}",
        f"POST {interactions.FOLLOW_UP}",
        "POST /interactions/{interaction}/{token}/callback",
    }
)

Served = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that went through and may have made a message; `at` is monotonic seconds."""

    at: float
    route: str
    channel: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that was answered with an error; `code` is Discord's own."""

    route: str
    status: int
    code: int
    body: Payload


class Serving:
    """Answers all requests under `/api/v10`, and downloads."""

    def __init__(self, world: World, gateway: Gateway, limiter: Limiter, faults: Faults) -> None:
        self._world = world
        self._gateway = gateway
        self._limiter = limiter
        self._faults = faults
        self.calls: Counter[str] = Counter()
        self.sent: list[Sent] = []
        self.refused: list[Refused] = []
        self.acknowledged: list[float] = []
        self.counted: list[float] = []
        self.broken: list[Exception] = []

    def application(self) -> web.Application:
        """The web application with every route."""
        app = web.Application(client_max_size=limits.REQUEST, handler_args={"access_log": None})
        for route in ROUTES:
            app.router.add_route(route.method, VERSION + route.path, self._served(route))
        app.router.add_get("/gateway", self._gateway.serve)
        app.router.add_get("/{folder:(ephemeral-)?attachments}/{rest:.+}", self._download)
        app.router.add_route("*", "/{rest:.*}", self._unknown)
        return app

    def _served(self, route: Route) -> Served:
        async def serve(request: web.Request) -> web.StreamResponse:
            fault = self._faults.next(request.method, request.path.removeprefix(VERSION))
            if fault is None:
                return await self._answer(route, request)
            return await self._befall(fault, route, request)

        return serve

    async def _befall(self, fault: Fault, route: Route, request: web.Request) -> web.StreamResponse:
        if fault.seconds and not fault.done:
            await asyncio.sleep(fault.seconds)
        if fault.status:
            self.calls[route.name] += 1
            body = fault.body or {"message": "Internal Server Error", "code": 0}
            self.refused.append(Refused(route.name, fault.status, 0, body))
            self._world.news.tell()
            return _response(fault.status, body, _wait(body))
        if fault.cut and not fault.done:
            self.calls[route.name] += 1
            return _reset(request)
        response = await self._answer(route, request)
        if fault.seconds and fault.done:
            await asyncio.sleep(fault.seconds)
        return _reset(request) if fault.cut else response

    async def _answer(self, route: Route, request: web.Request) -> web.StreamResponse:
        self.calls[route.name] += 1
        interaction = self._world.interactions.get(request.match_info.get("token", ""))
        if interaction is not None:
            interaction.begin()
        try:
            body, files = await read_body(request)
            call = Call(
                self._world,
                self._gateway,
                request.match_info,
                request.query,
                body,
                files,
            )
            return self._carry_out(route, request, call)
        except Refusal as refusal:
            return self._refuse(route, refusal.status, refusal.body, {})
        except Exception as error:
            # A fault of this server's own must not pass for one of Discord's.
            self.broken.append(error)
            raise
        finally:
            if interaction is not None:
                self._note(interaction)
            self._world.news.tell()

    def _carry_out(self, route: Route, request: web.Request, call: Call) -> web.Response:
        verdict = self._limits(route, request)
        if verdict.body is not None:
            return self._refuse(route, 429, verdict.body, verdict.headers)
        try:
            answer = route.handler(call)
        except Refusal as refusal:
            return self._refuse(route, refusal.status, refusal.body, verdict.headers)
        if route.name in MESSAGES_MADE:
            channel = call.names.get("channel", "")
            self.sent.append(Sent(time.monotonic(), route.name, channel))
        return _response(204 if answer is None else 200, answer, verdict.headers)

    def _limits(self, route: Route, request: web.Request) -> Verdict:
        now = self._world.clock()
        if self._limiter.banned(now):
            # The network in front of Discord answers, hence no `Via`, and no body to speak of.
            return Verdict({"Retry-After": "600"}, {"message": "error code: 1015", "code": 0})
        if not route.authorized:
            return FREE
        if request.headers.get("Authorization") != f"Bot {self._world.token}":
            raise Refusal(Reason.UNAUTHORIZED)
        verdict = self._limiter.of_token(now)
        if verdict.body is not None:
            return verdict
        self.counted.append(now)
        if route.bucket:
            channel = request.match_info["channel"]
            return self._limiter.of_channel(route.name, channel, now, time.time())
        return verdict

    def _refuse(
        self, route: Route, status: int, body: Payload, headers: dict[str, str]
    ) -> web.Response:
        code = body.get("code")
        refused = Refused(route.name, status, code if isinstance(code, int) else 0, body)
        self.refused.append(refused)
        if status in COUNTED_AS_INVALID:
            self._limiter.invalid(self._world.clock())
        return _response(status, body, headers)

    def _note(self, interaction: Interaction) -> None:
        if interaction.acknowledged_after is not None and not interaction.noted:
            interaction.noted = True
            self.acknowledged.append(interaction.acknowledged_after)
        interaction.end()

    async def _download(self, request: web.Request) -> web.StreamResponse:
        content = self._world.files.get(request.path)
        fault = self._faults.next("GET", request.path)
        if fault is not None and fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.cut:
            return _reset(request)
        if fault is not None and fault.status:
            return web.Response(status=fault.status)
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix(VERSION)
        name = f"{request.method} {path}"
        self.calls[name] += 1
        refusal = Refusal(Reason.NOT_FOUND)
        self.refused.append(Refused(name, refusal.status, refusal.code, refusal.body))
        return _response(refusal.status, refusal.body, {})


def most_within(times: deque[float] | list[float], seconds: float) -> int:
    """The most of these ascending times that lie in any stretch of so many seconds."""
    most = first = 0
    for last, time_ in enumerate(times):
        while time_ - times[first] >= seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def _wait(body: Payload) -> dict[str, str]:
    """The headers of a rate limit, when the body speaks of one."""
    seconds = body.get("retry_after")
    if not isinstance(seconds, int | float):
        return {}
    return {"Retry-After": str(ceil(seconds)), "Via": VIA, "X-RateLimit-Scope": "shared"}


def _response(status: int, answer: object, headers: dict[str, str]) -> web.Response:
    if answer is None:
        return web.Response(status=status, headers=headers)
    return web.Response(status=status, body=json.dumps(answer).encode(), headers=headers | JSON)


def _reset(request: web.Request) -> web.Response:
    """Reset the connection, so that the other side sees no orderly end."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()
