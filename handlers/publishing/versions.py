"""Published versions: listed, brought back, and handed over as files."""

import asyncio

from bot.actions import RollBack
from bot.errors import UserError
from bot.hub import Request
from bot.model import Document, Reply
from bot.routes import plain
from bot.study.notes import Notes
from bot.views.content_export import exported_replies
from bot.views.content_versions import history_reply, rolled_back_reply


async def history(request: Request, value: str) -> list[Reply]:
    """The versions of the chat's notes, or of a pack that is named."""
    notes = _notes(request, value)
    found = await request.study.publishing.history(notes.pack.id)
    return [history_reply(request.own, notes, found, request.member_zone)]


async def roll_back(request: Request, value: str) -> list[Reply]:
    """Publish a version once more, by its number, or the one before the newest."""
    *named, number = value.split() or [""]
    notes = _notes(request, " ".join(named))
    if not number.isdecimal():
        if number:
            raise UserError("content-rollback-how")
        if notes.number <= 1:
            raise UserError("content-history-none")
        number = str(notes.number - 1)
    wanted = int(number) if len(number) < 10 else 0
    return await _back(request, notes.pack.id, wanted)


async def open_version(request: Request, action: RollBack) -> list[Reply]:
    """Publish the version of a button once more."""
    version = await request.study.publishing.version(action.version)
    return await _back(request, version.pack, version.number)


async def export(request: Request, value: str) -> list[Reply]:
    """The chat's notes, or a pack that is named, as files in a format."""
    # Writers of all kinds of files are much to load, and seldom wanted.
    from content.export import FORMATS, exported

    words = value.split()
    format_ = next((one for one in FORMATS if words and plain(words[0]) == one), "")
    notes = _notes(request, " ".join(words[1:] if format_ else words))
    made = await asyncio.to_thread(exported, notes.pack, format_ or FORMATS[0])
    documents = [
        Document(name, content, _elsewhere(request, format_ or FORMATS[0], notes.pack.id, name))
        for name, content in made.files.items()
    ]
    return exported_replies(request.own, documents, made.lost, FORMATS)


def _elsewhere(request: Request, notation: str, pack: str, name: str) -> str:
    return request.own("content-export-elsewhere", format=notation, id=pack, name=name)


async def _back(request: Request, pack: str, number: int) -> list[Reply]:
    version = await request.study.publishing.roll_back(pack, number, request.origin.member)
    return [rolled_back_reply(request.own, version)]


def _notes(request: Request, pack: str) -> Notes:
    if not pack:
        return request.notes
    found = request.study.shelf.get(pack)
    if found is None:
        raise UserError("content-pack-unknown", pack=pack)
    return found
