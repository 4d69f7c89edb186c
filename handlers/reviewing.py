"""Reviews: what is due, one card after another, how sure one was, and the exam."""

from dataclasses import replace
from datetime import date

from bot.actions import Grade, Reveal, SaySure, Star
from bot.errors import UserError
from bot.hub import Request
from bot.model import MemberProfile, Place, Rating, Reply, Sureness
from bot.routes import Arguments
from bot.study import exam as exams
from bot.study.days import local_day
from bot.study.sessions import Turn
from bot.views import review as views
from handlers.asking import asked_replies, solutions
from handlers.exam_values import Wish, sitting_minutes, wish


async def review(request: Request, arguments: Arguments) -> list[Reply]:
    """Begin a sitting: how much is due, and the first card."""
    minutes = sitting_minutes(arguments.get("minutes", ""))
    zone = request.member_zone
    turn = await request.study.sessions.begin(request.chat, request.member, zone, minutes)
    shown = _turn(request, turn)
    if not shown:
        told = views.nothing_reply(request.own, turn.due, request.member)
        return [*solutions(request, turn.solved), told]
    if not turn.due.cards:
        return shown
    return [views.begin_reply(request.own, turn, request.member), *shown]


async def go_on(request: Request) -> list[Reply]:
    """The next card, or that the sitting is over."""
    _check_alone(request)
    sessions = request.study.sessions
    turn = await sessions.next(request.chat, request.member, request.member_zone)
    shown = _turn(request, turn)
    if shown:
        return shown
    left = replace(turn, due=await sessions.due(request.chat, request.member, request.member_zone))
    return [*solutions(request, turn.solved), views.over_reply(request.own, left)]


async def reveal(request: Request, action: Reveal) -> list[Reply]:
    """Show what was to be recalled."""
    _check_alone(request)
    item = await request.study.sessions.recalling(request.member, action.step)
    library = request.notes.library
    return [views.reveal_reply(request.own, library, item, action.step)]


async def grade(request: Request, action: Grade) -> list[Reply]:
    """Take how well something was recalled."""
    _check_alone(request)
    if action.rating not in set(Rating):
        raise UserError("button-unknown")
    rating = Rating(action.rating)
    card = await request.study.sessions.grade(request.chat, request.member, action.step, rating)
    days = request.study.remarks.days_until(card, request.member, request.member_zone)
    return [views.graded_reply(request.own, days)]


async def say_sure(request: Request, action: SaySure) -> list[Reply]:
    """Take how sure one was of one's answer to a post of whatever chat."""
    asked = await request.study.quiz.get(action.post)
    if asked is None:
        raise UserError("post-unknown")
    if action.level not in set(Sureness):
        raise UserError("button-unknown")
    level, remarks = Sureness(action.level), request.study.remarks
    card = await remarks.say_sure(asked, request.member, level)
    days = remarks.days_until(card, request.member, request.member_zone)
    return [views.sure_reply(request.own, level, days)]


async def star(request: Request, action: Star) -> list[Reply]:
    """Put an item of the notes to one's reviews."""
    new = await request.study.remarks.put(request.chat, request.member, action.item)
    library = request.study.shelf.with_item(request.chat, action.item).library
    name = library.name(action.item, request.own.language)
    return [views.star_reply(request.own, name, new=new)]


async def exam(request: Request, arguments: Arguments) -> list[Reply]:
    """The exam that one prepares for: its day and the minutes of a day, changed or as they are."""
    today = local_day(request.study.clock(), request.member_zone)
    given = arguments.get("day", "")
    member = request.member
    if given:
        member = await _change(request, wish(given, today), today)
        if member.exam is None:
            return [views.exam_off_reply(request.own)]
    due = await request.study.sessions.due(request.chat, member, request.member_zone)
    return [views.exam_reply(request.own, member, due, today)]


async def _change(request: Request, wanted: Wish, today: date) -> MemberProfile:
    ahead = request.member.exam is not None and request.member.exam >= today
    if not (wanted.off or wanted.day or ahead):
        raise UserError("exam-day-missing")

    def changed(member: MemberProfile) -> MemberProfile:
        if wanted.off:
            return replace(member, exam=None, exam_minutes=0)
        minutes = wanted.minutes or member.exam_minutes or exams.MINUTES
        return replace(member, exam=wanted.day or member.exam, exam_minutes=minutes)

    return await request.study.people.change_member(request.origin.member, changed)


def _turn(request: Request, turn: Turn) -> list[Reply]:
    """What a turn shows; nothing where there is no card."""
    if turn.asking is not None:
        return asked_replies(request, replace(turn.asking, solved=turn.solved))
    if not turn.item:
        return []
    library = request.notes.library
    recall = views.recall_reply(request.own, library, turn.item, turn.session.done)
    return [*solutions(request, turn.solved), recall]


def _check_alone(request: Request) -> None:
    if request.place is not Place.PRIVATE:
        raise UserError("review-alone")
