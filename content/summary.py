"""What a pack holds, in numbers: for a line that tells its author where it stands.

This module counts and does not judge; what should be otherwise, `content.rules` says.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from content.model import Pack, Question, QuestionKind
from content.rules.polls import fits_poll


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of a pack.

    `kinds`, `domains` and `difficulties` count its questions, and have an entry of zero for
    each kind and domain without any. `letters` counts, of those with one right option, the
    letter under which the author wrote it. `polls` fit a native quiz poll; the other
    questions, `buttons`, are asked with buttons everywhere.
    """

    terms: int
    comparisons: int
    questions: int
    kinds: Mapping[QuestionKind, int]
    domains: Mapping[str, int]
    difficulties: Mapping[int, int]
    letters: Mapping[str, int]
    polls: int

    @property
    def items(self) -> int:
        return self.terms + self.comparisons

    @property
    def buttons(self) -> int:
        return self.questions - self.polls


def summary(pack: Pack) -> Summary:
    """Count what a pack holds."""
    asked = pack.questions
    listed = [domain.id for domain in pack.domains]
    return Summary(
        terms=len(pack.terms),
        comparisons=len(pack.comparisons),
        questions=len(asked),
        kinds=dict.fromkeys(QuestionKind, 0) | Counter(it.kind for it in asked),
        domains=dict.fromkeys(listed, 0) | Counter(it.domain for it in asked),
        difficulties=dict(sorted(Counter(it.difficulty for it in asked).items())),
        letters=dict(sorted(Counter(_letter(it) for it in asked if _has_letter(it)).items())),
        polls=sum(fits_poll(it) for it in asked),
    )


def _has_letter(question: Question) -> bool:
    return question.kind is QuestionKind.SINGLE and len(question.correct) == 1


def _letter(question: Question) -> str:
    return chr(ord("A") + question.correct[0])
