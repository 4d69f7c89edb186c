"""How much a platform takes: the limits of a token and of a chat, and what counts towards them.

A platform counts a request when it arrives, and that is some time between its start and its
answer. A request therefore counts from its start until a whole window after its answer, so
that no delay on the way puts two windows' worth into one. One that is not answered counts
as arrived after `UNDER_WAY`, so that a slow one does not stop the rest. This module knows
nothing of the order in which requests go, and starts no timer.
"""

import asyncio
from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import Self

UNDER_WAY = 0.5
"""Seconds after which a request without an answer counts as having arrived."""


class Lane(StrEnum):
    """What a request is for: an answer to somebody, or something sent unasked to many."""

    REPLY = "reply"
    BULK = "bulk"


@dataclass(frozen=True, slots=True)
class Pacing:
    """How fast one token may send; every figure is above zero.

    `total`: requests a second, both lanes together; `bulk`: how many of them may be bulk,
    evenly spaced, less where answers take long, for a fifteenth of `total` is left to
    replies; `in_flight`: how many bulk requests may be without an answer at once.
    `chat`: requests a second to one chat, of which replies may use `chat_burst` at once;
    `group`: requests a minute to one group, a quarter of which may be bulk.
    """

    total: int = 30
    bulk: float = 25.0
    in_flight: int = 8
    chat: float = 1.0
    chat_burst: int = 1
    group: int = 20

    def scaled(self, factor: float) -> Self:
        """The same limits, so many times as fast; `chat_burst` and `in_flight` are no rates
        and stay.
        """
        return replace(
            self,
            total=max(1, round(self.total * factor)),
            bulk=self.bulk * factor,
            chat=self.chat * factor,
            group=max(1, round(self.group * factor)),
        )

    @property
    def kept(self) -> int:
        """How many of the `total` bulk requests leave free, so that a reply finds a place."""
        return self.total // 15

    def of_chat(self) -> "Window":
        """What any chat may be sent: a full burst takes as long to come back as at the steady
        rate, which is never more than a bucket of that size allows.
        """
        return Window(self.chat_burst, self.chat_burst / self.chat)

    def of_group(self) -> "Window":
        """What a group may be sent besides."""
        return Window(self.group, 60.0, max(1, self.group // 4))


@dataclass(slots=True, eq=False)
class Request:
    """Something to be sent once. `may_go` ends the wait; `again`: it was sent and refused.

    `arrived_by` is the latest instant at which the platform may have counted it, infinite
    until it goes.
    """

    chat: "ChatQueue"
    lane: Lane
    again: bool
    asked_at: float
    may_go: asyncio.Future[None]
    arrived_by: float = inf


class Window:
    """At most `limit` requests in any `seconds`, whenever on their way they were counted; of
    them at most `bulk` are bulk, so that replies do not wait for those.
    """

    def __init__(self, limit: int, seconds: float, bulk: int | None = None) -> None:
        self._limit = limit
        self._seconds = seconds
        self._requests: deque[Request] = deque()
        self._bulk = None if bulk is None else Window(bulk, seconds)

    def add(self, request: Request) -> None:
        """Count a request that goes now."""
        self._requests.append(request)
        if self._bulk and request.lane is Lane.BULK:
            self._bulk.add(request)

    def used(self, now: float) -> int:
        """How many requests count at this instant. One behind a slower one counts as long as
        that: it is cheap, and errs on the safe side by `UNDER_WAY` at most.
        """
        while self._requests and self._requests[0].arrived_by + self._seconds <= now:
            self._requests.popleft()
        return len(self._requests)

    def free_at(self, now: float, kept: int = 0) -> float:
        """When one more may go, such that so many more still could."""
        over = self.used(now) - (self._limit - kept)
        return self._requests[over].arrived_by + self._seconds if over >= 0 else -inf

    def bulk_at(self, now: float) -> float:
        """When a bulk request may go that leaves the burst, and more, to replies."""
        if not self.used(now):
            return -inf
        spaced = self._requests[-1].arrived_by + self._seconds / self._limit
        return max(spaced, self._bulk.free_at(now)) if self._bulk else spaced

    def empty_at(self, now: float) -> float:
        """An instant before which something counts; nothing does if it has passed."""
        if not self.used(now):
            return -inf
        ends = (self._requests[0], self._requests[-1])
        return max(request.arrived_by for request in ends) + self._seconds


class ChatQueue:
    """Who waits to be sent to one chat, and what was sent to it lately.

    `due` is when the chat is to be looked at again, infinite if that is not planned.
    """

    def __init__(self, key: str, *windows: Window) -> None:
        self.key = key
        self.windows = windows
        self.waiting = {lane: OrderedDict[Request, None]() for lane in Lane}
        self.held_until = -inf
        self.due = inf

    def next_lane(self) -> Lane | None:
        """Whose turn it is here: replies first; None if nobody waits."""
        return next((lane for lane, waiting in self.waiting.items() if waiting), None)

    def free_at(self, now: float, lane: Lane | None) -> float:
        """When the next in a lane may go; for None, when there is nothing left to remember.

        Bulk requests are spaced, so that the burst is left to replies.
        """
        at = self.held_until
        for window in self.windows:
            at = max(at, window.empty_at(now) if lane is None else window.free_at(now))
            if lane is Lane.BULK:
                at = max(at, window.bulk_at(now))
        return at

    def sent_lately(self, now: float) -> int:
        """Requests that still count towards a limit of this chat."""
        return max((window.used(now) for window in self.windows), default=0)
