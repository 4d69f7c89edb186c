"""How a person's message is written down, and whether Telegram lets the bot have it."""

import re
from typing import TYPE_CHECKING

from tests.emulators.telegram.arguments import Json, string_of
from tests.emulators.telegram.chats import Chat, Group, Private
from tests.emulators.telegram.limits import ANONYMOUS_ADMIN
from tests.emulators.telegram.messages import BotMessage, Message, Said, Topic

if TYPE_CHECKING:
    from tests.emulators.telegram.people import Person

COMMAND = re.compile(r"/\w+(?:@(\w+))?(?!\S)")


def post(
    person: "Person",
    chat: Chat,
    content: Json,
    topic: Topic | None = None,
    reply_to: Message | None = None,
    anonymous: bool = False,
) -> Said:
    """Put a message into a chat and hand it to the bot if it may hear it. Raises ValueError
    where the person cannot write.
    """
    _check_speaking(person, chat)
    number = chat.next_id()
    fields: Json = {"message_id": number, "from": person.to_json(), "chat": chat.to_json()}
    fields["date"] = chat.world.clock.date()
    if anonymous:
        fields |= {"from": _group_anonymous_bot(), "sender_chat": chat.to_json()}
    if topic is not None:
        fields |= {"message_thread_id": topic.id, "is_topic_message": True}
    if reply_to is not None:
        original = reply_to.to_json()
        fields["reply_to_message"] = {
            name: value for name, value in original.items() if name != "reply_to_message"
        }
    said = Said(number, chat, fields | content)
    chat.hear(said)
    if heard(chat, string_of(content, "text") or string_of(content, "caption"), reply_to):
        chat.world.updates.push("message", said.fields)
    return said


def heard(chat: Chat, text: str, reply_to: Message | None = None) -> bool:
    """Whether the bot gets a message: in groups with privacy mode, only a command that may be
    meant for it, and a reply to it.
    """
    if not isinstance(chat, Group):
        return True
    if not chat.bot_is_in():
        return False
    command = COMMAND.match(text)
    to_bot = command is not None and command[1] in (None, chat.world.bot.username)
    return to_bot or isinstance(reply_to, BotMessage) or chat.bot_hears_all()


def _check_speaking(person: "Person", chat: Chat) -> None:
    if isinstance(chat, Group) and person.id not in chat.members:
        raise ValueError(f"{person.name} is not in {chat.title}")
    if isinstance(chat, Private):
        if person.blocked or person.deleted:
            raise ValueError(f"{person.name} has blocked the bot or is gone")
        person.started = True


def _group_anonymous_bot() -> Json:
    return {
        "id": ANONYMOUS_ADMIN,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    }
