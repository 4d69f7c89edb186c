"""What a process shows of itself: the bot without a platform, and a server that is asked."""

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import ClientSession
from prometheus_client.parser import text_string_to_metric_families

from bot.app import App
from bot.pace import Pace, Pacing
from bot.pulse import Pulse, Vitals
from bot.web import monitored
from tests.talk import Clock, app_running, monday

Samples = dict[tuple[str, frozenset[str]], float]
"""Figures by their names and the values of their labels."""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class Shown:
    """The bot, two platforms that say only what a test lets them, and what is served."""

    app: App
    clock: Clock
    client: ClientSession
    url: str
    port: int
    pulses: dict[str, Pulse]
    paces: dict[str, Pace]
    stopping: bool = False
    elsewhere: set[str] = field(default_factory=set)

    async def health(self) -> tuple[int, dict[str, object]]:
        """The status of `/healthz`, and what it says."""
        async with self.client.get(f"{self.url}/healthz") as answer:
            return answer.status, await answer.json()

    async def figures(self) -> Samples:
        """All that `/metrics` tells."""
        async with self.client.get(f"{self.url}/metrics") as answer:
            assert answer.status == 200
            page = await answer.text()
        return {
            (sample.name, frozenset(sample.labels.values())): sample.value
            for family in text_string_to_metric_families(page)
            for sample in family.samples
        }


@pytest.fixture
async def shown(tmp_path: Path) -> AsyncIterator[Shown]:
    """Noon on a Monday; no platform was heard yet."""
    clock, port = monday(), free_port()
    names = ("telegram", "discord")
    async with app_running(tmp_path, clock) as app, ClientSession() as client:
        shown = Shown(
            app,
            clock,
            client,
            f"http://127.0.0.1:{port}",
            port,
            {name: Pulse(60) for name in names},
            {name: Pace(Pacing()) for name in names},
        )
        async with monitored(
            ("127.0.0.1", port),
            app.counters,
            {name: Vitals(shown.pulses[name], shown.paces[name]) for name in names},
            app.study.store,
            clock,
            lambda: shown.stopping,
            elsewhere=lambda name: name in shown.elsewhere,
        ):
            yield shown
