"""Notices that pass, such as which letters are marked: a person has one for each post, and the
next takes its place for as long as Discord lets it be changed.
"""

from dataclasses import dataclass

import discord
from cachetools import TTLCache

from bot.adapters.discord.limits import TOKEN

REMEMBERED = 10_000
"""Notices that are remembered, the latest."""

Key = tuple[str, int]


@dataclass(slots=True)
class Notice:
    """A message that can be changed through a webhook; `message` is 0 until it is sent."""

    webhook: discord.Webhook
    message: int = 0


class Notices:
    """The notices of members and posts."""

    def __init__(self) -> None:
        self._notices: TTLCache[Key, Notice] = TTLCache(REMEMBERED, TOKEN)

    def find(self, member: str, post: int) -> Notice | None:
        """What can still be changed."""
        return self._notices.get((member, post))

    def begin(self, member: str, post: int, webhook: discord.Webhook) -> Notice:
        """Take note that one is about to be sent."""
        notice = self._notices[member, post] = Notice(webhook)
        return notice

    def drop(self, member: str, post: int) -> None:
        """Let the next one be a new message: this one says something that stays."""
        self._notices.pop((member, post), None)
