"""Rules for the questions of a pack taken together: what a guesser could learn from them,
and how they are spread over kinds and domains.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from content.finding import Finding, Severity
from content.model import Pack, Question, QuestionKind
from content.rules.notes import at

ENOUGH = 40  # fewer questions show nothing but chance
ENOUGH_TO_SPREAD = 100  # fewer questions are still being written
MOST_AT_A_PLACE = 30  # percent
MOST_OVER_CHANCE = 5  # percentage points
MOST_OFF_WEIGHT = 2  # percentage points
LEAST_OF_KIND: Mapping[QuestionKind, int] = {  # percent
    QuestionKind.SINGLE: 60,
    QuestionKind.SEVERAL: 12,
    QuestionKind.ORDER: 8,
    QuestionKind.MATCH: 8,
}


def balance(pack: Pack) -> Iterator[Finding]:
    """Find right answers that place or length betray, and kinds and domains with too few."""
    singles = [it for it in pack.questions if _is_sound_single(it)]
    if len(singles) >= ENOUGH:
        yield from _places(pack, singles)
        yield from _lengths(pack, singles)
    if len(pack.questions) >= ENOUGH_TO_SPREAD:
        yield from _kinds(pack)
        yield from _domains(pack)


def _is_sound_single(question: Question) -> bool:
    return (
        question.kind is QuestionKind.SINGLE
        and len(question.correct) == 1
        and len(question.options) > 1
    )


def _places(pack: Pack, singles: Sequence[Question]) -> Iterator[Finding]:
    counts = Counter(question.correct[0] for question in singles)
    for place, count in sorted(counts.items()):
        if 100 * count > MOST_AT_A_PLACE * len(singles):
            percent, letter = round(100 * count / len(singles)), chr(ord("A") + place)
            yield at(
                pack.source,
                Severity.WARNING,
                "right-place",
                letter=letter,
                percent=percent,
                most=MOST_AT_A_PLACE,
            )


def _lengths(pack: Pack, singles: Sequence[Question]) -> Iterator[Finding]:
    longest = sum(_is_longest(question) for question in singles) / len(singles)
    chance = sum(1 / len(question.options) for question in singles) / len(singles)
    if 100 * (longest - chance) > MOST_OVER_CHANCE:
        percent, expected = round(100 * longest), round(100 * chance)
        yield at(pack.source, Severity.WARNING, "right-longest", percent=percent, expected=expected)


def _is_longest(question: Question) -> bool:
    lengths = [len(option.text) for option in question.options]
    right = lengths.pop(question.correct[0])
    return right > max(lengths)


def _kinds(pack: Pack) -> Iterator[Finding]:
    counts = Counter(question.kind for question in pack.questions)
    for kind, least in LEAST_OF_KIND.items():
        percent = 100 * counts[kind] // len(pack.questions)
        if percent < least:
            yield at(
                pack.source,
                Severity.HINT,
                "kind-share",
                kind=kind.value,
                percent=percent,
                least=least,
            )


def _domains(pack: Pack) -> Iterator[Finding]:
    counts = Counter(question.domain for question in pack.questions)
    for domain in pack.domains:
        percent = round(100 * counts[domain.id] / len(pack.questions))
        if abs(percent - domain.weight) > MOST_OFF_WEIGHT:
            yield at(
                pack.source,
                Severity.HINT,
                "domain-share",
                domain=domain.id,
                percent=percent,
                weight=domain.weight,
            )
