"""What was looked up and not found, counted without saying by whom."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, Text, bindparam, exists, func, literal, or_, select

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import misses
from bot.store.values import from_instant

KEPT = 5_000
"""Different look-ups that are kept of a pack; beyond them only those known are counted on."""

_PACK, _QUERY = bindparam("p", type_=Text), bindparam("q", type_=Text)
_OF_PACK = misses.c.pack == _PACK
_ROOM = select(func.count()).where(_OF_PACK).scalar_subquery() < bindparam("kept", type_=Integer)
_INSERT = upsert(misses).from_select(
    ["pack", "query", "count", "last_at"],
    select(_PACK, _QUERY, literal(1), bindparam("at", type_=BigInteger)).where(
        or_(exists().where(_OF_PACK, misses.c.query == _QUERY), _ROOM)
    ),
)
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


async def count(
    transaction: Transaction, pack: str, query: str, at: datetime, kept: int = KEPT
) -> None:
    """Count one look-up, in its normal form, that found nothing."""
    values = {"p": pack, "q": query, "at": from_instant(at), "kept": kept}
    await transaction.execute(_COUNT, values)


async def most(transaction: Transaction, pack: str, limit: int) -> list[tuple[str, int]]:
    """The look-ups that missed most often, with how often."""
    result = await transaction.execute(_MOST, {"p": pack, "n": limit})
    return [(query, times) for query, times in result]
