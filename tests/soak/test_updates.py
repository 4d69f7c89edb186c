"""Whatever Telegram tells, the bot goes on: nothing is raised, kept, or said to who did not ask.

Some hundred updates in every test run; `make soak` sets SOAK_ROUNDS for 20,000.
"""

import asyncio
import gc
import logging
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import CoroutineType
from typing import TypeVar, get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs
from structlog.typing import EventDict
from telegram import TelegramObject, Update

import bot
from bot.adapters.telegram.heard import Heard
from bot.adapters.telegram.intake import REMEMBERED, Intake
from bot.adapters.telegram.lines import Lines
from bot.adapters.telegram.updates import ALLOWED_UPDATES
from bot.model import Incoming, Origin
from tests.soak.cast import SECRET, as_it_can_be, cast_of, nobodies
from tests.telegram.every_update import Json, Made, every_update, strange_updates
from tests.telegram.stage import Stage, on_stage

T = TypeVar("T")

UPDATES = 400 * int(os.environ.get("SOAK_ROUNDS", "1"))

BATCH = 5
"""Updates that come at the same moment."""

HEARD = 6
"""How much more often than others those kinds come that the bot asks for."""

OURS = Path(bot.__file__).parent

PASSING = (*get_args(Heard), *get_args(Incoming), Origin)
"""What is forgotten once an update was handled, like what the library makes of it."""


def test_whatever_telegram_tells_the_bot_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    with capture_logs() as logs, asyncio.Runner() as runner:
        with _on_stage(runner, tmp_path) as stage:
            flood = runner.run(Flood.of(stage, logs, caplog))
            for updates, count in flood.shares():
                _feed(runner, flood, updates, count)
            runner.run(flood.over())
        assert runner.run(_tasks_left()) == []
    assert sum(flood.kinds.values()) >= UPDATES
    assert set(flood.kinds) >= {str(kind) for kind in Update.ALL_TYPES}


@contextmanager
def _on_stage(runner: asyncio.Runner, folder: Path) -> Iterator[Stage]:
    """A stage that lives between the examples, which chance makes outside of its loop."""
    stage = on_stage(folder)
    try:
        yield runner.run(stage.__aenter__())
    finally:
        runner.run(stage.__aexit__(None, None, None))


def _feed(runner: asyncio.Runner, flood: "Flood", updates: Made, count: int) -> None:
    """Let chance make so many updates, and the bot have them."""

    @settings(
        max_examples=max(2, count // BATCH),
        suppress_health_check=list(HealthCheck),
        phases=set(Phase) - {Phase.explain},
    )
    @given(st.lists(updates, min_size=BATCH, max_size=BATCH))
    def feed(batch: list[Json]) -> None:
        runner.run(flood.come(batch))

    feed()


async def _tasks_left() -> list[asyncio.Task[object]]:
    gc.collect()
    return [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]


class Flood:
    """Updates that come in on a stage, and what must be so after each batch of them."""

    def __init__(
        self, stage: Stage, poll: str, logs: list[EventDict], caplog: pytest.LogCaptureFixture
    ) -> None:
        self.stage = stage
        self.kinds: Counter[str] = Counter()
        self._logs = logs
        self._caplog = caplog
        self._cast = cast_of(stage, poll)
        self._before: Counter[str] = Counter()

    @classmethod
    async def of(
        cls, stage: Stage, logs: list[EventDict], caplog: pytest.LogCaptureFixture
    ) -> "Flood":
        """A stage where questions are open, one of them as a poll."""
        await stage.only_domain(1)
        await stage.say(stage.ana, stage.group, "/hoje")
        await stage.say(stage.ana, stage.group, "/config enquetes sim")
        message = await stage.say(stage.ana, stage.group, "/pergunta")
        assert message.poll is not None
        flood = cls(stage, message.poll.id, logs, caplog)
        flood._before = _alive()
        return flood

    def shares(self) -> Iterator[tuple[Made, int]]:
        """What comes, and how much of it: each kind by itself, then all of them mixed."""
        made = every_update(self._cast)
        share = UPDATES // (len(made) + HEARD * len(ALLOWED_UPDATES) + 1) + BATCH
        # Messages ask for questions that close those before: they come when these are answered.
        for kind in sorted(made, key=Update.MESSAGE.__eq__):
            yield made[kind], share * HEARD if kind in ALLOWED_UPDATES else share
        yield strange_updates(), share
        yield st.one_of(*made.values()), share * len(ALLOWED_UPDATES)

    async def come(self, batch: Sequence[Json]) -> None:
        """A batch comes in; nobody else hears of it."""
        self._logs.clear()
        self._caplog.clear()
        stage, sent = self.stage, len(self.stage.server.sent)
        batch = [as_it_can_be(update) for update in batch]
        self.kinds.update(kind for update in batch for kind in update)
        stage.server.feed(batch)
        await stage.settled()
        reached = {chat for _, _, chat in stage.server.sent[sent:]}
        assert reached <= {chat for update in batch for chat in _asked_in(update, stage)}
        self._check_log()

    async def over(self) -> None:
        """After all of it the bot has kept nothing, and talks with people as before."""
        stage = self.stage
        assert stage.server.waiting == 0
        assert not _alive() - self._before
        assert all(len(intake._taken) <= REMEMBERED for intake in _of(Intake))
        assert not any(lines._waiting or lines._tasks for lines in _of(Lines))
        assert len(stage.server.sent) > UPDATES // 40
        members = {int(number) for (number,) in stage.select("SELECT native_id FROM members")}
        assert not members & {one["id"] for one in nobodies(stage)}
        eva = stage.person("Eva")
        message = await stage.ask(eva, "/hoje")
        assert message.text.startswith("Pergunta do dia")
        assert await eva.tap(message, "A") is not None
        self._check_log()

    def _check_log(self) -> None:
        told = [*map(str, self._logs), *(record.getMessage() for record in self._caplog.records)]
        raised = [one for one in self._logs if one["log_level"] in ("error", "critical")]
        assert raised == []
        assert [one for one in self._caplog.records if one.levelno >= logging.ERROR] == []
        assert not [line for line in told if SECRET in line or self.stage.server.token in line]


# What is left


def _alive() -> Counter[str]:
    """What there is of things that pass, by their class; generated ones belong to no bot."""
    gc.collect()
    return Counter(type(one).__name__ for one in gc.get_objects() if _passes(one))


def _passes(one: object) -> bool:
    if isinstance(one, TelegramObject):
        return one._bot is not None
    if isinstance(one, asyncio.Task):
        return _is_ours(one)
    return isinstance(one, PASSING)


def _is_ours(task: "asyncio.Task[object]") -> bool:
    """Whether a task, done or not, runs a function of the bot's."""
    function = task.get_coro()
    return (
        isinstance(function, CoroutineType) and OURS in Path(function.cr_code.co_filename).parents
    )


def _of(kind: type[T]) -> list[T]:
    return [one for one in gc.get_objects() if isinstance(one, kind)]


# Who may be answered


def _asked_in(update: Json, stage: Stage) -> set[int]:
    """The chats where an update asks for something, so that a reply is none too many."""
    if "message" in update:
        return _asked_by(update["message"], stage)
    if "callback_query" in update:
        query = update["callback_query"]
        where = query["message"]["chat"]["id"] if "message" in query else query["from"]["id"]
        return {where, query["from"]["id"]}
    if "my_chat_member" in update:
        chat = update["my_chat_member"]["chat"]
        return {chat["id"]} if chat["type"] in ("group", "supergroup") else set()
    return set()


def _asked_by(message: Json, stage: Stage) -> set[int]:
    text = (message.get("text") or message.get("caption") or "").strip()
    answered = message.get("reply_to_message", {}).get("from", {})
    said = bool(text or "document" in message)
    kind, chat = message["chat"]["type"], message["chat"]["id"]
    to_us = text.startswith("/") or answered.get("id") == stage.server.bot.id
    if not said or "via_bot" in message or kind not in ("private", "group", "supergroup"):
        return set()
    if kind == "private":
        return {chat}
    return {chat, message.get("from", {}).get("id", chat)} if to_us else set()
