"""What differs between two versions of a pack, and a pack as it is kept."""

import zlib
from dataclasses import replace

import pytest
from hypothesis import given

from content.body import body_digest, pack_from_body, pack_to_body
from content.difference import Difference, difference, right
from content.library import Library
from content.load import load
from content.model import Option, Pack, Question
from tests.content.packs import packs, shipped
from tests.talk import MINI


@pytest.fixture
def mini() -> Pack:
    found = load(MINI).pack
    assert found is not None
    return found


def asking(pack: Pack, id_: str, **values: object) -> Pack:
    """A pack with one question changed."""
    return replace(
        pack,
        questions=tuple(
            replace(q, **values) if q.id == id_ else q  # type: ignore[arg-type]  # of any field
            for q in pack.questions
        ),
    )


def question(pack: Pack, id_: str) -> Question:
    return next(q for q in pack.questions if q.id == id_)


def test_equal_packs_do_not_differ(mini: Pack) -> None:
    assert difference(mini, mini) == Difference()
    assert not difference(mini, mini)


def test_of_a_new_pack_all_is_new(mini: Pack) -> None:
    told = difference(None, mini)
    assert len(told.added) == len(mini.terms) + len(mini.comparisons) + len(mini.questions)
    assert replace(told, added=()) == Difference()


def test_items_are_told_apart_by_their_ids(mini: Pack) -> None:
    changed = replace(mini.terms[0], definition="Outra.", facts=())
    other = replace(mini.terms[1], id="lobo")
    new = replace(mini, title="Outro", terms=(changed, other, *mini.terms[2:]))
    told = difference(mini, new)
    assert told.head == ("title",)
    assert [(c.new.id, c.fields) for c in told.changed] == [("gato", ("definition", "facts"))]
    assert [it.id for it in told.removed] == ["cachorro"]
    assert [it.id for it in told.added] == ["lobo"]


def test_another_right_option_is_a_changed_key(mini: Pack) -> None:
    told = difference(mini, asking(mini, "gato-q1", correct=(2,), stem="Outro enunciado?"))
    (key,) = told.keys
    assert (key.was, key.now) == (("Felino",), ("Bovino",))
    assert told.changed == ()


def test_several_right_are_compared_as_a_set(mini: Pack) -> None:
    old = question(mini, "par-q1")
    turned = asking(
        mini, "par-q1", options=old.options[::-1], correct=tuple(4 - i for i in old.correct)[::-1]
    )
    assert difference(mini, turned).keys == ()
    assert difference(mini, asking(mini, "par-q1", correct=(0, 1))).keys


def test_another_order_is_a_changed_key(mini: Pack) -> None:
    old = question(mini, "cafe-q1")
    told = difference(mini, asking(mini, "cafe-q1", options=old.options[::-1]))
    assert [key.new.id for key in told.keys] == ["cafe-q1"]


def test_another_partner_is_a_changed_key(mini: Pack) -> None:
    one, two, *rest = question(mini, "capital-q1").options
    swapped = (replace(one, match=two.match), replace(two, match=one.match), *rest)
    told = difference(mini, asking(mini, "capital-q1", options=swapped))
    assert told.keys[0].now[0] == "Brasil → Lisboa"


def test_a_right_answer_in_other_words_is_no_changed_key(mini: Pack) -> None:
    old = question(mini, "gato-q1")
    reworded = (Option("Um felino", "mia"), *old.options[1:])
    told = difference(mini, asking(mini, "gato-q1", options=reworded))
    assert told.keys == ()
    assert told.changed[0].fields == ("options",)


def test_options_that_only_change_places_change_no_key(mini: Pack) -> None:
    old = question(mini, "gato-q1")
    turned = asking(mini, "gato-q1", options=old.options[::-1], correct=(3,))
    assert right(question(turned, "gato-q1")) == right(old)
    assert difference(mini, turned).keys == ()


@given(packs())
def test_a_pack_comes_back_from_its_body_as_it_was(pack: Pack) -> None:
    body = pack_to_body(pack)
    again = pack_from_body(body)
    assert again == pack
    assert body_digest(pack_to_body(again)) == body_digest(body)
    assert not difference(pack, again)


def test_the_notes_that_ship_come_back_as_they_were() -> None:
    pack = shipped()
    again = pack_from_body(pack_to_body(pack))
    assert again == pack
    assert Library.of(again).digest == Library.of(pack).digest


@pytest.mark.parametrize("body", [b"", b"x", zlib.compress(b"{}"), zlib.compress(b'{"a":1}\n{}')])
def test_what_is_no_body_is_refused(body: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, zlib.error)):
        pack_from_body(body)
