"""Discord as a platform, through discord.py."""

from bot.adapters.discord.adapter import Discord
from bot.adapters.discord.connection import PACING
from bot.adapters.discord.gateway import Gateway
from bot.adapters.discord.shards import Shards
from bot.adapters.discord.sync import sync_once

__all__ = ["PACING", "Discord", "Gateway", "Shards", "sync_once"]
