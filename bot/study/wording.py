"""When two questions are the same but for their keys, and what the key of one is in the other.

Pure. Options may stand in another order, and what explains them may differ: whoever answers
reads the stem and the options, and is graded by nothing else.
"""

from collections.abc import Sequence

from content.model import Question, QuestionKind


def is_same(one: Question, other: Question) -> bool:
    """Whether those who answer read the same."""
    return _read(one) == _read(other)


def translated(one: Question, correct: Sequence[int], other: Question) -> tuple[int, ...]:
    """A right answer to a question, in indices of another of the same wording."""
    texts = [option.text for option in other.options]
    match one.kind:
        case QuestionKind.MATCH if correct:
            partners = [option.match for option in other.options]
            wanted = {
                option.text: one.options[partner].match
                for option, partner in zip(one.options, correct, strict=True)
            }
            return tuple(partners.index(wanted[text]) for text in texts)
        case QuestionKind.ORDER:
            return tuple(texts.index(one.options[index].text) for index in correct)
        case _:
            return tuple(sorted(texts.index(one.options[index].text) for index in correct))


def _read(question: Question) -> tuple[str, str, list[str], list[str]]:
    return (
        question.kind,
        question.stem,
        sorted(option.text for option in question.options),
        sorted(option.match for option in question.options),
    )
