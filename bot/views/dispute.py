"""Disputes: what becomes of one, what waits to be settled, and what was decided."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.actions import AcceptCase, PickKey, RejectCase, ShowCase
from bot.letters import letter
from bot.model import Block, Button, Reply
from bot.store.disputes import Said
from bot.store.verdicts import Notice, Verdict, VerdictKind
from bot.study.disputes import LONGEST, Filed, Filing
from bot.study.item_analysis import FEWEST, Figures
from bot.study.settling import Open, Settled
from bot.study.verdicts import Told
from bot.views.question import annulled, answer_lines
from bot.views.text import bold, button, echo, item, note, paragraph, quote, shown_name, title
from bot.views.words import Words
from content.model import Question, QuestionKind

SAID = 10
"""What is said against a question that is shown, the oldest first; the rest is counted."""

_LETTER = re.compile(r"\b(?:[A-J]|[a-j](?=\)))(?!\w)")
"""What may be the letter of an option; in Portuguese some are words, too."""

_CHOICES = (QuestionKind.SINGLE, QuestionKind.SEVERAL)


# To members


def filed_reply(words: Words, filed: Filed) -> Reply:
    """What became of a dispute that came in, and how to say why."""
    stem = note(echo(filed.asked.question.stem, LONGEST))
    match filed.filing:
        case Filing.FILED | Filing.REPEATED:
            repeated = filed.filing is Filing.REPEATED
            head = words(
                "dispute-repeated" if repeated else "dispute-filed", number=str(filed.number)
            )
            hint = () if filed.reason else (note(words("dispute-why", number=str(filed.number))),)
            text: tuple[Block, ...] = (paragraph(head), stem, *hint)
        case Filing.EXPLAINED:
            text = (paragraph(words("dispute-explained", number=str(filed.number))), stem)
        case Filing.SETTLED:
            assert filed.verdict is not None
            text = (paragraph(words("dispute-settled")), stem, *_decision(words, filed.verdict))
    return Reply(text=text, private=True, brief=text[0].spans[0].text)


def told_reply(words: Words, told: Told) -> Reply:
    """What a verdict means for a member, in one message."""
    text = (
        title(words(f"verdict-title-{_sort(told)}")),
        *_decision(words, told.verdict),
        *(block for one in told.notices for block in _notice(words, told.verdict, *one)),
        *_points(words, told),
    )
    return Reply(text=text)


def _sort(told: Told) -> str:
    if told.disputed:
        return "yours"
    return "published" if told.verdict.kind is VerdictKind.PUBLISHED else "corrected"


def _decision(words: Words, verdict: Verdict) -> Iterator[Block]:
    yield paragraph(words(f"verdict-is-{verdict.kind}"))
    if verdict.reason:
        yield paragraph(verdict.reason)


def _notice(words: Words, verdict: Verdict, notice: Notice, question: Question) -> Iterator[Block]:
    if verdict.kind is not VerdictKind.REWORDED:
        yield quote(question.stem)
    if verdict.kind in (VerdictKind.ACCEPTED, VerdictKind.PUBLISHED):
        yield from annulled(words, question)
        yield from _right(question)
    if notice.before is not notice.after:
        yield paragraph(words("verdict-now-right" if notice.after else "verdict-now-wrong"))


def _right(question: Question) -> Iterator[Block]:
    """What is right, without the letters: they are others in each post."""
    if question.kind not in _CHOICES:
        yield from answer_lines(question, _letters(question))
        return
    for index in question.correct:
        yield item(question.options[index].text, mark="✓")


def _points(words: Words, told: Told) -> Iterator[Block]:
    """What it brings or costs, in all; a total belongs to what is graded otherwise."""
    changed = [notice for notice, _ in told.notices if notice.before is not notice.after]
    points = sum(notice.points for notice in changed)
    if not points:
        return
    total = max(changed, key=lambda notice: notice.snapshot).total
    sort = "more" if points > 0 else "less"
    yield paragraph(bold(words(f"verdict-points-{sort}", points=abs(points), total=total)))


# To those who settle


def empty_reply(words: Words) -> Reply:
    """That nothing waits."""
    return Reply(text=(paragraph(words("disputes-none")),), private=True)


def case_reply(words: Words, found: Open) -> Reply:
    """A case: the question as it stands, what is said against it, what answers say of it."""
    number = found.case.key
    text = (
        title(words("disputes-case", number=str(number))),
        note(words("disputes-waiting", count=found.waiting)),
        *_question(words, found.question, found.figures),
        *_figures(words, found.figures),
        *_said(words, found),
        *(() if found.published else (note(words("disputes-not-in-notes")),)),
        note(words("disputes-how", number=str(number))),
    )
    return Reply(text=text, buttons=_case_buttons(words, found), private=True)


def key_reply(words: Words, found: Open, options: Sequence[int]) -> Reply:
    """The options of a case's question to be marked, in the place of the case."""
    number = found.case.key
    rows: tuple[tuple[Button, ...], ...] = ()
    if found.question.kind in _CHOICES:
        rows = (
            tuple(_mark(number, index, options) for index in range(len(found.question.options))),
        )
    if options:
        letters = " ".join(map(letter, options))
        confirm = button(
            words("disputes-confirm", letters=letters), AcceptCase(number, tuple(options))
        )
        rows += ((confirm,),)
    annul = button(words("disputes-annul"), AcceptCase(number, ()))
    rows += ((annul, button(words("disputes-back"), ShowCase(number))),)
    text = (
        title(words("disputes-case", number=str(number))),
        *_question(words, found.question, found.figures),
        note(words("disputes-mark")),
    )
    return Reply(text=text, buttons=rows, private=True, replaces=True)


def sure_reply(words: Words, number: int) -> Reply:
    """Whether to reject without a reason, and how to give one."""
    return Reply(
        text=(paragraph(words("disputes-reason", number=str(number))),),
        buttons=((button(words("disputes-reject-anyway"), RejectCase(number, 1)),),),
        private=True,
    )


def settled_reply(words: Words, settled: Settled, waiting: int) -> Reply:
    """What was decided, what came of it, and the way to what waits still."""
    version = settled.version
    text = (
        paragraph(bold(words(f"disputes-done-{settled.kind}"))),
        *_outcome(words, settled),
        *((note(words("disputes-version", number=str(version.number))),) if version else ()),
        *((note(words("disputes-withdrawn")),) if settled.withdrawn else ()),
        note(words("disputes-told", count=settled.told)),
        note(words("disputes-waiting", count=waiting)),
    )
    rows = ((button(words("disputes-next"), ShowCase()),),) if waiting else ()
    return Reply(text=text, buttons=rows, private=True)


def _outcome(words: Words, settled: Settled) -> Iterator[Block]:
    if settled.kind is not VerdictKind.ACCEPTED:
        return
    yield from annulled(words, settled.question)
    yield from answer_lines(settled.question, _letters(settled.question))
    yield paragraph(words("disputes-regraded", gained=settled.gained, lost=settled.lost))
    if settled.version is not None and not settled.withdrawn:
        yield note(words("disputes-check-reasons"))


def _question(words: Words, question: Question, figures: Figures) -> Iterator[Block]:
    yield paragraph(bold(question.stem))
    yield from annulled(words, question)
    if question.kind not in _CHOICES:
        yield from answer_lines(question, _letters(question))
        return
    for index, option in enumerate(question.options):
        sign = "✓" if index in question.correct else "✗"
        share = _share(words, figures, index)
        yield item(f"{option.text}{share}", mark=f"{sign} {letter(index)})")


def _share(words: Words, figures: Figures, index: int) -> str:
    if figures.answers < FEWEST or not figures.chosen:
        return ""
    return f" — {words('solution-share', percent=round(100 * figures.chosen[index]))}"


def _figures(words: Words, figures: Figures) -> Iterator[Block]:
    if figures.answers < FEWEST:
        yield note(words("disputes-few", count=figures.answers, fewest=FEWEST))
        return
    percent = round(100 * figures.facility)
    yield note(words("disputes-figures", count=figures.answers, percent=percent))
    if figures.discrimination is not None:
        yield note(words("disputes-thirds", points=round(100 * figures.discrimination)))


def _said(words: Words, found: Open) -> Iterator[Block]:
    yield paragraph(bold(words("disputes-said", count=len(found.said))))
    for one in found.said[:SAID]:
        yield item(bold(shown_name(words, one.name)), f" {_answered(words, found, one)}")
    if len(found.said) > SAID:
        yield note(words("note-more", count=len(found.said) - SAID))


def _answered(words: Words, found: Open, said: Said) -> str:
    letters = " ".join(map(letter, said.picks))
    reason = echo(said.reason, LONGEST)
    if found.question.kind not in _CHOICES:
        return f"— {reason or words('disputes-silent')}"
    pairs = ", ".join(_elsewhere(said))
    line = words("disputes-line", letters=letters, reason=reason or words("disputes-silent"))
    return f"{line} {words('disputes-letters', pairs=pairs)}" if pairs else line


def _elsewhere(said: Said) -> Iterator[str]:
    """The letters that a reason names, each with the one under which that option stands here:
    members are shown the options in another order.
    """
    named = dict.fromkeys(found[0].upper() for found in _LETTER.finditer(said.reason))
    for place, index in enumerate(said.layout):
        if letter(place) in named and place != index:
            yield f"{letter(place)} → {letter(index)}"


def _case_buttons(words: Words, found: Open) -> tuple[tuple[Button, ...], ...]:
    number = found.case.key
    reject = button(words("disputes-reject"), RejectCase(number))
    reject = replace(reject, asks=words("disputes-asks-reason"), optional=True)
    rows: tuple[tuple[Button, ...], ...] = (
        (button(words("disputes-correct"), PickKey(number, ())), reject),
    )
    if found.following is not None:
        rows += ((button(words("disputes-next"), ShowCase(found.following)),),)
    return rows


def _mark(number: int, index: int, options: Sequence[int]) -> Button:
    marked = index in options
    rest = {*options} ^ {index}
    label = f"✓ {letter(index)}" if marked else letter(index)
    return button(label, PickKey(number, tuple(sorted(rest))))


def _letters(question: Question) -> list[str]:
    return [letter(index) for index in range(len(question.options))]
