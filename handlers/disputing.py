"""Disputes, as members file them: by a button on a solution or a verdict, or typed."""

import re

from bot.actions import Dispute
from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.routes import Arguments
from bot.views.dispute import filed_reply
from bot.views.text import has_visible

DIGITS = 12
"""Digits of a number at most; what is longer is text."""

_NUMBERED = re.compile(rf"(?:n[ºo.]*\s*)?(\d{{1,{DIGITS}}})(?:\s*[:,.-])?(?:\s+(.*))?", re.DOTALL)


async def dispute(request: Request, action: Dispute) -> list[Reply]:
    """Dispute the post of a button, with what was written in its form, wherever it was shown."""
    return await _dispute(request, action.post, _reason(request.written))


async def contest(request: Request, arguments: Arguments) -> list[Reply]:
    """Dispute the post whose message is answered, or what was answered last; or say why one
    disputes what has a number.
    """
    text = _reason(arguments.get("reason", ""))
    if request.about is not None:
        return await _dispute(request, request.about, text)
    number, reason = numbered(text)
    if number is not None:
        filed = await request.study.disputes.explain(number, request.member, reason)
    else:
        asked = await request.study.disputes.latest(request.member)
        filed = await request.study.disputes.file(asked, request.member, text)
    return [filed_reply(request.own, filed)]


def numbered(text: str) -> tuple[int | None, str]:
    """The number that a text begins with, if it does, and the rest of it."""
    found = _NUMBERED.fullmatch(text.strip())
    return (int(found[1]), found[2] or "") if found else (None, text)


def _reason(text: str) -> str:
    """What was written, if anything of it can be seen."""
    return text if has_visible(text) else ""


async def _dispute(request: Request, post_key: int, reason: str) -> list[Reply]:
    asked = await request.study.quiz.get(post_key)
    if asked is None:
        raise UserError("post-unknown")
    filed = await request.study.disputes.file(asked, request.member, reason)
    return [filed_reply(request.own, filed)]
