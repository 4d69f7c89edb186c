"""The secrets that the tests use, and a check that none of them was ever said.

Every one of them holds `MARK`. What a test printed or logged, what it read of that, what a
program that it started wrote, and logs among its files: a test fails where `MARK` stands there.
"""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable, Generator, Iterator
from functools import wraps
from pathlib import Path
from typing import Final

import pytest
import structlog
from structlog.dev import ConsoleRenderer, plain_traceback

MARK: Final = "nobody-may-read-this"

TELEGRAM: Final = f"123456789:{MARK}-token-0001"
"""The token of the emulated bot; it has the form that Telegram's tokens have."""

TELEGRAM_WRONG: Final = f"987654321:{MARK}-token-0002"
"""One that the emulator does not know."""

DISCORD: Final = f"MTA.emulated.{MARK}"
"""How tokens of emulated bots on Discord begin."""

WEBHOOK: Final = f"{MARK}-at-the-door"
"""What Telegram says with each call."""

PASSWORD: Final = f"{MARK}-in-the-store"
"""A password of a database."""

LOGS: Final = ("*.log", "log.txt")
"""What logs are called, among a test's files."""


class Listener:
    """Hears what tests read of what was written, and fails those in which a secret was said."""

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._heard: list[str] = []

    def hear(self, where: str, *texts: object) -> None:
        """Look through texts, or bytes, that a test reads."""
        if any(_told(self._mark, text) for text in texts):
            self._heard.append(where)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Fail a test that went well, where a secret was said."""
        report = yield
        now = ((title, text) for title, text in report.sections if title.endswith(call.when))
        said = [*self._heard, *(title for title, text in now if self._mark in text)]
        self._heard.clear()
        if call.when == "teardown":
            said += _in_files(self._mark, item)
        if said and report.outcome == "passed":
            report.outcome = "failed"
            report.longrepr = f"A secret was told: {', '.join(said)}"
        return report


def pytest_configure(config: pytest.Config) -> None:
    """Listen to whatever the tests read, for the whole run."""
    listener = Listener(MARK)
    config.pluginmanager.register(listener, "secrets")
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    patch.setattr(
        pytest.CaptureFixture, "readouterr", _heard(listener, pytest.CaptureFixture.readouterr)
    )
    patch.setattr(subprocess.Popen, "communicate", _heard(listener, subprocess.Popen.communicate))
    process = asyncio.subprocess.Process
    patch.setattr(process, "communicate", _heard_later(listener, process.communicate))
    # As in the program itself: the library's own way shows the values of all variables.
    *others, _ = structlog.get_config()["processors"]
    renderer = ConsoleRenderer(exception_formatter=plain_traceback)
    structlog.configure(processors=[*others, renderer])


def _heard(listener: Listener, read: Callable[..., tuple[object, object]]) -> Callable[..., object]:
    @wraps(read)
    def reading(*given: object, **named: object) -> object:
        both = read(*given, **named)
        listener.hear(f"what {read.__qualname__} read", *both)
        return both

    return reading


def _heard_later(
    listener: Listener, read: Callable[..., Awaitable[tuple[object, object]]]
) -> Callable[..., Awaitable[object]]:
    @wraps(read)
    async def reading(*given: object, **named: object) -> object:
        both = await read(*given, **named)
        listener.hear(f"what {read.__qualname__} read", *both)
        return both

    return reading


def _told(mark: str, text: object) -> bool:
    if isinstance(text, bytes):
        return mark.encode() in text
    return isinstance(text, str) and mark in text


def _in_files(mark: str, item: pytest.Item) -> Iterator[str]:
    """The logs of a test in which a secret stands."""
    folder = getattr(item, "funcargs", {}).get("tmp_path")
    if isinstance(folder, Path):
        logs = (path for name in LOGS for path in folder.rglob(name) if path.is_file())
        yield from (path.name for path in logs if _told(mark, path.read_bytes()))
