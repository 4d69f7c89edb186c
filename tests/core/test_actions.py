"""Payloads of buttons: each action comes back as it was, and nothing forged does harm."""

from collections import Counter
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import (
    LARGEST,
    LARGEST_NUMBER,
    Action,
    Answer,
    AskAbout,
    Browse,
    Choose,
    Daily,
    Define,
    Help,
    Mark,
    Practise,
    Table,
    pack,
    unpack,
)
from bot.errors import UserError
from bot.routes import ROUTES, SCOPES, SETTINGS, Who
from bot.study.days import Period
from content.model import Pack
from tests.content.packs import shipped

ACTIONS: tuple[type[Action], ...] = get_args(Action)
CODES = [action.code for action in ACTIONS]
HIGHEST_KEY = "1y2p0ij32e8e7"
BEYOND_ANY_KEY = "1y2p0ij32e8e8"

_numbers = st.integers(0, LARGEST_NUMBER)
_letters = st.lists(st.integers(0, 25), max_size=26).map(tuple)
_words = st.text(st.characters(codec="utf-8", exclude_characters=":"), max_size=3)
_values: dict[object, st.SearchStrategy[object]] = {
    int: _numbers,
    str: _words,
    tuple[int, ...]: _letters,
}
_parts = st.text("0123456789abcxyz", max_size=14) | st.text(st.characters(), max_size=6)
_forged = st.text(st.characters()) | st.builds(
    lambda code, parts: ":".join((code, *parts)),
    st.sampled_from(CODES),
    st.lists(_parts, max_size=5),
)


def _of(action: type[Action]) -> st.SearchStrategy[Action]:
    hints = get_type_hints(action)
    return st.builds(action, **{field.name: _values[hints[field.name]] for field in fields(action)})


@pytest.fixture(scope="module")
def notes() -> Pack:
    return shipped()


@settings(deadline=None)
@given(st.one_of([_of(action) for action in ACTIONS]))
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    payload = pack(action)
    assert len(payload.encode()) <= LARGEST
    assert unpack(payload) == action


@settings(deadline=None)
@given(_forged)
def test_a_forged_payload_is_refused_or_an_action_like_any(payload: str) -> None:
    try:
        action = unpack(payload)
    except UserError:
        return
    assert unpack(pack(action)) == action


def test_each_action_has_a_code_of_its_own() -> None:
    assert [code for code, times in Counter(CODES).items() if times > 1] == []
    assert all(len(code) == 1 for code in CODES)


def test_what_changes_settings_is_not_for_everybody() -> None:
    assert [a for a in ACTIONS if a.who is Who.SELF_OR_ADMIN] == [Choose, Daily]


def test_every_item_of_the_notes_fits_a_button(notes: Pack) -> None:
    items = [*(it.id for it in notes.terms), *(it.id for it in notes.comparisons)]
    assert items
    for item in items:
        assert unpack(pack(Define(item))) == Define(item)
        assert unpack(pack(AskAbout(item))) == AskAbout(item)


def test_every_domain_of_the_notes_fits_a_button(notes: Pack) -> None:
    assert notes.domains
    for domain in notes.domains:
        assert unpack(pack(Practise(domain.id))) == Practise(domain.id)
        assert unpack(pack(Browse(domain.id, 9_999))) == Browse(domain.id, 9_999)


def test_every_setting_period_and_topic_fits_a_button() -> None:
    longest_id = "9" * 20
    for scope in SCOPES:
        for setting in SETTINGS:
            chosen = Choose(longest_id, scope.value, setting.value, "pt-BR")
            assert unpack(pack(chosen)) == chosen
    for period in Period:
        assert unpack(pack(Table(period))) == Table(period)
    for route in ROUTES:
        assert unpack(pack(Help(route.name))) == Help(route.name)


def test_the_longest_answer_fits_a_button() -> None:
    answer = Answer(LARGEST_NUMBER, tuple(range(26)))
    assert unpack(pack(answer)) == answer


@pytest.mark.parametrize(
    "action",
    [
        Define("a" * 63),
        Define("é" * 32),
        Define("a:b"),
        Define("\ud800"),
        Mark(-1, 0),
        Mark(LARGEST_NUMBER + 1, 0),
        Answer(1, (26,)),
        Answer(1, (-1,)),
    ],
)
def test_what_cannot_be_written_is_an_error_at_once(action: Action) -> None:
    with pytest.raises(ValueError, match=r".+"):
        pack(action)


def test_the_highest_key_of_a_database_is_a_key() -> None:
    assert unpack(f"a:{HIGHEST_KEY}:01") == Answer(LARGEST_NUMBER, (0, 1))


@pytest.mark.parametrize(
    "payload",
    [
        "",
        ":",
        "a",
        "a:1",
        "a:1:0:",
        "A:1:0",
        "x:1",
        "a::0",
        "a:-1:0",
        "a:+1:0",
        "a: 1:0",
        "a:1_0:0",
        "a:\uff11:0",
        "a:1:q",
        "a:1:A",
        "t:",
        f"a:{BEYOND_ANY_KEY}:0",
        f"m:{BEYOND_ANY_KEY}:0",
        f"m:1:{BEYOND_ANY_KEY}",
        f"k:{BEYOND_ANY_KEY}",
        f"l:1:{BEYOND_ANY_KEY}",
        "a:" + "z" * 50 + ":0",
        "d:" + "a" * 63,
        "d:\ud800",
        "d:" + "é" * 32,
    ],
)
def test_a_payload_that_nobody_packed_is_refused(payload: str) -> None:
    with pytest.raises(UserError) as refused:
        unpack(payload)
    assert refused.value.message == "button-unknown"
