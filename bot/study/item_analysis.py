"""Item analysis: what answers say of questions. Pure.

Facility is the share of right answers. A question discriminates well where strong members
get it right and weak ones wrong; the reverse is a sign of a wrong key or a trap. Where
there are too few answers nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.store.item_figures import THIRDS, Picked, Third
from content.model import Question, QuestionKind

FEWEST = 20
"""Answers to a question, from which on they say something of it."""

OTHERS = 5
"""Other answers of a member, from which on they tell how strong that member is."""

TOO_HARD, TOO_EASY = 0.2, 0.95
"""Facility below and above which a question tells nobody from anybody."""

_CHOICES = frozenset({QuestionKind.SINGLE, QuestionKind.SEVERAL})
"""The kinds of questions in which an option is chosen or not."""


@dataclass(frozen=True, slots=True)
class Facility:
    """How many answered a question, and which share of them rightly."""

    question: Question
    answers: int
    share: float


@dataclass(frozen=True, slots=True)
class Unchosen:
    """Options, by their indices, that nobody has chosen."""

    question: Question
    answers: int
    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Inverted:
    """A question that the strongest third gets right less often than the weakest."""

    question: Question
    strong: float
    weak: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What answers say of one question. `facility` is the share of right ones, `chosen` the share
    that each option has among them; `discrimination` is by how much the strongest third does
    better than the weakest, None where too few of them are known well enough.
    """

    question: Question
    answers: int
    facility: float
    chosen: tuple[float, ...]
    discrimination: float | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What is to be looked at, the worst of each sort first."""

    too_hard: tuple[Facility, ...] = ()
    too_easy: tuple[Facility, ...] = ()
    inverted: tuple[Inverted, ...] = ()
    unchosen: tuple[Unchosen, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.too_hard or self.too_easy or self.inverted or self.unchosen)


def measured(
    questions: Mapping[str, Question], picked: Iterable[Picked], thirds: Iterable[Third]
) -> tuple[Figures, ...]:
    """What answers say of the questions of some digests that have enough of them."""
    ways: defaultdict[str, list[Picked]] = defaultdict(list)
    parts: defaultdict[str, list[Third]] = defaultdict(list)
    for one in picked:
        ways[one.snapshot].append(one)
    for third in thirds:
        parts[third.snapshot].append(third)
    found = (figures(one, ways[digest], parts[digest]) for digest, one in questions.items())
    return tuple(one for one in found if one.answers >= FEWEST)


def analyse(
    questions: Mapping[str, Question], picked: Iterable[Picked], thirds: Iterable[Third]
) -> Findings:
    """What answers say of the questions of some digests; those of others are left out."""
    ways: defaultdict[str, list[Picked]] = defaultdict(list)
    for one in picked:
        ways[one.snapshot].append(one)
    known = {digest: ways[digest] for digest in questions if _count(ways[digest]) >= FEWEST}
    shares = [_facility(questions[digest], found) for digest, found in known.items()]
    hard = [one for one in shares if one.share < TOO_HARD]
    easy = [one for one in shares if one.share > TOO_EASY]
    return Findings(
        too_hard=tuple(sorted(hard, key=lambda one: (one.share, one.question.id))),
        too_easy=tuple(sorted(easy, key=lambda one: (-one.share, one.question.id))),
        inverted=_inverted({digest: questions[digest] for digest in known}, thirds),
        unchosen=tuple(
            _unchosen(questions[digest], found)
            for digest, found in known.items()
            if _left(questions[digest], found)
        ),
    )


def figures(question: Question, ways: Sequence[Picked], thirds: Sequence[Third]) -> Figures:
    """What answers say of a question, however few they are: `FEWEST` is for who tells it."""
    count = _count(ways)
    if not count:
        return Figures(question, 0, 0.0, ())
    return Figures(
        question=question,
        answers=count,
        facility=sum(one.right for one in ways) / count,
        chosen=_chosen(question, ways, count),
        discrimination=_discrimination(thirds),
    )


def _chosen(question: Question, ways: Sequence[Picked], count: int) -> tuple[float, ...]:
    if question.kind not in _CHOICES:
        return ()
    return tuple(
        sum(one.count for one in ways if index in one.picks) / count
        for index in range(len(question.options))
    )


def _discrimination(thirds: Sequence[Third]) -> float | None:
    of = {one.third: one for one in thirds}
    if sum(one.count for one in thirds) < FEWEST or not {1, THIRDS} <= of.keys():
        return None
    return _share(of[THIRDS]) - _share(of[1])


def _count(ways: Iterable[Picked]) -> int:
    return sum(one.count for one in ways)


def _facility(question: Question, ways: Sequence[Picked]) -> Facility:
    count = _count(ways)
    return Facility(question, count, sum(one.right for one in ways) / count)


def _unchosen(question: Question, ways: Sequence[Picked]) -> Unchosen:
    return Unchosen(question, _count(ways), _left(question, ways))


def _left(question: Question, ways: Sequence[Picked]) -> tuple[int, ...]:
    """The options that nobody has chosen."""
    if question.kind not in _CHOICES:
        return ()
    chosen = {pick for one in ways for pick in one.picks}
    return tuple(index for index in range(len(question.options)) if index not in chosen)


def _inverted(questions: Mapping[str, Question], thirds: Iterable[Third]) -> tuple[Inverted, ...]:
    parts: defaultdict[str, dict[int, Third]] = defaultdict(dict)
    for one in thirds:
        parts[one.snapshot][one.third] = one
    found = [
        Inverted(questions[digest], _share(of[THIRDS]), _share(of[1]))
        for digest, of in parts.items()
        if digest in questions and sum(third.count for third in of.values()) >= FEWEST
    ]
    wrong = [one for one in found if one.strong < one.weak]
    return tuple(sorted(wrong, key=lambda one: (one.strong - one.weak, one.question.id)))


def _share(third: Third) -> float:
    return third.right / third.count
