"""The bot of the library as we use it: how many requests at once, how long each may take."""

import asyncio
import os
from typing import Any

from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from bot.adapters.telegram.limits import UNDER_WAY
from bot.adapters.telegram.pace import TelegramPace
from bot.pace import Lane, Pace

POLLING = 2
"""Connections that ask for updates: one that waits, and one for when that is given up."""

CONNECT = 10.0
READ = 15.0
WRITE = 15.0
FILE = 60.0
"""Seconds for each step of a request."""

TelegramBot = ExtBot[Lane]


class Requests(HTTPXRequest):
    """Requests of which only some are under way at once; the others wait here for as long as
    it takes, where the library would give them up.
    """

    __slots__ = ("_slots",)

    def __init__(self) -> None:
        super().__init__(
            connection_pool_size=UNDER_WAY,
            connect_timeout=CONNECT,
            read_timeout=READ,
            write_timeout=WRITE,
            media_write_timeout=FILE,
        )
        self._slots = asyncio.Semaphore(UNDER_WAY)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 (handed on as they are)
        """Make a request when fewer than `UNDER_WAY` are."""
        async with self._slots:
            return await super().do_request(*args, **kwargs)


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
        request=Requests(),
        get_updates_request=HTTPXRequest(connection_pool_size=POLLING, connect_timeout=CONNECT),
        rate_limiter=TelegramPace(pace),
    )


def knows_itself(bot: TelegramBot) -> bool:
    """Whether a bot has heard from Telegram who it is; before that nothing can be sent."""
    try:
        return bool(bot.username)
    except RuntimeError:
        return False
