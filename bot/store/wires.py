"""Connections to PostgreSQL, and how either end finds out that the other is gone.

A machine that lost its power or its network tells nobody. Left to itself, a server keeps the locks
of such a client for hours, and a client waits as long for such a server. It knows nothing of
what is asked.
"""

import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from sqlalchemy import event, exc
from sqlalchemy.engine import URL, AdaptedConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

CONNECTIONS = 8
"""Connections of one process to a PostgreSQL server, beside those for locks and signals."""

FREE_SECONDS = 30
"""How long all of them may be in use until whoever waits for one is told so."""

PING_SECONDS = 2.0
"""How long a server may take to say that a connection is still good."""

CONNECT_SECONDS = 10
"""How long a PostgreSQL server may take to answer before it counts as unreachable."""

KEPT_ALIVE: Final = {
    "tcp_keepalives_idle": "2",
    "tcp_keepalives_interval": "1",
    "tcp_keepalives_count": "3",
}
"""By which the server finds out that a client's machine is gone, in seconds."""

_ASKED_WHETHER_ALIVE: Final = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 2, "TCP_KEEPCNT": 3}
"""By which we find out that the server's is. Not every system knows all of them."""

UNANSWERED_MILLISECONDS: Final = 10_000
"""How long what was sent may arrive nowhere."""


def pool(url: URL, patience: float | None) -> AsyncEngine:
    """The engine of a PostgreSQL server; `patience` as for the dialect's `writer_of`."""
    engine = create_async_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=FREE_SECONDS,
        hide_parameters=True,
        connect_args={"timeout": CONNECT_SECONDS},
    )
    wanted = dict(KEPT_ALIVE)
    if patience is not None:
        wanted["idle_in_transaction_session_timeout"] = f"{round(patience * 1000 / 3)}ms"
    statement = setting(wanted)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: AdaptedConnection, _record: object) -> None:
        # The driver has no way of its own to its socket.
        keep_alive(connection.driver_connection._transport.get_extra_info("socket"))
        connection.run_async(lambda session: session.execute(statement))

    @event.listens_for(engine.sync_engine, "checkout")
    def ping(connection: AdaptedConnection, _record: object, _proxy: object) -> None:
        # The library's own takes three turns instead of one, and waits without end. Where one
        # connection is dead, so are those that were made before it.
        try:
            connection.run_async(lambda session: session.execute("SELECT 1", timeout=PING_SECONDS))
        except Exception as error:
            connection.driver_connection.terminate()  # nobody there to say goodbye to
            raise exc.InvalidatePoolError from error

    return engine


def setting(values: Mapping[str, str], where: str = "") -> str:
    """A statement that sets what holds for the rest of a session.

    Poolers refuse most of it among what a connection begins with.
    """
    calls = ", ".join(f"set_config('{name}', '{value}', false)" for name, value in values.items())
    return f"SELECT {calls} {where}".rstrip()


def keep_alive(wire: socket.socket) -> None:
    """Let a connection over a network break within some seconds where the other end is gone."""
    if wire.family not in (socket.AF_INET, socket.AF_INET6):
        return
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    wanted = {**_ASKED_WHETHER_ALIVE, "TCP_USER_TIMEOUT": UNANSWERED_MILLISECONDS}
    for name, value in wanted.items():
        with suppress(AttributeError, OSError):
            wire.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
