"""Which message on a platform shows which post."""

from collections.abc import Iterable

from sqlalchemy import Row, bindparam, select, update

from bot.model import Chat, MessageRef, Place, Shown
from bot.store.dialect import upsert
from bot.store.engine import Transaction
from bot.store.tables import shown

MOST = 100
"""Messages of one post that are looked after: the newest."""

_OF_POST = (
    select(shown).where(shown.c.post_key == bindparam("k")).order_by(shown.c.key.desc()).limit(MOST)
)
_OF_POLL = select(shown).where(
    shown.c.platform == bindparam("p"),
    shown.c.poll == bindparam("o"),
    shown.c.poll != "",  # no poll at all; and the index knows only those that are
)
_OF_MESSAGE = select(shown).where(
    shown.c.platform == bindparam("p"),
    shown.c.native_id == bindparam("n"),
    shown.c.message == bindparam("m"),
)
_RENAME = (
    update(shown)
    .where(shown.c.platform == bindparam("p"), shown.c.native_id == bindparam("n"))
    .values(native_id=bindparam("i"), message="")
)
_INSERT = upsert(shown).on_conflict_do_nothing()


async def add(transaction: Transaction, found: Iterable[Shown]) -> None:
    """Write down that messages show posts; a poll's id is written once."""
    rows = [_values(one) for one in found]
    if rows:
        await transaction.execute(_INSERT, rows)


async def of_post(transaction: Transaction, post_key: int) -> list[Shown]:
    """The messages that show a post, newest first."""
    return [_shown(row) for row in await transaction.execute(_OF_POST, {"k": post_key})]


async def of_message(transaction: Transaction, ref: MessageRef) -> Shown | None:
    """What a message shows, if that is a post; in whatever thread of its chat it is."""
    found = await transaction.execute(
        _OF_MESSAGE, {"p": ref.chat.platform, "n": ref.chat.id, "m": ref.id}
    )
    row = found.first()
    return _shown(row) if row else None


async def of_poll(transaction: Transaction, platform: str, poll: str) -> Shown | None:
    """The message that bears a native poll."""
    row = (await transaction.execute(_OF_POLL, {"p": platform, "o": poll})).first()
    return _shown(row) if row else None


async def rename(transaction: Transaction, platform: str, native_id: str, to: str) -> None:
    """Let the messages of a chat go on under another id of the chat.

    Their own ids are forgotten: messages are numbered anew there. Polls are still known.
    """
    await transaction.execute(_RENAME, {"p": platform, "n": native_id, "i": to})


def _values(one: Shown) -> dict[str, object]:
    return {
        "post_key": one.post_key,
        "platform": one.ref.chat.platform,
        "native_id": one.ref.chat.id,
        "thread": one.ref.chat.thread,
        "message": one.ref.id,
        "place": one.place.value,
        "poll": one.poll,
    }


def _shown(row: Row[tuple[object, ...]]) -> Shown:
    chat = Chat(row.platform, row.native_id, row.thread)
    return Shown(row.post_key, MessageRef(chat, row.message), Place(row.place), row.poll)
