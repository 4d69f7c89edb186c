"""Words that a part of the program keeps for its next start."""

from sqlalchemy import bindparam, delete, select

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import kept

_GET = select(kept.c.value).where(kept.c.name == bindparam("n"))
_INSERT = upsert(kept)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["name"], set_={"value": _INSERT.excluded.value}
)

_FORGET = delete(kept).where(kept.c.name >= bindparam("first"), kept.c.name < bindparam("before"))


async def get(transaction: Transaction, name: str) -> str:
    """What was kept under a name; empty where that is nothing."""
    value: str | None = (await transaction.execute(_GET, {"n": name})).scalar()
    return value or ""


async def put(transaction: Transaction, name: str, value: str) -> None:
    """Keep something in the place of what was kept before."""
    await transaction.execute(_PUT, {"name": name, "value": value})


async def forget(transaction: Transaction, first: str, before: str) -> None:
    """Forget what was kept under the names from `first` up to, and without, `before`: names that
    differ in digits alone, which all databases have in the same order.
    """
    await transaction.execute(_FORGET, {"first": first, "before": before})
