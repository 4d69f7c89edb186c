"""What was looked up and not found, counted without saying by whom: in all, and by day."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Date,
    Integer,
    Text,
    bindparam,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
)

from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import missed_days, misses
from bot.store.values import from_instant

KEPT = 5_000
"""Different look-ups that are kept of a pack; beyond them only those known are counted on."""

DAYS_KEPT = timedelta(days=28)
"""How long it is known on which day something missed."""

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
_DAY = bindparam("d", type_=Date)
_OF_DAY = (missed_days.c.pack == _PACK) & (missed_days.c.day == _DAY)
_ROOM_ON_DAY = select(func.count()).where(_OF_DAY).scalar_subquery() < bindparam(
    "kept", type_=Integer
)
_COUNT_ON_DAY = (
    upsert(missed_days)
    .from_select(
        ["pack", "day", "query", "count"],
        select(_PACK, _DAY, _QUERY, literal(1)).where(
            or_(exists().where(_OF_DAY, missed_days.c.query == _QUERY), _ROOM_ON_DAY)
        ),
    )
    .on_conflict_do_update(
        index_elements=["pack", "day", "query"], set_={"count": missed_days.c.count + 1}
    )
)
_FORGET_DAYS = delete(missed_days).where(missed_days.c.pack == _PACK, missed_days.c.day < _DAY)
_FORGET = delete(misses).where(misses.c.pack == _PACK, misses.c.query == _QUERY)
_FORGET_ON_DAYS = delete(missed_days).where(
    missed_days.c.pack == _PACK, missed_days.c.query == _QUERY
)
_MOST_ON_DAYS = (
    select(missed_days.c.query, func.sum(missed_days.c.count).label("times"))
    .where(
        missed_days.c.pack == _PACK,
        missed_days.c.day >= bindparam("first"),
        missed_days.c.day < bindparam("end"),
    )
    .group_by(missed_days.c.query)
    .order_by(func.sum(missed_days.c.count).desc(), missed_days.c.query)
    .limit(bindparam("n"))
)
_MOST = (
    select(misses.c.query, misses.c.count)
    .where(misses.c.pack == bindparam("p"))
    .order_by(misses.c.count.desc(), misses.c.query)
    .limit(bindparam("n"))
)


async def forget(transaction: Transaction, pack: str, query: str) -> None:
    """Count a look-up no more, since it will not miss again."""
    for statement in (_FORGET, _FORGET_ON_DAYS):
        await transaction.execute(statement, {"p": pack, "q": query})


async def count(
    transaction: Transaction, pack: str, query: str, at: datetime, kept: int = KEPT
) -> None:
    """Count one look-up, in its normal form, that found nothing."""
    day = at.astimezone(UTC).date()
    query_of_pack = {"p": pack, "q": query, "kept": kept}
    await transaction.execute(_COUNT, query_of_pack | {"at": from_instant(at)})
    await transaction.execute(_COUNT_ON_DAY, query_of_pack | {"d": day})
    await transaction.execute(_FORGET_DAYS, {"p": pack, "d": day - DAYS_KEPT})


async def most(transaction: Transaction, pack: str, limit: int) -> list[tuple[str, int]]:
    """The look-ups that missed most often, with how often."""
    result = await transaction.execute(_MOST, {"p": pack, "n": limit})
    return [(query, times) for query, times in result]


async def most_on_days(
    transaction: Transaction, pack: str, first: date, end: date, limit: int
) -> list[tuple[str, int]]:
    """The look-ups that missed most often from a day on, in UTC, and before the day `end`."""
    values = {"p": pack, "first": first, "end": end, "n": limit}
    result = await transaction.execute(_MOST_ON_DAYS, values)
    return [(query, int(times)) for query, times in result]
