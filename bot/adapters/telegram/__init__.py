"""Telegram as a platform, through python-telegram-bot."""

from bot.adapters.telegram.adapter import Telegram
from bot.adapters.telegram.connection import TelegramBot, make_bot

__all__ = ["Telegram", "TelegramBot", "make_bot"]
