"""answerCallbackQuery and answerInlineQuery."""

from tests.emulators.telegram import limits
from tests.emulators.telegram.arguments import Arguments, Json, objects_of, string_of
from tests.emulators.telegram.entities import Formatted, utf16
from tests.emulators.telegram.hypertext import formatted
from tests.emulators.telegram.methods.content import checked_caption, checked_keyboard
from tests.emulators.telegram.queries import CallbackAnswer, InlineAnswer, InlineResult
from tests.emulators.telegram.refusals import Refused, bad_request
from tests.emulators.telegram.world import World

CACHE_SECONDS = 300


def answer_callback(world: World, fields: Arguments) -> bool:
    """answerCallbackQuery."""
    name, text, url = (
        fields.text("callback_query_id"),
        fields.text("text"),
        fields.text("url"),
    )
    world.queries.find("callback_query", name)
    if utf16(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _own_link(world, url):
        raise bad_request("URL_INVALID")
    answer = CallbackAnswer(text, fields.flag("show_alert"), url)
    world.queries.answer("callback_query", name, answer)
    return True


def answer_inline(world: World, fields: Arguments) -> bool:
    """answerInlineQuery."""
    name = fields.text("inline_query_id")
    query = world.queries.find("inline_query", name)
    offered = objects_of(fields.array("results", "inline query results"), "InlineQueryResult")
    if len(offered) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = tuple(_result(result, query.text) for result in offered)
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    if len(fields.text("next_offset").encode()) > limits.INLINE_ID_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = fields.mapping("button", "InlineQueryResultsButton")
    answer = InlineAnswer(
        results,
        fields.integer("cache_time", CACHE_SECONDS),
        fields.flag("is_personal"),
        fields.text("next_offset"),
        string_of(button, "text"),
    )
    world.queries.answer("inline_query", name, answer)
    return True


def _own_link(world: World, url: str) -> bool:
    """A tap may open the bot itself with a payload, and nothing else."""
    address = url.removeprefix("https://").removeprefix("http://")
    return address.startswith((f"t.me/{world.bot.username}?start=", "tg://"))


def _result(offered: Json, query: str) -> InlineResult:
    name, kind = string_of(offered, "id"), string_of(offered, "type")
    if not kind:
        raise _unreadable('Can\'t find field "type"')
    if not 1 <= len(name.encode()) <= limits.INLINE_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    markup = offered.get("reply_markup")
    return InlineResult(
        id=name,
        title=_title(offered, kind),
        description=string_of(offered, "description"),
        content=_content(offered, kind),
        markup=checked_keyboard(markup) if isinstance(markup, dict) else None,
        query=query,
    )


def _title(offered: Json, kind: str) -> str:
    title = string_of(offered, "title")
    if kind == "article" and "title" not in offered:
        raise _unreadable('Can\'t find field "title"')
    if kind == "article" and not title:
        raise bad_request("ARTICLE_TITLE_EMPTY")
    return title


def _content(offered: Json, kind: str) -> Formatted:
    content = offered.get("input_message_content")
    if isinstance(content, dict):
        source, mode = string_of(content, "message_text"), string_of(content, "parse_mode")
        text = formatted(source, mode, _entities(content, "entities"))
        if not text.text:
            raise bad_request("message text is empty")
        if utf16(text.text) > limits.TEXT:
            raise bad_request("MESSAGE_TOO_LONG")
        return text
    if kind == "article":
        raise _unreadable("Input message content is not specified")
    source, mode = string_of(offered, "caption"), string_of(offered, "parse_mode")
    return checked_caption(formatted(source, mode, _entities(offered, "caption_entities")))


def _entities(owner: Json, name: str) -> list[Json]:
    given = owner.get(name)
    return objects_of(given, "MessageEntity") if isinstance(given, list) else []


def _unreadable(text: str) -> Refused:
    return bad_request(f"can't parse InlineQueryResult: {text}")
