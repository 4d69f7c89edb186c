"""Since when members want reminders, whether they were asked, and when they answered last."""

from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.model import Reminding
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import answers, recalls, reminders
from bot.store.values import from_instant, to_instant

_GET = select(reminders).where(reminders.c.member_key == bindparam("m"))
_INSERT = upsert(reminders)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["member_key"],
    set_={c.name: _INSERT.excluded[c.name] for c in reminders.c if not c.primary_key},
)
_ANSWERED = (
    select(answers.c.answered_at)
    .where(answers.c.member_key == bindparam("m"))
    .order_by(answers.c.key.desc())
    .limit(1)
)
_RECALLED = select(func.max(recalls.c.at)).where(
    recalls.c.member_key == bindparam("m"), recalls.c.rating > 0
)
_LATEST = select(
    _ANSWERED.scalar_subquery().label("answered"), _RECALLED.scalar_subquery().label("recalled")
)


async def get(transaction: Transaction, member_key: int) -> Reminding | None:
    """Since when a member wants reminders; None for who never chose any."""
    row = (await transaction.execute(_GET, {"m": member_key})).first()
    if row is None:
        return None
    asked_at = None if row.asked_at is None else to_instant(row.asked_at)
    return Reminding(row.member_key, to_instant(row.since), asked_at, row.asked_in)


async def save(transaction: Transaction, reminding: Reminding) -> None:
    """Write it in the place of what there was of the member."""
    asked_at = reminding.asked_at
    values = {
        "member_key": reminding.member_key,
        "since": from_instant(reminding.since),
        "asked_at": None if asked_at is None else from_instant(asked_at),
        "asked_in": reminding.asked_in,
    }
    await transaction.execute(_SAVE, values)


async def latest_answer(transaction: Transaction, member_key: int) -> datetime | None:
    """When a member answered last, in whatever chat, or said how well they recalled a term."""
    row = (await transaction.execute(_LATEST, {"m": member_key})).one()
    return max((to_instant(at) for at in (row.answered, row.recalled) if at), default=None)
