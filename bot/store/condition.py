"""What an operator wants to know of a database at a glance, and the way to the newest schema."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.errors import StoreError
from bot.store import dialect, migrate, upkeep
from bot.store.copying import Counts, counted, opened_to_read
from bot.store.engine import Store
from bot.store.tables import answers
from bot.store.values import to_instant

_SPAN = select(func.min(answers.c.answered_at), func.max(answers.c.answered_at))


@dataclass(frozen=True, slots=True)
class Condition:
    """How a database is. `address` has no password in it; `revision` is None for one without our
    tables, `newest` the one that this version wants; `size` is in bytes; `first` and `last` are
    from the oldest and the newest answer.
    """

    engine: str
    address: str
    revision: str | None
    newest: str
    size: int
    counts: Counts
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Migrated:
    """From which revision, None for no schema at all, to which."""

    before: str | None
    after: str


async def condition(address: str) -> Condition:
    """Look at a database of whatever version, and change nothing.

    Raises StoreError where it cannot be read; "store-absent" for a file that is not there.
    """
    async with opened_to_read(address) as store, store.read() as transaction:
        counts = await counted(transaction)
        known = answers.name in counts
        first, last = (await transaction.execute(_SPAN)).one() if known else (None, None)
        return Condition(
            engine=await upkeep.engine_of(transaction),
            address=shown(address),
            revision=await transaction.run_sync(migrate.revision),
            newest=migrate.HEAD,
            size=await upkeep.size_of(transaction),
            counts=counts,
            first=None if first is None else to_instant(first),
            last=None if last is None else to_instant(last),
        )


async def bring_up_to_date(address: str) -> Migrated:
    """Make or migrate the schema; several processes may do so at once, and one of them does.

    Raises StoreError where that cannot be, "store-newer" for a database of a newer version.
    """
    before = await _revision(address)
    await (await Store.open(address)).close()
    return Migrated(before, migrate.HEAD)


def shown(address: str) -> str:
    """An address as it may be shown: without its password, and without the driver."""
    url = dialect.parse(address)
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


async def _revision(address: str) -> str | None:
    try:
        async with opened_to_read(address) as store, store.read() as transaction:
            return await transaction.run_sync(migrate.revision)
    except StoreError as error:
        if error.message == "store-absent":
            return None
        raise
