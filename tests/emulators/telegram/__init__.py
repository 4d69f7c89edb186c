"""A Bot API server on loopback, as strict as Telegram, for the real python-telegram-bot.

    async with telegram_server(Rates.none()) as server:
        bot = Bot(server.token, f"{server.url}/bot", f"{server.url}/file/bot")
        ana = server.person("Ana", language="pt-br")
        group = server.group("Estudos", members=[ana])
        await ana.say(group, "/hoje")
        await server.until(lambda: group.messages)
        answer = await ana.tap(group.messages[0], "A")

Text in refusals is Telegram's own as far as it is known; limits stand in `limits`.
"""

from tests.emulators.telegram.chats import Chat, Group, Private
from tests.emulators.telegram.entities import Entity, Formatted
from tests.emulators.telegram.membership import Status
from tests.emulators.telegram.messages import BotMessage, Message, Said, Topic
from tests.emulators.telegram.people import Person
from tests.emulators.telegram.polls import CannotVote, Poll
from tests.emulators.telegram.queries import CallbackAnswer, InlineAnswer, InlineResult
from tests.emulators.telegram.rates import Rates
from tests.emulators.telegram.server import TelegramServer, telegram_server
from tests.secrets import TELEGRAM as TOKEN

__all__ = [
    "TOKEN",
    "BotMessage",
    "CallbackAnswer",
    "CannotVote",
    "Chat",
    "Entity",
    "Formatted",
    "Group",
    "InlineAnswer",
    "InlineResult",
    "Message",
    "Person",
    "Poll",
    "Private",
    "Rates",
    "Said",
    "Status",
    "TelegramServer",
    "Topic",
    "telegram_server",
]
