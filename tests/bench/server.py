"""A PostgreSQL database for the benchmarks, if a server can be found."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.postgresql import Missing, database


@contextmanager
def address_of_server() -> Iterator[str | None]:
    """The address of a new database, or None where there is no server."""
    try:
        with database() as address:
            yield address
    except Missing:
        yield None
