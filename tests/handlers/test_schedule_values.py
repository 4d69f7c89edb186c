"""Times, days and pauses as people write them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.study.local_time import EVERY_DAY
from bot.study.schedules import FOR_EVER
from handlers.schedule_values import hour, is_time, paused_until, weekdays

TODAY = date(2026, 11, 16)
WORKDAYS = frozenset(range(5))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("9:00", time(9)),
        ("09:00", time(9)),
        ("9", time(9)),
        ("9h", time(9)),
        ("9h30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("às 9h", time(9)),
        ("at 9:15", time(9, 15)),
        ("19 horas", time(19)),
        ("7pm", time(19)),
        ("7:30 PM", time(19, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
        ("meio-dia", time(12)),
        ("noon", time(12)),
        ("desligar", None),
        ("Off", None),
        ("não", None),
    ],
)
def test_times_of_the_day(written: str, meant: time | None) -> None:
    assert hour(written) == meant


@pytest.mark.parametrize(
    "written", ["", "24:00", "9:60", "13pm", "0am", "99", "cedo", "9:00 e 12:00", "-3", "٩:٠٠"]
)
def test_what_is_no_time_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UserError, match="config-hour-unknown"):
        hour(written)


@pytest.mark.parametrize(
    ("written", "surely"),
    [("9:00", True), ("9h", True), ("9h30", True), ("+5", False), ("9", False), ("Lisboa", False)],
)
def test_what_is_surely_a_time(written: str, surely: bool) -> None:
    assert is_time(written) is surely


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("seg-sex", WORKDAYS),
        ("seg a sex", WORKDAYS),
        ("segunda a sexta", WORKDAYS),
        ("segunda-feira a sexta-feira", WORKDAYS),
        ("de segunda até sexta", WORKDAYS),
        ("Seg – Sex", WORKDAYS),
        ("mon-fri", WORKDAYS),
        ("Monday through Friday", WORKDAYS),
        ("dias úteis", WORKDAYS),
        ("seg qua sex", {0, 2, 4}),
        ("seg, qua e sex", {0, 2, 4}),
        ("Mon, Wed and Fri", {0, 2, 4}),
        ("sábado", {5}),
        ("sab dom", {5, 6}),
        ("fim de semana", {5, 6}),
        ("weekends", {5, 6}),
        ("sex-seg", {4, 5, 6, 0}),
        ("seg-qua, sex", {0, 1, 2, 4}),
        ("todo dia", EVERY_DAY),
        ("todos os dias", EVERY_DAY),
        ("every day", EVERY_DAY),
        ("daily", EVERY_DAY),
        ("seg-dom", EVERY_DAY),
    ],
)
def test_days_of_the_week(written: str, meant: set[int]) -> None:
    assert weekdays(written) == meant


@pytest.mark.parametrize(
    "written", ["", "seg-", "-sex", "seg a a sex", "se", "amanhã", "seg 9:00", "e", "seg foo", "1"]
)
def test_what_is_no_day_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UserError, match="config-days-unknown"):
        weekdays(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", FOR_EVER),
        ("sim", FOR_EVER),
        ("até 10/01", date(2027, 1, 10)),
        ("até o dia 10/01", date(2027, 1, 10)),
        ("10/01", date(2027, 1, 10)),
        ("10/01/2028", date(2028, 1, 10)),
        ("until 2027-01-10", date(2027, 1, 10)),
        ("until Jan 10", date(2027, 1, 10)),
        ("until January 10th, 2028", date(2028, 1, 10)),
        ("till 10 January", date(2027, 1, 10)),
        ("até 10 de janeiro de 2028", date(2028, 1, 10)),
        ("até 1º de março", date(2027, 3, 1)),
        ("até 16/11", TODAY),
        ("até 15/11", date(2027, 11, 15)),
        ("até 29/02", date(2028, 2, 29)),
        ("desligar", None),
        ("off", None),
        ("voltar", None),
    ],
)
def test_pauses(written: str, meant: date | None) -> None:
    assert paused_until(written, TODAY) == meant


@pytest.mark.parametrize("written", ["até 31/02", "32/01", "10/13", "logo", "até", "9:00", "10"])
def test_what_is_no_pause_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UserError, match="config-pause-unknown"):
        paused_until(written, TODAY)


@pytest.mark.parametrize("written", ["2026-11-15", "até 01/01/2020", "2026-2-3"])
def test_a_pause_that_is_over_is_refused(written: str) -> None:
    with pytest.raises(UserError, match="config-pause-past"):
        paused_until(written, TODAY)


@given(st.text(st.characters(), max_size=30) | st.from_regex(r"[a-z0-9:/ -]{1,20}"))
def test_whatever_is_written_is_understood_or_refused(written: str) -> None:
    for read in (hour, weekdays, lambda text: paused_until(text, TODAY)):
        with suppress(UserError):
            read(written)
