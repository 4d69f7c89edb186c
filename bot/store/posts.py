"""Questions that were asked, with the very text they were asked in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, bindparam, func, select, update

from bot.model import Post, PostKind
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import posts, snapshots
from bot.store.values import from_indices, from_instant, to_indices, to_instant

_GET = select(posts).where(posts.c.key.in_(bindparam("keys", expanding=True)))
_IN_CHATS = posts.c.chat_key.in_(bindparam("chats", expanding=True))
_OPEN = select(posts).where(_IN_CHATS, posts.c.closed_at.is_(None)).order_by(posts.c.key)
_OF_DAYS = select(posts).where(
    _IN_CHATS,
    posts.c.kind == PostKind.DAY.value,
    posts.c.day.in_(bindparam("days", expanding=True)),
)
_ASKED = (
    select(
        posts.c.chat_key,
        posts.c.question,
        func.count().label("times"),
        func.max(posts.c.key).label("latest"),
    )
    .where(_IN_CHATS, posts.c.pack == bindparam("p"))
    .group_by(posts.c.chat_key, posts.c.question)
)
_INSERT = upsert(posts).on_conflict_do_nothing().returning(posts.c.key, posts.c.chat_key)
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


@dataclass(frozen=True, slots=True)
class New:
    """A post to be written, whose key is not looked at; the text of its question, and why that
    was chosen.
    """

    post: Post
    body: str
    reasons: str = ""


async def get(transaction: Transaction, keys: Iterable[int]) -> dict[int, Post]:
    """The posts of some keys; those that never were are left out."""
    result = await transaction.execute(_GET, {"keys": list(keys)})
    return {row.key: _post(row) for row in result}


async def open_in(transaction: Transaction, chat_key: int, *kinds: PostKind) -> list[Post]:
    """The posts of some kinds that still take answers, oldest first."""
    return (await open_in_all(transaction, [chat_key], *kinds))[chat_key]


async def open_in_all(
    transaction: Transaction, chat_keys: Iterable[int], *kinds: PostKind
) -> dict[int, list[Post]]:
    """The same for each of some chats."""
    found: dict[int, list[Post]] = {key: [] for key in chat_keys}
    for row in await transaction.execute(_OPEN, {"chats": list(found)}):
        if row.kind in kinds:
            found[row.chat_key].append(_post(row))
    return found


async def of_day(transaction: Transaction, chat_key: int, day: date) -> Post | None:
    """The day's question of a chat, open or closed, if it was asked."""
    return (await of_days(transaction, {chat_key: day})).get(chat_key)


async def of_days(transaction: Transaction, days: Mapping[int, date]) -> dict[int, Post]:
    """The same for some chats, each of another day."""
    values = {"chats": list(days), "days": list(set(days.values()))}
    found = map(_post, await transaction.execute(_OF_DAYS, values))
    return {post.chat_key: post for post in found if post.day == days[post.chat_key]}


async def closed_at(transaction: Transaction, chat_key: int, at: datetime) -> list[Post]:
    """The days' questions of a chat that were closed at an instant, oldest first."""
    result = await transaction.execute(_CLOSED_AT, {"c": chat_key, "at": from_instant(at)})
    return [_post(row) for row in result]


async def asked(transaction: Transaction, chat_key: int, pack: str) -> dict[str, Asked]:
    """What a chat has been asked of a pack, by question."""
    return (await asked_in(transaction, [chat_key], pack))[chat_key]


async def asked_in(
    transaction: Transaction, chat_keys: Iterable[int], pack: str
) -> dict[int, dict[str, Asked]]:
    """The same for each of some chats."""
    found: dict[int, dict[str, Asked]] = {key: {} for key in chat_keys}
    for row in await transaction.execute(_ASKED, {"chats": list(found), "p": pack}):
        found[row.chat_key][row.question] = Asked(row.question, row.times, row.latest)
    return found


async def add(transaction: Transaction, post: Post, body: str, reasons: str = "") -> int | None:
    """Write a post, and its question's text under the digest it names; return its key.

    `reasons` say why it was chosen. None where the chat has a question of that day already.
    The key of the given post is not looked at.
    """
    return (await add_all(transaction, [New(post, body, reasons)])).get(post.chat_key)


async def add_all(transaction: Transaction, found: Sequence[New]) -> dict[int, int]:
    """Write posts of as many chats; return their keys by those of the chats. A chat is left out
    that has a question of that day already.
    """
    bodies = {one.post.snapshot: one.body for one in found}
    snapshots_now = [{"digest": digest, "body": bodies[digest]} for digest in sorted(bodies)]
    await transaction.execute(_SNAPSHOT, snapshots_now)
    rows = [_values(one.post) | {"reasons": one.reasons} for one in found]
    # In one order everywhere, so that two processes cannot wait for each other's rows.
    rows.sort(key=lambda row: row["chat_key"])
    return {row.chat_key: row.key for row in await transaction.execute(_INSERT, rows)}


async def reasons_of(transaction: Transaction, key: int) -> str:
    """Why the question of a post was chosen, as it was written with it."""
    text: str | None = (await transaction.execute(_REASONS, {"k": key})).scalar()
    return text or ""


async def close(transaction: Transaction, key: int, at: datetime) -> bool:
    """Take no more answers; False if that was so already."""
    result = await transaction.execute(_CLOSE, {"k": key, "at": from_instant(at)})
    return bool(result.rowcount)


async def close_all(transaction: Transaction, ends: Mapping[int, datetime]) -> None:
    """Take no more answers to posts, by their keys, from these instants on."""
    rows = [{"k": key, "at": from_instant(at)} for key, at in sorted(ends.items())]
    if rows:
        await transaction.execute(_CLOSE, rows)


async def hand_over(transaction: Transaction, chat_key: int, to: int) -> None:
    """Give a chat's posts to another; where both had a day's question, the other's stays it."""
    days = list((await transaction.execute(_DAYS, {"c": to})).scalars())
    await transaction.execute(_AS_PRACTICE, {"c": chat_key, "days": days})
    await transaction.execute(_HAND_OVER, {"c": chat_key, "t": to})


def _values(post: Post) -> dict[str, int | str | date]:
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
