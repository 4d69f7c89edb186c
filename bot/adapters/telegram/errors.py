"""What the library's exceptions mean to us: whom they silence, and what may be tried again.

Telegram says what is wrong in English sentences alone, and the library capitalises some of
them: they are compared without case, by the part that has stayed the same for years.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.adapter import Ability
from bot.adapters.telegram.requests import Lost, NotSent
from bot.errors import DeliveryError, Moved, RetryLater, Unreachable
from bot.model import Chat

T = TypeVar("T")

SOON = 5.0
"""Seconds to wait after a failure of the network."""

CLOSED = "closed"
"""Why a topic takes nothing; it says nothing of the chat."""

_FORBIDDEN: Mapping[str, str] = {
    "blocked by the user": "blocked",
    "can't initiate conversation": "blocked",
    "user is deactivated": "deleted",
    "chat was deleted": "deleted",
    "write_forbidden": "muted",
    "not enough rights": "muted",
    "have no rights": "muted",
}

_REFUSED: Mapping[str, str] = {
    "topic_closed": CLOSED,
    "topic_deleted": CLOSED,
    "thread not found": CLOSED,
    "chat not found": "deleted",
    "chat was deactivated": "deleted",
    "chat was deleted": "deleted",
    "peer_id_invalid": "deleted",
    "user is deactivated": "deleted",
    "not enough rights": "muted",
    "have no rights to send": "muted",
    "write_forbidden": "muted",
    "chat_restricted": "muted",
    "need administrator rights": "muted",
}

_LACKING: Mapping[str, Ability] = {
    "rights to send polls": Ability.POLLS,
    "rights to send photos": Ability.IMAGES,
    "rights to send documents": Ability.DOCUMENTS,
    "send_polls_forbidden": Ability.POLLS,
    "send_photos_forbidden": Ability.IMAGES,
    "send_docs_forbidden": Ability.DOCUMENTS,
}

_GATEWAYS = ("bad gateway", "gateway time")

_UNEDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "no text in the message to edit",
    "message identifier is not specified",
)


def translate(error: TelegramError, chat: Chat) -> DeliveryError:
    """What an error means for what was sent to a chat; DeliveryError itself where Telegram
    takes the chat, but not what we sent.
    """
    if isinstance(error, ChatMigrated):
        return Moved(Chat(chat.platform, str(error.new_chat_id), chat.thread))
    if isinstance(error, RetryAfter):
        return RetryLater(seconds_of(error))
    if why_silent(error):
        return Unreachable(str(error))
    if isinstance(error, BadRequest):
        return DeliveryError(str(error))
    return RetryLater(SOON)


def why_silent(error: TelegramError) -> str:
    """Why nothing can be sent there any more, in the words of ChatProfile.silent; else empty."""
    if isinstance(error, Forbidden):
        return _found(error, _FORBIDDEN) or "kicked"
    if isinstance(error, BadRequest) and lacking(error) is None:
        return _found(error, _REFUSED) or ""
    return ""


def lacking(error: TelegramError) -> Ability | None:
    """What a group does not let us send, while it does take text."""
    return _found(error, _LACKING) if isinstance(error, (BadRequest, Forbidden)) else None


def uneditable(error: BadRequest) -> bool:
    """Whether a message is gone, or is not one whose text can be changed."""
    return any(words in error.message.casefold() for words in _UNEDITABLE)


def unquotable(error: BadRequest) -> bool:
    """Whether the message that is to be answered is gone."""
    said = error.message.casefold()
    return "not found" in said and ("replied" in said or "reply message" in said)


def unchanged(error: BadRequest) -> bool:
    """Whether a message already is what it should become."""
    return "message is not modified" in error.message.casefold()


def not_carried_out(error: NetworkError) -> bool:
    """Whether a request surely changed nothing: it did not arrive, or failed over there."""
    if _given_up_on(error):
        return False
    return error.__cause__ is None or isinstance(error.__cause__, (NotSent, TelegramError))


def may_have_arrived(error: NetworkError) -> bool:
    """Whether nobody can tell if a request was carried out: the answer was lost on the way."""
    return isinstance(error.__cause__, Lost) or _given_up_on(error)


def seconds_of(error: RetryAfter) -> float:
    """How long to wait; the library gives a number, or with PTB_TIMEDELTA=1 a timedelta."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else after


def _given_up_on(error: NetworkError) -> bool:
    """Whether what stands before Telegram's servers (502, 504) did not wait for their answer."""
    return error.message.casefold().startswith(_GATEWAYS)


def _found(error: TelegramError, known: Mapping[str, T]) -> T | None:
    said = error.message.casefold()
    return next((meaning for words, meaning in known.items() if words in said), None)
