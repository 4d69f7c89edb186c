"""SQLite's driver with fewer turns: a statement goes to its connection's thread once.

The library goes there for a cursor, for the statement, for its rows and to close the cursor;
such a turn costs more than most statements. Knows nothing of what is asked.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

import aiosqlite
from aiosqlite.context import contextmanager

Result = TypeVar("Result")
Parameters = Sequence[Any]

_CHUNK = 64
"""Rows that the library would read at a time; all are read at once here."""


class Connection(aiosqlite.Connection):
    """A connection whose statements, with all their rows, are one turn each.

    Where it `only_reads`, a transaction begins with its first statement, and nobody waits for
    its end.
    """

    def __init__(
        self, connector: Callable[[], sqlite3.Connection], *, only_reads: bool = False
    ) -> None:
        super().__init__(connector, _CHUNK)
        self._thread.daemon = True  # as SQLAlchemy has it: nobody waits for it at the end
        self._only_reads = only_reads
        self._opening = ""
        self._handed_in = self._carried_out = 0

    async def begin(self, opening: str) -> None:
        """Let what follows be one transaction, which begins with this statement."""
        self._opening = opening
        if not self._only_reads:
            await self.turn(_nothing)

    @contextmanager
    async def cursor(self) -> aiosqlite.Cursor:
        """A cursor that has not been to the thread yet."""
        return Cursor(self)

    async def commit(self) -> None:
        """Make what was done since `begin` last."""
        await self._end(sqlite3.Connection.commit)
        self._opening = ""

    async def rollback(self) -> None:
        """Undo what was done since `begin`: a pool does so each time it takes a connection back,
        most often for nothing.
        """
        # Whoever was cancelled left something under way, which may yet begin a transaction.
        if self._opening or self._handed_in != self._carried_out:
            await self._end(sqlite3.Connection.rollback)
            self._opening = ""

    async def turn(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Do something in the connection's thread."""
        self._handed_in += 1
        # The library's own way into its thread, which it gives no types.
        done: Result = await self._execute(self._carry_out, self._opening, work)  # type: ignore[no-untyped-call]
        return done

    def _carry_out(self, opening: str, work: Callable[[sqlite3.Connection], Result]) -> Result:
        try:
            if opening and not self._conn.in_transaction:
                self._conn.execute(opening).close()
            return work(self._conn)
        finally:
            self._carried_out += 1

    async def _end(self, how: Callable[[sqlite3.Connection], None]) -> None:
        work = partial(_ended, self._conn, how)
        if self._only_reads:
            self._tx.put_nowait((None, work))
        else:
            await self._execute(work)  # type: ignore[no-untyped-call]  # as in `turn`


class Cursor(aiosqlite.Cursor):
    """What came of the latest statement."""

    def __init__(self, connection: Connection) -> None:
        self.iter_chunk_size = _CHUNK
        self._turns = connection
        self._rows: list[Any] = []
        self._about: Any = None
        self._count = -1
        self._last: int | None = None

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "Cursor":
        """Carry out a statement."""
        return await self._run(partial(_once, sql, tuple(parameters or ())))

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "Cursor":
        """Carry out a statement for each of some parameters."""
        return await self._run(partial(_often, sql, [tuple(one) for one in parameters]))

    async def _run(self, work: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Cursor":
        await self._turns.turn(lambda connection: self._take(work(connection)))
        return self

    def _take(self, cursor: sqlite3.Cursor) -> None:
        """Keep all that the connection's thread knows of a statement; called there."""
        self._about = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self._count, self._last = cursor.rowcount, cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        """The rows."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """It is closed already."""

    @property
    def description(self) -> Any:  # noqa: ANN401 (as the library has it)
        """The columns; None where the statement has none."""
        return self._about

    @property
    def rowcount(self) -> int:
        """Rows that were changed; -1 where that says nothing."""
        return self._count

    @property
    def lastrowid(self) -> int | None:
        """The row that was added last."""
        return self._last


def _once(sql: str, parameters: Parameters, connection: sqlite3.Connection) -> sqlite3.Cursor:
    return connection.execute(sql, parameters)


def _often(
    sql: str, parameters: Iterable[Parameters], connection: sqlite3.Connection
) -> sqlite3.Cursor:
    return connection.executemany(sql, parameters)


def _nothing(_: sqlite3.Connection) -> None:
    pass


def _ended(connection: sqlite3.Connection, how: Callable[[sqlite3.Connection], None]) -> None:
    if connection.in_transaction:
        how(connection)
