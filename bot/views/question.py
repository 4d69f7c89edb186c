"""A question as it is asked, and its solution once nobody can answer any more."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actions import Dispute, Explain, pack
from bot.letters import letter
from bot.model import Answer, Answering, Block, Button, Place, PostKind, Quiz, Reply, Text
from bot.study.posted import Asked, Asking, Solved
from bot.views.terms import define_buttons
from bot.views.text import bold, button, day, footer, item, note, paragraph, quote, title
from bot.views.words import Words
from content.library import Library
from content.model import Question, QuestionKind

_ANSWERING = {
    QuestionKind.SINGLE: Answering.ONE,
    QuestionKind.SEVERAL: Answering.SEVERAL,
    QuestionKind.ORDER: Answering.ORDER,
    QuestionKind.MATCH: Answering.MATCH,
}

# In the language of the notes, which need not be that of the chat.
_SAYS_HOW_MANY = re.compile(
    r"\b(?:Escolha|Choose) "
    r"(?:\d+|dois|duas|três|quatro|cinco|seis|two|three|four|five|six)\b[^.?!]*[.?!]?$"
)


def question_reply(
    words: Words, library: Library, asking: Asking, place: Place, *, polls: bool = False
) -> Reply:
    """A question with its heading; in a group, with how many have answered, and the way to
    one's own verdict. `polls`: the chat would have it as a native poll.
    """
    asked = asking.asked
    text: tuple[Block, ...] = (
        title(words(f"question-{asked.post.kind}")),
        note(_domain(words, library, asked.question)),
    )
    if place is Place.GROUP and asking.answered:
        text += (note(words("question-answered", count=asking.answered)),)
    return Reply(
        text=text,
        buttons=((_why(words, asked),),) if place is Place.GROUP else (),
        quiz=quiz(words, asked, polls=polls),
        domain=asked.question.domain,
        post=asked.post.key,
    )


def redrawn_question(
    words: Words, library: Library, asked: Asked, marked: tuple[int, ...]
) -> Reply:
    """A question in the place of itself, with what the one who reads it has marked."""
    shown = question_reply(words, library, Asking(asked), Place.PRIVATE)
    marks = replace(quiz(words, asked), marked=marked)
    return replace(shown, quiz=marks, post=None, replaces=True)


def quiz(words: Words, asked: Asked, *, polls: bool = False) -> Quiz:
    """A question as the bot asks it, its options in the order of the post."""
    question, layout = asked.question, asked.post.layout
    answering = _ANSWERING[question.kind]
    shown = [question.options[index] for index in layout]
    match = answering is Answering.MATCH
    return Quiz(
        post_key=asked.post.key,
        answering=answering,
        stem=question.stem,
        options=tuple(option.match if match else option.text for option in shown),
        left=tuple(option.text for option in question.options) if match else (),
        hint=_hint(words, question),
        typing=words(f"typing-{answering}", example=_example(asked)),
        confirm=words("question-confirm"),
        right=tuple(layout.index(index) for index in question.correct),
        explanation=question.explanation,
        poll=polls,
    )


def solution_reply(words: Words, library: Library, solved: Solved) -> Reply:
    """The right answer, why it is, why the others are not, and how many chose what: in the
    place of the question.
    """
    question = solved.asked.question
    right = sum(answer.correct for answer in solved.answers)
    text: Text = (
        title(_solution_title(words, solved)),
        paragraph(bold(question.stem)),
        *annulled(words, question),
        *_solution_lines(words, solved),
        *explanation(question),
        note(words("solution-answers", count=len(solved.answers), right=right)),
        *section(words, question),
    )
    return Reply(
        text=text,
        buttons=(
            *define_buttons(words, library, question.about),
            (dispute_button(words, solved.asked.post.key),),
        ),
        domain=question.domain,
        post=solved.asked.post.key,
        replaces=True,
    )


def closed_reply(words: Words, solved: Solved) -> Reply:
    """That a question is closed, and that its solution stands in its place."""
    right = sum(answer.correct for answer in solved.answers)
    answered = words("solution-answers", count=len(solved.answers), right=right)
    text = (paragraph(words("solution-closed")), note(answered))
    return Reply(text=text, follows=solved.asked.post.key)


def answer_lines(question: Question, letters: Sequence[str]) -> Iterator[Block]:
    """The right answer with its reasons; `letters` are those shown, by the author's order."""
    match question.kind:
        case QuestionKind.SINGLE | QuestionKind.SEVERAL:
            for index in question.correct:
                option = question.options[index]
                yield item(_reasoned(option.text, option.reason), mark=f"{letters[index]})")
        case QuestionKind.ORDER:
            in_order = (question.options[index] for index in question.correct)
            for place, option in enumerate(in_order, 1):
                yield item(_reasoned(option.text, option.reason), mark=f"{place}.")
        case QuestionKind.MATCH:
            matched = zip(question.options, question.correct, strict=False)
            for number, (option, partner) in enumerate(matched, 1):
                pair = f"{option.text} → {question.options[partner].match}"
                yield item(_reasoned(pair, option.reason), mark=f"{number}.")


def annulled(words: Words, question: Question) -> Iterator[Block]:
    """That every answer counts as right, where that was decided."""
    if not question.correct:
        yield paragraph(bold(words("question-annulled")))


def dispute_button(words: Words, post_key: int) -> Button:
    """The way to say that a question is wrong, and why if one wants to."""
    payload = pack(Dispute(post_key))
    return Button(words("button-dispute"), payload, asks=words("dispute-asks"), optional=True)


def explanation(question: Question) -> Iterator[Block]:
    """Why the answer is right: the short explanation, and the longer one if there is one."""
    for text in filter(None, (question.explanation, question.detail)):
        yield quote(text)


def section(words: Words, question: Question) -> Iterator[Block]:
    """Where the notes speak of it."""
    if question.section:
        yield footer(words("verdict-section", section=question.section))


def letters_by_option(asked: Asked) -> list[str]:
    """The letter under which each option, or its partner, was shown, by the author's order."""
    return [letter(asked.post.layout.index(index)) for index in range(len(asked.post.layout))]


def spelled(asked: Asked, picks: Sequence[int]) -> str:
    """An answer in the letters in which it was given: `B`, `A C`, `C A B`, `1C 2A`."""
    letters = letters_by_option(asked)
    chosen = [letters[index] for index in picks]
    if asked.question.kind is QuestionKind.MATCH:
        return " ".join(f"{number}{sign}" for number, sign in enumerate(chosen, 1))
    if asked.question.kind is QuestionKind.SEVERAL:
        chosen.sort()
    # Of several right ones where one is wanted, each will do.
    return (" / " if asked.question.kind is QuestionKind.SINGLE else " ").join(chosen)


def _why(words: Words, asked: Asked) -> Button:
    return replace(button(words("button-why"), Explain(asked.post.key)), alone=True)


def _domain(words: Words, library: Library, question: Question) -> str:
    name = library.domain_name(question.domain, words.language)
    return words("question-domain", id=question.domain, name=name)


def _hint(words: Words, question: Question) -> str:
    if question.kind is QuestionKind.SINGLE or not question.correct:
        return ""
    if question.kind is QuestionKind.SEVERAL:
        count = len(question.correct)
        return "" if _SAYS_HOW_MANY.search(question.stem) else words("hint-several", count=count)
    return words(f"hint-{question.kind}")


def _example(asked: Asked) -> str:
    """An example that says nothing of the right answer: the letters as they stand."""
    count = {
        QuestionKind.SINGLE: 1,
        QuestionKind.SEVERAL: len(asked.question.correct) or 1,
    }.get(asked.question.kind, len(asked.question.options))
    letters = [letter(position) for position in range(count)]
    if asked.question.kind is QuestionKind.MATCH:
        return " ".join(f"{number}{sign}" for number, sign in enumerate(letters, 1))
    return " ".join(letters)


def _solution_title(words: Words, solved: Solved) -> str:
    post = solved.asked.post
    if post.kind is PostKind.DAY:
        return words("solution-day", date=day(words, post.day))
    return words("solution-practice")


def _solution_lines(words: Words, solved: Solved) -> Iterator[Block]:
    question = solved.asked.question
    letters = letters_by_option(solved.asked)
    if question.kind in (QuestionKind.ORDER, QuestionKind.MATCH):
        yield from answer_lines(question, letters)
        return
    shares = _shares(solved.answers)
    for index in solved.asked.post.layout:
        option = question.options[index]
        right = index in question.correct or not question.correct
        sign = "✓" if right else "✗"
        share = f" — {words('solution-share', percent=shares[index])}" if solved.answers else ""
        text = _reasoned(option.text, option.reason)
        yield item(f"{text}{share}", mark=f"{sign} {letters[index]})")


def _shares(answers: Sequence[Answer]) -> dict[int, int]:
    chosen = Counter(pick for answer in answers for pick in answer.picks)
    total = len(answers) or 1
    return {**dict.fromkeys(range(26), 0), **{p: round(100 * n / total) for p, n in chosen.items()}}


def _reasoned(text: str, reason: str) -> str:
    return f"{text}: {reason}" if reason else text
