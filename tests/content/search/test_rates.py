"""The search keeps its rates on the set of look-ups that it was made with."""

from pathlib import Path

import pytest

from content.search import Lookup, index_of
from tests.content.packs import shipped

Found = list[tuple[tuple[str, ...], Lookup]]


@pytest.fixture(scope="module")
def found() -> Found:
    """Give for each row the ids expected, none for what is absent, and what was found."""
    pack = shipped()
    index = index_of(pack)
    lines = Path(__file__).with_name("lookups.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [
        (tuple(expected.split("+")) if expected != "-" else (), index.find(query))
        for query, expected, _ in rows
    ]


def answered(lookup: Lookup) -> tuple[str, ...]:
    return lookup.compared or ((lookup.match,) if lookup.match else ())


def first(lookup: Lookup) -> tuple[str, ...]:
    return answered(lookup) or tuple(hit.id for hit in lookup.suggestions[:1])


def test_what_is_meant_comes_first(found: Found) -> None:
    right = [first(lookup) == expected for expected, lookup in found if expected]
    assert sum(right) >= 0.99 * len(right)


def test_most_is_answered_at_once(found: Found) -> None:
    at_once = [answered(lookup) == expected for expected, lookup in found if expected]
    assert sum(at_once) >= 0.9 * len(at_once)


def test_hardly_anything_is_answered_wrongly(found: Found) -> None:
    wrong = [bool(answered(lookup)) and answered(lookup) != meant for meant, lookup in found]
    assert sum(wrong) <= 0.01 * len(wrong)


def test_hardly_anything_absent_is_answered(found: Found) -> None:
    answers = [bool(answered(lookup)) for expected, lookup in found if not expected]
    assert sum(answers) <= 0.01 * len(answers)
