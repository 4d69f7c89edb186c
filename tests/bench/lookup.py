"""Look-ups: how often they are right, against plain `WRatio`, and how long they take.

The rows of `lookups.tsv` were open while the search was made, those of `lookups_more.tsv`
were not. Times are of the processor, so that what else runs on the machine does not count.
"""

import gc
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from content.load import bundled, load
from content.model import Pack
from content.search import Index, Name, NameKind, index_of, names_of, normal_form
from tests.bench.report import Figure, percentile, show

LOOKUPS = Path(__file__).parents[1] / "content" / "search"
FILES = {"open while it was made": "lookups.tsv", "held out": "lookups_more.tsv"}
NOTHING = "-"
CUT = 86
"""WRatio answers at once from this score on."""

SIZES = (300, 3_000, 30_000)
LIMIT = 1.0
"""Milliseconds that one in a hundred look-ups may exceed."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Row:
    """A query and the ids that it means, none where the notes have nothing on it."""

    query: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search made of a query: ids answered at once, or its first suggestion."""

    answered: tuple[str, ...]
    first: str | None = None


Search = Callable[[str], Found]


def main() -> None:
    """Print the figures."""
    pack = load(bundled()).pack
    assert pack is not None
    searches = {"the search": _ours(pack), f"WRatio with a cut at {CUT}": _ratio(pack)}
    for which, name in FILES.items():
        if (LOOKUPS / name).exists():
            rows = _rows(LOOKUPS / name)
            for title, search in searches.items():
                show(f"Look-ups {which} ({len(rows)}), {title}", _right(rows, search))
    queries = _queries(pack)
    show(f"Time of a look-up, {len(queries)} queries of all sorts", list(_times(pack, queries)))


def _rows(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines)
    return [
        Row(query, () if expected == NOTHING else tuple(expected.split("+")))
        for query, expected, _ in cells
    ]


def _right(rows: Sequence[Row], search: Search) -> list[Figure]:
    found = [(row.expected, search(row.query)) for row in rows]
    meant = [(expected, it) for expected, it in found if expected]
    absent = [it for expected, it in found if not expected]
    first = [it.answered == expected or (it.first,) == expected for expected, it in meant]
    once = [it.answered == expected for expected, it in meant]
    wrong = [bool(it.answered) and it.answered != expected for expected, it in found]
    refused_not = [bool(it.answered) for it in absent]
    return [
        Figure("right first, of what the notes have", _percent(first), 99, "%", more=True),
        Figure("answered at once and right, of what they have", _percent(once), 90, "%", more=True),
        Figure("answered at once and wrong, of all", _percent(wrong), 1, "%"),
        Figure("answered though absent, of what they lack", _percent(refused_not), 1, "%"),
    ]


def _percent(judged: Sequence[bool]) -> float:
    return 100 * sum(judged) / len(judged)


def _ours(pack: Pack) -> Search:
    index = index_of(pack)

    def search(query: str) -> Found:
        lookup = index.find(query)
        answered = lookup.compared or ((lookup.match,) if lookup.match else ())
        first = lookup.suggestions[0].id if lookup.suggestions else None
        return Found(answered, first)

    return search


def _ratio(pack: Pack) -> Search:
    """Take the name that WRatio likes best, over all names in their normal form."""
    names = names_of(pack)
    texts = [normal_form(name.text) for name in names]

    def search(query: str) -> Found:
        _, score, place = process.extractOne(normal_form(query), texts, scorer=fuzz.WRatio)
        name = names[place].id
        return Found((name,) if score >= CUT else (), name)

    return search


def _queries(pack: Pack) -> list[str]:
    """Mix names, names with typing errors, questions, comparisons, misses and garbage."""
    chance = random.Random(1)
    texts = [name.text for name in names_of(pack)]
    words = _words(texts)
    queries = [chance.choice(texts) for _ in range(600)]
    queries += [_mistyped(chance.choice(texts), chance) for _ in range(800)]
    queries += [f"o que é {_mistyped(chance.choice(texts), chance)}?" for _ in range(200)]
    queries += [" x ".join(chance.sample(texts, 2)) for _ in range(100)]
    queries += [" ".join(chance.sample(words, chance.randint(1, 4))) for _ in range(400)]
    queries += ["".join(chance.choices(LETTERS, k=chance.randint(2, 20))) for _ in range(200)]
    garbage = ["a", "rag ", "x vs ", "\u0301", "\u202e", "😀", "<b>", "'; --", " ".join(texts)]
    queries += [(piece * 5_000)[:5_000] for piece in garbage]
    queries += ["".join(chance.choices(LETTERS + "  ", k=5_000)) for _ in range(20)]
    chance.shuffle(queries)
    return queries


def _mistyped(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(len(text))
        slip = chance.choice(LETTERS)
        text = chance.choice(
            (
                text[:place] + slip + text[place + 1 :],
                text[:place] + slip + text[place:],
                text[:place] + text[place + 1 :],
                text[:place] + text[place + 1 : place + 2] + text[place : place + 1]
                + text[place + 2 :],
            )
        )  # fmt: skip
    return text


def _times(pack: Pack, queries: Sequence[str]) -> Iterator[Figure]:
    """Measure each query once; what is in memory beforehand is kept out of the collector."""
    searches: Mapping[str, Callable[[Index], Callable[[str], object]]] = {
        "looking up": lambda index: index.find,
        "completing": lambda index: index.complete,
    }
    for size in SIZES:
        index = Index.of(_names(pack, size))
        gc.collect()
        gc.freeze()
        for what, search in searches.items():
            taken = [_milliseconds(search(index), query) for query in queries]
            yield Figure(f"{what} among {size:,} names, p50", percentile(taken, 0.5), unit="ms")
            yield Figure(f"{what} among {size:,} names, p99", percentile(taken, 0.99), LIMIT, "ms")


def _milliseconds(search: Callable[[str], object], query: str) -> float:
    start = time.thread_time_ns()
    search(query)
    return (time.thread_time_ns() - start) / 1e6


def _names(pack: Pack, size: int) -> list[Name]:
    """Take so many of the pack's names, and where they end, make names of their words."""
    chance = random.Random(2)
    names = list(names_of(pack))
    chance.shuffle(names)
    names = names[:size]
    words = _words([name.text for name in names_of(pack)])
    while len(names) < size:
        text = " ".join(chance.sample(words, chance.choice((1, 2, 2, 3, 3, 4))))
        names.append(Name(f"made-{len(names) // 3}", text, chance.choice(list(NameKind))))
    return names


def _words(texts: Sequence[str]) -> list[str]:
    return sorted({word for text in texts for word in normal_form(text).split()})


if __name__ == "__main__":
    main()
