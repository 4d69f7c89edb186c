"""What Telegram shows of the bot without being asked: command menus and what it is for.

Owns which command stands in which menu and language. It knows the routes and the catalogs,
and nothing of who carries a command out.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.constants import BotCommandLimit
from telegram.error import BadRequest, TelegramError

from bot.model import Place
from bot.routes import ROUTES, Where, Who
from bot.views.words import LANGUAGES, Catalog, Words

SCOPES: Final[tuple[tuple[Callable[[], BotCommandScope], Place], ...]] = (
    (BotCommandScopeAllPrivateChats, Place.PRIVATE),
    (BotCommandScopeAllGroupChats, Place.GROUP),
)
"""The menus, and in which sort of chat each is shown. Admins have none of their own: they would
be offered the same.
"""

CLIENTS: Final = {"": LANGUAGES[0], "pt": "pt-BR", "en": "en"}
"""What a client speaks (ISO 639-1; empty: any other), and the language of its menus."""

LATER = 300.0
"""Seconds after which menus that could not be set are tried again."""

log = structlog.get_logger()


@asynccontextmanager
async def menus_offered(bot: Bot, catalog: Catalog, later: float = LATER) -> AsyncIterator[None]:
    """Offer the menus beside what goes on in the block; updates need not wait for them."""
    offering = asyncio.create_task(_offer(bot, catalog, later))
    try:
        yield
    finally:
        offering.cancel()
        await asyncio.wait((offering,))


async def _offer(bot: Bot, catalog: Catalog, later: float) -> None:
    done = await offer_menus(bot, catalog)
    while not done:
        await asyncio.sleep(later)
        done = await offer_menus(bot, catalog)


async def offer_menus(bot: Bot, catalog: Catalog) -> bool:
    """Set what differs from what Telegram has; a failure is written to the log.

    Tells whether that is all: False where it may be worth another attempt.
    """
    try:
        for client, language in CLIENTS.items():
            await _offer_commands(bot, client, catalog[language])
        for client, language in CLIENTS.items():
            await _describe(bot, client, catalog[language])
    except TelegramError as error:
        log.warning("menus not set", error=type(error).__name__, message=str(error))
        return isinstance(error, BadRequest)
    return True


async def _offer_commands(bot: Bot, client: str, words: Words) -> None:
    for make, place in SCOPES:
        scope, wanted = make(), commands(words, place)
        if await bot.get_my_commands(scope, client) != wanted:
            await bot.set_my_commands(wanted, scope, client)


async def _describe(bot: Bot, client: str, words: Words) -> None:
    about = words("telegram-about")
    if (await bot.get_my_description(client)).description != about:
        await bot.set_my_description(about, client)
    short = words("telegram-about-short")
    if (await bot.get_my_short_description(client)).short_description != short:
        await bot.set_my_short_description(short, client)


def commands(words: Words, place: Place) -> tuple[BotCommand, ...]:
    """A menu: the commands that work in a sort of chat, by their names in a language; not those
    that few may use.
    """
    hidden = Where.GROUP if place is Place.PRIVATE else Where.PRIVATE
    return tuple(
        BotCommand(
            route.named(words.language),
            words(f"command-{route.name}")[: BotCommandLimit.MAX_DESCRIPTION],
        )
        for route in ROUTES
        if route.where is not hidden and route.who is not Who.CONTENT
    )
