"""How fast one token may ask, and what Discord says about it in its headers."""

from collections import deque
from dataclasses import dataclass
from math import ceil, inf
from typing import Self
from zlib import crc32

from tests.emulators.discord import limits
from tests.emulators.discord.refusals import Payload

VIA = "1.1 google"
"""What tells a rate limit from a ban by the network in front of it."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Requests of a token in one second; messages of a channel (sent, and edited) in so many
    seconds; identifies of a shard's lane in so many seconds.
    """

    per_second: float = 50
    per_channel: float = 5
    channel_seconds: float = 5.0
    identify_seconds: float = limits.IDENTIFY_SECONDS

    @classmethod
    def scaled(cls, factor: float) -> Self:
        """The default rates times `factor`."""
        usual = cls()
        return cls(
            usual.per_second * factor,
            usual.per_channel * factor,
            usual.channel_seconds,
            usual.identify_seconds / factor,
        )

    @classmethod
    def none(cls) -> Self:
        """No limit at all, for tests that are about something else."""
        return cls(inf, inf, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the limits say to one request: headers always, a body when it has to wait."""

    headers: dict[str, str]
    body: Payload | None = None


FREE = Verdict({})


class Bucket:
    """So many in a window that begins with the first of them."""

    __slots__ = ("ends", "left")

    def __init__(self) -> None:
        self.ends = 0.0
        self.left = 0.0


class Limiter:
    """Lets requests through, or tells them for how long to wait."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self._recent: deque[float] = deque()
        self._buckets: dict[tuple[str, str], Bucket] = {}
        self._invalid: deque[float] = deque()
        self._identified: dict[int, float] = {}

    def of_token(self, now: float) -> Verdict:
        """Count a request towards the token's limit."""
        if self.rates.per_second == inf:
            return FREE
        recent = self._recent
        while recent and recent[0] <= now - 1.0:
            recent.popleft()
        if len(recent) < self.rates.per_second:
            recent.append(now)
            return FREE
        wait = recent[0] + 1.0 - now
        return _too_many(wait, {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"})

    def of_channel(self, route: str, channel: str, now: float, unix: float) -> Verdict:
        """Count a message towards its channel's limit; each route has a bucket of its own."""
        rates = self.rates
        if rates.per_channel == inf:
            return FREE
        bucket = self._buckets.setdefault((route, channel), Bucket())
        if bucket.ends <= now:
            bucket.ends, bucket.left = now + rates.channel_seconds, rates.per_channel
        after = bucket.ends - now
        taken = bucket.left >= 1
        bucket.left -= taken
        headers = {
            "X-RateLimit-Limit": f"{rates.per_channel:.0f}",
            "X-RateLimit-Remaining": f"{bucket.left:.0f}",
            "X-RateLimit-Reset": f"{unix + after:.3f}",
            "X-RateLimit-Reset-After": f"{after:.3f}",
            "X-RateLimit-Bucket": f"{crc32(route.encode()):08x}",
        }
        return (
            Verdict(headers) if taken else _too_many(after, headers | {"X-RateLimit-Scope": "user"})
        )

    def of_identify(self, lane: int, now: float) -> bool:
        """Whether a shard may identify now; shards of one lane take turns."""
        if now < self._identified.get(lane, -inf) + self.rates.identify_seconds:
            return False
        self._identified[lane] = now
        return True

    def invalid(self, now: float) -> None:
        """Count an answer of 401, 403 or 429 towards the ban."""
        self._invalid.append(now)

    def banned(self, now: float) -> bool:
        """Whether so many requests were invalid that the address is shut out."""
        while self._invalid and self._invalid[0] <= now - limits.INVALID_SECONDS:
            self._invalid.popleft()
        return len(self._invalid) >= limits.INVALID_REQUESTS


def _too_many(wait: float, headers: dict[str, str]) -> Verdict:
    body: Payload = {
        "message": "You are being rate limited.",
        "retry_after": round(wait, 3),
        "global": "X-RateLimit-Global" in headers,
    }
    return Verdict({**headers, "Retry-After": str(ceil(wait)), "Via": VIA}, body)
