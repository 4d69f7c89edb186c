"""The table of a chat."""

from dataclasses import replace

from bot.actions import Table
from bot.errors import UserError
from bot.hub import Request
from bot.model import Place, Reply
from bot.routes import Arguments
from bot.study.days import Period
from bot.views.ranking import own_place_reply, ranking_reply


async def ranking(request: Request, arguments: Arguments) -> list[Reply]:
    """The table of a period, this week's if none is named."""
    return await _table(request, Period(arguments.get("period", Period.WEEK)))


async def open_table(request: Request, action: Table) -> list[Reply]:
    """The table of the period that a button names."""
    if action.period not in set(Period):
        raise UserError("button-unknown")
    table, *own = await _table(request, Period(action.period))
    return [replace(table, replaces=bool(action.again)), *own]


async def _table(request: Request, period: Period) -> list[Reply]:
    today = request.chat_day
    board = await request.study.board(request.chat, request.member, period, today)
    table = ranking_reply(request.words, board, request.member, today, request.place)
    if request.place is Place.PRIVATE:
        return [table]
    own = own_place_reply(request.own, board, request.member)
    return [table, own] if own else [table]
