"""What people write for an exam's day and for minutes."""

from datetime import date

import pytest

from bot.errors import UserError
from handlers.exam_values import Wish, sitting_minutes, wish

TODAY = date(2026, 11, 16)
MARCH = date(2027, 3, 10)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2027-03-10", Wish(MARCH)),
        ("2027/3/10", Wish(MARCH)),
        ("10/03/2027", Wish(MARCH)),
        ("10/3", Wish(MARCH)),
        ("10.3.27", Wish(MARCH)),
        ("10-03-2027", Wish(MARCH)),
        ("10 de março", Wish(MARCH)),
        ("10 de março de 2027", Wish(MARCH)),
        ("10 mar 2027", Wish(MARCH)),
        ("10 Mar 2027", Wish(MARCH)),
        ("March 10, 2027", Wish(MARCH)),
        ("March 10th", Wish(MARCH)),
        ("1º de dezembro", Wish(date(2026, 12, 1))),
        ("16/11", Wish(TODAY)),
        ("15/11", Wish(date(2027, 11, 15))),
        ("29/2", Wish(date(2028, 2, 29))),
        ("10/03 20min", Wish(MARCH, 20)),
        ("10/03 20 min por dia", Wish(MARCH, 20)),
        ("10/03, 20 minutos por dia", Wish(MARCH, 20)),
        ("10/03 com 20 minutos", Wish(MARCH, 20)),
        ("20 min 10/03", Wish(MARCH, 20)),
        ("10 Mar 20 minutes a day", Wish(MARCH, 20)),
        ("20min", Wish(None, 20)),
        ("30 m", Wish(None, 30)),
        ("desligar", Wish(off=True)),
        ("OFF", Wish(off=True)),
    ],
)
def test_a_day_and_minutes_are_understood(said: str, meant: Wish) -> None:
    assert wish(said, TODAY) == meant


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("amanhã cedo", "exam-unknown"),
        ("31/02/2027", "exam-unknown"),
        ("30/02", "exam-unknown"),
        ("10/13", "exam-unknown"),
        ("10", "exam-unknown"),
        ("10 foo", "exam-unknown"),
        ("9999-99-99", "exam-unknown"),
        ("0000-01-01", "exam-unknown"),
        ("2026-11-15", "exam-past"),
        ("10/03/2020", "exam-past"),
        ("10/03/2040", "exam-far"),
        ("10/03 4min", "exam-minutes-range"),
        ("10/03 241min", "exam-minutes-range"),
    ],
)
def test_nonsense_is_told(said: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        wish(said, TODAY)


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("", 0), (" ", 0), ("10", 10), ("10min", 10), ("10 minutos", 10), ("240", 240), ("5 Min.", 5)],
)
def test_minutes_of_a_sitting(said: str, minutes: int) -> None:
    assert sitting_minutes(said) == minutes


@pytest.mark.parametrize("said", ["0", "241", "-1", "dez", "10 horas", "1e3"])
def test_minutes_that_cannot_be_are_told(said: str) -> None:
    with pytest.raises(UserError, match="review-minutes"):
        sitting_minutes(said)
