"""The webhook: posts each update to the bot's address until the bot takes it.

Unlike Telegram it takes plain HTTP, and any port, but on loopback alone: it never reaches
out. What an update says is not known here.
"""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.clock import Clock
from tests.emulators.telegram.limits import WEBHOOK_CONNECTIONS, WEBHOOK_PORTS
from tests.emulators.telegram.refusals import bad_request, conflict
from tests.emulators.telegram.updates import Updates, Waiting

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 1.0
ANSWER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Address:
    """Where updates go, and what proves that they come from Telegram."""

    url: str
    secret: str = ""
    connections: int = WEBHOOK_CONNECTIONS


class Webhook:
    """At most one address; while there is one, long polling is refused."""

    def __init__(self, updates: Updates, clock: Clock) -> None:
        self._updates = updates
        self._clock = clock
        self._address: Address | None = None
        self._task: asyncio.Task[None] | None = None
        self._under_way = 0
        self._last_error: tuple[int, str] | None = None

    def set(self, address: Address) -> None:
        """Deliver to this address from now on. Raises Refused when Telegram would not."""
        check_url(address.url)
        self.remove()
        self._address = address
        self._updates.webhook_active = True
        self._updates.interrupt(conflict("terminated by setWebhook request"))
        self._task = asyncio.create_task(self._run(address))

    def remove(self) -> None:
        """Deliver no more; what was not taken waits."""
        self._address = self._last_error = None
        self._updates.webhook_active = False
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop, and wait until nothing is under way."""
        task = self._task
        self.remove()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    def info_json(self) -> Json:
        """As getWebhookInfo answers."""
        address = self._address
        info: Json = {
            "url": address.url if address else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates) + self._under_way,
        }
        if address is not None:
            info |= {"max_connections": address.connections, "ip_address": "127.0.0.1"}
        if self._last_error is not None:
            info["last_error_date"], info["last_error_message"] = self._last_error
        if self._updates.allowed:
            info["allowed_updates"] = list(self._updates.allowed)
        return info

    async def _run(self, address: Address) -> None:
        free = asyncio.Semaphore(address.connections)
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            while True:
                while (waiting := self._updates.take()) is not None:
                    await free.acquire()
                    group.create_task(self._deliver(session, address, waiting, free))
                self._updates.arrived.clear()
                await self._updates.arrived.wait()

    async def _deliver(
        self,
        session: aiohttp.ClientSession,
        address: Address,
        waiting: Waiting,
        free: asyncio.Semaphore,
    ) -> None:
        self._under_way += 1
        pause = FIRST_PAUSE
        try:
            while not await self._taken(session, address, waiting):
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        except asyncio.CancelledError:
            self._updates.put_back(waiting)
            raise
        finally:
            self._under_way -= 1
            free.release()

    async def _taken(
        self, session: aiohttp.ClientSession, address: Address, waiting: Waiting
    ) -> bool:
        headers = {"Content-Type": "application/json"}
        if address.secret:
            headers[SECRET_HEADER] = address.secret
        patience = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        try:
            async with session.post(
                address.url, data=waiting.text.encode(), headers=headers, timeout=patience
            ) as answer:
                if answer.ok:
                    return True
                problem = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError):
            problem = "Connection refused"
        self._last_error = self._clock.date(), problem
        return False


def check_url(url: str) -> None:
    """Raise Refused for an address that Telegram would not take, or that is not on loopback."""
    parts = urlsplit(url)
    if parts.hostname in LOOPBACK and parts.scheme == "http":
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
