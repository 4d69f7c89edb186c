"""What one process changes, told to all others on the same database as it is committed.

A signal names rows and bears nothing of what stands in them. Signals are lost where nobody
listens: whoever hears again after that is told that some may have been missed. On SQLite there
is nobody to tell.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from enum import StrEnum

import structlog
from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import URL

from bot.store import aside, dialect
from bot.store.engine import Transaction

EVERY = 2.0
"""Seconds between two looks whether the connection on which signals come still stands."""

ANSWERED = 2.0
"""Seconds within which the server has to answer to one."""

CHANNEL = "sabatina"

MOST = 250
"""Ids in one signal at most: the server takes less than 8,000 bytes."""

_NOTIFY = select(func.pg_notify(CHANNEL, bindparam("payload")))

log = structlog.get_logger()

Id = str | int


class Topic(StrEnum):
    """What has changed, and by which ids it is named."""

    CHAT = "chat"
    """What was chosen for a chat: its platform, id and thread."""

    MOVED = "moved"
    """Under which id a chat goes on: its platform, its old id and the new one."""

    MEMBER = "member"
    """What a member chose: their platform and id."""

    KEYS = "keys"
    """What is right of some questions: nothing says of which."""

    NOTES = "notes"
    """The newest version of a pack: its id and the number."""

    ANSWERED = "answered"
    """How many have answered posts: their keys."""


Hear = Callable[[Topic, Sequence[Id]], None]


async def tell(transaction: Transaction, topic: Topic, *ids: Id) -> None:
    """Tell all processes of a change, once the transaction that makes it is committed; the same
    said twice in it is heard once.
    """
    if transaction.dialect.name == "postgresql":
        payload = json.dumps([topic, *ids], separators=(",", ":"))
        await transaction.execute(_NOTIFY, {"payload": payload})


async def tell_many(transaction: Transaction, topic: Topic, ids: Sequence[Id]) -> None:
    """The same of any number of rows that are named by one id each."""
    for first in range(0, len(ids), MOST):
        await tell(transaction, topic, *ids[first : first + MOST])


class Signals:
    """What is told by processes, this one among them. `hear` is called for each change, `missed`
    whenever some may have been missed.
    """

    def __init__(self, url: URL, hear: Hear, missed: Callable[[], None]) -> None:
        self._url = url
        self._hear = hear
        self._missed = missed
        self._out = False

    async def run(self) -> None:
        """Listen until cancelled; where nobody can tell anything, return."""
        if dialect.is_sqlite(self._url):
            return
        while True:
            try:
                await self._listen()
            except Exception as error:  # of the network, the driver, the server
                self._tell(error)
            await asyncio.sleep(EVERY)

    async def _listen(self) -> None:
        """Listen as long as the connection stands."""
        session = await aside.connected(self._url, "signals")
        ended = asyncio.Event()
        try:
            session.add_termination_listener(lambda *_: ended.set())
            await session.add_listener(CHANNEL, self._heard)
            self._missed()
            self._out = False
            while not ended.is_set():
                async with asyncio.timeout(ANSWERED):
                    await session.execute("SELECT 1")
                await _either(ended, EVERY)
        finally:
            await aside.left(session)

    def _heard(self, _: object, __: int, ___: str, payload: str) -> None:
        try:
            name, *ids = json.loads(payload)
            self._hear(Topic(name), ids)
        except Exception as error:  # of a newer version, or of somebody else in the database
            log.warning("signal not understood", error=type(error).__name__)

    def _tell(self, error: Exception) -> None:
        """Log what went wrong, once as long as it lasts."""
        if not self._out:
            log.warning("changes are not told", error=type(error).__name__)
        self._out = True


async def _either(ended: asyncio.Event, seconds: float) -> None:
    """Wait for an event, but no longer than so many seconds."""
    waiting = asyncio.create_task(ended.wait())
    try:
        await asyncio.wait((waiting,), timeout=seconds)
    finally:
        waiting.cancel()
