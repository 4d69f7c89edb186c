"""Which question is asked next in a chat, and why.

The domain that lags furthest behind its weight comes first; in it, what was asked least
often in this chat, which is how nothing comes again before all of its domain has come; of
those the difficulty that lags furthest behind its share of the domain. Of what is left, the
question that is remembered least. Where several are left still, chance decides, from a
seed, so that the same state always gives the same question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Self, TypeVar

from bot.store.posts import Asked
from content.model import Domain, Question

Group = TypeVar("Group", str, int)

SAME = 1e-9
"""Chances of being remembered that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How many members a chat has that answer there, and how likely each question, by its id,
    is to be remembered by one of them (0 to 1).
    """

    members: int
    recall: Mapping[str, float]


NOBODY = Memory(0, {})
"""The memory of a chat whose members nobody asks for."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a question was chosen.

    Its domain has this `weight` in percent, and had been asked `given` times of `total`; it
    has `pool` questions, of which `fresh` had been asked `times` times, the fewest. Among
    these were `candidates` of its `difficulty`. Of `members` it was likely to be remembered
    by a share of `recall`, and so were `ties`, among which chance decided.
    """

    domain: str
    weight: int
    given: int
    total: int
    pool: int
    times: int
    fresh: int
    difficulty: int
    candidates: int
    members: int = 0
    recall: float = 0.0
    ties: int = 0


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The questions among which memory decides, and why these."""

    candidates: tuple[Question, ...]
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Choice:
    """A question, and why it was chosen."""

    question: Question
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Pools:
    """The questions that may be asked, by their domains, whose weights are given in percent."""

    weights: Mapping[str, int]
    questions: Mapping[str, Sequence[Question]]
    domains: Mapping[str, str]
    """The domain of each question, by its id."""

    @classmethod
    def of(cls, questions: Iterable[Question], domains: Iterable[Domain]) -> Self:
        """Of some questions those in some domains."""
        weights = {domain.id: domain.weight for domain in domains}
        able = [question for question in questions if question.domain in weights]
        pools: dict[str, list[Question]] = {question.domain: [] for question in able}
        for question in able:
            pools[question.domain].append(question)
        return cls(weights, pools, {question.id: question.domain for question in able})


def narrow(pools: Pools, asked: Mapping[str, Asked]) -> Narrowed | None:
    """What may be asked next, or None where there are no questions."""
    if not pools.questions:
        return None
    given = Counter(dict.fromkeys(pools.questions, 0))
    for id_, one in asked.items():
        if id_ in pools.domains:
            given[pools.domains[id_]] += one.times
    weights = pools.weights
    domain = _lagging({id_: weights[id_] or 1 for id_ in given}, given, given)
    pool = pools.questions[domain]
    times = [asked[question.id].times if question.id in asked else 0 for question in pool]
    fewest = min(times)
    fresh = [question for question, count in zip(pool, times, strict=True) if count == fewest]
    difficulty = _difficulty(pool, fresh, times)
    candidates = tuple(question for question in fresh if question.difficulty == difficulty)
    reasons = Reasons(
        domain=domain,
        weight=weights[domain],
        given=given[domain],
        total=given.total(),
        pool=len(pool),
        times=fewest,
        fresh=len(fresh),
        difficulty=difficulty,
        candidates=len(candidates),
    )
    return Narrowed(candidates, reasons)


def decide(
    narrowed: Narrowed, memory: Memory, asked: Mapping[str, Asked], chance: Random
) -> Choice:
    """The question of those that is remembered least."""
    recall = memory.recall
    least = min(recall.get(question.id, 0.0) for question in narrowed.candidates)
    tied = [q for q in narrowed.candidates if recall.get(q.id, 0.0) - least <= SAME]
    chosen = chance.choice(_longest_ago(tied, asked))
    reasons = replace(narrowed.reasons, members=memory.members, recall=least, ties=len(tied))
    return Choice(chosen, reasons)


def _lagging(
    shares: Mapping[Group, int], given: Mapping[Group, int], among: Iterable[Group]
) -> Group:
    """The group of some that lags furthest behind its share of all that was given."""
    total, due = sum(shares.values()), sum(given.values()) + 1
    return max(sorted(among), key=lambda group: shares[group] / total * due - given[group])


def _difficulty(pool: Sequence[Question], fresh: Sequence[Question], times: Sequence[int]) -> int:
    """The difficulty that comes next, for its share of a domain, of those that are there."""
    shares = Counter([question.difficulty for question in pool])
    given = Counter(dict.fromkeys(shares, 0))
    for question, count in zip(pool, times, strict=True):
        given[question.difficulty] += count
    return _lagging(shares, given, {question.difficulty for question in fresh})


def _longest_ago(tied: Sequence[Question], asked: Mapping[str, Asked]) -> Sequence[Question]:
    """Of what was asked before, the half that was asked longest ago: a new cycle does not
    begin with the last's end.
    """
    if tied[0].id not in asked:
        return tied
    ordered = sorted(tied, key=lambda question: asked[question.id].latest)
    return ordered[: (len(ordered) + 1) // 2]
