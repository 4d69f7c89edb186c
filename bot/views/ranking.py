"""The table of a chat, one's own place always with it."""

from collections.abc import Iterator
from datetime import date

from bot.actions import Table
from bot.model import Block, MemberProfile, Reply, Standing
from bot.study.board import Board
from bot.study.days import Period, week_of
from bot.views.text import bold, button, day, echo, item, note, paragraph, title
from bot.views.words import Words


def ranking_reply(words: Words, board: Board, member: MemberProfile, today: date) -> Reply:
    """The table of a period, and the other periods as buttons."""
    text: tuple[Block, ...] = (title(words("ranking-title", period=board.period)),)
    since = _since(board.period, today)
    if since:
        text += (note(words("ranking-since", date=day(words, since))),)
    text += tuple(_lines(words, board, member))
    others = [period for period in Period if period is not board.period]
    row = tuple(button(words(f"period-{period}"), Table(period)) for period in others)
    return Reply(text=text, buttons=(row,), replaces=True)


def _since(period: Period, today: date) -> date | None:
    starts = {Period.WEEK: week_of(today), Period.MONTH: today.replace(day=1)}
    return starts.get(period)


def _lines(words: Words, board: Board, member: MemberProfile) -> Iterator[Block]:
    if not board.standings:
        yield paragraph(words("ranking-empty", period=board.period))
    for standing in board.standings:
        yield _line(words, standing, member)
    if member.hidden:
        yield note(words("ranking-you-hidden"))
    elif board.own is None and board.standings:
        yield note(words("ranking-you-none"))
    elif board.own is not None and not _among(board, member):
        yield paragraph("…")
        yield _line(words, board.own, member)


def _among(board: Board, member: MemberProfile) -> bool:
    return any(standing.score.member_key == member.key for standing in board.standings)


def _line(words: Words, standing: Standing, member: MemberProfile) -> Block:
    score = standing.score
    line = words("ranking-line", name=echo(standing.name), points=score.points)
    detail = words("ranking-detail", correct=score.correct, answered=score.answered)
    own = score.member_key == member.key
    return item(bold(line) if own else line, f" ({detail})", mark=f"{standing.place}.")
