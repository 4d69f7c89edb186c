"""Tables: who has how many points in a chat, this week, this month, or ever."""

from dataclasses import dataclass
from datetime import date

from bot.model import ChatProfile, MemberProfile, Standing
from bot.store import scores
from bot.store.engine import Store
from bot.study.days import Period, period_key

SIZE = 10
"""Lines of a table; one's own comes after them if it is not among them."""


@dataclass(frozen=True, slots=True)
class Board:
    """A chat's table. `own` is the standing of whoever asked, if they have a score."""

    period: Period
    standings: tuple[Standing, ...]
    own: Standing | None


async def board(
    store: Store, chat: ChatProfile, member: MemberProfile, period: Period, today: date
) -> Board:
    """The table of a chat for the period that `today`, in the chat's zone, is in."""
    if chat.key is None:
        return Board(period, (), None)
    async with store.read() as transaction:
        top, own = await scores.table(
            transaction, chat.key, period_key(period, today), member.key, SIZE
        )
    return Board(period, tuple(top), own)
