"""Members who were appointed to look after the notes."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from bot.model import Member
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import editors, members
from bot.store.values import from_instant

_IS = (
    select(editors.c.member_key)
    .join(members, members.c.key == editors.c.member_key)
    .where(members.c.platform == bindparam("p"), members.c.native_id == bindparam("n"))
)
_ALL = (
    select(members.c.platform, members.c.native_id, members.c.name)
    .join(editors, editors.c.member_key == members.c.key)
    .order_by(editors.c.at, members.c.key)
)
_ADD = (
    upsert(editors)
    .on_conflict_do_nothing(index_elements=["member_key"])
    .returning(editors.c.member_key)
)
_REMOVE = (
    delete(editors).where(editors.c.member_key == bindparam("k")).returning(editors.c.member_key)
)


async def is_one(transaction: Transaction, member: Member) -> bool:
    """Whether a member was appointed."""
    found = await transaction.execute(_IS, {"p": member.platform, "n": member.id})
    return found.first() is not None


async def everybody(transaction: Transaction) -> list[Member]:
    """All who were appointed, those of longest standing first."""
    return [Member(*row) for row in await transaction.execute(_ALL)]


async def add(transaction: Transaction, member_key: int, by_key: int | None, at: datetime) -> bool:
    """Appoint a member; False where they were already."""
    values = {"member_key": member_key, "by_key": by_key, "at": from_instant(at)}
    return (await transaction.execute(_ADD, values)).scalar() is not None


async def remove(transaction: Transaction, member_key: int) -> bool:
    """Dismiss a member; False where they were not appointed."""
    return (await transaction.execute(_REMOVE, {"k": member_key})).scalar() is not None
