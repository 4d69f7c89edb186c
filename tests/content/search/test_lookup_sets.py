"""The two sets of look-ups are sound in themselves, whatever searches the notes.

`lookups.tsv` is for work on the search, `lookups_more.tsv` is held out: figures are quoted
from it. `expected` is the id of an item, ids joined by `+` in the order in which the query
names them, or `-` where nothing in the notes is meant. `how` says in what way the query
strays from the name.
"""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.content.packs import shipped

FILES = ("lookups.tsv", "lookups_more.tsv")
HEADER = ("query", "expected", "how")
NOTHING = "-"
KINDS = {
    "name",
    "accentless",
    "acronym",
    "english",
    "wrong",
    "typo1",
    "typo2",
    "prefix",
    "order",
    "plural",
    "noprefix",
    "question-pt",
    "question-en",
    "compare",
    "phonetic",
    "joined",
    "mixed",
    "noise",
    "absent",
    "absent-own-words",
}


def lines(name: str) -> list[tuple[str, ...]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [tuple(line.split("\t")) for line in text.splitlines()]


def bare(query: str) -> str:
    """Leave letters and digits only, so that accents, case and signs make no new query."""
    folded = unicodedata.normalize("NFKD", query.casefold())
    return "".join(char for char in folded if char.isalnum())


def named(name: str) -> set[str]:
    """Give the ids that a file expects."""
    rows = lines(name)[1:]
    return {item for _, expected, _ in rows for item in expected.split("+")} - {NOTHING}


def items() -> dict[str, tuple[str, ...]]:
    """Give the items of the bundled pack by id, each with the ids that it compares."""
    pack = shipped()
    compared = {comparison.id: comparison.compares for comparison in pack.comparisons}
    return {**{term.id: () for term in pack.terms}, **compared}


@pytest.mark.parametrize("name", FILES)
def test_every_row_has_three_filled_columns_and_a_known_kind(name: str) -> None:
    header, *rows = lines(name)
    assert header == HEADER
    assert [row for row in rows if len(row) != 3 or any(cell != cell.strip() for cell in row)] == []
    assert [row for row in rows if not row[0] or not row[1] or row[2] not in KINDS] == []


@pytest.mark.parametrize("name", FILES)
def test_every_expected_id_is_in_the_bundled_pack(name: str) -> None:
    known = items()
    assert sorted(named(name) - known.keys()) == []


@pytest.mark.parametrize("name", FILES)
def test_terms_that_one_table_compares_are_expected_as_that_table(name: str) -> None:
    tables = {frozenset(compared) for compared in items().values() if compared}
    rows = [row for row in lines(name)[1:] if frozenset(row[1].split("+")) in tables]
    assert rows == []


@pytest.mark.parametrize("name", FILES)
def test_only_absent_things_are_refused(name: str) -> None:
    rows = lines(name)[1:]
    assert [row for row in rows if (row[1] == NOTHING) != row[2].startswith("absent")] == []


@pytest.mark.parametrize("name", FILES)
def test_there_are_enough_rows_of_every_kind(name: str) -> None:
    rows = lines(name)[1:]
    counts = Counter(how for _, _, how in rows)
    assert len(rows) >= 320
    assert counts.keys() == KINDS
    assert min(counts.values()) >= 10


@pytest.mark.parametrize("name", FILES)
def test_no_query_stands_twice_in_a_file(name: str) -> None:
    counts = Counter(bare(row[0]) for row in lines(name)[1:])
    assert [query for query, count in counts.items() if count > 1] == []


def test_the_files_share_no_query() -> None:
    one, other = ({bare(row[0]) for row in lines(name)[1:]} for name in FILES)
    assert sorted(one & other) == []


def test_the_files_name_two_hundred_items() -> None:
    assert len(named(FILES[0]) | named(FILES[1])) >= 200
