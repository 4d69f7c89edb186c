"""What became of an answer: told to the one who gave it."""

from collections.abc import Iterator

from bot.actions import Next, Practise, SaySure
from bot.letters import letter
from bot.model import Answer, Block, Button, PostKind, Reply, Span, Sureness
from bot.study import points
from bot.study.posted import Asked
from bot.study.recording import Fate, Outcome
from bot.views.question import (
    annulled,
    answer_lines,
    dispute_button,
    explanation,
    letters_by_option,
    section,
    spelled,
)
from bot.views.terms import define_buttons
from bot.views.text import bold, button, item, note, paragraph, plain
from bot.views.words import Words
from content.library import Library
from content.model import QuestionKind


def verdict_reply(words: Words, library: Library, asked: Asked, outcome: Outcome) -> Reply:
    """The verdict on an answer: right or not, what was right and why, and what it earned."""
    if outcome.fate is Fate.CLOSED and outcome.answer is None:
        return Reply(text=(paragraph(words("verdict-closed")),), private=True)
    assert outcome.answer is not None
    head = tuple(_heading(words, asked, outcome, outcome.answer))
    return _verdict(words, library, asked, outcome.answer, head, unsure=outcome.unsure)


def waiting_reply(words: Words) -> Reply:
    """That there is no verdict before one has answered."""
    return Reply(text=(paragraph(words("verdict-waiting")),), private=True)


def own_answer_reply(
    words: Words, library: Library, asked: Asked, answer: Answer, *, unsure: bool = False
) -> Reply:
    """The verdict on an answer given before, when its question is shown again; `unsure`: one can
    still say how sure of it one was.
    """
    given = words("verdict-own", answer=spelled(asked, answer.picks))
    head = (paragraph(_right_or_wrong(words, answer), f" {given}"),)
    return _verdict(words, library, asked, answer, head, unsure=unsure)


def marked_reply(words: Words, asked: Asked, letters: tuple[int, ...]) -> Reply:
    """Which letters are marked so far; for a match, with the numbers that they are paired with."""
    if not letters:
        return _notice(words("marked-none"))
    shown = list(map(letter, letters))
    if asked.question.kind is QuestionKind.MATCH:
        shown = [f"{number}→{sign}" for number, sign in enumerate(shown, 1)]
    return _notice(words("marked", letters=" ".join(shown)))


def _notice(text: str) -> Reply:
    return Reply(text=(paragraph(text),), private=True, passing=True)


def _verdict(
    words: Words,
    library: Library,
    asked: Asked,
    answer: Answer,
    head: tuple[Block, ...],
    *,
    unsure: bool,
) -> Reply:
    question = asked.question
    text = (
        *head,
        *annulled(words, question),
        *_wrong_options(asked, answer),
        *_key_lines(words, asked, answer),
        *explanation(question),
        *section(words, question),
    )
    buttons = define_buttons(words, library, question.about)
    brief = plain((*head, *_key(words, asked, answer)))
    return Reply(
        text=text,
        buttons=(
            *((_sureness(words, asked),) if unsure else ()),
            *buttons,
            (_another(words, asked), dispute_button(words, asked.post.key)),
        ),
        private=True,
        brief=brief,
        apart=(note(question.stem),),
        domain=question.domain,
    )


def _sureness(words: Words, asked: Asked) -> tuple[Button, ...]:
    return tuple(
        button(words(f"sureness-{level.name.lower()}"), SaySure(asked.post.key, level.value))
        for level in Sureness
    )


def _another(words: Words, asked: Asked) -> Button:
    if asked.post.kind is PostKind.REVIEW:
        return button(words("review-next"), Next())
    return button(words("button-another"), Practise())


def _heading(words: Words, asked: Asked, outcome: Outcome, answer: Answer) -> Iterator[Block]:
    verdict, given = _right_or_wrong(words, answer), spelled(asked, answer.picks)
    if outcome.fate is not Fate.COUNTED:
        yield paragraph(verdict, f" {words('verdict-repeated', answer=given)}")
        return
    gains = " · ".join(_gains(words, outcome))
    yield paragraph(verdict, f" {gains}" if gains else "")
    if asked.post.kind is not PostKind.DAY and _cap_reached(outcome, answer):
        yield note(words("verdict-cap", limit=points.PRACTICE_LIMIT))
    if not answer.correct:
        yield paragraph(words("verdict-yours", answer=given))


def _right_or_wrong(words: Words, answer: Answer) -> Span:
    if answer.correct:
        return bold(f"✅ {words('verdict-right')}")
    return bold(f"❌ {words('verdict-wrong')}")


def _gains(words: Words, outcome: Outcome) -> Iterator[str]:
    if outcome.points:
        yield words("verdict-points", points=outcome.points)
    if outcome.habit.streak > 1 and outcome.habit.last_day != outcome.before.last_day:
        yield words("verdict-streak", days=outcome.habit.streak)


def _cap_reached(outcome: Outcome, answer: Answer) -> bool:
    return points.practised(outcome.before, answer.member_day) == points.PRACTICE_LIMIT


def _wrong_options(asked: Asked, answer: Answer) -> Iterator[Block]:
    """Why each option that was chosen wrongly is wrong."""
    question = asked.question
    if question.kind not in (QuestionKind.SINGLE, QuestionKind.SEVERAL) or not question.correct:
        return
    letters = letters_by_option(asked)
    for index in answer.picks:
        option = question.options[index]
        if index not in question.correct and option.reason:
            yield item(f"{option.text}: {option.reason}", mark=f"{letters[index]})")


def _key_lines(words: Words, asked: Asked, answer: Answer) -> Iterator[Block]:
    yield from _key(words, asked, answer)
    yield from answer_lines(asked.question, letters_by_option(asked))


def _key(words: Words, asked: Asked, answer: Answer) -> Iterator[Block]:
    if not answer.correct:
        yield paragraph(words("verdict-key", answer=spelled(asked, asked.question.correct)))
