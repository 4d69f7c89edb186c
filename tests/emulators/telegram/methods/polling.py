"""sendPoll and stopPoll, with all that Telegram refuses about a poll."""

import itertools

from tests.emulators.telegram import limits
from tests.emulators.telegram.arguments import Arguments, Json, string_of
from tests.emulators.telegram.chats import Private
from tests.emulators.telegram.entities import NO_TEXT, Formatted, utf16
from tests.emulators.telegram.hypertext import formatted
from tests.emulators.telegram.messages import BotMessage
from tests.emulators.telegram.methods.content import marked, markup_of
from tests.emulators.telegram.methods.places import message_of, place_of
from tests.emulators.telegram.methods.sending import post
from tests.emulators.telegram.polls import Poll
from tests.emulators.telegram.refusals import bad_request
from tests.emulators.telegram.world import World

FIRST_POLL = 5_000_000_000_000_000


def send_poll(world: World, fields: Arguments) -> Json:
    """sendPoll."""
    poll, markup = _poll(world, fields), markup_of(fields)
    place = place_of(world, fields, "polls")
    if place.chat.kind == "channel" and not poll.anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    sent = post(world, fields, place, "sendPoll", markup=markup, poll=poll)
    world.polls[poll.id] = poll
    return sent


def stop_poll(world: World, fields: Arguments) -> Json:
    """stopPoll."""
    markup = markup_of(fields, only_inline=True)
    message = message_of(world, fields, "message with poll to stop")
    if not isinstance(message, BotMessage):
        raise bad_request("message can't be edited")
    poll = message.poll
    if poll is None:
        raise bad_request("message is not a poll")
    world.close_polls()
    if poll.closed:
        raise bad_request("poll has already been closed")
    now = world.clock.now()
    world.limiter.spend(message.chat.id, not isinstance(message.chat, Private), now)
    world.sent.append((now, "stopPoll", message.chat.id))
    poll.closed, message.markup = True, markup
    world.updates.push("poll", poll.to_json())
    return poll.to_json()


def _poll(world: World, fields: Arguments) -> Poll:
    kind = fields.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    quiz, options = kind == "quiz", _options(fields)
    multiple = fields.flag("allows_multiple_answers")
    period = fields.integer("open_period")
    now = world.clock.now()
    return Poll(
        id=str(FIRST_POLL + len(world.polls) + 1),
        question=_question(fields),
        options=options,
        quiz=quiz,
        anonymous=fields.flag("is_anonymous", default=True),
        multiple=multiple,
        revoting=fields.flag("allows_revoting", default=not quiz),
        correct=_correct(fields, len(options), multiple) if quiz else (),
        explanation=_explanation(fields) if quiz else NO_TEXT,
        description=_description(fields),
        members_only=fields.flag("members_only"),
        shuffled=fields.flag("shuffle_options"),
        results_hidden=fields.flag("hide_results_until_closes"),
        open_period=period,
        close_date=fields.integer("close_date"),
        closes=_closes(world, fields, now),
        closed=fields.flag("is_closed"),
    )


def _question(fields: Arguments) -> str:
    question = marked(fields, "question", "question_parse_mode", "question_entities").text
    if not question:
        raise bad_request("text must be non-empty")
    if utf16(question) > limits.POLL_QUESTION:
        raise bad_request(f"poll question length must not exceed {limits.POLL_QUESTION}")
    return question


def _options(fields: Arguments) -> tuple[str, ...]:
    options = tuple(map(_option, fields.array("options", "InputPollOption")))
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) < limits.POLL_OPTIONS_LEAST:
        raise bad_request(f"poll must have at least {limits.POLL_OPTIONS_LEAST} option")
    if len(options) > limits.POLL_OPTIONS:
        raise bad_request(f"poll can't have more than {limits.POLL_OPTIONS} options")
    return options


def _option(option: object) -> str:
    if isinstance(option, dict):
        text = formatted(string_of(option, "text"), string_of(option, "text_parse_mode"), []).text
    elif isinstance(option, str):
        text = option.strip()
    else:
        raise bad_request("can't parse InputPollOption: Expected InputPollOption to be an Object")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16(text) > limits.POLL_OPTION:
        raise bad_request(f"poll options length must not exceed {limits.POLL_OPTION}")
    return text


def _correct(fields: Arguments, count: int, multiple: bool) -> tuple[int, ...]:
    given = fields.array("correct_option_ids", "correct option identifiers")
    if not given and "correct_option_id" in fields.fields:
        given = [fields.integer("correct_option_id", -1)]
    numbers = tuple(number for number in given if isinstance(number, int))
    ascending = all(first < second for first, second in itertools.pairwise(numbers))
    inside = all(0 <= number < count for number in numbers)
    few = len(numbers) == 1 or (multiple and len(numbers) > 1)
    if not (few and inside and ascending and len(numbers) == len(given)):
        raise bad_request("wrong correct option ID specified")
    return numbers


def _explanation(fields: Arguments) -> Formatted:
    text = marked(fields, "explanation", "explanation_parse_mode", "explanation_entities")
    too_long = utf16(text.text) > limits.POLL_EXPLANATION
    if too_long or text.text.count("\n") > limits.POLL_EXPLANATION_LINE_FEEDS:
        raise bad_request("message is too long")
    return text


def _description(fields: Arguments) -> Formatted:
    text = marked(fields, "description", "description_parse_mode", "description_entities")
    if utf16(text.text) > limits.POLL_DESCRIPTION:
        raise bad_request("message caption is too long")
    return text


def _closes(world: World, fields: Arguments, now: float) -> float | None:
    """When it closes on its own, on the emulator's clock."""
    period, date = fields.integer("open_period"), fields.integer("close_date")
    if not period and not date:
        return None
    seconds = period or date - world.clock.date()
    if not limits.POLL_OPEN_LEAST <= seconds <= limits.POLL_OPEN or (period and date):
        raise bad_request("wrong poll open period specified")
    return now + seconds
