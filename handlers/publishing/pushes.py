"""Pushes: a file is checked and kept, looked at item by item, published or discarded."""

import re

from bot.actions import AcceptMade, DiscardPush, PreviewPush, PublishPush
from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.routes import plain
from bot.study.publishing import OutdatedError
from bot.study.pushing import Pushed
from bot.study.received import Sent
from bot.views.content import (
    checked_reply,
    machine_made,
    pushed_reply,
    shown_items,
    with_news,
)
from bot.views.content_preview import preview_reply
from bot.views.content_versions import discarded_reply, published_reply
from bot.views.faults import fault
from content.difference import Item
from content.library import Library

_INTO = re.compile(r"(?:pacote|pack)[ =:]+(\S+)\s*(.*)", re.IGNORECASE | re.DOTALL)
_ALL = frozenset({"", "todas", "todos", "tudo", "all"})


async def push(request: Request, value: str) -> list[Reply]:
    """Keep the file that was sent, and say what is wrong with it and what it would change."""
    sent, note = _sent(request, value)
    kept = await request.study.pushing.push(sent, request.origin.member, note)
    if isinstance(kept, Pushed):
        return [pushed_reply(request.own, kept)]
    return [checked_reply(request.own, kept)]


async def check(request: Request, value: str) -> list[Reply]:
    """Say the same of a file that is not to be kept; without one, of one's open push."""
    if request.file is None and not value:
        return [pushed_reply(request.own, await _latest(request))]
    sent, _ = _sent(request, value)
    return [checked_reply(request.own, await request.study.pushing.check(sent))]


async def preview(request: Request, value: str) -> list[Reply]:
    """The first item of one's open push, or the item of an id, of the push or of the notes."""
    if not value:
        return await open_preview(request, PreviewPush((await _latest(request)).push.key))
    try:
        pack = (await _latest(request)).checked.pack or request.notes.pack
    except UserError:
        pack = request.notes.pack
    items: tuple[Item, ...] = (*pack.terms, *pack.comparisons, *pack.questions)
    found = [one for one in items if one.id == value]
    if not found:
        raise UserError("content-item-unknown", id=value)
    return [preview_reply(request.own, Library.of(pack), found, 1, None)]


async def open_preview(request: Request, action: PreviewPush) -> list[Reply]:
    """An item of a push, on the page that a button names."""
    pushed = await request.study.pushing.get(action.push)
    return [_page(request, pushed, action.page)]


async def publish(request: Request, value: str) -> list[Reply]:
    """Publish one's open push."""
    key = await _key(request, value)
    return await publish_push(request, PublishPush(key))


async def publish_push(request: Request, action: PublishPush) -> list[Reply]:
    """Publish the push of a button; where somebody was faster, show what it would change now."""
    study = request.study
    try:
        version = await study.publishing.publish(action.push, request.origin.member)
    except OutdatedError as error:
        rebased = await study.pushing.rebase(action.push)
        return [with_news(pushed_reply(request.own, rebased), fault(request.own, error))]
    versions = await study.publishing.history(version.pack)
    before = next((one.version for one in versions if one.version.number < version.number), None)
    return [published_reply(request.own, version, before)]


async def discard(request: Request, value: str) -> list[Reply]:
    """Discard one's open push."""
    return await discard_push(request, DiscardPush(await _key(request, value)))


async def discard_push(request: Request, action: DiscardPush) -> list[Reply]:
    """Discard the push of a button."""
    gone = await request.study.pushing.discard(action.push)
    return [discarded_reply(request.own, gone.name)]


async def accept(request: Request, value: str) -> list[Reply]:
    """Accept questions that were made by machine, by their ids or all: of one's open push, else of
    the notes as they are published.
    """
    ids = None if plain(value) in _ALL else value.replace(",", " ").split()
    try:
        key = (await _latest(request)).push.key
    except UserError:
        return await _accept_published(request, ids)
    return [pushed_reply(request.own, await request.study.pushing.accept(key, ids))]


async def accept_made(request: Request, action: AcceptMade) -> list[Reply]:
    """Accept the question on a page of the preview, or all of a push."""
    pushing = request.study.pushing
    if not action.page:
        return [pushed_reply(request.own, await pushing.accept(action.push))]
    items = shown_items((await pushing.get(action.push)).checked)
    if action.page > len(items):
        raise UserError("button-unknown")
    pushed = await pushing.accept(action.push, [items[action.page - 1].id])
    return [_page(request, pushed, action.page)]


async def _accept_published(request: Request, ids: list[str] | None) -> list[Reply]:
    wanted = machine_made(request.notes.pack) if ids is None else ids
    publishing = request.study.publishing
    version = await publishing.accept(request.notes, wanted, request.origin.member)
    return [published_reply(request.own, version, None)]


def _sent(request: Request, value: str) -> tuple[Sent, str]:
    """The file that was sent, for the pack that is named or that the chat studies, and the note
    about it.
    """
    if request.file is None:
        raise UserError("content-file-missing") if value else UserError("content-file-how")
    named = _INTO.fullmatch(value)
    pack, note = (named[1], named[2]) if named else ("", value)
    notes = request.study.shelf.get(pack) if pack else request.notes
    onto = notes.pack if notes else None
    return Sent(request.file.name, request.file.content, onto, pack), note


def _page(request: Request, pushed: Pushed, page: int) -> Reply:
    items, pack = shown_items(pushed.checked), pushed.checked.pack
    if pack is None or not items:
        raise UserError("button-unknown")
    return preview_reply(request.own, Library.of(pack), items, page, pushed.push.key)


async def _latest(request: Request) -> Pushed:
    return await request.study.pushing.latest(request.origin.member)


async def _key(request: Request, value: str) -> int:
    """The push whose number is given, or one's own latest."""
    if value.isdecimal() and len(value) < 19:
        return int(value)
    return (await _latest(request)).push.key
