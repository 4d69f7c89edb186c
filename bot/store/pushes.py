"""Packs that were pushed and wait to be published, with what was found in them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Row, bindparam, select, update

from bot.store.engine import Transaction
from bot.store.tables import members, pushes
from bot.store.values import from_instant, to_instant


class PushState(StrEnum):
    """What has become of a push. REPLACED: its author pushed the pack once more."""

    OPEN = "open"
    PUBLISHED = "published"
    DISCARDED = "discarded"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Push:
    """A pack that was pushed, as it would be published. `base` is the version that it was compared
    with, 0 where the pack had none; `member_key` who pushed it, None on the command line; `name`
    and `kind` the file's, `whole` whether that is all of the pack. `findings` and `body` are
    packed.
    """

    pack: str
    member_key: int | None
    base: int
    name: str
    kind: str
    whole: bool
    note: str
    created_at: datetime
    findings: bytes
    body: bytes
    state: PushState = PushState.OPEN
    key: int = 0


@dataclass(frozen=True, slots=True)
class OpenPush:
    """What there is to read of a push that is open; `author` is empty for the command line."""

    key: int
    name: str
    note: str
    created_at: datetime
    author: str


_GET = select(pushes).where(pushes.c.key == bindparam("k"))
_IS_OPEN = pushes.c.state == PushState.OPEN.value
_OF_MEMBER = pushes.c.member_key.is_not_distinct_from(bindparam("m"))
_LATEST = select(pushes).where(_OF_MEMBER, _IS_OPEN).order_by(pushes.c.key.desc()).limit(1)
_OPEN = (
    select(pushes.c.key, pushes.c.name, pushes.c.note, pushes.c.created_at, members.c.name)
    .join(members, members.c.key == pushes.c.member_key, isouter=True)
    .where(_IS_OPEN)
    .order_by(pushes.c.key.desc())
    .limit(bindparam("limit"))
)
_REPLACE = (
    update(pushes)
    .where(_OF_MEMBER, pushes.c.pack == bindparam("p"), _IS_OPEN)
    .values(state=PushState.REPLACED.value, body=b"", findings=b"")
    .returning(pushes.c.key)
)
_ADD = pushes.insert().returning(pushes.c.key)
_SETTLE = (
    update(pushes)
    .where(pushes.c.key == bindparam("k"), _IS_OPEN)
    .values(state=bindparam("s"), body=b"", findings=b"")
    .returning(pushes.c.key)
)
_CHANGE = (
    update(pushes)
    .where(pushes.c.key == bindparam("k"), _IS_OPEN)
    .values(body=bindparam("b"), findings=bindparam("f"), base=bindparam("base_"))
)


async def get(transaction: Transaction, key: int) -> Push | None:
    """The push of a key."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _push(row) if row else None


async def latest(transaction: Transaction, member_key: int | None) -> Push | None:
    """The latest push of a member that is open."""
    row = (await transaction.execute(_LATEST, {"m": member_key})).first()
    return _push(row) if row else None


async def open_ones(transaction: Transaction, limit: int) -> list[OpenPush]:
    """The pushes of everybody that are open, the newest first."""
    rows = await transaction.execute(_OPEN, {"limit": limit})
    return [
        OpenPush(key, name, note, to_instant(created_at), author or "")
        for key, name, note, created_at, author in rows
    ]


async def add(transaction: Transaction, push: Push) -> tuple[int, bool]:
    """Keep a push; return its key, and whether it takes the place of an open one of the same
    member and pack.
    """
    of = {"m": push.member_key, "p": push.pack}
    replaced = (await transaction.execute(_REPLACE, of)).scalars().all()
    values = {
        "pack": push.pack,
        "member_key": push.member_key,
        "base": push.base,
        "name": push.name,
        "kind": push.kind,
        "whole": push.whole,
        "note": push.note,
        "state": push.state.value,
        "created_at": from_instant(push.created_at),
        "findings": push.findings,
        "body": push.body,
    }
    key = int((await transaction.execute(_ADD, values)).scalar_one())
    return key, bool(replaced)


async def settle(transaction: Transaction, key: int, state: PushState) -> bool:
    """Say what becomes of an open push, and forget what it held; False where it is not open."""
    found = await transaction.execute(_SETTLE, {"k": key, "s": state.value})
    return found.scalar() is not None


async def change(
    transaction: Transaction, key: int, body: bytes, findings: bytes, base: int
) -> None:
    """Put another pack, with its findings, in the place of what an open push holds, compared with
    a version.
    """
    await transaction.execute(_CHANGE, {"k": key, "b": body, "f": findings, "base_": base})


def _push(row: Row[tuple[object, ...]]) -> Push:
    return Push(
        key=row.key,
        pack=row.pack,
        member_key=row.member_key,
        base=row.base,
        name=row.name,
        kind=row.kind,
        whole=row.whole,
        note=row.note,
        created_at=to_instant(row.created_at),
        findings=row.findings,
        body=row.body,
        state=PushState(row.state),
    )
