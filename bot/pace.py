"""When a request to a platform may go out: who is next, and when.

Owns the order of everything that one token sends, and the one timer that it takes. It
knows neither what is sent nor by which library; what the limits count is in `bot.rates`.

What a request to wait concerns: a platform that says "wait" need not say whether it means
the chat or the token. So the chat waits, and nobody else. If nothing else had been sent to
that chat lately, its own limits are hardly the reason: should a second such chat be told to
wait while the first one still does, everything waits. A busy chat thus stops nobody else,
and a limit of the token costs one refusal more than it had to.
"""

import asyncio
import heapq
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import count
from math import inf

from bot.rates import UNDER_WAY, ChatQueue, Lane, Pacing, Request, Window

__all__ = ["UNDER_WAY", "Lane", "Pace", "Pacing", "Tally", "until_recorded"]

MADE_UP = 0.1
"""Seconds of delay that bulk requests make up for: late timers, slow answers, replies."""


class _Places:
    """The places under way of bulk requests that were answered and are not recorded yet."""

    def __init__(self) -> None:
        self._kept: list[Callable[[], None]] = []
        self._over = False

    def keep(self, leave: Callable[[], None]) -> None:
        """Keep a place, unless it is over; `leave` makes it free."""
        self._kept.append(leave)
        if self._over:
            self.leave()

    def leave(self) -> None:
        """Make all places free."""
        while self._kept:
            self._kept.pop()()

    def end(self) -> None:
        """Make all places free, and keep none of what is answered later."""
        self._over = True
        self.leave()


_places: ContextVar[_Places | None] = ContextVar("places", default=None)


@contextmanager
def until_recorded() -> Iterator[None]:
    """Let a bulk request that is made in the block count as under way until the block ends, or
    it makes another. So what was sent and is not written down yet, and would be sent again after
    a crash, is never more than may be under way.
    """
    places = _Places()
    token = _places.set(places)
    try:
        yield
    finally:
        _places.reset(token)
        places.end()


@dataclass(slots=True)
class Tally:
    """What became of a lane's requests: how many wait now, how many went, and the seconds
    that those waited, in sum.
    """

    waiting: int = 0
    gone: int = 0
    waited: float = 0.0


class Pace:
    """Lets requests go as fast as `pacing` allows, replies before bulk; for one token, in
    one event loop.

    In each lane a chat's requests go in the order in which they came, and chats take turns;
    a chat that has to wait stops no other. A request costs O(log chats); a chat is forgotten
    when its limits have no more to say. Between requests nothing runs but one timer, and
    that only while somebody waits. `refusals`: how often the platform asked to wait, which
    whoever sends counts here.
    """

    def __init__(self, pacing: Pacing) -> None:
        self.tallies = {lane: Tally() for lane in Lane}
        self.refusals = 0
        self._pacing = pacing
        self._total = Window(pacing.total, 1.0)
        self._chats: dict[str, ChatQueue] = {}
        self._ready = {lane: OrderedDict[ChatQueue, None]() for lane in Lane}
        self._later: list[tuple[float, int, ChatQueue]] = []
        self._serial = count()
        self._bulk_at = -inf
        self._bulk_under_way = 0
        self._held_until = -inf
        self._doubtful: ChatQueue | None = None
        self._timer: asyncio.TimerHandle | None = None

    @property
    def known_chats(self) -> int:
        """Chats that are remembered, since something was sent lately, or waits."""
        return len(self._chats)

    @property
    def held_chats(self) -> int:
        """Chats that were told to wait and still do; O(known chats)."""
        now = _now()
        return sum(now < chat.held_until for chat in self._chats.values())

    @property
    def held_for(self) -> float:
        """Seconds for which everything still waits, 0 if it does not."""
        return max(0.0, self._held_until - _now())

    @asynccontextmanager
    async def turn(
        self,
        chat: str | None = None,
        *,
        group: bool = False,
        lane: Lane = Lane.REPLY,
        again: bool = False,
    ) -> AsyncIterator[None]:
        """Wait until a request may go; the body sends it, and ends with its answer.

        Without a `chat` only the limits of the token hold. `again`: it was sent and refused,
        and goes before all else in its lane. Waiting takes as long as it takes; whoever is
        cancelled meanwhile leaves the queue, and the next one moves up.
        """
        places = _places.get() if lane is Lane.BULK else None
        if places:
            places.leave()  # who keeps one while waiting for another might wait for oneself
        request = await self._wait(self._chat(chat, group), lane, again)
        try:
            yield
        finally:
            if places:
                places.keep(self._leave)
            self._answered(request, left=places is None)

    def hold(self, seconds: float, chat: str | None = None) -> None:
        """Let nothing go for so long: to this chat, or at all if there is none.

        Who waits goes on waiting and is sent afterwards. Call it for what was refused before
        its turn ends; what that means for other chats is said at the top of this module.
        """
        now = _now()
        if chat is None:
            self._held_until = max(self._held_until, now + seconds)
        else:
            self._hold_chat(self._chat(chat, group=False), now, now + seconds)
        self._advance(now)

    def _hold_chat(self, chat: ChatQueue, now: float, until: float) -> None:
        chat.held_until = max(chat.held_until, until)
        self._place(chat, now)
        if chat.sent_lately(now) > 1:
            return
        earlier, self._doubtful = self._doubtful, chat
        if earlier not in (None, chat) and now < earlier.held_until:
            self._held_until = max(self._held_until, until)

    async def _wait(self, chat: ChatQueue, lane: Lane, again: bool) -> Request:
        now = _now()
        request = Request(chat, lane, again, now, asyncio.get_running_loop().create_future())
        chat.waiting[lane][request] = None
        chat.waiting[lane].move_to_end(request, last=not again)
        self.tallies[lane].waiting += 1
        self._place(chat, now)
        self._advance(now)
        try:
            await request.may_go
        except asyncio.CancelledError:
            self._withdraw(request)
            raise
        return request

    def _withdraw(self, request: Request) -> None:
        """Take out whoever was cancelled while waiting, or when let go but not yet running."""
        waiting, now = request.chat.waiting[request.lane], _now()
        if request in waiting:
            del waiting[request]
            self.tallies[request.lane].waiting -= 1
            self._place(request.chat, now)
            self._advance(now)
        elif not request.may_go.cancelled():
            request.arrived_by = -inf
            self._answered(request)

    def _answered(self, request: Request, *, left: bool = True) -> None:
        """Count a request as arrived; `left`: it is not under way any more."""
        now = _now()
        self._bulk_under_way -= left and request.lane is Lane.BULK
        request.arrived_by = min(request.arrived_by, now)
        self._place(request.chat, now)
        self._advance(now)

    def _leave(self) -> None:
        """Make the place of a bulk request free that was answered before."""
        self._bulk_under_way -= 1
        self._advance(_now())

    def _advance(self, now: float) -> None:
        """Let go whoever may go by now, and set the timer for whoever is next."""
        while self._later and self._later[0][0] <= now:
            at, _, chat = heapq.heappop(self._later)
            if at == chat.due:  # else it was placed anew since
                chat.due = inf
                self._place(chat, now)
        at, lane = self._next(now)
        while at <= now:
            self._let_go(lane, now)
            at, lane = self._next(now)
        self._wake_at(min(at, self._later[0][0] if self._later else inf))

    def _next(self, now: float) -> tuple[float, Lane]:
        """When the next of those who wait for no limit of their chat may go, and its lane."""
        if self._ready[Lane.REPLY]:
            return max(self._held_until, self._total.free_at(now)), Lane.REPLY
        if self._ready[Lane.BULK] and self._bulk_under_way < self._pacing.in_flight:
            free = self._total.free_at(now, self._pacing.kept)
            return max(self._held_until, free, self._bulk_at), Lane.BULK
        return inf, Lane.BULK

    def _let_go(self, lane: Lane, now: float) -> None:
        chat, _ = self._ready[lane].popitem(last=False)
        request, _ = chat.waiting[lane].popitem(last=False)
        self.tallies[lane].waiting -= 1
        if not request.may_go.done():  # done: cancelled, and about to hear of it
            self._count(request, now)
            request.may_go.set_result(None)
        self._place(chat, now)

    def _count(self, request: Request, now: float) -> None:
        request.arrived_by = now + UNDER_WAY
        for window in (self._total, *request.chat.windows):
            window.add(request)
        self.tallies[request.lane].gone += 1
        self.tallies[request.lane].waited += now - request.asked_at
        if request.lane is Lane.BULK:
            self._bulk_under_way += 1
            self._bulk_at = max(self._bulk_at, now - MADE_UP) + 1 / self._pacing.bulk

    def _place(self, chat: ChatQueue, now: float) -> None:
        """Put a chat where it belongs: ready in a lane, set aside for later, or forgotten."""
        lane = chat.next_lane()
        at = chat.free_at(now, lane)
        for other, ready in self._ready.items():
            if other is not lane or at > now:
                ready.pop(chat, None)
        if at > now:
            self._set_aside(chat, at)
        elif lane is not None:
            self._make_ready(chat, lane, now)
        elif self._chats.get(chat.key) is chat:
            del self._chats[chat.key]

    def _set_aside(self, chat: ChatQueue, at: float) -> None:
        if at < chat.due:  # else it is looked at before, and set aside again
            chat.due = at
            heapq.heappush(self._later, (at, next(self._serial), chat))

    def _make_ready(self, chat: ChatQueue, lane: Lane, now: float) -> None:
        ready = self._ready[lane]
        if lane is Lane.BULK and not ready:  # nobody was kept waiting: no delay to make up for
            self._bulk_at = max(self._bulk_at, now)
        ready.setdefault(chat)
        if next(iter(chat.waiting[lane])).again:
            ready.move_to_end(chat, last=False)

    def _wake_at(self, at: float) -> None:
        if not any(tally.waiting for tally in self.tallies.values()):
            at = inf
        if self._timer is not None and self._timer.when() != at:
            self._timer.cancel()
            self._timer = None
        if self._timer is None and at < inf:
            self._timer = asyncio.get_running_loop().call_at(at, self._on_time)

    def _on_time(self) -> None:
        self._timer = None
        self._advance(_now())

    def _chat(self, key: str | None, group: bool) -> ChatQueue:
        if key is None:
            return ChatQueue("")
        if key not in self._chats:
            self._chats[key] = ChatQueue(key, self._pacing.of_chat())
        chat = self._chats[key]
        if group and len(chat.windows) == 1:
            chat.windows += (self._pacing.of_group(),)
        return chat


def _now() -> float:
    return asyncio.get_running_loop().time()
