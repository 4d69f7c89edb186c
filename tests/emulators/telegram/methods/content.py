"""What a request wants shown: texts, captions, keyboards and files, within Telegram's limits."""

from urllib.parse import urlsplit

from tests.emulators.telegram import limits
from tests.emulators.telegram.arguments import Arguments, Json, SentFile, objects_of, string_of
from tests.emulators.telegram.entities import Formatted, utf16
from tests.emulators.telegram.files import StoredFile
from tests.emulators.telegram.hypertext import formatted
from tests.emulators.telegram.refusals import Refused, bad_request
from tests.emulators.telegram.world import World

ACTIONS = frozenset(
    {
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    }
)
LINKS = frozenset({"http", "https", "tg", "ton"})


def text_of(fields: Arguments) -> Formatted:
    """The text of a message. Raises Refused."""
    if not fields.text("text"):
        raise bad_request("message text is empty")
    text = marked(fields, "text", "parse_mode", "entities")
    if not text.text:
        raise bad_request("text must be non-empty")
    if utf16(text.text) > limits.TEXT:
        raise bad_request("message is too long")
    return text


def caption_of(fields: Arguments) -> Formatted:
    """The caption of a file, which may be empty. Raises Refused."""
    return checked_caption(marked(fields, "caption", "parse_mode", "caption_entities"))


def checked_caption(caption: Formatted) -> Formatted:
    """The same caption. Raises Refused when it is too long."""
    if utf16(caption.text) > limits.CAPTION:
        raise bad_request("message caption is too long")
    return caption


def marked(fields: Arguments, name: str, mode: str, entities: str) -> Formatted:
    """A field with markup or with entities given beside it. Raises Refused."""
    given = objects_of(fields.array(entities, "MessageEntity"), "MessageEntity")
    return formatted(fields.text(name), fields.text(mode), given)


def markup_of(fields: Arguments, only_inline: bool = False) -> Json | None:
    """The inline keyboard; None for none, and for what is no inline keyboard. Raises Refused."""
    markup = fields.mapping("reply_markup", "reply keyboard markup")
    if only_inline and markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return checked_keyboard(markup)


def checked_keyboard(markup: Json) -> Json | None:
    """An inline keyboard as it is stored. Raises Refused."""
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
        )
    kept = [objects_of(row, "inline keyboard button") for row in rows if row]
    if sum(map(len, kept)) > limits.BUTTONS:
        raise bad_request("reply markup is too long")
    for row in kept:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": kept} if kept else None


def sent_file(fields: Arguments, name: str, reference: str) -> SentFile | None:
    """The uploaded file that a field holds or refers to by attach://name."""
    if reference.startswith("attach://"):
        return fields.files.get(reference.removeprefix("attach://"))
    return fields.files.get(name)


def file_of(world: World, fields: Arguments, name: str, reference: str) -> StoredFile:
    """A file that came along or is known by its id; `name` is photo or document. Raises
    Refused when it is missing, empty, too big, or no picture where one is wanted.
    """
    sent = sent_file(fields, name, reference)
    if sent is not None:
        _check_size(len(sent.content), name)
        return world.files.keep(sent, photo=name == "photo")
    if not reference:
        raise bad_request(f"there is no {name} in the request")
    known = world.files.by_id(reference)
    if known is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    return known


def _check_size(size: int, name: str) -> None:
    if not size:
        raise bad_request("file must be non-empty")
    if size > limits.UPLOAD_BYTES:
        raise Refused(413, "Request Entity Too Large")
    if name == "photo" and size > limits.PHOTO_BYTES:
        raise bad_request("file is too big")


def _check_button(button: Json) -> None:
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    if not ACTIONS & button.keys():
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button:
        size = len(string_of(button, "callback_data").encode())
        if not 1 <= size <= limits.CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        _check_url(string_of(button, "url"))


def _check_url(url: str) -> None:
    parts = urlsplit(url if "://" in url else f"https://{url}")
    host = parts.hostname or ""
    if parts.scheme not in LINKS or (parts.scheme.startswith("http") and "." not in host):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
