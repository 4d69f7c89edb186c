"""Where a request wants something done: the chat, the topic, the message that is meant."""

from dataclasses import dataclass

from tests.emulators.telegram.arguments import Arguments
from tests.emulators.telegram.chats import Chat, Group
from tests.emulators.telegram.messages import BotMessage, Message, Topic
from tests.emulators.telegram.refusals import Refused, bad_request
from tests.emulators.telegram.world import World


@dataclass(frozen=True, slots=True)
class Place:
    """Where a new message goes."""

    chat: Chat
    topic: Topic | None
    reply_to: Message | None


def chat_of(world: World, fields: Arguments) -> Chat:
    """The chat that a request names. Raises Refused."""
    return named_chat(world, fields.text("chat_id"))


def named_chat(world: World, name: str) -> Chat:
    """The chat with this id. Raises Refused."""
    if not name:
        raise bad_request("chat_id is empty")
    chat = world.chats.get(int(name)) if name.removeprefix("-").isdecimal() else None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def place_of(world: World, fields: Arguments, what: str) -> Place:
    """Where to send `what` ("polls"). Raises Refused when the bot may not."""
    chat = chat_of(world, fields)
    chat.check_writing(what)
    reply_to = _reply_to(chat, fields)
    return Place(chat, _topic(chat, fields, reply_to), reply_to)


def message_of(world: World, fields: Arguments, purpose: str) -> Message:
    """A message named by its chat and number. Raises Refused, naming the purpose."""
    chat = chat_of(world, fields)
    chat.check_writing("")
    message = chat.find(fields.integer("message_id"))
    if message is None:
        raise bad_request(f"{purpose} not found")
    return message


def own_message_of(world: World, fields: Arguments, purpose: str) -> BotMessage:
    """A message that the bot may change, inline ones too. Raises Refused."""
    if inline_id := fields.text("inline_message_id"):
        message: Message | None = world.inline_messages.get(inline_id)
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
    else:
        message = message_of(world, fields, purpose)
    if not isinstance(message, BotMessage):
        raise bad_request("message can't be edited")
    return message


def _reply_to(chat: Chat, fields: Arguments) -> Message | None:
    parameters = fields.mapping("reply_parameters", "ReplyParameters")
    if not parameters:
        return None
    number = parameters.get("message_id")
    message = chat.find(number) if isinstance(number, int) else None
    if message is None and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _topic(chat: Chat, fields: Arguments, reply_to: Message | None) -> Topic | None:
    number = fields.integer("message_thread_id")
    if not number:
        return reply_to.topic if isinstance(reply_to, BotMessage) else None
    if not isinstance(chat, Group):
        raise _no_thread()
    return chat.check_topic(number)


def _no_thread() -> Refused:
    return bad_request("message thread not found")
