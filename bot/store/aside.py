"""Connections to PostgreSQL that stand beside the pool, each with a session of its own.

What belongs to a session, such as a lock or what it listens for, must not wander about with a
pool's connections. The driver's connection is used as it is: it tells at once when it breaks.
"""

import os
import socket
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from sqlalchemy.engine import URL

from bot.store import wires

OURS = "sabatina"
"""How the names of sessions begin."""

CONNECT_SECONDS = 5.0
"""How long a server may take to answer."""

UNHEARD = 6
"""Seconds after which the server gives up a session in which nothing is asked any more: a machine
that lost its power or its network tells nobody of it.
"""

# The setting came with PostgreSQL 14; an older server relies on the keepalives alone.
_ENDS = wires.setting(
    {"idle_session_timeout": f"{UNHEARD}s"},
    "WHERE current_setting('server_version_num')::int >= 140000",
)


class Session(Protocol):
    """What is asked of the driver's connection, which has no types."""

    async def fetch(self, query: str, *values: object) -> Sequence[Sequence[Any]]:
        """The rows of a query."""

    async def execute(self, query: str, *, timeout: float | None = None) -> str:  # noqa: ASYNC109 (the driver has it)
        """Carry out a statement."""

    async def add_listener(self, channel: str, callback: Callable[..., None]) -> None:
        """Hear of what is told in a channel."""

    def add_termination_listener(self, callback: Callable[..., None]) -> None:
        """Hear of it when the connection ends, however that comes."""

    def is_closed(self) -> bool:
        """Whether it has ended."""

    async def close(self, *, timeout: float | None = None) -> None:  # noqa: ASYNC109 (the driver has it)
        """End it in good order."""

    def terminate(self) -> None:
        """End it at once."""


async def connected(url: URL, name: str) -> Session:
    """A session, which the server ends where nothing is asked in it for some seconds. Its list of
    connections shows it under a name, with the machine and the process that it belongs to.

    Raises OSError, TimeoutError or the driver's errors.
    """
    # Whoever uses SQLite need not wait for it to be loaded.
    import asyncpg  # type: ignore[import-untyped]  # it comes without types

    _, options = url.get_dialect()().create_connect_args(url)
    session: Session = await asyncpg.connect(
        **options,
        timeout=CONNECT_SECONDS,
        server_settings={"application_name": f"{OURS} {name} {here()}"},
    )
    try:
        await session.execute(wires.setting(wires.KEPT_ALIVE), timeout=CONNECT_SECONDS)
        await session.execute(_ENDS, timeout=CONNECT_SECONDS)
    except BaseException:
        session.terminate()
        raise
    return session


def here() -> str:
    """This process among all: its machine's name, and its number there."""
    return f"{socket.gethostname()[:24]}:{os.getpid()}"


async def left(session: Session) -> None:
    """End a session, in good order if that can be."""
    try:
        await session.close(timeout=1.0)
    except Exception:  # whatever stands in the way, it is over
        session.terminate()
