"""Methods that put a new message into a chat, polls apart."""

from tests.emulators.telegram.arguments import Arguments, Json
from tests.emulators.telegram.chats import Private
from tests.emulators.telegram.entities import NO_TEXT, Formatted
from tests.emulators.telegram.files import StoredFile
from tests.emulators.telegram.messages import BotMessage
from tests.emulators.telegram.methods.content import caption_of, file_of, markup_of, text_of
from tests.emulators.telegram.methods.places import Place, chat_of, place_of
from tests.emulators.telegram.polls import Poll
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import World

CHAT_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, fields: Arguments) -> Json:
    """sendMessage."""
    text, markup = text_of(fields), markup_of(fields)
    place = place_of(world, fields, "text messages")
    return post(world, fields, place, "sendMessage", content=text, markup=markup)


def send_photo(world: World, fields: Arguments) -> Json:
    """sendPhoto."""
    caption, markup = caption_of(fields), markup_of(fields)
    photo = file_of(world, fields, "photo", fields.text("photo"))
    place = place_of(world, fields, "photos")
    return post(world, fields, place, "sendPhoto", content=caption, markup=markup, photo=photo)


def send_document(world: World, fields: Arguments) -> Json:
    """sendDocument."""
    caption, markup = caption_of(fields), markup_of(fields)
    document = file_of(world, fields, "document", fields.text("document"))
    place = place_of(world, fields, "documents")
    return post(
        world, fields, place, "sendDocument", content=caption, markup=markup, document=document
    )


def send_chat_action(world: World, fields: Arguments) -> bool:
    """sendChatAction."""
    action = fields.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = chat_of(world, fields)
    chat.check_writing("text messages")
    chat.actions.append(action)
    return True


def post(
    world: World,
    fields: Arguments,
    place: Place,
    method: str,
    *,
    content: Formatted = NO_TEXT,
    markup: Json | None = None,
    photo: StoredFile | None = None,
    document: StoredFile | None = None,
    poll: Poll | None = None,
) -> Json:
    """Put a message there and count it. Raises Refused, 429, when it comes too soon."""
    chat, now = place.chat, world.clock.now()
    world.limiter.spend(chat.id, not isinstance(chat, Private), now)
    world.sent.append((now, method, chat.id))
    message = BotMessage(
        id=chat.next_id(),
        chat=chat,
        sender=world.bot.to_json(),
        date=world.clock.date(),
        content=content,
        markup=markup,
        photo=photo,
        document=document,
        poll=poll,
        topic=place.topic,
        reply_to=place.reply_to,
        protected=fields.flag("protect_content"),
        silent=fields.flag("disable_notification"),
    )
    chat.keep(message)
    return message.to_json()
