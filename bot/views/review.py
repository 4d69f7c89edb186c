"""Reviews: what is due, cards to recall, a sitting's end, the exam, and what was noted."""

from collections.abc import Iterator
from datetime import date

from bot.actions import Grade, Next, Reveal
from bot.model import Block, MemberProfile, Rating, Reply, Sureness
from bot.study.due import Due, minutes
from bot.study.exam import Plan
from bot.study.sessions import Turn
from bot.views.terms import item_reply
from bot.views.text import button, note, paragraph, title
from bot.views.words import Words
from content.library import Library


def begin_reply(words: Words, turn: Turn, member: MemberProfile) -> Reply:
    """How much is due and how long it takes, and how much of it this sitting has."""
    due = turn.due
    text = [
        paragraph(
            words("review-due", count=len(due.cards), minutes=due.minutes, seconds=due.seconds)
        )
    ]
    if turn.session.cards < len(due.cards):
        part = minutes(turn.session.cards, due.seconds)
        text.append(paragraph(words("review-part", count=turn.session.cards, minutes=part)))
    text += _of_plan(words, due, member)
    return Reply(text=tuple(text))


def nothing_reply(words: Words, due: Due, member: MemberProfile) -> Reply:
    """That nothing is due, and where cards come from."""
    if due.plan is not None and due.plan.waiting:
        waiting = words("review-waiting", count=due.plan.waiting, minutes=member.exam_minutes)
        return Reply(text=(paragraph(waiting),))
    return Reply(text=(paragraph(words("review-nothing")),))


def over_reply(words: Words, turn: Turn) -> Reply:
    """That a sitting is over, and what is left."""
    text: tuple[Block, ...] = (paragraph(words("review-over", count=turn.session.done)),)
    left = turn.due
    if left.cards:
        rest = words("review-left", count=len(left.cards), minutes=left.minutes)
        text += (paragraph(rest),)
    return Reply(text=text)


def recall_reply(words: Words, library: Library, item: str, step: int) -> Reply:
    """An item to recall, and the way to look."""
    name = library.name(item, words.language)
    return Reply(
        text=(title(words("question-review")), paragraph(words("review-recall", name=name))),
        buttons=((button(words("review-reveal"), Reveal(step)),),),
    )


def reveal_reply(words: Words, library: Library, item: str, step: int) -> Reply:
    """What was to be recalled, and how well it was."""
    found = library.item(item)
    text = item_reply(words, library, found).text if found else ()
    grades = tuple(
        button(words(f"rating-{rating.name.lower()}"), Grade(step, rating.value))
        for rating in Rating
    )
    return Reply(text=(*text, paragraph(words("review-how"))), buttons=(grades,))


def graded_reply(words: Words, days: int) -> Reply:
    """When an item that was recalled comes again."""
    return Reply(
        text=(paragraph(words("review-graded", days=days)),),
        buttons=((button(words("review-next"), Next()),),),
    )


def sure_reply(words: Words, level: Sureness, days: int) -> Reply:
    """That it was noted how sure one was, and when the question comes again."""
    said = words(f"sureness-{level.name.lower()}")
    noted = words("sure-noted", level=said, days=days)
    return Reply(text=(paragraph(noted),), private=True, passing=True)


def star_reply(words: Words, name: str, *, new: bool) -> Reply:
    """That an item is among one's reviews."""
    told = words("star-put" if new else "star-there", name=name)
    return Reply(text=(paragraph(told),), private=True, passing=True)


def exam_reply(words: Words, member: MemberProfile, due: Due, today: date) -> Reply:
    """When the exam is, how many minutes a day there are, and whether it can be done in them."""
    if member.exam is None or due.plan is None:
        return Reply(text=(paragraph(words("exam-none")),))
    return Reply(
        text=(
            title(words("exam-title", date=written(words, member.exam))),
            paragraph(words("exam-days", days=(member.exam - today).days)),
            *_load(words, member, due, due.plan),
            note(words("exam-how")),
        )
    )


def exam_off_reply(words: Words) -> Reply:
    """That there is no exam any more."""
    return Reply(text=(paragraph(words("exam-off")),))


def written(words: Words, day: date) -> str:
    """A day with its year, so that day and month cannot be taken for each other."""
    if words.language == "pt-BR":
        return day.strftime("%d/%m/%Y")
    return f"{day.day} {day.strftime('%b %Y')}"


def _load(words: Words, member: MemberProfile, due: Due, plan: Plan) -> Iterator[Block]:
    yield paragraph(
        words(
            "exam-minutes",
            minutes=member.exam_minutes,
            cards=plan.capacity,
            seconds=due.seconds,
        )
    )
    if not plan.fits:
        yield paragraph(
            words(
                "exam-exceeds",
                count=plan.unseen,
                minutes=minutes(plan.a_day, due.seconds),
            )
        )
    else:
        yield paragraph(words("exam-fits"))
    yield paragraph(words("exam-today", count=len(due.cards), minutes=due.minutes))


def _of_plan(words: Words, due: Due, member: MemberProfile) -> Iterator[Block]:
    """What the exam makes of it: what waits for later days, or that the time is not enough."""
    if due.plan is None:
        return
    if not due.plan.fits:
        needed = minutes(due.plan.a_day, due.seconds)
        yield paragraph(words("review-exceeds", minutes=needed, wanted=member.exam_minutes))
    elif due.plan.waiting:
        yield paragraph(
            words("review-waiting", count=due.plan.waiting, minutes=member.exam_minutes)
        )
