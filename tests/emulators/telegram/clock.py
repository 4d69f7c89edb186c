"""The emulator's own time: it runs like the machine's and can be moved on by a test."""

import time
from collections.abc import Callable


class Clock:
    """Monotonic seconds for rates and lives, and Unix seconds for dates."""

    def __init__(self) -> None:
        self._shift = 0.0
        self._watchers: list[Callable[[], None]] = []

    def now(self) -> float:
        """Monotonic seconds."""
        return time.monotonic() + self._shift

    def date(self) -> int:
        """Unix seconds, whole, as Telegram writes dates."""
        return int(time.time() + self._shift)

    def on_move(self, watcher: Callable[[], None]) -> None:
        """Call this after each move."""
        self._watchers.append(watcher)

    def move(self, seconds: float) -> None:
        """Let that much time pass at once: queries grow old, polls close, rates recover."""
        self._shift += seconds
        for watcher in self._watchers:
            watcher()
