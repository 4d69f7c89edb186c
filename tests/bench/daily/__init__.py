"""The day's question to thousands of chats at one minute, on a server with Telegram's limits.

All of the bot is there: schedules that fall due, the choice of each chat's question by what its
members remember, a row for each delivery, the adapter and its pace; and meanwhile members look
terms up. Limits are ten times Telegram's on both sides, so that it takes seconds and not minutes.
The server is in a process of its own.
"""

from tests.bench.daily.measuring import main

__all__ = ["main"]
