"""How the library's requests go out: where to, when, and what is done when the network fails.

Owns what every request of the token passes through. What answers an interaction does not:
Discord counts it apart, and somebody waits for it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any, TypeVar

import aiohttp
import discord
from discord.http import Route

from bot.pace import Lane, Pace, Pacing

T = TypeVar("T")

PACING = Pacing(total=45, bulk=40.0, in_flight=20)
"""Somewhat less than the 50 requests a second that Discord takes; how many a channel takes,
Discord says in its answers, and the library heeds it.
"""

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each further attempt, where the network or Discord failed."""

UNAVAILABLE = 503

_OWN = Route.BASE
"""Where the library asks by itself."""

_IN_USE: list[str] = []
"""What was given to `at` by those whose block lasts: the library has one address for all that
runs in a process, so that it is counted for all of it who needs which.
"""

_REPEATABLE = frozenset({"GET", "PUT", "PATCH", "DELETE"})
"""Methods that do the same when they are done twice."""

_PATIENT = frozenset({"/users/@me", "/oauth2/applications/@me", "/gateway", "/gateway/bot"})
"""What is asked for at the start, by somebody with a patience of his own."""

_OPENING = ("/users/@me/channels", "/channels/{channel_id}/messages/{message_id}/threads")
"""What is there once, however often it is opened."""

LANE: ContextVar[Lane] = ContextVar("lane", default=Lane.REPLY)
"""What the requests of a task are for."""

Request = Callable[..., Awaitable[Any]]


@contextmanager
def at(api_url: str) -> Iterator[None]:
    """Let the library ask this address, without a slash at its end, as long as the block lasts;
    its own where it is empty. Blocks may overlap, for one and the same address: RuntimeError.
    """
    other = next((each for each in _IN_USE if each != api_url), None)
    if other is not None:
        asked = api_url or _OWN
        raise RuntimeError(f"one process asks one Discord: {other or _OWN}, and so not {asked}")
    _IN_USE.append(api_url)
    Route.BASE = api_url or Route.BASE
    try:
        yield
    finally:
        _IN_USE.remove(api_url)
        if api_url and not _IN_USE:
            Route.BASE = _OWN


@contextmanager
def in_lane(lane: Lane) -> Iterator[None]:
    """Let what is asked in the block go in this lane."""
    token = LANE.set(lane)
    try:
        yield
    finally:
        LANE.reset(token)


def keep_pace(client: discord.Client, pace: Pace, pauses: Sequence[float] = PAUSES) -> None:
    """Let a client's requests wait for their turn, and repeat those that may be repeated when
    the connection breaks or Discord is not available, which the library does not.
    """
    request: Request = client.http.request

    async def in_turn(route: Route, given: dict[str, Any]) -> object:
        async with pace.turn(lane=LANE.get()):
            return await request(route, **given)

    async def patient(route: Route, **given: Any) -> object:  # noqa: ANN401 (the library's)
        if not _may_repeat(route, given):
            return await in_turn(route, given)
        files: Sequence[discord.File] = given.get("files") or ()
        return await repeated(lambda: in_turn(route, given), pauses, files)

    # There is no other place where all requests of the library pass.
    client.http.request = patient  # type: ignore[method-assign]
    client.http.http_trace = _refusals_counted(pace)


async def repeated(
    call: Callable[[], Awaitable[T]],
    pauses: Sequence[float],
    files: Sequence[discord.File] = (),
) -> T:
    """The result of a call, tried again where the network or Discord failed; the last error is
    raised. `files` are sent from their beginning each time.
    """
    for pause in pauses:
        try:
            return await call()
        except (aiohttp.ClientError, OSError):
            pass
        except discord.DiscordServerError as error:
            if error.status != UNAVAILABLE:  # the library repeated the others
                raise
        await asyncio.sleep(pause)
        for file in files:
            file.reset(seek=True)
    return await call()


def _refusals_counted(pace: Pace) -> aiohttp.TraceConfig:
    """Counts the answers that ask to wait: the library waits without a word."""

    async def count(
        _: aiohttp.ClientSession,
        __: SimpleNamespace,
        ended: aiohttp.TraceRequestEndParams,
    ) -> None:
        pace.refusals += ended.response.status == HTTPStatus.TOO_MANY_REQUESTS

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(count)
    return trace


def _may_repeat(route: Route, given: Mapping[str, Any]) -> bool:
    if route.path in _PATIENT:
        return False
    return route.method in _REPEATABLE or route.path in _OPENING or _bears_nonce(given)


def _bears_nonce(given: Mapping[str, Any]) -> bool:
    if "json" in given:
        return isinstance(given["json"], dict) and bool(given["json"].get("enforce_nonce"))
    return any('"enforce_nonce":true' in str(part["value"]) for part in given.get("form") or ())
