"""Which question is asked next."""

from collections import Counter
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.store.posts import Asked
from bot.study.choice import choose
from content.model import Domain, Option, Question, QuestionKind

DOMAINS = (Domain("1", "um", "one", 20), Domain("2", "dois", "two", 30), Domain("3", "", "", 50))


def question(domain: str, number: int) -> Question:
    options = (Option("sim"), Option("não"))
    return Question(f"d{domain}-q{number}", domain, QuestionKind.SINGLE, "?", options, (0,))


def asked_in_turn(questions: list[Question], times: int, seed: int = 1) -> list[Question]:
    """What is asked when it is chosen so many times, one after another."""
    asked: dict[str, Asked] = {}
    chosen = []
    for key in range(times):
        one = choose(questions, DOMAINS, asked, Random(f"{seed}:{key}"))
        assert one is not None
        before = asked[one.id].times if one.id in asked else 0
        asked[one.id] = Asked(one.id, before + 1, key)
        chosen.append(one)
    return chosen


def bank(*sizes: int) -> list[Question]:
    return [question(str(d), n) for d, size in enumerate(sizes, 1) for n in range(size)]


def test_nothing_is_chosen_from_nothing() -> None:
    assert choose([], DOMAINS, {}, Random(1)) is None
    assert choose(bank(3), DOMAINS[1:], {}, Random(1)) is None


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
