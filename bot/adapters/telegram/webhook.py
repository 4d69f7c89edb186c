"""Updates by being called: a small HTTP server that Telegram posts them to.

Owns the door: who may post, how much, and when to say that an update arrived: after it was
handled, or is taking long. An update that was not acknowledged is posted again, and is known
by its id. It knows nothing of what is handled.
"""

import asyncio
import hmac
import json
import re
import secrets
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Door:
    """Where updates are taken in: the public address, and what listens behind it.

    `path`: that of `url` if empty. `secret`: 1 to 256 of A-Z a-z 0-9 _ -; a new one if empty.
    """

    url: str
    host: str = "0.0.0.0"  # noqa: S104 (whoever calls comes from outside, with the secret)
    port: int = 8080
    path: str = ""
    secret: str = ""


class Webhook:
    """Takes in the updates that Telegram posts. Several processes may serve one address.

    `application` is served together with what the caller has added to it. `last_sign_of_life`
    is the loop's time at which Telegram called or answered last, None until it did.
    """

    def __init__(
        self,
        bot: Bot,
        catalog: Catalog,
        door: Door,
        *,
        application: web.Application | None = None,
        patience: Patience | None = None,
        bounds: Bounds | None = None,
        check_every: float = CHECK_EVERY,
    ) -> None:
        """Raises UserError where the address or the secret cannot be used."""
        self.last_sign_of_life: float | None = None
        self._check_every = check_every
        _check(door, bot.base_url.startswith(TELEGRAM))
        self._bot = bot
        self._catalog = catalog
        self._door = door
        self._application = web.Application() if application is None else application
        self._patience = patience or Patience()
        self._bounds = bounds or Bounds()
        self._secret = door.secret or secrets.token_urlsafe(32)
        self._intake: Intake | None = None

    async def run(self, handle: Handle) -> None:
        """Connect, hand updates over until cancelled, finish what is being handled, close.

        The address stays set, for other processes may serve it. Raises UserError where
        Telegram knows the token not, or no more, or refuses the address, or the port is taken.
        """
        self._intake = Intake(self._bot, handle, self._bounds)
        self._application.add_routes(self.routes())
        patience = self._bounds.at_the_end
        runner = web.AppRunner(self._application, access_log=None, shutdown_timeout=patience)
        try:
            await self._patience.ask(self._bot.initialize)
            await runner.setup()
            await self._open(runner)
            await self._patience.ask(self._set, check=self._bot.get_me)
            async with menus_offered(self._bot, self._catalog):
                while True:
                    self._note_life()
                    await asyncio.sleep(self._check_every)
                    await self._patience.ask(self._bot.get_me, check=self._bot.get_me)
        finally:
            await runner.cleanup()
            await self._intake.close()
            await self._bot.shutdown()

    def routes(self) -> list[web.RouteDef]:
        """What `run` serves."""
        path = self._door.path or urlsplit(self._door.url).path or "/"
        return [web.post(path, self._receive)]

    def _note_life(self) -> None:
        self.last_sign_of_life = asyncio.get_running_loop().time()

    async def _open(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self._door.host, self._door.port).start()
        except OSError as error:
            raise UserError("telegram-webhook-port", port=str(self._door.port)) from error

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
        """Answer 200 once an update was handled, or after some seconds; its handling goes on."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="replace"), self._secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            raw = json.loads(await _body(request))
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if id_of(raw) is None or self._intake is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        self._note_life()
        if task := self._intake.take(raw):
            await self._intake.settled((task,))
        return web.Response()


async def _body(request: web.Request) -> bytes:
    """The body of a request. Raises HTTPRequestEntityTooLarge before there is too much of it."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    return bytes(body)


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
