"""What Discord can show, and how much of it; lengths in UTF-16 units, the strictest counting.

The figures are those of Discord's developer documentation.
"""

from bot.adapter import Ability, Limits
from bot.model import Feature

NAME = "discord"

ABILITIES = frozenset(Ability) - {Ability.POLLS, Ability.LINKS}
"""All but quizzes as polls, which know no right answer there, and links to a private chat."""

FEATURES = frozenset({Feature.CHANNELS, Feature.OPTIONS, Feature.SCHEDULE})
"""What there is in a server that the bot is a member of."""

ALONE = frozenset({Feature.OPTIONS, Feature.SCHEDULE})
"""What there is in a private conversation."""

ELSEWHERE = frozenset({Feature.OPTIONS})
"""What there is where the bot is no member, and can send nothing by itself."""

IN_WRITING = frozenset({Feature.SCHEDULE})
"""What there is for what somebody writes to the bot in private."""

LIMITS = Limits(text=4_000, button_label=80, buttons_in_row=5, buttons=25)

TITLE = 256
DESCRIPTION = 4_096
FOOTER = 2_048
WHOLE = 6_000
"""Title, description and footer of an embed; and all of them together."""

ALT = 1_024
"""What describes a picture."""

ROWS = 5
"""Rows of buttons and selects under a message."""

CUSTOM_ID = 100
"""What a button, a select or a form is called by."""

OPTION = 100
"""A line of a select."""

FORM_TITLE = 45
FORM_LABEL = 45
"""What stands above a form, and above what is to be written in it."""

CHOICES = 25
CHOICE = 100
"""How many suggestions while somebody types, and how long each may be."""

DESCRIPTION_OF_COMMAND = 100
"""What a command or an option of one says about itself."""

MEGABYTE = 1024 * 1024
DOWNLOAD = 20 * MEGABYTE
"""A file that is fetched; Discord takes larger ones, but no notes are."""

THREAD = 100
"""The name of a thread."""

NONCE = 25
"""What makes the same message sent twice show once."""

TOKEN = 14 * 60.0
"""Seconds for which an interaction can surely still be answered; Discord takes it for 15 min."""


def units(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def cut(text: str, longest: int) -> str:
    """The beginning of a text in at most so many units, up to the end of a word."""
    if units(text) <= longest:
        return text
    while units(text) > longest - 1:
        text = text[: min(len(text) - 1, longest - 1)]
    kept = text.rstrip()
    end = kept.rfind(" ")
    return (kept[:end] if end > longest // 2 else kept).rstrip(" .,;:") + "…"
