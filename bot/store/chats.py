"""Chats and what their admins chose for them."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Row, bindparam, delete, func, select, update

from bot.model import Chat, ChatProfile
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.signals import Topic, tell
from bot.store.tables import chats
from bot.store.values import from_words, to_words

_FIND = select(chats).where(
    chats.c.platform == bindparam("p"),
    chats.c.native_id == bindparam("n"),
    chats.c.thread == bindparam("t"),
)
_GET = select(chats).where(chats.c.key == bindparam("k"))
_ALL_OF = (
    select(chats)
    .where(chats.c.platform == bindparam("p"), chats.c.native_id == bindparam("n"))
    .order_by(chats.c.key)
)
_RENAME = update(chats).where(chats.c.key == bindparam("k")).values(native_id=bindparam("i"))
_REMOVE = delete(chats).where(chats.c.key == bindparam("k"))
_KEYS = select(chats.c.key).order_by(chats.c.key)
_CHOSEN = (
    "language",
    "timezone",
    "domains",
    "polls",
    "channel",
    "threads",
    "silent",
    "paused_until",
    "pack",
)
_CHOOSING = (
    select(chats.c.pack, func.count().label("chats"))
    .where(chats.c.pack != "")
    .group_by(chats.c.pack)
)
_INSERT = upsert(chats)
# The update changes nothing; without it a row that is there would return no key.
_SAVE = _INSERT.on_conflict_do_update(
    index_elements=["platform", "native_id", "thread"],
    set_={name: _INSERT.excluded[name] for name in _CHOSEN},
).returning(chats.c.key)
_ENSURE = _INSERT.on_conflict_do_update(
    index_elements=["platform", "native_id", "thread"],
    set_={"platform": _INSERT.excluded.platform},
).returning(chats.c.key, chats.c.platform, chats.c.native_id, chats.c.thread)


async def find(transaction: Transaction, chat: Chat) -> ChatProfile:
    """What is stored of a chat; a profile without a key where that is nothing."""
    result = await transaction.execute(_FIND, {"p": chat.platform, "n": chat.id, "t": chat.thread})
    row = result.first()
    return _profile(row) if row else ChatProfile(chat)


async def get(transaction: Transaction, key: int) -> ChatProfile | None:
    """The chat of a key, or None."""
    row = (await transaction.execute(_GET, {"k": key})).first()
    return _profile(row) if row else None


async def ensure(transaction: Transaction, chat: Chat) -> int:
    """The chat's key; it is written down if it was not."""
    return (await ensure_all(transaction, [chat]))[chat]


async def ensure_all(transaction: Transaction, found: Iterable[Chat]) -> dict[Chat, int]:
    """The keys of some chats; those that were not written down are."""
    unique = {(chat.platform, chat.id, chat.thread): chat for chat in found}
    if not unique:
        return {}
    # In one order everywhere, so that two processes cannot wait for each other's rows.
    rows = [_identity(unique[one]) for one in sorted(unique)]
    result = await transaction.execute(_ENSURE, rows)
    return {unique[row.platform, row.native_id, row.thread]: row.key for row in result}


async def save(transaction: Transaction, profile: ChatProfile) -> int:
    """Write what was chosen for a chat, and return its key."""
    chat = profile.chat
    values = _identity(chat) | {
        "language": profile.language,
        "timezone": profile.timezone,
        "domains": from_words(profile.domains),
        "polls": profile.polls,
        "channel": profile.channel,
        "threads": profile.threads,
        "silent": profile.silent,
        "paused_until": profile.paused_until,
        "pack": profile.pack,
    }
    key = int((await transaction.execute(_SAVE, values)).scalar_one())
    await tell(transaction, Topic.CHAT, chat.platform, chat.id, chat.thread)
    return key


async def all_of(transaction: Transaction, platform: str, native_id: str) -> list[ChatProfile]:
    """A chat as a whole and in each of its threads, as far as they are written down."""
    result = await transaction.execute(_ALL_OF, {"p": platform, "n": native_id})
    return [_profile(row) for row in result]


async def rename(transaction: Transaction, key: int, native_id: str) -> None:
    """Let a chat go on under another id; there must be none of that id and thread."""
    await transaction.execute(_RENAME, {"k": key, "i": native_id})


async def remove(transaction: Transaction, key: int) -> None:
    """Forget a chat that nothing refers to any more."""
    await transaction.execute(_REMOVE, {"k": key})


async def choosing(transaction: Transaction) -> Mapping[str, int]:
    """How many chats have chosen each pack."""
    return {row.pack: row.chats for row in await transaction.execute(_CHOOSING)}


async def keys(transaction: Transaction) -> list[int]:
    """The keys of all chats, ascending."""
    return list((await transaction.execute(_KEYS)).scalars())


def _identity(chat: Chat) -> dict[str, str]:
    return {"platform": chat.platform, "native_id": chat.id, "thread": chat.thread}


def _profile(row: Row[tuple[object, ...]]) -> ChatProfile:
    return ChatProfile(
        chat=Chat(row.platform, row.native_id, row.thread),
        key=row.key,
        language=row.language,
        timezone=row.timezone,
        domains=to_words(row.domains),
        polls=row.polls,
        channel=row.channel,
        threads=row.threads,
        silent=row.silent,
        paused_until=row.paused_until,
        pack=row.pack,
    )
