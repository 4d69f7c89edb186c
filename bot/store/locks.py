"""What one process at a time may do: whoever has PostgreSQL's advisory lock for it.

A lock belongs to a session and ends with it, so that whoever dies has given up everything. The
session says again and again that it lives; where that cannot be said, nothing is held here any
more, before anybody else can have it. On SQLite there is one process, which holds everything.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b

import structlog
from sqlalchemy.engine import URL

from bot.exclusive import UNSHARED, Exclusive, Work
from bot.store import aside, dialect

EVERY = 1.0
"""Seconds between two words of a session, and between two attempts at what another holds."""

ANSWERED = 2.0
"""Seconds within which the server has to answer to one."""

TRUSTED = 4.0
"""Seconds after a word that was answered for which the locks are surely held: somewhat less than
the server waits for the next.
"""

_TAKE = "SELECT key, pg_try_advisory_lock(key) FROM unnest($1::bigint[]) AS wanted(key)"

log = structlog.get_logger()


def key_of(name: str) -> int:
    """What a lock of a name is called in the database: a number that tells nothing of it."""
    digest = blake2b(name.encode(), digest_size=8, person=b"sabatina").digest()
    return int.from_bytes(digest, signed=True)


class Lock:
    """One lock, as far as this process knows of it; `Locks` keep it up to date.

    `label` is what the log calls it.
    """

    def __init__(self, name: str, label: str) -> None:
        self.key, self.label = key_of(name), label
        self._until = 0.0
        self._gained, self._lost = asyncio.Event(), asyncio.Event()
        self._lost.set()

    @property
    def held(self) -> bool:
        """Whether it is surely held at this moment, however long the process slept."""
        return self._gained.is_set() and _now() < self._until

    @property
    def taken(self) -> bool:
        """Whether it was taken in the session that there is, as far as is known."""
        return self._gained.is_set()

    def confirm(self, until: float) -> None:
        """Take note that it is held until an instant of the loop's clock, at least."""
        self._until = until
        if not self._gained.is_set():
            log.info("turn taken", of=self.label)
            self._lost.clear()
            self._gained.set()

    def lose(self) -> None:
        """Take note that it is not held, or not surely."""
        if self._gained.is_set():
            log.warning("turn lost", of=self.label)
            self._gained.clear()
            self._lost.set()

    def give_back(self) -> None:
        """Take note that nobody here needs it any more."""
        self._gained.clear()
        self._lost.set()

    async def during(self, work: Work) -> None:
        """Do some work while the lock is held, and again each time that it comes to be: the work
        is cancelled when it is lost.

        Returns when the work does, and raises what it raises.
        """
        while True:
            await self._gained.wait()
            if await self._worked(asyncio.ensure_future(work())):
                return

    async def _worked(self, working: "asyncio.Future[None]") -> bool:
        """Wait for work until it is done, which is True, or the lock is lost."""
        losing = asyncio.create_task(self._lost.wait())
        try:
            await asyncio.wait((working, losing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            losing.cancel()
            if not working.done():
                working.cancel()
                await asyncio.wait((working,))
        if working.cancelled():
            return False
        working.result()
        return True


class Locks:
    """The locks that this process holds or waits for, in one session."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._shared = not dialect.is_sqlite(url)
        self._locks: dict[int, Lock] = {}
        self._wanted = asyncio.Event()
        self._out = False

    def of(self, name: str, label: str) -> Exclusive:
        """The lock of a name, which is waited for from now on. The name may hold what nobody is to
        know: a hash of it goes to the database, and `label` into the log.
        """
        if not self._shared:
            return UNSHARED
        lock = Lock(name, label)
        self._wanted.set()
        return self._locks.setdefault(lock.key, lock)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Hold what can be held until the block ends."""
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            for lock in self._locks.values():
                lock.give_back()
            keeping.cancel()
            await asyncio.wait((keeping,))

    async def _keep(self) -> None:
        if not self._shared:
            return
        await self._wanted.wait()
        while True:
            try:
                await self._hold()
            except Exception as error:  # of the network, the driver, the server
                self._lose_all()
                self._tell(error)
            await asyncio.sleep(EVERY)

    async def _hold(self) -> None:
        """Take and hold locks in a session as long as it lasts."""
        session = await aside.connected(self._url, "locks")
        try:
            session.add_termination_listener(self._lose_all)
            while True:
                await self._say(session)
                self._out = False
                await asyncio.sleep(EVERY)
        finally:
            self._lose_all()
            await aside.left(session)

    async def _say(self, session: aside.Session) -> None:
        """Say that the session lives, and try to take what is not held yet."""
        until = _now() + TRUSTED
        locks = list(self._locks.values())
        missing = [lock.key for lock in locks if not lock.taken]
        async with asyncio.timeout(ANSWERED):
            rows = await session.fetch(_TAKE, missing)
        if session.is_closed():
            return
        got = {key for key, taken in rows if taken}
        for lock in locks:
            if lock.taken or lock.key in got:
                lock.confirm(until)

    def _lose_all(self, *_: object) -> None:
        for lock in self._locks.values():
            lock.lose()

    def _tell(self, error: Exception) -> None:
        """Log what went wrong, once as long as it lasts."""
        if not self._out:
            log.warning("no turn can be taken", error=type(error).__name__)
        self._out = True


def _now() -> float:
    return asyncio.get_running_loop().time()
