"""Updates by asking for them: one long poll after another.

The library's own loop tells Telegram that updates were received before they are handled, so
that a crash loses them, and it can stop without a word. Here a batch is confirmed by the
request for the next one, after it was handled; a request that does not come back is given
up and made again. What a crash leaves unconfirmed is delivered again to the next process,
and the core counts an answer that it knows only once. It knows nothing of what is handled.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from functools import partial

from telegram import Bot
from telegram.constants import PollingLimit
from telegram.error import TelegramError

from bot.adapters.telegram.intake import Bounds, Intake, id_of
from bot.adapters.telegram.menus import menus_offered
from bot.adapters.telegram.outage import Patience
from bot.adapters.telegram.updates import ALLOWED_UPDATES, Handle
from bot.errors import UserError
from bot.exclusive import UNSHARED, Exclusive
from bot.pulse import Pulse
from bot.views.words import Catalog

LONG_POLL = 30
"""Seconds that Telegram keeps a request without an answer while nothing happens."""

MARGIN = 15.0
"""Seconds beyond, after which a request that did not come back is given up."""

BEARABLE = 2 * (LONG_POLL + MARGIN)
"""Seconds without an answer of Telegram that are nothing out of the ordinary."""

LAST_WORDS = 2.0
"""Seconds at most for confirming what was handled when the bot stops."""

GET_UPDATES = "getUpdates_"
"""The method under a name that the library turns into the right one. By its own name it would
point to `Bot.get_updates`, which reads a batch as a whole: one update that it cannot read
loses the others, and puts what people wrote into the log.
"""


class Polling:
    """Asks Telegram for updates while that is `ours` to do: of all processes with the same token
    only one may.

    `pulse` is told of each answer, and of each failure.
    """

    def __init__(
        self,
        bot: Bot,
        catalog: Catalog,
        *,
        patience: Patience | None = None,
        bounds: Bounds | None = None,
        long_poll: int = LONG_POLL,
        margin: float = MARGIN,
        pulse: Pulse | None = None,
        ours: Exclusive = UNSHARED,
    ) -> None:
        self.pulse = pulse or Pulse(BEARABLE)
        self._bot = bot
        self._catalog = catalog
        self._patience = replace(patience or Patience(), failed=self.pulse.stir)
        self._bounds = bounds or Bounds()
        self._long_poll = long_poll
        self._margin = margin
        self._ours = ours
        self._offset: int | None = None

    async def run(self, handle: Handle) -> None:
        """Connect, hand updates over until cancelled, finish what is being handled, close.

        Raises UserError where Telegram does not know the token.
        """
        intake = Intake(self._bot, handle, self._bounds)
        self.pulse.stir()
        try:
            await self._patience.ask(self._bot.initialize)
            await self._patience.ask(self._bot.delete_webhook, check=self._bot.get_me)
            async with menus_offered(self._bot, self._catalog):
                self.pulse.rest()
                await self._ours.during(partial(self._poll_on, intake))
        finally:
            await self._stop(intake)

    async def _poll_on(self, intake: Intake) -> None:
        self.pulse.stir()
        try:
            await self._poll(intake, 0)  # answered at once: that it works is known from here on
            while True:
                await self._poll(intake, self._long_poll)
        finally:
            self.pulse.rest()

    async def _poll(self, intake: Intake, seconds: int) -> None:
        batch = await self._patience.ask(partial(self._asked, seconds), check=self._bot.get_me)
        self.pulse.hear()
        tasks = [task for raw in batch if (task := intake.take(raw))]
        ids = [update_id for raw in batch if (update_id := id_of(raw)) is not None]
        if ids:  # the next request confirms all that is below the offset
            self._offset = max(ids) + 1
        await intake.settled(tasks)

    async def _asked(self, seconds: int) -> list[object]:
        """One poll of so many seconds. Raises TimeoutError where it does not come back."""
        async with asyncio.timeout(seconds + self._margin):
            return await self._get_updates(seconds, PollingLimit.MAX_LIMIT)

    async def _get_updates(self, poll: int, limit: int) -> list[object]:
        answer: list[object] = await self._bot.do_api_request(
            GET_UPDATES,
            {
                "offset": self._offset,
                "timeout": poll,
                "limit": limit,
                "allowed_updates": ALLOWED_UPDATES,
            },
            read_timeout=poll + self._margin,
        )
        return answer

    async def _stop(self, intake: Intake) -> None:
        """Finish, confirm what was handled so that the next process does not get it, close."""
        given_up = await intake.close()
        if self._offset is not None and self._ours.held:
            self._offset = min(self._offset, given_up or self._offset)
            with suppress(TelegramError, UserError, TimeoutError):
                async with asyncio.timeout(LAST_WORDS):
                    await self._get_updates(0, PollingLimit.MIN_LIMIT)
        await self._bot.shutdown()
