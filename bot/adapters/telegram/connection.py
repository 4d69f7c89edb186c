"""The bot of the library as we use it: how many requests at once, how long each may take."""

import os

from telegram.ext import ExtBot

from bot.adapters.telegram.limits import REQUESTS_AT_ONCE
from bot.adapters.telegram.pace import TelegramPace
from bot.adapters.telegram.requests import Requests, Timeouts
from bot.pace import Lane, Pace

POLLING = 2
"""Connections that ask for updates: one that waits, and one for when that is given up."""

TIMEOUTS = Timeouts(connect=10.0, write=15.0, upload=60.0, read=15.0, pool=None)
"""However many requests wait for others, none is given up for it."""

TelegramBot = ExtBot[Lane]


def make_bot(token: str, api_url: str, pace: Pace) -> TelegramBot:
    """A bot that is not started yet. `api_url` is where Telegram answers, without a slash at
    its end; `pace` is asked before each message.
    """
    # Without it the library warns of its own change each time that Telegram says "wait".
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return ExtBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Requests(REQUESTS_AT_ONCE, TIMEOUTS),
        get_updates_request=Requests(POLLING, TIMEOUTS),
        rate_limiter=TelegramPace(pace),
    )


def knows_itself(bot: TelegramBot) -> bool:
    """Whether a bot has heard from Telegram who it is; before that nothing can be sent."""
    try:
        return bool(bot.username)
    except RuntimeError:
        return False
