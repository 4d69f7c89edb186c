"""Why a day's question was chosen: written down with it, and read again."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from bot.errors import UserError
from bot.model import Chat, Post
from bot.store import chats, posts
from bot.store.engine import Store, Transaction
from bot.study.choice import Reasons
from bot.study.snapshots import Snapshots
from content.model import Question

_DIGITS = 18
"""Digits of a key at most."""


@dataclass(frozen=True, slots=True)
class Why:
    """A day's question, and the reasons for it; None where they were not written down yet."""

    post: Post
    question: Question
    reasons: Reasons | None


async def why(store: Store, chat: str, day: date) -> Why:
    """Why a chat was asked what it was on a day.

    `chat` is its key, or its platform and its id there as `telegram:-100123`, with its thread
    behind another colon if it has one. Raises UserError where there is no such chat, or no
    question of that day.
    """
    async with store.read() as transaction:
        key = await _chat_key(transaction, chat)
        post = await posts.of_day(transaction, key, day)
        if post is None:
            raise UserError("why-not-asked", chat=chat, day=day.isoformat())
        question = await Snapshots(transaction).get(post.snapshot)
        written = await posts.reasons_of(transaction, post.key)
    return Why(post, question, reasons_from_json(written) if written else None)


def reasons_to_json(reasons: Reasons) -> str:
    """Reasons as they are kept."""
    return json.dumps(asdict(reasons), separators=(",", ":"))


def reasons_from_json(text: str) -> Reasons:
    """Reasons as they were kept."""
    return Reasons(**json.loads(text))


async def _chat_key(transaction: Transaction, chat: str) -> int:
    if chat.isdecimal() and len(chat) <= _DIGITS:
        known = await chats.get(transaction, int(chat))
    else:
        platform, _, rest = chat.partition(":")
        native_id, _, thread = rest.partition(":")
        known = await chats.find(transaction, Chat(platform, native_id, thread))
    if known is None or known.key is None:
        raise UserError("why-no-chat", chat=chat)
    return known.key
