"""What a native quiz poll can hold, and which questions with one right answer do not fit one.

The limits are those of `sendPoll` and `InputPollOption` in Telegram's Bot API
(https://core.telegram.org/bots/api#sendpoll); lengths are counted in UTF-16 code units,
as Telegram counts them: most emoji make two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from content.finding import Finding
from content.model import Pack, Question, QuestionKind
from content.rules.notes import hint

MAX_STEM = 300
MAX_OPTION = 100
MAX_EXPLANATION = 200
MAX_BREAKS = 2  # of lines, in the explanation
FEWEST_OPTIONS, MOST_OPTIONS = 2, 12


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    size: int
    fewest: int
    most: int

    @property
    def fits(self) -> bool:
        return self.fewest <= self.size <= self.most


def polls(pack: Pack) -> Iterator[Finding]:
    """Find questions with one right answer that are too large for a poll.

    What is too small for one is an error by other rules.
    """
    for question in pack.questions:
        if question.kind is not QuestionKind.SINGLE:
            continue
        large = next((part for part in _parts(question) if part.size > part.most), None)
        if large:
            yield hint(question, "poll-unfit", part=large.name, size=large.size, most=large.most)


def fits_poll(question: Question) -> bool:
    """Tell whether a question can be asked as a native quiz poll."""
    return question.kind is QuestionKind.SINGLE and all(part.fits for part in _parts(question))


def _parts(question: Question) -> Iterator[_Part]:
    yield _Part("stem", _units(question.stem), 1, MAX_STEM)
    for option in question.options:
        yield _Part("option", _units(option.text), 1, MAX_OPTION)
    yield _Part("options", len(question.options), FEWEST_OPTIONS, MOST_OPTIONS)
    yield _Part("explanation", _units(question.explanation), 0, MAX_EXPLANATION)
    yield _Part("breaks", question.explanation.count("\n"), 0, MAX_BREAKS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
