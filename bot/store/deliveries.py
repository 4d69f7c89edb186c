"""What is to be sent unasked: a row each, claimed with a lease, settled when it is over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Row, bindparam, delete, func, select, tuple_, update

from bot.model import Delivery, DeliveryState
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import deliveries
from bot.store.values import from_instant, to_instant

SWEPT = 500
"""Old rows that are deleted at a time."""

_INSERT = upsert(deliveries)
_ADD = _INSERT.on_conflict_do_nothing(index_elements=["name"])
# In whatever state it is, but not while it is being sent.
_PUT_OFF = _INSERT.on_conflict_do_update(
    index_elements=["name"],
    set_={
        name: _INSERT.excluded[name]
        for name in ("due_at", "until", "not_before", "state", "tries", "parts", "error", "done_at")
    },
    where=deliveries.c.state != DeliveryState.SENDING.value,
).returning(deliveries.c.key)
_CALL_OFF = delete(deliveries).where(
    deliveries.c.chat_key == bindparam("c"),
    deliveries.c.kind == bindparam("k"),
    deliveries.c.state == DeliveryState.PENDING.value,
)
_FIND = select(deliveries).where(deliveries.c.name == bindparam("n"))
_OPEN = (
    deliveries.c.platform == bindparam("p"),
    deliveries.c.done_at.is_(None),
    deliveries.c.not_before <= bindparam("now"),
)
_CLAIMABLE = (
    select(deliveries)
    .where(*_OPEN)
    .order_by(deliveries.c.not_before, deliveries.c.key)
    .limit(bindparam("n"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(deliveries)
    .where(deliveries.c.key.in_(bindparam("keys", expanding=True)))
    .values(
        state=DeliveryState.SENDING.value,
        not_before=bindparam("lease"),
        tries=deliveries.c.tries + 1,
    )
)
_PROLONG = (
    update(deliveries)
    .where(
        tuple_(deliveries.c.key, deliveries.c.tries).in_(bindparam("held", expanding=True)),
        deliveries.c.state == DeliveryState.SENDING.value,
    )
    .values(not_before=bindparam("lease"))
    .returning(deliveries.c.key)
)
_HELD = (
    deliveries.c.key == bindparam("k"),
    deliveries.c.state == DeliveryState.SENDING.value,
    deliveries.c.tries == bindparam("t"),
)
_SETTLE = (
    update(deliveries)
    .where(*_HELD)
    .values(
        state=bindparam("s"),
        not_before=bindparam("at"),
        parts=bindparam("n"),
        error=bindparam("e"),
        done_at=bindparam("done"),
    )
)
_RELEASE = (
    update(deliveries)
    .where(*_HELD)
    .values(
        state=DeliveryState.PENDING.value,
        not_before=bindparam("at"),
        tries=deliveries.c.tries - 1,
    )
)
_COUNT = (
    select(deliveries.c.platform, deliveries.c.state, func.count().label("total"))
    .group_by(deliveries.c.platform, deliveries.c.state)
    .order_by(deliveries.c.platform, deliveries.c.state)
)
_IN_STATES = (
    select(deliveries)
    .where(deliveries.c.state.in_(bindparam("states", expanding=True)))
    .order_by(deliveries.c.key.desc())
    .limit(bindparam("n"))
)
_RETRY = (
    update(deliveries)
    .where(
        deliveries.c.state.in_([DeliveryState.FAILED.value, DeliveryState.GONE.value]),
        deliveries.c.until > bindparam("now"),
    )
    .values(
        state=DeliveryState.PENDING.value,
        not_before=bindparam("now"),
        tries=0,
        error="",
        done_at=None,
    )
)
_RETRY_THESE = _RETRY.where(deliveries.c.key.in_(bindparam("keys", expanding=True)))
_SWEEP = delete(deliveries).where(
    deliveries.c.key.in_(
        select(deliveries.c.key)
        .where(deliveries.c.until < bindparam("before"))
        .order_by(deliveries.c.until)
        .limit(SWEPT)
    )
)
_HAND_OVER = (
    update(deliveries)
    .where(deliveries.c.chat_key == bindparam("c"))
    .values(chat_key=bindparam("t"))
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many deliveries of a platform are in a state."""

    platform: str
    state: DeliveryState
    count: int


async def add(transaction: Transaction, found: Iterable[Delivery]) -> None:
    """Write deliveries down; one whose name exists is left out. Their keys are not looked at."""
    rows = [_values(one) for one in found]
    if rows:
        await transaction.execute(_ADD, rows)


async def find(transaction: Transaction, name: str) -> Delivery | None:
    """The delivery of a name."""
    row = (await transaction.execute(_FIND, {"n": name})).first()
    return _delivery(row) if row else None


async def put_off(transaction: Transaction, delivery: Delivery) -> bool:
    """Let what was sent, or is to be, come at another time: in the place of the delivery of the
    same name, if there is one; False, with nothing changed, while that is being sent.
    """
    result = await transaction.execute(_PUT_OFF, _values(delivery))
    return result.first() is not None


async def call_off(transaction: Transaction, chat_key: int, kind: str) -> None:
    """Forget what waits to be sent of a kind in a chat."""
    await transaction.execute(_CALL_OFF, {"c": chat_key, "k": kind})


async def claim(
    transaction: Transaction, platform: str, now: datetime, lease: datetime, most: int
) -> list[Delivery]:
    """Take up what waits to be sent on a platform, or whose lease has ended, until `lease`; the
    longest due first.
    """
    values = {"p": platform, "now": from_instant(now), "n": most}
    found = [_delivery(row) for row in await transaction.execute(_CLAIMABLE, values)]
    keys = [one.key for one in found]
    if keys:
        await transaction.execute(_CLAIM, {"keys": keys, "lease": from_instant(lease)})
    return [_claimed(one, lease) for one in found]


async def prolong(transaction: Transaction, found: Iterable[Delivery], lease: datetime) -> set[int]:
    """Let claimed deliveries be nobody else's until `lease`; return the keys of those that still
    are so: not settled, nor claimed anew since.
    """
    held = [(one.key, one.tries) for one in found]
    if not held:
        return set()
    values = {"held": held, "lease": from_instant(lease)}
    return set((await transaction.execute(_PROLONG, values)).scalars())


async def settle(transaction: Transaction, found: Sequence[Delivery]) -> None:
    """Write what has become of claimed deliveries; one that was claimed anew since is left."""
    rows = [
        {
            "k": one.key,
            "t": one.tries,
            "s": one.state.value,
            "at": from_instant(one.not_before),
            "n": one.parts,
            "e": one.error,
            "done": None if one.done_at is None else from_instant(one.done_at),
        }
        for one in found
    ]
    if rows:
        await transaction.execute(_SETTLE, rows)


async def release(transaction: Transaction, found: Iterable[Delivery], now: datetime) -> None:
    """Put claimed deliveries back that nobody began to send."""
    rows = [{"k": one.key, "t": one.tries, "at": from_instant(now)} for one in found]
    if rows:
        await transaction.execute(_RELEASE, rows)


async def counts(transaction: Transaction) -> list[Count]:
    """How many there are, by platform and state."""
    result = await transaction.execute(_COUNT)
    return [Count(row.platform, DeliveryState(row.state), row.total) for row in result]


async def in_states(
    transaction: Transaction, states: Iterable[DeliveryState], most: int
) -> list[Delivery]:
    """Deliveries in some states, newest first."""
    values = {"states": [state.value for state in states], "n": most}
    return [_delivery(row) for row in await transaction.execute(_IN_STATES, values)]


async def retry(transaction: Transaction, now: datetime, keys: Sequence[int] | None = None) -> int:
    """Let what failed be sent again, all of it or that of some keys, unless it is too late for
    it; return how many that are.
    """
    values: dict[str, object] = {"now": from_instant(now)}
    if keys is not None:
        values["keys"] = list(keys)
    result = await transaction.execute(_RETRY if keys is None else _RETRY_THESE, values)
    return int(result.rowcount)


async def sweep(transaction: Transaction, before: datetime) -> None:
    """Forget some of what was worth nothing any more before an instant."""
    await transaction.execute(_SWEEP, {"before": from_instant(before)})


async def hand_over(transaction: Transaction, chat_key: int, to: int) -> None:
    """Give a chat's deliveries to another."""
    await transaction.execute(_HAND_OVER, {"c": chat_key, "t": to})


def _values(one: Delivery) -> dict[str, object]:
    return {
        "name": one.name,
        "kind": one.kind,
        "platform": one.platform,
        "chat_key": one.chat_key,
        "member_key": one.member_key,
        "day": one.day,
        "due_at": from_instant(one.due_at),
        "until": from_instant(one.until),
        "not_before": from_instant(one.not_before),
        "state": one.state.value,
        "tries": one.tries,
        "parts": one.parts,
        "error": one.error,
        "done_at": None if one.done_at is None else from_instant(one.done_at),
    }


def _claimed(one: Delivery, lease: datetime) -> Delivery:
    return replace(one, state=DeliveryState.SENDING, not_before=lease, tries=one.tries + 1)


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        key=row.key,
        name=row.name,
        kind=row.kind,
        platform=row.platform,
        chat_key=row.chat_key,
        member_key=row.member_key,
        day=row.day,
        due_at=to_instant(row.due_at),
        until=to_instant(row.until),
        not_before=to_instant(row.not_before),
        state=DeliveryState(row.state),
        tries=row.tries,
        parts=row.parts,
        error=row.error,
        done_at=None if row.done_at is None else to_instant(row.done_at),
    )
