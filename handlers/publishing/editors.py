"""Who looks after the notes: listed, appointed and dismissed by those whom the settings name."""

import re

from bot.errors import UserError
from bot.hub import Request
from bot.model import Member, Reply
from bot.routes import plain
from bot.views.content_versions import editors_reply

_DISMISS = frozenset({"dispensar", "remover", "tirar", "dismiss", "remove"})
_APPOINT = frozenset({"nomear", "adicionar", "incluir", "appoint", "add"})
_SOMEBODY = re.compile(r"(?:([a-z]+):)?(?:<@!?)?([\w.-]{1,64})>?")


async def editor(request: Request, value: str) -> list[Reply]:
    """Appoint or dismiss somebody by their id; without one, who was appointed."""
    editors, by = request.study.editors, request.origin.member
    first, _, rest = value.partition(" ")
    dismiss = plain(first) in _DISMISS
    who = rest.strip() if dismiss or plain(first) in _APPOINT else value
    if not who:
        return [editors_reply(request.own, await editors.appointed())]
    member = _somebody(request, who)
    change = editors.dismiss if dismiss else editors.appoint
    changed = await change(member, by)
    news = _news(request, member, dismiss=dismiss, changed=changed)
    return [editors_reply(request.own, await editors.appointed(), news)]


def _news(request: Request, member: Member, *, dismiss: bool, changed: bool) -> str:
    who = f"{member.platform}:{member.id}"
    if not changed:
        return request.own("content-editor-no-change", who=who)
    return request.own("content-editor-dismissed" if dismiss else "content-editor-new", who=who)


def _somebody(request: Request, text: str) -> Member:
    """The member of an id, on the platform that stands before it, or on this one."""
    found = _SOMEBODY.fullmatch(text)
    if found is None:
        raise UserError("content-editor-unknown", given=text)
    platform = found[1] or request.origin.member.platform
    return Member(platform, found[2], found[2])
