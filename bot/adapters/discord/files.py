"""Files that come with a command or a message: asked how large they are before they are fetched."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

import discord

from bot.adapters.discord.answering import Interaction
from bot.adapters.discord.errors import FAILURES
from bot.adapters.discord.limits import DOWNLOAD, MEGABYTE
from bot.errors import UserError
from bot.model import Command, Upload

if TYPE_CHECKING:  # the library's types import each other in a circle
    from discord.types.message import Attachment as Payload

AT_ONCE = 2
"""Files that are fetched at the same time: each is in memory as a whole."""


class Files:
    """Fetches files."""

    def __init__(self) -> None:
        self._fetching = asyncio.Semaphore(AT_ONCE)

    def upload(self, command: Command, file: discord.Attachment) -> Upload:
        """A file for a command, which is fetched when its content is wanted."""
        asked = f"{command.name} {command.arguments}".strip()
        return Upload(command.origin, asked, file.filename, partial(self._fetch, file))

    async def _fetch(self, file: discord.Attachment) -> bytes:
        """Raises UserError where it is too large or does not come."""
        if file.size > DOWNLOAD:
            raise UserError("discord-file-large", limit=DOWNLOAD // MEGABYTE)
        async with self._fetching:
            try:
                return await file.read()
            except FAILURES as error:
                raise UserError("discord-file-failed") from error


def attached(interaction: Interaction) -> discord.Attachment | None:
    """The file that came with a command."""
    data = cast("Mapping[str, Mapping[str, Mapping[str, Payload]]]", interaction.data or {})
    found = next(iter(data.get("resolved", {}).get("attachments", {}).values()), None)
    return discord.Attachment(data=found, state=interaction._state) if found else None


def sent(message: discord.Message, command: Command) -> discord.Attachment | None:
    """The file that came with a message; for a command, also that of the message it answers."""
    answered = message.reference.resolved if message.reference else None
    bearers = [message]
    if command.name and isinstance(answered, discord.Message):
        bearers.append(answered)
    return next((one for bearer in bearers for one in bearer.attachments), None)
