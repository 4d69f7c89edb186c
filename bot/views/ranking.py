"""The table of a chat; and one's own place, which before others only oneself is told."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.actions import Table
from bot.model import Block, MemberProfile, Place, Reply, Standing
from bot.study.board import Board
from bot.study.days import Period, week_of
from bot.views.text import bold, button, day, item, note, paragraph, shown_name, title
from bot.views.words import Words

_LONGER = (Period.MONTH, Period.ALL)


def ranking_reply(
    words: Words, board: Board, member: MemberProfile, today: date, place: Place
) -> Reply:
    """The table of a period, and the other periods as buttons.

    Alone with the bot one's own place comes with it; before others it says nothing about
    who asked.
    """
    text = (
        title(words("ranking-title", period=board.period)),
        *_since(words, board.period, today),
        *_table(words, board, member, place),
    )
    if place is Place.PRIVATE:
        text += tuple(_own(words, board, member))
    others = [period for period in Period if period is not board.period]
    row = tuple(button(words(f"period-{period}"), Table(period, again=1)) for period in others)
    return Reply(text=text, buttons=(row,))


def last_week_reply(words: Words, board: Board, today: date) -> Reply:
    """The table of the week before the one that `today` is in, for all."""
    monday = week_of(today) - timedelta(days=7)
    sunday = monday + timedelta(days=6)
    text = (
        title(words("ranking-last-week")),
        note(words("ranking-days", first=day(words, monday), last=day(words, sunday))),
        *(_line(words, standing) for standing in board.standings),
    )
    row = tuple(button(words(f"period-{period}"), Table(period)) for period in _LONGER)
    return Reply(text=text, buttons=(row,))


def own_place_reply(words: Words, board: Board, member: MemberProfile) -> Reply | None:
    """One's own place where the table does not show it, or why there is none.

    Whoever hides is told alone; others may read it where the table is.
    """
    text = tuple(_own(words, board, member))
    return Reply(text=text, private=True, local=not member.hidden) if text else None


def _since(words: Words, period: Period, today: date) -> Iterator[Block]:
    starts = {Period.WEEK: week_of(today), Period.MONTH: today.replace(day=1)}
    if period in starts:
        yield note(words("ranking-since", date=day(words, starts[period])))


def _table(words: Words, board: Board, member: MemberProfile, place: Place) -> Iterator[Block]:
    unseen = place is Place.PRIVATE and board.own is not None
    if not board.standings and not unseen:
        yield paragraph(words("ranking-empty", period=board.period))
    for standing in board.standings:
        yield _line(words, standing, member.key)


def _own(words: Words, board: Board, member: MemberProfile) -> Iterator[Block]:
    if board.own is not None and not _among(board, member):
        yield paragraph(words("ranking-own", period=board.period))
        yield _line(words, board.own, member.key)
    if member.hidden:
        yield note(words("ranking-you-hidden"))
    elif board.own is None and board.standings:
        yield note(words("ranking-you-none"))


def _among(board: Board, member: MemberProfile) -> bool:
    return any(standing.score.member_key == member.key for standing in board.standings)


def _line(words: Words, standing: Standing, own_key: int | None = None) -> Block:
    score = standing.score
    line = words("ranking-line", name=shown_name(words, standing.name), points=score.points)
    detail = words("ranking-detail", correct=score.correct, answered=score.answered)
    own = score.member_key == own_key
    return item(bold(line) if own else line, f" ({detail})", mark=f"{standing.place}.")
