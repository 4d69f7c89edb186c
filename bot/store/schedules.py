"""What recurs: found when it is due, moved on, and changed by those it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Row, Text, bindparam, case, delete, func, select, update

from bot.model import Schedule, ScheduleKind
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import chats, members, schedules
from bot.store.values import from_instant, to_instant

PAGE = 500
"""Schedules read at a time when all of some sort are gone through."""

_FIND = select(schedules).where(
    schedules.c.chat_key == bindparam("c"), schedules.c.kind == bindparam("k")
)
_ANY_DUE = (
    select(schedules.c.key)
    .where(schedules.c.next_run_at <= bindparam("now"))
    .order_by(schedules.c.next_run_at)
    .limit(1)
)
_DUE = (
    select(schedules, chats.c.platform, chats.c.silent, chats.c.paused_until)
    .join(chats, chats.c.key == schedules.c.chat_key)
    .where(schedules.c.next_run_at <= bindparam("now"))
    .order_by(schedules.c.next_run_at, schedules.c.key)
    .limit(bindparam("n"))
    .with_for_update(of=schedules, skip_locked=True)
)
_MOVE_ON = (
    update(schedules).where(schedules.c.key == bindparam("k")).values(next_run_at=bindparam("at"))
)
_INSERT = upsert(schedules)
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["chat_key", "kind"],
    set_={
        name: _INSERT.excluded[name]
        for name in ("member_key", "minute", "weekdays", "timezone", "next_run_at")
    },
)
_CHOSEN = func.coalesce(
    func.nullif(members.c.timezone, ""), func.nullif(chats.c.timezone, ""), bindparam("default")
)
# The note comes to everybody at the same moment, whatever zone each of them has chosen.
_EFFECTIVE = case(
    (schedules.c.kind == ScheduleKind.NOTE.value, bindparam("default", type_=Text)), else_=_CHOSEN
)
_ASTRAY = (
    select(schedules, _EFFECTIVE.label("effective"))
    .join(chats, chats.c.key == schedules.c.chat_key)
    .outerjoin(members, members.c.key == schedules.c.member_key)
    .where(schedules.c.timezone != _EFFECTIVE, schedules.c.key > bindparam("after"))
    .order_by(schedules.c.key)
    .limit(PAGE)
)
_ASTRAY_IN_CHAT = _ASTRAY.where(schedules.c.chat_key == bindparam("c"))
_ASTRAY_OF_MEMBER = _ASTRAY.where(schedules.c.member_key == bindparam("m"))
_REZONE = (
    update(schedules)
    .where(schedules.c.key == bindparam("k"))
    .values(timezone=bindparam("zone"), next_run_at=bindparam("at"))
)
_OF_KIND = select(schedules).where(schedules.c.kind == bindparam("k")).order_by(schedules.c.key)
_SWITCH_OFF = update(schedules).where(schedules.c.key == bindparam("k")).values(next_run_at=None)
_KINDS = select(schedules.c.kind).where(schedules.c.chat_key == bindparam("t"))
_DROP = delete(schedules).where(
    schedules.c.chat_key == bindparam("c"),
    schedules.c.kind.in_(bindparam("kinds", expanding=True)),
)
_HAND_OVER = (
    update(schedules).where(schedules.c.chat_key == bindparam("c")).values(chat_key=bindparam("t"))
)


@dataclass(frozen=True, slots=True)
class Due:
    """A schedule whose time has come, with what its chat says to that."""

    schedule: Schedule
    platform: str
    silent: str
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Astray:
    """A schedule that is not in the zone that holds for it: `timezone`."""

    schedule: Schedule
    timezone: str


async def find(transaction: Transaction, chat_key: int, kind: ScheduleKind) -> Schedule | None:
    """What recurs of a kind in a chat, switched on or off."""
    row = (await transaction.execute(_FIND, {"c": chat_key, "k": kind.value})).first()
    return _schedule(row) if row else None


async def save(transaction: Transaction, schedule: Schedule) -> None:
    """Write a schedule in the place of the chat's one of its kind; its key is not looked at."""
    await transaction.execute(_SAVE, _values(schedule))


async def of_kind(transaction: Transaction, kind: ScheduleKind) -> list[Schedule]:
    """Everything of a kind that recurs, switched on or off."""
    return [_schedule(row) for row in await transaction.execute(_OF_KIND, {"k": kind.value})]


async def switch_off(transaction: Transaction, key: int) -> None:
    """Let a schedule run no more."""
    await transaction.execute(_SWITCH_OFF, {"k": key})


async def any_due(transaction: Transaction, now: datetime) -> bool:
    """Whether the time of any schedule has come."""
    return bool((await transaction.execute(_ANY_DUE, {"now": from_instant(now)})).first())


async def due(transaction: Transaction, now: datetime, most: int) -> list[Due]:
    """The schedules whose time has come, the longest ago first; whoever has got them holds them
    until the transaction ends, and others pass them over.
    """
    result = await transaction.execute(_DUE, {"now": from_instant(now), "n": most})
    return [Due(_schedule(row), row.platform, row.silent, row.paused_until) for row in result]


async def move_on(transaction: Transaction, next_runs: Mapping[int, datetime]) -> None:
    """Let schedules, by their keys, run next at these instants."""
    rows = [{"k": key, "at": from_instant(at)} for key, at in next_runs.items()]
    if rows:
        await transaction.execute(_MOVE_ON, rows)


async def astray(
    transaction: Transaction,
    default: str,
    *,
    after: int = 0,
    chat_key: int | None = None,
    member_key: int | None = None,
) -> list[Astray]:
    """Schedules that are in another zone than what their member, chat or `default` says, of one
    chat or member if it is named; at most PAGE, those with keys beyond `after`.
    """
    values: dict[str, str | int] = {"default": default, "after": after}
    statement = _ASTRAY
    if chat_key is not None:
        statement, values["c"] = _ASTRAY_IN_CHAT, chat_key
    elif member_key is not None:
        statement, values["m"] = _ASTRAY_OF_MEMBER, member_key
    found = await transaction.execute(statement, values)
    return [Astray(_schedule(row), row.effective) for row in found]


async def rezone(
    transaction: Transaction, key: int, timezone: str, next_run_at: datetime | None
) -> None:
    """Put a schedule into another time zone."""
    at = None if next_run_at is None else from_instant(next_run_at)
    await transaction.execute(_REZONE, {"k": key, "zone": timezone, "at": at})


async def hand_over(transaction: Transaction, chat_key: int, to: int) -> None:
    """Give a chat's schedules to another; where both have one of a kind, the other's stays."""
    kinds = list((await transaction.execute(_KINDS, {"t": to})).scalars())
    await transaction.execute(_DROP, {"c": chat_key, "kinds": kinds})
    await transaction.execute(_HAND_OVER, {"c": chat_key, "t": to})


def _values(schedule: Schedule) -> dict[str, object]:
    run = schedule.next_run_at
    return {
        "kind": schedule.kind.value,
        "chat_key": schedule.chat_key,
        "member_key": schedule.member_key,
        "minute": schedule.at.hour * 60 + schedule.at.minute,
        "weekdays": sum(1 << day for day in schedule.weekdays),
        "timezone": schedule.timezone,
        "next_run_at": None if run is None else from_instant(run),
    }


def _schedule(row: Row[tuple[object, ...]]) -> Schedule:
    hour, minute = divmod(row.minute, 60)
    return Schedule(
        key=row.key,
        kind=ScheduleKind(row.kind),
        chat_key=row.chat_key,
        member_key=row.member_key,
        at=time(hour, minute),
        weekdays=frozenset(day for day in range(7) if row.weekdays >> day & 1),
        timezone=row.timezone,
        next_run_at=None if row.next_run_at is None else to_instant(row.next_run_at),
    )
