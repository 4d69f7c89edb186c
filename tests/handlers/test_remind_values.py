"""What people write for when to be reminded."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.study.local_time import EVERY_DAY
from handlers.remind_values import Wish, wish

WORKDAYS = frozenset(range(5))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("20:00", Wish(time(20))),
        ("às 20h", Wish(time(20))),
        ("8", Wish(time(8))),
        ("meio-dia", Wish(time(12))),
        ("7h30 dias úteis", Wish(time(7, 30), WORKDAYS)),
        ("7:30pm weekdays", Wish(time(19, 30), WORKDAYS)),
        ("at 8 pm mon-fri", Wish(time(20), WORKDAYS)),
        ("seg-sex 20:00", Wish(time(20), WORKDAYS)),
        ("seg, qua e sex às 20:00", Wish(time(20), frozenset({0, 2, 4}))),
        ("20:00 todo dia", Wish(time(20), EVERY_DAY)),
        ("de segunda a sexta", Wish(None, WORKDAYS)),
        ("ligar", Wish()),
        ("Desligar", Wish(off=True)),
        ("off", Wish(off=True)),
        ("não", Wish(off=True)),
    ],
)
def test_what_is_meant(typed: str, meant: Wish) -> None:
    assert wish(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "não seg", "amanhã", "20:00 21:00", "seg 8 ter"])
def test_nonsense_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="remind-unknown"):
        wish(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_understood_or_refused(typed: str) -> None:
    try:
        found = wish(typed)
    except UserError:
        return
    assert found.weekdays is None or found.weekdays <= EVERY_DAY
