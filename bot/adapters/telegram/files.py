"""Files that are sent to the bot: asked how large they are before they are fetched."""

import asyncio

from telegram.error import BadRequest, TelegramError

from bot.adapters.telegram.connection import TelegramBot
from bot.adapters.telegram.heard import Filed
from bot.adapters.telegram.limits import DOWNLOAD, MEGABYTE
from bot.adapters.telegram.repeating import patiently
from bot.errors import UserError

AT_ONCE = 2
"""Files that are fetched at the same time: each is in memory as a whole."""


class Files:
    """Fetches files."""

    def __init__(self, bot: TelegramBot) -> None:
        self._bot = bot
        self._fetching = asyncio.Semaphore(AT_ONCE)

    async def fetch(self, filed: Filed) -> bytes:
        """The content of a file. Raises UserError where it is too large or does not come."""
        if filed.size is not None and filed.size > DOWNLOAD:
            raise _too_large()
        async with self._fetching:
            return await self._fetched(filed.file)

    async def _fetched(self, file: str) -> bytes:
        try:
            found = await patiently(lambda: self._bot.get_file(file), harmless=True)
            if found.file_size is not None and found.file_size > DOWNLOAD:
                raise _too_large()
            return bytes(await patiently(found.download_as_bytearray, harmless=True))
        except BadRequest as error:
            if "too big" in error.message.casefold():
                raise _too_large() from error
            raise UserError("telegram-file-failed") from error
        except TelegramError as error:
            raise UserError("telegram-file-failed") from error


def _too_large() -> UserError:
    return UserError("telegram-file-large", limit=DOWNLOAD // MEGABYTE)
