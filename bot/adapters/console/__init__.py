"""The terminal as a platform: a group of one, or of as many as the person plays."""

from bot.adapters.console.adapter import Console, piped_lines, plain_write
from bot.adapters.console.speech import CHAT, OWNER

__all__ = ["CHAT", "OWNER", "Console", "piped_lines", "plain_write"]
