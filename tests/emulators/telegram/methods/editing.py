"""Methods that change or delete what was sent."""

from tests.emulators.telegram.arguments import Arguments, Json, objects_of, string_of
from tests.emulators.telegram.chats import Group, Private
from tests.emulators.telegram.entities import Formatted
from tests.emulators.telegram.files import StoredFile
from tests.emulators.telegram.hypertext import formatted
from tests.emulators.telegram.membership import ADMINISTRATORS
from tests.emulators.telegram.messages import BotMessage, Message
from tests.emulators.telegram.methods.content import (
    caption_of,
    checked_caption,
    file_of,
    markup_of,
    text_of,
)
from tests.emulators.telegram.methods.places import message_of, own_message_of
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import World

DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
PURPOSE = "message to edit"


def edit_text(world: World, fields: Arguments) -> Json | bool:
    """editMessageText."""
    text, markup = text_of(fields), markup_of(fields, only_inline=True)
    message = own_message_of(world, fields, PURPOSE)
    if message.media or message.poll is not None:
        raise bad_request("there is no text in the message to edit")
    return _change(world, message, "editMessageText", text, markup)


def edit_caption(world: World, fields: Arguments) -> Json | bool:
    """editMessageCaption."""
    caption, markup = caption_of(fields), markup_of(fields, only_inline=True)
    message = own_message_of(world, fields, PURPOSE)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    return _change(world, message, "editMessageCaption", caption, markup)


def edit_markup(world: World, fields: Arguments) -> Json | bool:
    """editMessageReplyMarkup."""
    markup = markup_of(fields, only_inline=True)
    message = own_message_of(world, fields, PURPOSE)
    return _change(world, message, "editMessageReplyMarkup", message.content, markup)


def edit_media(world: World, fields: Arguments) -> Json | bool:
    """editMessageMedia, to a photo or a document."""
    markup = markup_of(fields, only_inline=True)
    media = fields.mapping("media", "InputMedia")
    kind = string_of(media, "type")
    if kind not in ("photo", "document"):
        raise bad_request(f"can't parse InputMedia: Media not found or {kind!r} is unsupported")
    given = media.get("caption_entities")
    entities = objects_of(given, "MessageEntity") if isinstance(given, list) else []
    caption = formatted(string_of(media, "caption"), string_of(media, "parse_mode"), entities)
    checked_caption(caption)
    file = file_of(world, fields, kind, string_of(media, "media"))
    message = own_message_of(world, fields, PURPOSE)
    if message.poll is not None:
        raise bad_request("message media can't be edited")
    return _change(world, message, "editMessageMedia", caption, markup, {kind: file})


def delete_message(world: World, fields: Arguments) -> bool:
    """deleteMessage."""
    message = message_of(world, fields, "message to delete")
    _check_deletable(world, message)
    if isinstance(message, BotMessage):
        message.deleted = True
    else:
        del message.chat.history[message.id]
    return True


def _change(
    world: World,
    message: BotMessage,
    method: str,
    content: Formatted,
    markup: Json | None,
    files: dict[str, StoredFile] | None = None,
) -> Json | bool:
    same = (content.text, content.entities) == (message.content.text, message.content.entities)
    if files is None and same and markup == message.markup:
        raise bad_request(NOT_MODIFIED)
    now = world.clock.now()
    world.limiter.spend(message.chat.id, not isinstance(message.chat, Private), now)
    world.sent.append((now, method, message.chat.id))
    message.content, message.markup = content, markup
    message.edits += 1
    message.edit_date = world.clock.date()
    if files is not None:
        message.photo, message.document = files.get("photo"), files.get("document")
    return True if message.inline_id else message.to_json()


def _check_deletable(world: World, message: Message) -> None:
    """The bot's own, and in groups that it runs all, within two days."""
    chat, own = message.chat, isinstance(message, BotMessage)
    runs = isinstance(chat, Group) and chat.bot in ADMINISTRATORS
    if not own and not runs and not isinstance(chat, Private):
        raise bad_request("message can't be deleted")
    date = message.to_json()["date"]
    if not runs and isinstance(date, int) and world.clock.date() - date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
