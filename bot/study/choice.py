"""Which question is asked next in a chat.

The domain that lags furthest behind its weight comes first; in it, a question asked least
often in this chat, which is how nothing comes again before all of its domain has come.
Where several are left, chance decides, from a seed, so that the same state always gives
the same question.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from bot.store.posts import Asked
from content.model import Domain, Question


def choose(
    questions: Sequence[Question],
    domains: Iterable[Domain],
    asked: Mapping[str, Asked],
    chance: Random,
) -> Question | None:
    """The question to ask next, or None where there are no questions in these domains."""
    weights = {domain.id: domain.weight for domain in domains}
    able = [question for question in questions if question.domain in weights]
    if not able:
        return None
    domain = _lagging(able, weights, asked)
    return _freshest([q for q in able if q.domain == domain], asked, chance)


def _lagging(
    able: Sequence[Question], weights: Mapping[str, int], asked: Mapping[str, Asked]
) -> str:
    given: Counter[str] = Counter()
    for question in able:
        if question.id in asked:
            given[question.domain] += asked[question.id].times
    present = sorted({question.domain for question in able})
    total = sum(weights[domain] for domain in present) or len(present)
    share = {domain: (weights[domain] or 1) / total for domain in present}
    due = given.total() + 1
    return max(present, key=lambda domain: share[domain] * due - given[domain])


def _freshest(able: Sequence[Question], asked: Mapping[str, Asked], chance: Random) -> Question:
    def times(question: Question) -> int:
        return asked[question.id].times if question.id in asked else 0

    fewest = min(map(times, able))
    fresh = [question for question in able if times(question) == fewest]
    if fewest:
        fresh = _longest_ago(fresh, asked)
    return chance.choice(fresh)


def _longest_ago(able: list[Question], asked: Mapping[str, Asked]) -> list[Question]:
    """The half that was asked longest ago: a new cycle does not begin with the last's end."""
    able.sort(key=lambda question: asked[question.id].latest)
    return able[: (len(able) + 1) // 2]
