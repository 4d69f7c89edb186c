"""What a failed send tells of a chat, written down."""

from dataclasses import replace

import structlog
from telegram.error import ChatMigrated, TelegramError

from bot.adapter import Contacts
from bot.adapters.telegram.errors import CLOSED, translate, why_silent
from bot.errors import DeliveryError, StoreError
from bot.model import Chat

log = structlog.get_logger()


async def note(contacts: Contacts, chat: Chat, error: TelegramError) -> DeliveryError:
    """Write down what an error tells of a chat; returns it as an error of ours.

    A closed topic says nothing of the rest of its chat.
    """
    why = why_silent(error)
    if isinstance(error, ChatMigrated):
        await contacts.move(chat, str(error.new_chat_id))
    elif why == CLOSED:
        if chat.thread:
            await contacts.silence(chat, why)
    elif why:
        await contacts.silence(replace(chat, thread=""), why)
    ours = translate(error, chat)
    log.info("not sent", chat=chat.id, thread=chat.thread, error=type(error).__name__, why=why)
    return ours


async def revive(contacts: Contacts, chat: Chat) -> None:
    """Write down that a chat is not silent: somebody speaks there, or it took what it was sent.

    Of rights that are given to all, of topics that are opened again, and of what happened while
    the bot was not there, nobody tells. Where the database fails it is written down the next time:
    that must keep nobody from being told so.
    """
    try:
        why = await contacts.silent(chat)
        if why:
            await contacts.silence(chat if why == CLOSED else replace(chat, thread=""), "")
    except StoreError as error:
        log.warning("chat not known", message=error.message)
