"""How fast a bot may send, and who has to wait: per token, per chat and per group. Times come
from the caller's clock; what is sent is not looked at.
"""

from collections import deque
from dataclasses import dataclass
from math import inf
from typing import Self

from tests.emulators.telegram.refusals import too_many

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages and edits: `per_second` over the token, `per_chat` a second with `burst` at once,
    `per_group` a minute. The defaults are the figures that Telegram's FAQ for bots names.
    """

    per_second: float = 30
    per_chat: float = 1
    per_group: float = 20
    burst: int = 1

    @classmethod
    def scaled(cls, factor: float) -> Self:
        """The default rates times `factor`; the burst stays, for it is a count, not a rate."""
        normal = cls()
        return cls(normal.per_second * factor, normal.per_chat * factor, normal.per_group * factor)

    @classmethod
    def none(cls) -> Self:
        """No limit at all, for tests that are about something else."""
        return cls(inf, inf, inf)


class Window:
    """At most `most` events in any `span` seconds."""

    __slots__ = ("most", "span", "times")

    def __init__(self, most: float, span: float) -> None:
        self.most = most
        self.span = span
        self.times: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more fits; 0 when it fits now."""
        times = self.times
        while times and times[0] <= now - self.span:
            times.popleft()
        return 0.0 if len(times) < self.most else times[0] + self.span - now


class Bucket:
    """Up to `burst` at once, refilled at `rate` a second."""

    __slots__ = ("burst", "rate", "time", "tokens")

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self.rate = rate
        self.burst = burst
        self.tokens = float(burst)
        self.time = now

    def wait(self, now: float) -> float:
        """Seconds until there is a token; 0 when there is one now."""
        self.tokens = min(self.burst, self.tokens + (now - self.time) * self.rate)
        self.time = now
        # A hair of tolerance: 0.1 s ten times is not quite a second in floating point.
        return 0.0 if self.tokens > 1 - 1e-9 else (1 - self.tokens) / self.rate


class Limiter:
    """Lets a message through or refuses it with 429; what is refused costs nothing."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._free = rates.per_second == rates.per_chat == rates.per_group == inf
        self._token = Window(rates.per_second, 1.0)
        self._chats: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}
        self._floods: dict[int | None, float] = {}

    def flood(self, until: float, chat: int | None) -> None:
        """Refuse everything, or everything to one chat, until that time."""
        self._floods[chat] = until

    def spend(self, chat: int, group: bool, now: float) -> None:
        """Count one message or edit to a chat. Raises Refused, 429, with the longest wait."""
        wait = self._flood(chat, now) if self._floods else 0.0
        if not self._free:
            wait = max(wait, self._pace(chat, group, now, wait > 0))
        if wait > 0:
            raise too_many(wait)

    def _flood(self, chat: int, now: float) -> float:
        return max(self._floods.get(None, now), self._floods.get(chat, now)) - now

    def _pace(self, chat: int, group: bool, now: float, refused: bool) -> float:
        bucket = self._chats.get(chat)
        if bucket is None:
            bucket = self._chats[chat] = Bucket(self._rates.per_chat, self._rates.burst, now)
        minute = self._groups.setdefault(chat, Window(self._rates.per_group, MINUTE))
        wait = max(self._token.wait(now), bucket.wait(now), minute.wait(now) if group else 0.0)
        if wait <= 0 and not refused:
            self._token.times.append(now)
            bucket.tokens -= 1
            if group:
                minute.times.append(now)
        return wait
