"""What was looked up and not found, counted without saying by whom."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import misses
from bot.store.values import from_instant

_INSERT = upsert(misses)
_COUNT = _INSERT.on_conflict_do_update(
    index_elements=["pack", "query"],
    set_={"count": misses.c.count + 1, "last_at": _INSERT.excluded.last_at},
)
_MOST = (
    select(misses.c.query, misses.c.count)
    .where(misses.c.pack == bindparam("p"))
    .order_by(misses.c.count.desc(), misses.c.query)
    .limit(bindparam("n"))
)


async def count(transaction: Transaction, pack: str, query: str, at: datetime) -> None:
    """Count one look-up, in its normal form, that found nothing."""
    values = {"pack": pack, "query": query, "count": 1, "last_at": from_instant(at)}
    await transaction.execute(_COUNT, values)


async def most(transaction: Transaction, pack: str, limit: int) -> list[tuple[str, int]]:
    """The look-ups that missed most often, with how often."""
    result = await transaction.execute(_MOST, {"p": pack, "n": limit})
    return [(query, times) for query, times in result]
