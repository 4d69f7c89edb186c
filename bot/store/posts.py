"""Questions that were asked, with the very text they were asked in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, bindparam, func, select, update

from bot.model import Post, PostKind
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import posts, snapshots
from bot.store.values import from_indices, from_instant, to_indices, to_instant

_GET = select(posts).where(posts.c.key.in_(bindparam("keys", expanding=True)))
_OPEN = (
    select(posts)
    .where(
        posts.c.chat_key == bindparam("c"),
        posts.c.kind == bindparam("k"),
        posts.c.closed_at.is_(None),
    )
    .order_by(posts.c.key)
)
_OF_DAY = select(posts).where(
    posts.c.chat_key == bindparam("c"),
    posts.c.kind == PostKind.DAY.value,
    posts.c.day == bindparam("d"),
)
_ASKED = (
    select(posts.c.question, func.count().label("times"), func.max(posts.c.key).label("latest"))
    .where(posts.c.chat_key == bindparam("c"), posts.c.pack == bindparam("p"))
    .group_by(posts.c.question)
)
_INSERT = upsert(posts).on_conflict_do_nothing().returning(posts.c.key)
_SNAPSHOT = upsert(snapshots).on_conflict_do_nothing()
_REASONS = select(posts.c.reasons).where(posts.c.key == bindparam("k"))
_DAYS = select(posts.c.day).where(
    posts.c.chat_key == bindparam("c"), posts.c.kind == PostKind.DAY.value
)
_AS_PRACTICE = (
    update(posts)
    .where(
        posts.c.chat_key == bindparam("c"),
        posts.c.kind == PostKind.DAY.value,
        posts.c.day.in_(bindparam("days", expanding=True)),
    )
    .values(kind=PostKind.PRACTICE.value)
)
_CLOSED_AT = (
    select(posts)
    .where(
        posts.c.chat_key == bindparam("c"),
        posts.c.kind == PostKind.DAY.value,
        posts.c.closed_at == bindparam("at"),
    )
    .order_by(posts.c.key)
)
_HAND_OVER = update(posts).where(posts.c.chat_key == bindparam("c")).values(chat_key=bindparam("t"))
_CLOSE = (
    update(posts)
    .where(posts.c.key == bindparam("k"), posts.c.closed_at.is_(None))
    .values(closed_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a question was asked in a chat, and the key of the latest post of it."""

    question: str
    times: int
    latest: int


async def get(transaction: Transaction, keys: Iterable[int]) -> dict[int, Post]:
    """The posts of some keys; those that never were are left out."""
    result = await transaction.execute(_GET, {"keys": list(keys)})
    return {row.key: _post(row) for row in result}


async def open_in(transaction: Transaction, chat_key: int, kind: PostKind) -> list[Post]:
    """The posts of a kind that still take answers, oldest first."""
    result = await transaction.execute(_OPEN, {"c": chat_key, "k": kind.value})
    return [_post(row) for row in result]


async def of_day(transaction: Transaction, chat_key: int, day: date) -> Post | None:
    """The day's question of a chat, open or closed, if it was asked."""
    row = (await transaction.execute(_OF_DAY, {"c": chat_key, "d": day})).first()
    return _post(row) if row else None


async def closed_at(transaction: Transaction, chat_key: int, at: datetime) -> list[Post]:
    """The days' questions of a chat that were closed at an instant, oldest first."""
    result = await transaction.execute(_CLOSED_AT, {"c": chat_key, "at": from_instant(at)})
    return [_post(row) for row in result]


async def asked(transaction: Transaction, chat_key: int, pack: str) -> dict[str, Asked]:
    """What a chat has been asked of a pack, by question."""
    result = await transaction.execute(_ASKED, {"c": chat_key, "p": pack})
    return {row.question: Asked(row.question, row.times, row.latest) for row in result}


async def add(transaction: Transaction, post: Post, body: str, reasons: str = "") -> int | None:
    """Write a post, and its question's text under the digest it names; return its key.

    `reasons` say why it was chosen. None where the chat has a question of that day already.
    The key of the given post is not looked at.
    """
    await transaction.execute(_SNAPSHOT, {"digest": post.snapshot, "body": body})
    result = await transaction.execute(_INSERT, _values(post) | {"reasons": reasons})
    key: int | None = result.scalar()
    return key


async def reasons_of(transaction: Transaction, key: int) -> str:
    """Why the question of a post was chosen, as it was written with it."""
    text: str | None = (await transaction.execute(_REASONS, {"k": key})).scalar()
    return text or ""


async def close(transaction: Transaction, key: int, at: datetime) -> bool:
    """Take no more answers; False if that was so already."""
    result = await transaction.execute(_CLOSE, {"k": key, "at": from_instant(at)})
    return bool(result.rowcount)


async def hand_over(transaction: Transaction, chat_key: int, to: int) -> None:
    """Give a chat's posts to another; where both had a day's question, the other's stays it."""
    days = list((await transaction.execute(_DAYS, {"c": to})).scalars())
    await transaction.execute(_AS_PRACTICE, {"c": chat_key, "days": days})
    await transaction.execute(_HAND_OVER, {"c": chat_key, "t": to})


def _values(post: Post) -> dict[str, object]:
    return {
        "chat_key": post.chat_key,
        "kind": post.kind.value,
        "pack": post.pack,
        "question": post.question,
        "snapshot": post.snapshot,
        "layout": from_indices(post.layout),
        "day": post.day,
        "asked_at": from_instant(post.asked_at),
    }


def _post(row: Row[tuple[object, ...]]) -> Post:
    return Post(
        key=row.key,
        chat_key=row.chat_key,
        kind=PostKind(row.kind),
        pack=row.pack,
        question=row.question,
        snapshot=row.snapshot,
        layout=to_indices(row.layout),
        day=row.day,
        asked_at=to_instant(row.asked_at),
        closed_at=None if row.closed_at is None else to_instant(row.closed_at),
    )
