"""Which question is asked next."""

from collections import Counter
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.store.posts import Asked
from bot.study.choice import NOBODY, Memory, Pools, decide, narrow
from content.model import Domain, Option, Question, QuestionKind

DOMAINS = (Domain("1", "um", "one", 20), Domain("2", "dois", "two", 30), Domain("3", "", "", 50))


def question(domain: str, number: int, difficulty: int = 2) -> Question:
    return Question(
        id=f"d{domain}-q{number}",
        domain=domain,
        kind=QuestionKind.SINGLE,
        stem="?",
        options=(Option("sim"), Option("não")),
        correct=(0,),
        difficulty=difficulty,
    )


def asked_in_turn(
    questions: list[Question], times: int, seed: int = 1, memory: Memory = NOBODY
) -> list[Question]:
    """What is asked when it is chosen so many times, one after another."""
    asked: dict[str, Asked] = {}
    chosen = []
    for key in range(times):
        narrowed = narrow(Pools.of(questions, DOMAINS), asked)
        assert narrowed is not None
        one = decide(narrowed, memory, asked, Random(f"{seed}:{key}")).question
        before = asked[one.id].times if one.id in asked else 0
        asked[one.id] = Asked(one.id, before + 1, key)
        chosen.append(one)
    return chosen


def bank(*sizes: int) -> list[Question]:
    return [question(str(d), n) for d, size in enumerate(sizes, 1) for n in range(size)]


def test_nothing_is_chosen_from_nothing() -> None:
    assert narrow(Pools.of([], DOMAINS), {}) is None
    assert narrow(Pools.of(bank(3), DOMAINS[1:]), {}) is None


@given(st.integers(0, 999), st.integers(1, 8), st.integers(1, 8), st.integers(1, 8))
def test_in_each_domain_nothing_comes_again_before_all_have(
    seed: int, one: int, two: int, three: int
) -> None:
    chosen = asked_in_turn(bank(one, two, three), 40, seed)
    for domain, size in (("1", one), ("2", two), ("3", three)):
        ids = [q.id for q in chosen if q.domain == domain]
        for start in range(0, len(ids) - size + 1, size):
            assert len(set(ids[start : start + size])) == size


@given(st.integers(0, 999))
def test_domains_come_by_weight_at_every_moment(seed: int) -> None:
    given_: Counter[str] = Counter()
    for count, one in enumerate(asked_in_turn(bank(5, 5, 5), 60, seed), 1):
        given_[one.domain] += 1
        for domain in DOMAINS:
            assert abs(given_[domain.id] - count * domain.weight / 100) < 1.5


def test_a_domain_without_questions_leaves_its_share_to_the_others() -> None:
    chosen = Counter(one.domain for one in asked_in_turn(bank(4, 0, 4), 70))
    assert chosen == {"1": 20, "3": 50}


def test_the_same_state_and_seed_give_the_same_question() -> None:
    assert asked_in_turn(bank(9, 9, 9), 30) == asked_in_turn(bank(9, 9, 9), 30)
    assert asked_in_turn(bank(9, 9, 9), 30, 2) != asked_in_turn(bank(9, 9, 9), 30)


def test_a_new_cycle_does_not_begin_with_what_ended_the_last() -> None:
    for seed in range(30):
        chosen = [one.id for one in asked_in_turn(bank(4), 12, seed)]
        assert all(a != b for a, b in pairwise(chosen))


def test_what_is_remembered_least_is_asked() -> None:
    questions = bank(6)
    recall = {one.id: 0.3 + n / 10 for n, one in enumerate(questions)} | {"d1-q4": 0.2}
    narrowed = narrow(Pools.of(questions, DOMAINS), {})
    assert narrowed is not None
    choice = decide(narrowed, Memory(3, recall), {}, Random(1))
    assert choice.question.id == "d1-q4"
    reasons = choice.reasons
    assert (reasons.members, reasons.recall, reasons.ties) == (3, 0.2, 1)
    assert (reasons.domain, reasons.weight, reasons.fresh, reasons.candidates) == ("1", 20, 6, 6)


def test_memory_does_not_bring_anything_again_within_a_cycle() -> None:
    memory = Memory(1, {"d1-q0": 0.1, "d1-q1": 0.5, "d1-q2": 0.9})
    chosen = [one.id for one in asked_in_turn(bank(3), 6, memory=memory)]
    assert chosen == ["d1-q0", "d1-q1", "d1-q2"] * 2


@given(st.integers(0, 999), st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_difficulties_are_mixed_as_they_are_in_the_domain(
    seed: int, easy: int, middle: int, hard: int
) -> None:
    sizes = {1: easy, 2: middle, 3: hard}
    levels = [level for level, size in sizes.items() for _ in range(size)]
    questions = [question("1", n, level) for n, level in enumerate(levels)]
    given_: Counter[int] = Counter()
    for count, one in enumerate(asked_in_turn(questions, len(levels), seed), 1):
        given_[one.difficulty] += 1
        for level, size in sizes.items():
            assert abs(given_[level] - count * size / len(levels)) < 1.5
