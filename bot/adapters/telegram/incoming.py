"""Telegram's updates, read: what a person did, or what became of a chat. Pure.

Nothing is raised, whatever an update lacks or contains; what concerns nobody is None.
"""

import re
from dataclasses import dataclass
from typing import TypeGuard

from telegram import (
    CallbackQuery,
    ChatMember,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Document,
    InlineQuery,
    Message,
    PollAnswer,
    Update,
    User,
)
from telegram import Chat as TelegramChat
from telegram.constants import ChatID, ChatType

from bot import actions, routes
from bot.adapters.telegram import deeplink
from bot.adapters.telegram.admins import is_inside
from bot.adapters.telegram.heard import (
    Changed,
    Fetched,
    Filed,
    Heard,
    Linked,
    Migrated,
    Nameless,
    Said,
    Stale,
    Tapped,
    Typing,
    Voted,
)
from bot.adapters.telegram.html import clean
from bot.adapters.telegram.limits import FEATURES, LIMITS, NAME
from bot.errors import UserError
from bot.model import Chat, Command, Member, MessageRef, Origin, Place, Press

START = "start"

GENERAL = 1
"""The topic that a forum always has: it must not be named when something is sent there."""

NOBODY = frozenset({ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, ChatID.SERVICE_CHAT})
"""Accounts that speak for whoever wants to stay unknown: they are nobody's."""

_COMMAND = re.compile(r"/([^\s@/]+)(?:@(\S+))?(?:\s+(.*))?", re.DOTALL)

_PLACES: dict[str, Place] = {
    ChatType.PRIVATE: Place.PRIVATE,
    ChatType.GROUP: Place.GROUP,
    ChatType.SUPERGROUP: Place.GROUP,
}


_BEARER = "bearer"
"""Under which name a tapped message passes by the library, as it came."""


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is on Telegram."""

    id: int
    username: str


def spared(raw: object) -> object:
    """An update as it came, with what the library need not read of it put aside.

    A tap brings the whole message with its keyboard, which takes the library longer to read
    than all else that is done about it before an answer is recorded: of it we need but where
    it stands.
    """
    match raw:
        case {"callback_query": {"message": bearer, **query}, **others}:
            return others | {"callback_query": query | {_BEARER: bearer}}
        case _:
            return raw


def read(update: Update, me: Me) -> Heard | None:
    """What an update says, once it was spared; None where there is nothing to do about it."""
    if update.message:
        return _message(update.message, me)
    if update.callback_query:
        return _tap(update.callback_query)
    if update.poll_answer:
        return _vote(update.poll_answer)
    if update.inline_query:
        return _typing(update.inline_query)
    if update.my_chat_member:
        return _change(update.my_chat_member)
    return None


# Messages


def _message(message: Message, me: Me) -> Heard | None:
    place = _place(message.chat)
    if place is None or message.is_automatic_forward or message.via_bot:
        return None
    chat = _chat(message)
    if message.migrate_to_chat_id:
        return Migrated(chat, str(message.migrate_to_chat_id))
    text = clean(message.text or message.caption or "").strip()
    command = _COMMAND.fullmatch(text)
    if command and command[2] and command[2].casefold() != me.username.casefold():
        return None
    user = message.from_user
    if message.sender_chat or not _somebody(user):
        ours = command and (command[2] or routes.find(command[1]))
        named = message.sender_chat and ours and place is Place.GROUP  # else it is another bot
        return Nameless(_ref(message)) if named else None
    origin = _origin(chat, user, place)
    if command:
        if place is Place.GROUP and not (command[2] or routes.find(command[1])):
            return None  # of another bot, for all we know
        return _command(message, origin, command[1], clean(command[3] or "").strip())
    answers = _answered(message, me)
    if place is Place.GROUP and answers is None:
        return None
    return _spoken(message, origin, text, answers)


def _command(message: Message, origin: Origin, name: str, arguments: str) -> Heard:
    """A command; one that is none of ours is about the file that it comes with, or answers."""
    answered = message.reply_to_message
    bearer = message if message.document or not answered else answered
    if bearer.document and routes.takes_file(name, arguments):
        return _filed(message, bearer.document, origin, f"{name} {arguments}".strip())
    if name.casefold() == START:
        return _started(message, origin, arguments)
    return Said(Command(origin, name, arguments), _ref(message))


def _started(message: Message, origin: Origin, parameter: str) -> Heard:
    """A link opened; one that leads nowhere opens help, like a start without any."""
    if origin.place is Place.PRIVATE and parameter:
        token = deeplink.waiting(parameter)
        if token:
            return Fetched(origin, token)
        try:
            actions.unpack(deeplink.payload(parameter))
        except UserError:
            return Said(Command(origin, START), _ref(message))
        return Linked(Press(origin, deeplink.payload(parameter)))
    return Said(Command(origin, START), _ref(message))


def _spoken(
    message: Message, origin: Origin, text: str, answers: MessageRef | None
) -> Heard | None:
    """A text that is no command; people of a group also talk of us to one another."""
    overheard = origin.place is Place.GROUP
    if message.document and not overheard:
        return _filed(message, message.document, origin, "")
    said = Command(origin, "", text, overheard=overheard)
    return Said(said, _ref(message), answers) if text else None


def _filed(message: Message, document: Document, origin: Origin, command: str) -> Filed:
    name = clean(document.file_name or "")
    return Filed(origin, _ref(message), command, document.file_id, name, document.file_size)


def _answered(message: Message, me: Me) -> MessageRef | None:
    """The message of ours that one answers; the first of a topic is answered by all in it."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created or answered.from_user is None:
        return None
    ours = answered.from_user.id == me.id
    return MessageRef(_chat(message), str(answered.message_id)) if ours else None


# Everything else


def _tap(query: CallbackQuery) -> Heard:
    user, bearer = query.from_user, query.api_kwargs.get(_BEARER) or {}
    match bearer:
        case {"chat": {"id": int() as id_, "type": str() as kind}, "message_id": int() as number}:
            place = _PLACES.get(kind)
        case _:
            return Stale(query.id, Chat(NAME, str(user.id)), _member(user))
    # A message that Telegram does not show any more has no date.
    if not query.data or not bearer.get("date") or not _somebody(user) or place is None:
        return Stale(query.id, Chat(NAME, str(id_)), _member(user))
    thread = bearer.get("message_thread_id") if bearer.get("is_topic_message") else None
    chat = _topic(id_, thread)
    press = Press(_origin(chat, user, place), clean(query.data))
    return Tapped(query.id, press, MessageRef(chat, str(number)))


def _vote(answer: PollAnswer) -> Voted | None:
    user = answer.user
    if answer.voter_chat or not _somebody(user):
        return None
    options = tuple(answer.option_ids)
    most = LIMITS.poll_options
    if not options or len(options) > most or not all(0 <= one < most for one in options):
        return None  # taken back, or no vote that a poll of ours can have
    return Voted(answer.poll_id, _member(user), user.language_code or "", options)


def _typing(query: InlineQuery) -> Typing | None:
    user = query.from_user
    if not _somebody(user):
        return None
    origin = _origin(Chat(NAME, str(user.id)), user, Place.PRIVATE)
    return Typing(query.id, origin, clean(query.query).strip())


def _change(update: ChatMemberUpdated) -> Changed | None:
    place = _place(update.chat)
    if place is None:
        return None
    chat = Chat(NAME, str(update.chat.id))
    new = update.new_chat_member
    if not is_inside(new):
        return Changed(chat, "blocked" if place is Place.PRIVATE else "kicked")
    added = place is Place.GROUP and not is_inside(update.old_chat_member)
    user = update.from_user
    origin = _origin(chat, user, place) if added and _somebody(user) else None
    return Changed(chat, "muted" if _muted(new) else "", origin)


def _muted(member: ChatMember) -> bool:
    return isinstance(member, ChatMemberRestricted) and not member.can_send_messages


# Who and where


def _place(chat: TelegramChat) -> Place | None:
    """What sort of chat it is; None for channels, and for what there may be one day."""
    return _PLACES.get(chat.type)


def _somebody(user: User | None) -> TypeGuard[User]:
    """Whether an account is a person's own."""
    return user is not None and not user.is_bot and user.id not in NOBODY


def _chat(message: Message) -> Chat:
    """The chat of a message. In groups without topics the thread of a message says what it
    answers: that is no place.
    """
    return _topic(message.chat.id, message.message_thread_id if message.is_topic_message else None)


def _topic(chat: int, thread: int | None) -> Chat:
    return Chat(NAME, str(chat), "" if thread in (None, GENERAL) else str(thread))


def _ref(message: Message) -> MessageRef:
    return MessageRef(_chat(message), str(message.message_id))


def _member(user: User) -> Member:
    return Member(NAME, str(user.id), clean(user.full_name or ""))


def _origin(chat: Chat, user: User, place: Place) -> Origin:
    """Who does something where; alone with the bot, everybody administers the chat."""
    return Origin(
        chat,
        _member(user),
        place,
        admin=place is Place.PRIVATE,
        language=user.language_code or "",
        features=FEATURES,
    )
