"""How sure members say that they were of their answers."""

from sqlalchemy import bindparam, select

from bot.model import Sureness
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import sureness

_FIND = select(sureness.c.level).where(
    sureness.c.post_key == bindparam("p"), sureness.c.member_key == bindparam("m")
)
_ADD = upsert(sureness).on_conflict_do_nothing()


async def find(transaction: Transaction, post_key: int, member_key: int) -> Sureness | None:
    """How sure a member said that they were of their answer to a post, if they did."""
    level = (await transaction.execute(_FIND, {"p": post_key, "m": member_key})).scalar()
    return None if level is None else Sureness(level)


async def add(transaction: Transaction, post_key: int, member_key: int, level: Sureness) -> bool:
    """Write down how sure a member says they were; False if they have said so already."""
    values = {"post_key": post_key, "member_key": member_key, "level": level.value}
    return bool((await transaction.execute(_ADD, values)).rowcount)
