"""How long to wait before Telegram is asked again."""

from datetime import timedelta
from random import Random

import pytest
from telegram.error import Conflict, NetworkError, RetryAfter, TimedOut

from bot.adapters.telegram.outage import Patience


def test_pauses_grow_up_to_a_minute() -> None:
    patience = Patience(random=Random(1))
    for failures, middle in enumerate((1, 2, 4, 8, 16, 32, 60, 60)):
        pauses = [patience.pause(TimedOut(), failures) for _ in range(200)]
        assert middle * 0.75 <= min(pauses) < middle * 0.8
        assert middle * 1.2 < max(pauses) <= middle * 1.25


def test_pauses_do_not_grow_without_end() -> None:
    assert Patience().pause(NetworkError("down"), 100_000) <= 75


def test_after_a_conflict_the_other_process_gets_its_time() -> None:
    patience = Patience(random=Random(1))
    assert min(patience.pause(Conflict("409"), 0) for _ in range(200)) >= 5


@pytest.mark.parametrize("setting", ["1", "0"])
@pytest.mark.filterwarnings("ignore:.*retry_after")
def test_what_telegram_asks_for_is_waited(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", setting)
    assert Patience().pause(RetryAfter(timedelta(seconds=37)), 9) == 37
