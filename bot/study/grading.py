"""Whether an answer is right, and how letters shown stand for the author's options.

`picks` are indices into the question's options as its author wrote them; letters are
positions as shown in a post, 0 for A. A post's layout leads from the one to the other.

A question whose key was found wrong is graded by the corrected one. That says of one option to
choose what no notes can: that any of several is right; and of every question that all answers
count as right, by naming none.
"""

from collections.abc import Sequence
from random import Random

from bot.errors import UserError
from bot.letters import letter
from bot.model import Post
from content.model import Question, QuestionKind


def grade(question: Question, picks: Sequence[int]) -> bool:
    """Whether these picks, all of them and in this order where order matters, are right."""
    if not question.correct:
        return True
    if question.kind is QuestionKind.SINGLE:
        return len(picks) == 1 and picks[0] in question.correct
    return tuple(picks) == question.correct


def shuffled(question: Question, chance: Random) -> tuple[int, ...]:
    """A layout for a post: which option, or whose partner, stands under each letter.

    An order is never shown as it has to be.
    """
    layout = list(range(len(question.options)))
    chance.shuffle(layout)
    if question.kind is QuestionKind.ORDER and tuple(layout) == question.correct:
        layout.append(layout.pop(0))
    return tuple(layout)


def picks_of(question: Question, post: Post, letters: Sequence[int]) -> tuple[int, ...]:
    """The picks that letters stand for. Raises UserError when they cannot be an answer."""
    size = len(post.layout)
    if not letters or not all(0 <= position < size for position in letters):
        raise UserError("answer-letters", last=letter(size - 1))
    if len(set(letters)) != len(letters):
        raise UserError("answer-twice")
    _check_count(question, len(letters))
    picks = tuple(post.layout[position] for position in letters)
    return tuple(sorted(picks)) if question.kind is QuestionKind.SEVERAL else picks


def letters_of(post: Post, picks: Sequence[int]) -> tuple[int, ...]:
    """Under which letters picks were shown."""
    return tuple(post.layout.index(pick) for pick in picks)


def _check_count(question: Question, count: int) -> None:
    wanted = {
        QuestionKind.SINGLE: (1, "answer-one"),
        QuestionKind.SEVERAL: (len(question.correct), "answer-several"),
        QuestionKind.ORDER: (len(question.options), "answer-order"),
        QuestionKind.MATCH: (len(question.options), "answer-match"),
    }
    number, message = wanted[question.kind]
    if number and count != number:
        raise UserError(message, count=number)
