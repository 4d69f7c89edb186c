"""Keeps questions that are on display up to date: how many have answered.

However many answer, a post is drawn anew at most once in some seconds, and only on platforms
that can edit what they sent. Of several processes one edits: all are told of answers, so that
another goes on where it dies. It knows no platform but through the adapters it was given.
"""

import asyncio
from collections import deque
from collections.abc import Iterable, Mapping

import structlog

from bot.adapter import Ability, Adapter
from bot.errors import BotError
from bot.exclusive import NOBODY_ELSE, UNSHARED, Exclusive
from bot.model import Place, Shown
from bot.study.services import Study
from bot.views.question import question_reply, solution_reply
from bot.views.words import Catalog

EVERY = 5.0
"""Seconds between two edits of a post, at least."""

PLACES = 3
"""Channels of a chat in which a post is drawn anew at most."""

AT_ONCE = 8
"""Edits under way at most."""

LEFT_TO_OTHERS = 30.0
"""Seconds for which a post is remembered that another process is to draw, for it may be dead and
nobody know it yet.
"""

log = structlog.get_logger()


class Display:
    """Draws posts anew as they are answered. `adapters` are by the name of their platform, and
    so is what says whether it is `ours` to draw there.
    """

    def __init__(
        self,
        study: Study,
        catalog: Catalog,
        adapters: Mapping[str, Adapter],
        every: float = EVERY,
        ours: Mapping[str, Exclusive] = NOBODY_ELSE,
    ) -> None:
        self._ours = ours
        self._study = study
        self._catalog = catalog
        self._adapters = adapters
        self._every = every
        self._due: deque[tuple[float, int]] = deque()
        self._waiting: dict[int, float] = {}
        self._some = asyncio.Event()

    async def run(self) -> None:
        """Draw until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._gather())
            for _ in range(AT_ONCE):
                tasks.create_task(self._draw_what_is_due())

    async def _gather(self) -> None:
        """Put every post that changes into the queue, once until it is drawn."""
        clock = asyncio.get_running_loop().time
        while True:
            post_key = await self._study.changes.next()
            self._put(post_key, clock() + self._every + LEFT_TO_OTHERS)

    def _put(self, post_key: int, until: float) -> None:
        """Let a post be drawn in some seconds; `until` when, where it is not for us to draw."""
        if post_key not in self._waiting:
            due = asyncio.get_running_loop().time() + self._every
            self._due.append((due, post_key))
            self._some.set()
        self._waiting[post_key] = max(until, self._waiting.get(post_key, until))

    async def _draw_what_is_due(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            while not self._due:
                self._some.clear()
                await self._some.wait()
            due, post_key = self._due.popleft()
            await asyncio.sleep(due - clock())
            # From here on a further answer is worth a further drawing.
            until = self._waiting.pop(post_key)
            if not await self._draw(post_key) and clock() < until:
                self._put(post_key, until)

    async def _draw(self, post_key: int) -> bool:
        """Draw a post wherever it is to be drawn; False where that is left to another process."""
        all_ours = True
        try:
            for shown in _newest(await self._study.messages.of_post(post_key)):
                platform = shown.ref.chat.platform
                adapter = self._adapters.get(platform)
                if adapter and _shows_counts(shown, adapter):
                    if self._ours.get(platform, UNSHARED).held:
                        await self._edit(adapter, shown)
                    else:
                        all_ours = False
        except BotError as error:
            log.warning("count not shown", post=post_key, error=type(error).__name__)
        except Exception:  # one post must not end the display of all
            log.exception("count not shown", post=post_key)
        return all_ours

    async def _edit(self, adapter: Adapter, shown: Shown) -> None:
        asking = await self._study.quiz.still_open(shown.post_key)
        if asking is None:
            return
        language = await self._study.contacts.language(shown.ref.chat)
        chat = await self._study.people.chat(shown.ref.chat)
        library = self._study.shelf.asked_from(chat, asking.asked.post.pack).library
        words = self._catalog[language]
        await adapter.edit(shown.ref, question_reply(words, library, asking, shown.place))
        if self._study.store.shared:
            # Another process may have closed it, and shown the solution, just before.
            solved = await self._study.quiz.solved(shown.post_key)
            if solved is not None:
                await adapter.edit(shown.ref, solution_reply(words, library, solved))


def _newest(shown: Iterable[Shown]) -> list[Shown]:
    """The newest message in each channel, some at most: that is where people look."""
    places: dict[str, Shown] = {}
    for one in shown:
        places.setdefault(one.ref.id.rpartition("/")[0], one)
    return list(places.values())[:PLACES]


def _shows_counts(shown: Shown, adapter: Adapter) -> bool:
    """A poll counts by itself, and alone with the bot there is nobody to count."""
    return Ability.REPLACE in adapter.abilities and shown.place is Place.GROUP and not shown.poll
