"""What takes longer than most tests and is a part of none, done once in a process or not at all.

Texts of two languages and the notes that ship are read once, not by each bot: both are the real
thing, and whatever a test writes itself is read anew. Tracebacks in the log are plain. What
collecting the tests makes is no garbage before the end.
"""

import gc
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
import structlog
from structlog.dev import ConsoleRenderer, plain_traceback

from bot import app
from bot.study.notes import Notes
from bot.views import words
from tests.talk import MINI

LASTING = (None, MINI)
"""The notes that ship, and the small pack."""


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave what is made now out of every later search for garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def read_once() -> Iterator[None]:
    """Remember texts and notes until the run ends."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "parsed", cache(words.parsed))
        patch.setattr(app, "notes", _remembering(app.notes))
        yield


@pytest.fixture(scope="session", autouse=True)
def plain_tracebacks() -> None:
    """Keep a log that nobody has set up from drawing its tracebacks, which takes a second each."""
    renderer = structlog.get_config()["processors"][-1]
    assert isinstance(renderer, ConsoleRenderer)
    renderer.exception_formatter = plain_traceback


def _remembering(read: Callable[[Path | None], Notes]) -> Callable[[Path | None], Notes]:
    kept = cache(read)
    return lambda path: (kept if path in LASTING else read)(path)
