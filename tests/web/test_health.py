"""Whether the process can do its work, as it tells whoever looks after it."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.pulse import Pulse
from bot.store.dialect import READERS
from bot.web.figures import Asked
from bot.web.health import Doctor
from bot.web.server import serving
from tests.talk import app_running, monday
from tests.web.conftest import Shown, free_port


async def test_it_is_ready_once_a_platform_was_heard(shown: Shown) -> None:
    status, before = await shown.health()
    silent = {"fine": False, "last_sign_of_life": None, "elsewhere": False}
    assert (status, before) == (
        503,
        {
            "alive": True,
            "ready": False,
            "stopping": False,
            "database": {"fine": True},
            "platforms": {"telegram": silent, "discord": silent},
        },
    )
    shown.pulses["telegram"].hear()
    status, after = await shown.health()
    assert (status, after["ready"]) == (200, True)
    platforms = after["platforms"]
    assert isinstance(platforms, dict)
    assert 0 <= platforms["telegram"].pop("last_sign_of_life") < 60
    assert platforms == {"telegram": {"fine": True, "elsewhere": False}, "discord": silent}


async def test_a_platform_that_fell_silent_is_not_fine(shown: Shown) -> None:
    pulse = shown.pulses["telegram"]
    pulse.hear()
    pulse.bearable = 0.0
    status, health = await shown.health()
    assert (status, health["ready"]) == (503, False)
    platforms = health["platforms"]
    assert isinstance(platforms, dict)
    assert platforms["telegram"]["last_sign_of_life"] is not None


async def test_a_process_that_stands_by_is_ready(shown: Shown) -> None:
    shown.elsewhere.add("discord")
    assert (await shown.health())[0] == 200


async def test_it_is_not_ready_from_the_moment_that_it_stops(shown: Shown) -> None:
    shown.pulses["telegram"].hear()
    assert (await shown.health())[0] == 200
    shown.stopping = True
    status, health = await shown.health()
    assert (status, health["stopping"], health["alive"]) == (503, True, True)


async def test_it_is_not_ready_without_its_database(tmp_path: Path) -> None:
    clock, pulse = monday(), Pulse(60)
    pulse.hear()
    async with app_running(tmp_path, clock) as app, AsyncExitStack() as busy:
        asked = Asked(app.study.store, clock, fresh=0.0, patience=0.3)
        doctor = Doctor({"telegram": pulse}, asked, lambda: False)
        assert (await doctor.health()).ready
        for _ in range(READERS):
            await busy.enter_async_context(app.study.store.read())
        health = await doctor.health()
        assert (health.database, health.ready) == (False, False)


async def test_nothing_else_is_served(shown: Shown) -> None:
    async with shown.client.get(f"{shown.url}/") as answer:
        assert answer.status == 404
    async with shown.client.post(f"{shown.url}/healthz") as answer:
        assert answer.status == 405


async def test_a_port_that_is_taken_is_told() -> None:
    port = free_port()
    async with serving("127.0.0.1", port, ()):
        with pytest.raises(UserError, match="http-port") as raised:
            async with serving("127.0.0.1", port, ()):
                pass
    assert raised.value.variables == {"port": str(port)}
