"""What the process counts, as Prometheus reads it."""

import logging
import re
from datetime import timedelta

import pytest

from bot.counters import Counters, Durations, LogCounter
from bot.errors import RetryLater, Unreachable
from bot.model import Chat, Place
from bot.pace import Lane
from bot.study.local_time import EVERY_DAY
from scheduler.composing import Composer
from scheduler.dispatch import Dispatcher
from tests.scheduler.stage import NINE, Stage
from tests.talk import ButtonsTalk
from tests.web.conftest import Samples, Shown

LABELS = {"platform", "kind", "lane", "state", "level", "version", "python", "le"}
"""All that figures are told apart by: of each there are few values."""


def found(samples: Samples, name: str, *labels: str) -> float:
    return samples[f"sabatina_{name}", frozenset(labels)]


async def test_what_people_do_is_counted_by_platform_and_kind(shown: Shown) -> None:
    talk = ButtonsTalk(shown.app, shown.clock)
    await talk.say("/pergunta")
    await talk.say("/ranking")
    await talk.press("A")
    samples = await shown.figures()
    assert found(samples, "updates_total", "test", "command") == 2
    assert found(samples, "updates_total", "test", "press") == 1
    assert found(samples, "update_seconds_count", "test", "command") == 2
    assert found(samples, "update_seconds_bucket", "test", "command", "+Inf") == 2
    assert found(samples, "update_seconds_sum", "test", "command") > 0
    assert found(samples, "replies_total", "test") >= 3
    assert found(samples, "errors_total", "unexpected") == 0
    assert found(samples, "database_up") == 1
    assert found(samples, "database_seconds_count", "write") >= 1


async def test_what_nobody_foresaw_is_counted(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(shown.app.study.people, "chat", fails)
    await ButtonsTalk(shown.app, shown.clock).say("/ranking")
    assert found(await shown.figures(), "errors_total", "unexpected") == 1


async def test_what_waits_and_what_is_late_is_asked_of_the_database(shown: Shown) -> None:
    stage = Stage(shown.app, shown.clock)
    for chat in ("1", "2"):
        await stage.daily(NINE, EVERY_DAY, Chat("test", chat))
    shown.clock.now = shown.clock.now.replace(hour=12) + timedelta(days=1, seconds=30)
    await stage.tick()
    samples = await shown.figures()
    assert found(samples, "deliveries_waiting", "test") == 2
    assert found(samples, "deliveries_late", "test") == 0
    assert found(samples, "deliveries_oldest_seconds", "test") == 30


async def test_what_becomes_of_deliveries_is_counted(shown: Shown) -> None:
    stage = Stage(shown.app, shown.clock)
    dispatcher = Dispatcher(
        shown.app.study.store,
        stage.platform,
        Composer(shown.app.study, shown.app.catalog),
        shown.app.study.contacts,
        shown.clock,
        shown.app.counters,
    )
    for chat in ("1", "2", "3"):
        await stage.daily(NINE, EVERY_DAY, Chat("test", chat))
    shown.clock.move(days=1)
    await stage.tick()
    stage.platform.refusals.extend((RetryLater(60), Unreachable("blocked")))
    await dispatcher.send_due()
    samples = await shown.figures()
    assert {
        state: found(samples, "deliveries_total", "test", state)
        for state in ("sent", "pending", "gone")
    } == {"sent": 1, "pending": 1, "gone": 1}


async def test_waiting_for_a_turn_and_refusals_are_told(shown: Shown) -> None:
    pace = shown.paces["telegram"]
    async with pace.turn("7", lane=Lane.BULK):
        pace.refusals += 1
    samples = await shown.figures()
    assert found(samples, "pace_requests_total", "telegram", "bulk") == 1
    assert found(samples, "pace_requests_total", "telegram", "reply") == 0
    assert found(samples, "pace_waiting", "telegram", "bulk") == 0
    assert found(samples, "rate_limited_total", "telegram") == 1
    assert found(samples, "rate_limited_total", "discord") == 0


async def test_signs_of_life_are_told(shown: Shown) -> None:
    shown.pulses["discord"].hear()
    samples = await shown.figures()
    assert found(samples, "platform_up", "discord") == 1
    assert found(samples, "platform_up", "telegram") == 0
    assert 0 <= found(samples, "platform_silence_seconds", "discord") < 60
    assert found(samples, "ready") == 1
    assert samples["process_resident_memory_bytes", frozenset()] > 1_000_000


async def test_no_chat_and_no_person_is_told_apart(shown: Shown) -> None:
    for number in range(20):
        talk = ButtonsTalk(shown.app, shown.clock, Place.GROUP, f"chat-{number}")
        await talk.say("/ranking", f"person-{number}")
    async with shown.client.get(f"{shown.url}/metrics") as answer:
        page = await answer.text()
    assert "chat-" not in page
    assert "person-" not in page
    names = {part.split("=")[0] for line in page.splitlines() for part in _labels(line)}
    assert names <= LABELS


async def test_whoever_comes_through_a_proxy_sees_no_figures(shown: Shown) -> None:
    for header in ("X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP", "Via", "Fly-Client-IP"):
        headers = {header: "203.0.113.7"}
        async with shown.client.get(f"{shown.url}/metrics", headers=headers) as answer:
            assert answer.status == 403
            assert await answer.read() == b""


async def test_the_other_notation_is_spoken_as_well(shown: Shown) -> None:
    headers = {"Accept": "application/openmetrics-text; version=1.0.0"}
    async with shown.client.get(f"{shown.url}/metrics", headers=headers) as answer:
        assert answer.headers["Content-Type"].startswith("application/openmetrics-text")
        assert (await answer.text()).endswith("# EOF\n")


def test_warnings_in_the_log_are_counted() -> None:
    counters = Counters()
    logger = logging.Logger("test")
    logger.addHandler(LogCounter(counters))
    logger.info("fine")
    logger.warning("hm")
    logger.error("no")
    assert counters.logged == {"warning": 1, "error": 1, "critical": 0}


def test_durations_are_sorted_into_groups() -> None:
    durations = Durations()
    for seconds in (0.0005, 0.001, 0.0011, 99.0):
        durations.add(seconds)
    assert (durations.counts[0], durations.counts[1], durations.counts[-1]) == (2, 1, 1)
    assert durations.count == 4
    assert durations.total == pytest.approx(99.0026)


def _labels(line: str) -> list[str]:
    """The labels of a line, each with its value."""
    return [] if line.startswith("#") else re.findall(r'(\w+=)"', line)
