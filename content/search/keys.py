"""The exact part of a look-up: tables from ever looser keys of a phrase to the ids it names.

It answers only what is surely meant or surely ambiguous, and knows nothing of typing errors.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.search.forms import DERIVED, Form
from content.search.normal import Phrase, stem


@dataclass(frozen=True, slots=True)
class Found:
    """Ids that share a key; `sure` when it is one and nothing speaks against it."""

    ids: tuple[str, ...]
    sure: bool


_MAKERLESS = 3
"""The first table whose keys lack the maker's name."""


class Keys:
    """Tables of exact keys, from the strictest to the loosest.

    The tables are: all words; stems in order; those sorted; stems without the maker's name;
    those sorted; all words joined; the telling words joined.
    """

    __slots__ = ("_made", "_tables")

    def __init__(self, forms: Iterable[Form]) -> None:
        ranked: list[dict[str, dict[str, int]]] = []
        made: set[str] = set()
        same: dict[str, str] = {}  # most keys stand in several tables: each is kept once
        for form in forms:
            if form.phrase.made:
                made.add(form.id)
            for level, (key, loss) in enumerate(_keys(form.phrase)):
                if level == len(ranked):
                    ranked.append({})
                ids = ranked[level].setdefault(same.setdefault(key, key), {})
                ids[form.id] = min(form.rank + loss, ids.get(form.id, form.rank + loss))
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._tables = tuple(
            {key: alike.setdefault(best := _best(ids), best) for key, ids in table.items()}
            for table in ranked
        )
        self._made = frozenset(made)

    def find(self, phrase: Phrase) -> Found | None:
        """Look a phrase up in each table in turn; the first that has its key decides.

        A maker's name before a term that no maker names ("AWS Resilience") makes it unsure.
        """
        for level, ((key, _), table) in enumerate(zip(_keys(phrase), self._tables, strict=False)):
            if ids := table.get(key):
                named = level < _MAKERLESS or not phrase.made or ids[0] in self._made
                return Found(ids, sure=len(ids) == 1 and named)
        return None


def _keys(phrase: Phrase) -> Iterator[tuple[str, int]]:
    """Give the key of each table, and what a form that lost its maker's name loses in rank."""
    loss = DERIVED if phrase.maker else 0
    yield " ".join(phrase.words), 0
    yield " ".join(phrase.stems), 0
    yield " ".join(sorted(phrase.stems)), 0
    yield " ".join(phrase.core), loss
    yield " ".join(sorted(phrase.core)), loss
    yield "".join(phrase.words), 0
    yield stem("".join(phrase.bare)), loss


def _best(ids: dict[str, int]) -> tuple[str, ...]:
    strongest = min(ids.values())
    return tuple(name for name, rank in ids.items() if rank == strongest)
