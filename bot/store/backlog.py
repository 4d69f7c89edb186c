"""How much of what is to be sent unasked has not been sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, func, select

from bot.store.engine import Transaction
from bot.store.tables import deliveries
from bot.store.values import from_instant, to_instant

_COUNT = (
    select(
        deliveries.c.platform,
        func.count().label("waiting"),
        func.sum(case((deliveries.c.due_at < bindparam("late"), 1), else_=0)).label("late"),
        func.min(deliveries.c.due_at).label("oldest"),
    )
    .where(deliveries.c.done_at.is_(None), deliveries.c.due_at <= bindparam("now"))
    .group_by(deliveries.c.platform)
)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What was due and is not over on a platform: how many deliveries, how many of them since
    too long ago, and since when the oldest.
    """

    waiting: int
    late: int
    oldest: datetime


async def backlogs(transaction: Transaction, now: datetime, late: datetime) -> dict[str, Backlog]:
    """What is behind, by platform; what was due before `late` counts as late."""
    values = {"now": from_instant(now), "late": from_instant(late)}
    rows = await transaction.execute(_COUNT, values)
    return {
        row.platform: Backlog(row.waiting, int(row.late), to_instant(row.oldest)) for row in rows
    }
