"""Sittings of reviews: one a member, so that it can be gone on with after any pause."""

from sqlalchemy import bindparam, select

from bot.model import Session
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import sessions
from bot.store.values import from_instant, to_instant

_GET = select(sessions).where(sessions.c.member_key == bindparam("m"))
_INSERT = upsert(sessions)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["member_key"],
    set_={c.name: _INSERT.excluded[c.name] for c in sessions.c if not c.primary_key},
)


async def get(transaction: Transaction, member_key: int) -> Session | None:
    """A member's latest sitting, if they ever had one."""
    row = (await transaction.execute(_GET, {"m": member_key})).first()
    if row is None:
        return None
    return Session(row.member_key, to_instant(row.began_at), row.cards, row.done, row.item)


async def save(transaction: Transaction, session: Session) -> None:
    """Write a sitting in the place of the member's one before."""
    values = {
        "member_key": session.member_key,
        "began_at": from_instant(session.began_at),
        "cards": session.cards,
        "done": session.done,
        "item": session.item,
    }
    await transaction.execute(_SAVE, values)
