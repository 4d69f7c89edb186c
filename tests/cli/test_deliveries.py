"""`sabatina deliveries`: what waits, what failed and why, and that it can be tried again."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model import Chat, Delivery, DeliveryState
from bot.store import chats, deliveries
from bot.store.engine import Store
from tests.cli.program import sabatina

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR = timedelta(hours=1)
CHAT = Chat("telegram", "-100123")
WAITS = Delivery(
    key=0,
    name="question:1:waits",
    kind="question",
    platform="telegram",
    chat_key=1,
    member_key=None,
    day=NOW.date(),
    due_at=NOW - HOUR,
    until=NOW + HOUR,
    not_before=NOW,
)


def over(
    name: str, state: DeliveryState, error: str = "", until: datetime = NOW + HOUR
) -> Delivery:
    """A delivery that is over."""
    return replace(WAITS, name=name, state=state, error=error, until=until, tries=3, done_at=NOW)


ALL = (
    WAITS,
    replace(WAITS, name="again", tries=2, error="retry in 30 s", not_before=NOW + HOUR / 2),
    over("sent", DeliveryState.SENT),
    over("failed", DeliveryState.FAILED, "TimeoutError"),
    over("late", DeliveryState.FAILED, "late", until=NOW - HOUR),
    over("gone", DeliveryState.GONE, "paused"),
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a database in which there are deliveries of each sort."""

    async def fill() -> None:
        store = await Store.open(f"sqlite:///{tmp_path / 'cli.db'}")
        async with store.write() as transaction:
            assert await chats.ensure(transaction, CHAT) == 1
            await deliveries.add(transaction, ALL)
        await store.close()

    asyncio.run(fill())
    return tmp_path


def local(at: datetime) -> str:
    """An instant as it is shown in UTC."""
    return at.strftime("%Y-%m-%d %H:%M")


def shown(place: Path, *arguments: str, language: str = "pt-BR") -> list[str]:
    settings = {"SABATINA_TIMEZONE": "UTC", "SABATINA_LANGUAGE": language}
    done = sabatina("deliveries", *arguments, cwd=place, **settings)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_what_waits_and_what_failed_is_shown_with_times_and_reasons(place: Path) -> None:
    counts, late, failed, again, waits, how = shown(place)
    assert counts == "telegram: 2 falharam, 1 dispensada, 2 esperam, 1 enviada"
    assert late.startswith("5 late (telegram, conversa 1): falhou em ")
    assert "tarde demais, o dia dela já passou" in late
    assert f": TimeoutError; tentativas: 3, valia até {local(NOW + HOUR)}" in failed
    assert f"espera desde {local(NOW - HOUR)} e vale até {local(NOW + HOUR)}" in waits
    assert f"a próxima em {local(NOW + HOUR / 2)}; a última: retry in 30 s" in again
    assert "sabatina deliveries retry" in how


def test_a_state_can_be_asked_for_in_english_too(place: Path) -> None:
    counts, gone, how = shown(place, "--state", "gone", language="en")
    assert counts == "telegram: 2 failed, 1 dropped, 2 are waiting, 1 sent"
    assert gone == f"6 gone (telegram, chat 1): dropped at {local(NOW)}: the chat is paused"
    assert "sabatina deliveries retry" in how
    states = ("--state", "sent", "--state", "pending")
    assert len(shown(place, *states)) == 4


def test_what_failed_is_tried_again(place: Path) -> None:
    done = sabatina("deliveries", "retry", "--all", cwd=place)
    assert (done.returncode, done.stdout) == (0, "2 entregas serão tentadas de novo.\n")
    left = shown(place, "--state", "failed", "--state", "gone")
    assert [line.split()[1] for line in left[1:]] == ["late"]
    assert len(shown(place, "--state", "pending")) == 5


def test_one_delivery_is_tried_again(place: Path) -> None:
    done = sabatina("deliveries", "retry", "4", cwd=place, SABATINA_LANGUAGE="en")
    assert (done.returncode, done.stdout) == (0, "1 delivery will be tried again.\n")
    assert shown(place)[0] == "telegram: 1 falhou, 1 dispensada, 3 esperam, 1 enviada"


@pytest.mark.parametrize("key", ["3", "5", "99"])
def test_what_cannot_be_tried_again_is_told(place: Path, key: str) -> None:
    done = sabatina("deliveries", "retry", key, cwd=place)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("Nada a tentar de novo")
    assert shown(place)[0] == "telegram: 2 falharam, 1 dispensada, 2 esperam, 1 enviada"


@pytest.mark.parametrize("arguments", [(), ("4", "--all"), ("four",), ("0",), ("9" * 30,)])
def test_retry_wants_keys_or_all(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = sabatina("deliveries", "retry", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage" in done.stderr


def test_before_anything_was_sent(tmp_path: Path) -> None:
    assert shown(tmp_path) == ["Nada a enviar, nada enviado: ainda não houve entregas."]
    assert sabatina("deliveries", "--state", "lost", cwd=tmp_path).returncode == 2


def test_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    for arguments in (("deliveries",), ("deliveries", "retry", "--all")):
        done = sabatina(*arguments, cwd=tmp_path, DATABASE_URL="mysql://x/y")
        assert done.returncode == 2
        assert "DATABASE_URL" in done.stderr
