"""Updates by being called: Telegram posts them to our HTTP server.

Owns the door: who may post, how much, and when to say that an update arrived: after it was
handled, or is taking long. An update that was not acknowledged is posted again, and is known
by its id. It knows nothing of what is handled, nor of the server.
"""

import asyncio
import hmac
import json
import re
from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.constants import SUPPORTED_WEBHOOK_PORTS, WebhookLimit
from telegram.error import BadRequest

from bot.adapters.telegram.intake import Bounds, Intake, id_of
from bot.adapters.telegram.menus import menus_offered
from bot.adapters.telegram.outage import Patience
from bot.adapters.telegram.updates import ALLOWED_UPDATES, Handle
from bot.errors import UserError
from bot.pulse import Pulse
from bot.views.words import Catalog

LARGEST = 1_000_000
"""Bytes of a request's body at most; an update has some thousands."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)

TELEGRAM: Final = "https://api.telegram.org/"
"""Telegram itself; a server of one's own takes addresses of any kind."""

CHECK_EVERY = 300.0
"""Seconds between two questions whether Telegram still knows the token: nobody is called with
one that was revoked, and a silence looks like peace.
"""

BEARABLE = CHECK_EVERY + 60.0
"""Seconds without a call or an answer of Telegram that are nothing out of the ordinary."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where updates are taken in: the public address, and the path behind it.

    `path`: that of `url` if empty. `secret`: 1 to 256 of A-Z a-z 0-9 _ -; one that only the
    token's owner can know if empty.
    """

    url: str
    path: str = ""
    secret: str = ""


class Webhook:
    """Takes in the updates that Telegram posts. Several processes may serve one address.

    Its `routes` are served before it runs and until it has ended, by whoever made it. `pulse` is
    told of each call and answer of Telegram, and of each failure.
    """

    def __init__(
        self,
        bot: Bot,
        catalog: Catalog,
        door: Door,
        *,
        patience: Patience | None = None,
        bounds: Bounds | None = None,
        check_every: float = CHECK_EVERY,
        pulse: Pulse | None = None,
    ) -> None:
        """Raises UserError where the address or the secret cannot be used."""
        self.pulse = pulse or Pulse(BEARABLE)
        self._check_every = check_every
        _check(door, bot.base_url.startswith(TELEGRAM))
        self._bot = bot
        self._catalog = catalog
        self._door = door
        self._patience = replace(patience or Patience(), failed=self.pulse.stir)
        self._bounds = bounds or Bounds()
        self._secret = door.secret or _derived(bot.token)
        self._intake: Intake | None = None

    async def run(self, handle: Handle) -> None:
        """Connect, hand updates over until cancelled, finish what is being handled, close.

        The address stays set, for other processes may serve it. Raises UserError where
        Telegram knows the token not, or no more, or refuses the address.
        """
        intake = Intake(self._bot, handle, self._bounds)
        self.pulse.stir()
        try:
            await self._patience.ask(self._bot.initialize)
            self._intake = intake
            await self._patience.ask(self._set, check=self._bot.get_me)
            async with menus_offered(self._bot, self._catalog):
                while True:
                    self.pulse.hear()
                    self.pulse.stir(self._check_every)
                    await asyncio.sleep(self._check_every)
                    await self._patience.ask(self._bot.get_me, check=self._bot.get_me)
        finally:
            self._intake = None
            await intake.close()
            await self._bot.shutdown()

    def routes(self) -> list[web.RouteDef]:
        """What is to be served."""
        path = self._door.path or urlsplit(self._door.url).path or "/"
        return [web.post(path, self._receive)]

    async def _set(self) -> None:
        try:
            await self._bot.set_webhook(
                self._door.url,
                secret_token=self._secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=WebhookLimit.MAX_CONNECTIONS_LIMIT,
            )
        except BadRequest as error:
            raise UserError("telegram-webhook-refused", reason=error.message) from error

    async def _receive(self, request: web.Request) -> web.Response:
        """Answer 200 once an update was handled, or after some seconds; its handling goes on.

        Answer 503 while nothing is taken in, before `run` and at its end, and for an update that
        was given up: Telegram posts it again, to another process or the next.
        """
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            raw = json.loads(await _body(request))
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if id_of(raw) is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if (intake := self._intake) is None:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self.pulse.hear()
        task = intake.take(raw)
        if task is not None:
            await intake.settled((task,))
            if task.cancelled():
                return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()


async def _body(request: web.Request) -> bytes:
    """The body of a request. Raises HTTPRequestEntityTooLarge before there is too much of it."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    return bytes(body)


def _derived(token: str) -> str:
    """A secret that is the same in every process with a token: Telegram is told one alone, and may
    call any of them. The token cannot be found out from it.
    """
    return hmac.new(token.encode(), b"sabatina webhook", sha256).hexdigest()


def _check(door: Door, telegram: bool) -> None:
    if not _reachable(door.url, telegram):
        raise UserError("telegram-webhook-url", url=door.url)
    if door.secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", door.secret):
        raise UserError("telegram-webhook-secret")


def _reachable(url: str, telegram: bool) -> bool:
    """Whether Telegram would call an address; a server of one's own calls any."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        return False
    if not telegram:
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    return parts.scheme == "https" and bool(parts.hostname) and port in SUPPORTED_WEBHOOK_PORTS
