"""What Telegram can show, and how much of it; each figure is the Bot API's own."""

from telegram.constants import (
    CallbackQueryLimit,
    FileSizeLimit,
    MessageLimit,
    PollLimit,
)

from bot.adapter import Ability, Limits
from bot.model import Feature

NAME = "telegram"

ABILITIES = frozenset(Ability) - {Ability.FORMS}
"""All but forms; a chat may still forbid something."""

FEATURES = frozenset({Feature.POLLS, Feature.SCHEDULE})
"""What a chat here may choose to use."""

ROOM = 96
"""Units of a message that are left free, should a text be counted differently."""

LIMITS = Limits(
    text=MessageLimit.MAX_TEXT_LENGTH - ROOM,
    button_label=60,
    buttons_in_row=8,
    buttons=100,
    poll_question=PollLimit.MAX_QUESTION_LENGTH,
    poll_option=PollLimit.MAX_OPTION_LENGTH,
    poll_options=PollLimit.MAX_OPTION_NUMBER,
    poll_explanation=PollLimit.MAX_EXPLANATION_LENGTH,
)

CAPTION = int(MessageLimit.CAPTION_LENGTH)
"""Units of text under a picture or a file."""

DESCRIPTION = int(PollLimit.MAX_DESCRIPTION_CHARACTERS)
"""Units of text over a poll."""

EXPLANATION_LINE_FEEDS = int(PollLimit.MAX_EXPLANATION_LINE_FEEDS)

NOTICE = int(CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH)
"""Units of the notice that answers a button."""

DOWNLOAD = int(FileSizeLimit.FILESIZE_DOWNLOAD)
"""Bytes of a file that a bot may fetch."""

MEGABYTE = 1_000_000

ROW_WIDTH = 36
"""Characters that a row of buttons holds on a phone before they are cut off."""

INLINE_RESULTS = 10
"""Items offered while somebody types after the bot's name: as many as one looks through."""

REQUESTS_AT_ONCE = 16
"""Requests without an answer at once: with more, the HTTP library becomes slower, not faster."""
