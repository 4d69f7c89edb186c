"""What is to be done with the notes is done with what: a version to go back to, an open push.

Each is offered by all that there is to read of it, and stands for its number. What they are is
for those alone who may use the command: who asks was looked at before.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from bot.actions import Action, DiscardPush, PublishPush, RollBack
from bot.hub import Request
from bot.routes import plain
from bot.views.offers import Offer, When, push_label, version_label
from handlers.completing_terms import MOST

LOOKED_THROUGH = 500
"""Versions and pushes among which those are looked for that fit what is typed, the newest."""

_PUSHES: Mapping[str, Callable[[int], Action]] = MappingProxyType(
    {"publish": PublishPush, "discard": DiscardPush}
)
"""What is done with a push, by the action that is named."""


async def done_with(request: Request, action: str, text: str) -> list[Offer]:
    """What an action may be done with that fits what is typed, newest first."""
    if action == "rollback":
        return await _versions(request, text)
    if action in _PUSHES:
        return await _pushes(request, _PUSHES[action], text)
    return []


async def _versions(request: Request, text: str) -> list[Offer]:
    """The versions of the chat's notes, or of the pack that is named first, but for those that say
    what is published already.
    """
    name, blank, _ = text.partition(" ")
    named = request.study.shelf.get(name) if blank else None
    typed = text.removeprefix(name).lstrip() if named else text
    before = text[: len(text) - len(typed)]
    pack = (named or request.notes).pack.id
    found = await request.study.publishing.history(pack, LOOKED_THROUGH)
    words, when = request.own, _when(request)
    offers = (
        Offer(
            f"{before}{one.version.number}",
            RollBack(one.version.key),
            version_label(words, one, when),
        )
        for one in found
        if one.version.digest != found[0].version.digest and _begins(one.version.number, typed)
    )
    return _fitting(offers, typed)


async def _pushes(request: Request, action: Callable[[int], Action], text: str) -> list[Offer]:
    words, when = request.own, _when(request)
    found = await request.study.pushing.open_ones(LOOKED_THROUGH)
    offers = (
        Offer(str(one.key), action(one.key), push_label(words, one, when))
        for one in found
        if _begins(one.key, text)
    )
    return _fitting(offers, text)


def _begins(number: int, typed: str) -> bool:
    """Whether it may be this one: where a number is typed, it is no word of a note."""
    return not typed.strip().isdecimal() or str(number).startswith(typed.strip())


def _fitting(offers: Iterator[Offer], typed: str) -> list[Offer]:
    """As many as are shown of those that have every word that is typed."""
    wanted = [] if typed.strip().isdecimal() else plain(typed).split()
    fit = (offer for offer in offers if all(word in plain(offer.label) for word in wanted))
    return list(islice(fit, MOST))


def _when(request: Request) -> When:
    zone = request.member_zone
    return When(zone, request.study.clock().astimezone(zone).date())
