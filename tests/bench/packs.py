"""Reading and checking a pack of 10,000 questions, as a whole and as a part of a pack."""

import random
import time
from collections.abc import Sequence
from dataclasses import replace

from content.check import check
from content.export import exported
from content.load import bundled, load
from content.model import Option, Pack, Question
from content.receive import receive
from tests.bench.report import Figure, show

QUESTIONS = 10_000
LIMIT = 10.0
"""Seconds for reading and checking together, on two cores."""


def large(count: int = QUESTIONS) -> Pack:
    """The pack that ships, its questions in other words again and again until they are enough."""
    pack = load(bundled()).pack
    assert pack is not None
    chance = random.Random(1)
    words = sorted({word for question in pack.questions for word in question.stem.split()})
    rounds = range(-(-count // len(pack.questions)))
    asked = (_reworded(it, turn, words, chance) for turn in rounds for it in pack.questions)
    return replace(pack, questions=tuple(it for it, _ in zip(asked, range(count), strict=False)))


def main() -> None:
    """Print the figures."""
    pack = large()
    figures = []
    for notation in ("markdown", "yaml", "csv", "json", "gift", "anki"):
        ((name, content),) = exported(pack, notation).files.items()
        start = time.perf_counter()
        received = receive(name, content)
        taken = time.perf_counter() - start
        assert received.pack is not None
        megabytes = len(content) / 1_000_000
        what = f"{notation}, {megabytes:.1f} MB, {len(received.pack.questions)} questions"
        figures.append(Figure(what, taken, LIMIT, "s"))
    figures += [_part(pack), _rules(pack)]
    show("A pack of 10,000 questions: received and checked", figures)


def _part(pack: Pack) -> Figure:
    ((name, content),) = exported(replace(pack, terms=(), comparisons=()), "gift").files.items()
    start = time.perf_counter()
    receive(name, content, pack)
    return Figure("the same as a part of itself", time.perf_counter() - start, 2 * LIMIT, "s")


def _rules(pack: Pack) -> Figure:
    start = time.perf_counter()
    check(pack)
    return Figure("its rules alone", time.perf_counter() - start, LIMIT / 2, "s")


def _reworded(
    question: Question, turn: int, words: Sequence[str], chance: random.Random
) -> Question:
    """Half of the words are others, as in questions on one subject."""
    if not turn:
        return question
    stem = " ".join(
        chance.choice(words) if chance.random() < 0.5 else word for word in question.stem.split()
    )
    options = tuple(_told_apart(option, chance.choice(words)) for option in question.options)
    return replace(question, id=f"{question.id[:33]}-{turn}", stem=stem, options=options)


def _told_apart(option: Option, word: str) -> Option:
    return replace(option, text=f"{option.text} {word}")


if __name__ == "__main__":
    main()
