"""Brings a database to the schema of this version, in one transaction, once.

The revision is compared before Alembic is imported: a start with nothing to do, the usual
one, does not pay for it. A database of a newer version is left alone.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import StoreError

HEAD = "0008"
"""The newest revision in `migrations/versions`; a test holds it to that."""

FOLDER = Path(__file__).parent / "migrations"

_LOCK = 0x5ABA7
"""PostgreSQL's advisory lock that lets one process migrate while the others wait."""

_TOUCH = text("UPDATE alembic_version SET version_num = version_num WHERE 1 = 0")
"""Writes nothing, and fails where nothing can be written: better now than at an answer."""


async def upgrade(engine: AsyncEngine) -> None:
    """Apply what is missing. Raises StoreError("store-newer") for a newer database."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.run_sync(_upgrade)


def insist(connection: Connection) -> None:
    """Have a database be of this version, for whoever only reads it.

    Raises StoreError for one without our tables ("store-empty"), an older or a newer one.
    """
    found = revision(connection)
    if found is None:
        raise StoreError("store-empty")
    if found != HEAD:
        raise StoreError("store-newer" if found > HEAD else "store-older")


def revision(connection: Connection) -> str | None:
    """The revision of a database; None for one without our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    found = revision(connection)
    if found == HEAD:
        connection.execute(_TOUCH)
        return
    if found is not None and found > HEAD:
        raise StoreError("store-newer")
    _run_alembic(connection)


def _run_alembic(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
