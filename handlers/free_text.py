"""Text that is no command: a greeting, a letter, or a look-up."""

from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.typed import lone_letter
from bot.views.greeting import courtesy, courtesy_reply
from handlers.asking import answer_latest, answer_typed
from handlers.looking_up import look_up, look_up_surely


async def text(request: Request, typed: str) -> list[Reply]:
    """The answer to whatever was typed."""
    if not typed.strip():
        raise UserError("lookup-empty")
    if request.about is not None:
        answered = await answer_typed(request, request.about, typed)
        if answered:
            return answered
    sort = courtesy(request.own, typed)
    if sort is not None:
        return [courtesy_reply(request.words, sort, request.origin.member.name)]
    letter = lone_letter(typed)
    if letter is not None:
        return await answer_latest(request, letter)
    return (
        await look_up(request, typed) if not request.overheard else look_up_surely(request, typed)
    )
