"""The updates that wait for the bot: in order, numbered, each until it is confirmed or too old.

An update is written as JSON once, when it happens. Long polling is served here; who posts
to a webhook takes from here. What an update says is not known.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.clock import Clock
from tests.emulators.telegram.limits import UPDATE_SECONDS, UPDATES_AT_ONCE
from tests.emulators.telegram.refusals import Refused, conflict

KNOWN = frozenset(
    {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "message_reaction_count",
    }
)
ONLY_WHEN_ASKED_FOR = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update as JSON, and the time on the emulator's clock when it is dropped."""

    number: int
    text: str
    dies: float


class Updates:
    """The queue; `on_wait` is called each time that a poll finds nothing and begins to wait."""

    def __init__(self, clock: Clock, on_wait: Callable[[], None]) -> None:
        self._clock = clock
        self._on_wait = on_wait
        self._queue: deque[Waiting] = deque()
        self._next = 100_000_001
        self._poller: asyncio.Future[None] | None = None
        self._twice: list[str] = []
        self.allowed: tuple[str, ...] = ()
        self.webhook_active = False
        self.arrived = asyncio.Event()

    def __len__(self) -> int:
        return len(self._queue)

    @property
    def polled(self) -> bool:
        """Whether a poll waits now."""
        return self._poller is not None

    def push(self, kind: str, payload: Json, life: float = UPDATE_SECONDS) -> None:
        """Something happened; dropped when the bot does not want this kind of update."""
        if not self._wanted(kind):
            return
        copies = 1
        if kind in self._twice or "" in self._twice:
            self._twice.remove(kind if kind in self._twice else "")
            copies = 2
        self._append([{kind: payload}], life, copies)

    def feed(self, updates: Iterable[Json], life: float = UPDATE_SECONDS) -> None:
        """Many at once, of any kind, with or without what the bot asked for."""
        self._append(updates, life)

    def twice(self, kind: str) -> None:
        """Deliver the next update of this kind two times under one number; "": of any kind."""
        self._twice.append(kind)

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on, only these kinds; none means all but those that must be asked for."""
        self.allowed = tuple(kinds)

    def clear(self) -> None:
        """Forget everything that waits."""
        self._queue.clear()

    async def poll(self, offset: int, limit: int, seconds: float) -> str:
        """A JSON array of at most `limit` updates, at once or after up to `seconds`.

        Those below `offset` are forgotten; a negative one keeps only so many of the latest.
        Raises Refused, 409, when a webhook is set or another poller comes.
        """
        if self.webhook_active:
            raise conflict(WEBHOOK_ACTIVE)
        self.interrupt(conflict(OTHER_POLLER))
        self._confirm(offset)
        limit = min(max(limit, 1), UPDATES_AT_ONCE)
        if seconds > 0 and next(self._live(), None) is None:
            await self._wait(seconds)
        batch = [waiting.text for waiting, _ in zip(self._live(), range(limit), strict=False)]
        return f"[{','.join(batch)}]"

    def interrupt(self, refusal: Refused) -> None:
        """End the poll under way, if there is one, with a refusal."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(refusal)
        self._poller = None

    def finish(self) -> None:
        """Let the poll under way return at once, with what there is."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def take(self) -> Waiting | None:
        """The oldest update, which is then no longer here; for the webhook."""
        now = self._clock.now()
        while self._queue:
            waiting = self._queue.popleft()
            if waiting.dies > now:
                return waiting
        return None

    def put_back(self, waiting: Waiting) -> None:
        """What was taken and not delivered waits again, before all others."""
        self._queue.appendleft(waiting)

    def _append(self, updates: Iterable[Json], life: float, copies: int = 1) -> None:
        dies = self._clock.now() + life
        for update in updates:
            text = json.dumps({"update_id": self._next} | update, separators=(",", ":"))
            self._queue.extend([Waiting(self._next, text, dies)] * copies)
            self._next += 1
        self.arrived.set()
        self.finish()

    async def _wait(self, seconds: float) -> None:
        poller = asyncio.get_running_loop().create_future()
        self._poller = poller
        self._on_wait()
        with suppress(TimeoutError):
            await asyncio.wait_for(poller, seconds)
        if self._poller is poller:
            self._poller = None

    def _live(self) -> Iterator[Waiting]:
        now = self._clock.now()
        return (waiting for waiting in self._queue if waiting.dies > now)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            offset = self._next + offset
        while self._queue and self._queue[0].number < offset:
            self._queue.popleft()

    def _wanted(self, kind: str) -> bool:
        if kind not in KNOWN:
            return True
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED_FOR
