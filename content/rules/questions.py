"""Rules for a question taken by itself: stem, options by kind, key, explanation."""

from collections import Counter
from collections.abc import Iterator

from content.finding import Finding
from content.model import Pack, Question, QuestionKind
from content.rules.notes import error, hint, warning
from content.rules.polls import MAX_EXPLANATION, MAX_OPTION, MAX_STEM

MAX_OPTIONS = 10
FEWEST_TO_ORDER = FEWEST_PAIRS = 3
USUAL = {QuestionKind.SINGLE: (4, 4), QuestionKind.SEVERAL: (5, 6)}  # options, from and to


def questions(pack: Pack) -> Iterator[Finding]:
    """Find questions that cannot be asked, or not fairly."""
    for question in pack.questions:
        yield from _stem(question)
        yield from _options(question)
        yield from _usual(question)
        yield from _kind(question)
        yield from _explanation(question)
        if not 1 <= question.difficulty <= 3:
            yield error(question, "difficulty-range", value=question.difficulty)
        if not question.about:
            yield warning(question, "about-missing")


def _stem(question: Question) -> Iterator[Finding]:
    if not question.stem:
        yield error(question, "stem-missing")
    elif len(question.stem) > MAX_STEM:
        yield error(question, "stem-long", length=len(question.stem), most=MAX_STEM)


def _options(question: Question) -> Iterator[Finding]:
    texts = [option.text for option in question.options]
    for place, text in enumerate(texts, 1):
        if not text:
            yield error(question, "option-empty", place=place)
        elif len(text) > MAX_OPTION:
            yield warning(question, "option-long", option=text, length=len(text), most=MAX_OPTION)
    for text, count in Counter(text.casefold() for text in texts if text).items():
        if count > 1:
            twice = next(option for option in texts if option.casefold() == text)
            yield error(question, "option-twice", option=twice)
    if len(texts) > MAX_OPTIONS:
        yield error(question, "options-many", count=len(texts), most=MAX_OPTIONS)
    without = sum(not option.reason for option in question.options)
    if without:
        yield warning(question, "reasons-missing", count=without)


def _usual(question: Question) -> Iterator[Finding]:
    """Find a number of options that is unusual; what cannot be asked is an error instead."""
    count = len(question.options)
    fewest, most = USUAL.get(question.kind, (count, count))
    if 1 < count <= MAX_OPTIONS and not fewest <= count <= most:
        yield hint(question, "options-usual", kind=question.kind.value, count=count)


def _kind(question: Question) -> Iterator[Finding]:
    match question.kind:
        case QuestionKind.SINGLE:
            yield from _single(question)
        case QuestionKind.SEVERAL:
            yield from _several(question)
        case QuestionKind.ORDER if len(question.options) < FEWEST_TO_ORDER:
            yield error(question, "order-few", count=len(question.options), fewest=FEWEST_TO_ORDER)
        case QuestionKind.MATCH:
            yield from _match(question)


def _single(question: Question) -> Iterator[Finding]:
    right = len(question.correct)
    if len(question.options) < 2:
        yield error(question, "options-few", count=len(question.options))
    elif not right:
        yield error(question, "right-none")
    elif right > 1:
        yield error(question, "right-several", count=right)


def _several(question: Question) -> Iterator[Finding]:
    right = len(question.correct)
    if right < 2:
        yield error(question, "several-right", count=right)
    if right == len(question.options):
        yield error(question, "several-wrong")


def _match(question: Question) -> Iterator[Finding]:
    if len(question.options) < FEWEST_PAIRS:
        yield error(question, "match-few", count=len(question.options), fewest=FEWEST_PAIRS)
    partners = [option.match for option in question.options]
    for option in question.options:
        if not option.match:
            yield error(question, "partner-missing", option=option.text)
        elif len(option.match) > MAX_OPTION:
            length = len(option.match)
            yield warning(
                question, "option-long", option=option.match, length=length, most=MAX_OPTION
            )
    for partner, count in Counter(text.casefold() for text in partners if text).items():
        if count > 1:
            twice = next(text for text in partners if text.casefold() == partner)
            yield error(question, "partner-twice", partner=twice)


def _explanation(question: Question) -> Iterator[Finding]:
    length = len(question.explanation)
    if not length:
        yield warning(question, "explanation-missing")
    elif length > MAX_EXPLANATION:
        yield error(question, "explanation-long", length=length, most=MAX_EXPLANATION)
