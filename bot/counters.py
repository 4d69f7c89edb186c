"""What has happened since the process began, in plain numbers that only ever grow.

Whatever does something counts it here, which costs less than a microsecond; who shows the
numbers reads them when asked. It knows neither what is counted nor in what form it is shown.
"""

import logging
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import Final

BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds, in seconds, of the groups into which durations are sorted; what is longer than
the last one is a group of its own.
"""

UNEXPECTED: Final = "unexpected"
DATABASE: Final = "database"
"""Kinds of errors: what nobody foresaw, and what the database did not do."""


class Durations:
    """How long something took: how often how long, and in sum."""

    __slots__ = ("counts", "total")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Count something that took so long."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds

    @property
    def count(self) -> int:
        """How often it happened."""
        return sum(self.counts)


class Counters:
    """The numbers of one process.

    `handled`: by platform and kind of what came in, how long it took to be carried out;
    `replies` by platform; `errors` by kind; `deliveries`: by platform and state, what became of
    attempts to send something unasked; `logged`: lines of the log, by their level.
    """

    __slots__ = ("deliveries", "errors", "handled", "logged", "replies")

    def __init__(self) -> None:
        self.handled = defaultdict[tuple[str, str], Durations](Durations)
        self.replies = Counter[str]()
        self.errors = Counter[str]({UNEXPECTED: 0, DATABASE: 0})
        self.deliveries = Counter[tuple[str, str]]()
        self.logged = Counter[str]({"warning": 0, "error": 0, "critical": 0})

    def answered(self, platform: str, kind: str, seconds: float, replies: int) -> None:
        """Count what came in and was carried out within `seconds`, and its replies."""
        self.handled[platform, kind].add(seconds)
        self.replies[platform] += replies


class LogCounter(logging.Handler):
    """Counts the lines of the log that are warnings or worse, whoever wrote them."""

    def __init__(self, counters: Counters) -> None:
        super().__init__(logging.WARNING)
        self._logged = counters.logged

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line."""
        self._logged[record.levelname.lower()] += 1
