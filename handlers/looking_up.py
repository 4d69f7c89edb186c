"""Looking things up: a definition, a comparison, a page of topics, completions while typing."""

from bot.actions import Browse, Define
from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply
from bot.routes import ArgumentKind, Arguments, Route
from bot.views.lookup import lookup_reply
from bot.views.terms import (
    domains_reply,
    item_reply,
    suggestion_reply,
    topics_reply,
)
from content.model import Comparison, Term
from content.search import Lookup

COMPLETIONS = 25
"""Suggestions while typing: the most that a platform shows."""


async def define(request: Request, arguments: Arguments) -> list[Reply]:
    """What a term means, or what may have been meant."""
    return await look_up(request, arguments["term"])


async def look_up(request: Request, query: str) -> list[Reply]:
    """What the notes say about a query, whatever its shape."""
    found = await request.study.lookups.find(query)
    if not found.query.strip():
        raise UserError("lookup-empty")
    return [lookup_reply(request.words, request.study.notes.library, query, found)]


async def compare(request: Request, arguments: Arguments) -> list[Reply]:
    """Two or three terms side by side."""
    query = arguments["terms"]
    found = await request.study.lookups.find(query)
    if found.match and not _compares(request, found):
        raise UserError("compare-usage")
    if not _compares(request, found):
        found = await request.study.lookups.find(f"diferença entre {query}")
    return [lookup_reply(request.words, request.study.notes.library, query, found)]


async def open_item(request: Request, action: Define) -> list[Reply]:
    """The item that a button names."""
    return [_show(request, action.item)]


async def topics(request: Request, arguments: Arguments) -> list[Reply]:
    """The domains of the notes, or the first page of one."""
    given = arguments.get("domain", "")
    library = request.study.notes.library
    domain = library.domain(given) if given else None
    if given and domain is None:
        raise UserError("argument-domain", given=given, command="topicos")
    return await browse(request, Browse(domain.id if domain else ""))


async def browse(request: Request, action: Browse) -> list[Reply]:
    """The domains of the notes, or a page of one."""
    library = request.study.notes.library
    if not action.domain:
        return [domains_reply(request.words, library)]
    if library.domain(action.domain) is None:
        raise UserError("button-unknown")
    return [topics_reply(request.words, library, action.domain, action.page)]


async def suggest(request: Request, route: Route, text: str) -> list[Reply]:
    """Completions of a command's argument, as far as it is typed."""
    kinds = {argument.kind for argument in route.arguments}
    if ArgumentKind.TERM not in kinds:
        return []
    ids = request.study.lookups.complete(text, COMPLETIONS)
    return [suggestion_reply(request.words, request.study.notes.library, ids)]


def _show(request: Request, item_id: str) -> Reply:
    library = request.study.notes.library
    item: Term | Comparison | None = library.item(item_id)
    if item is None:
        raise UserError("item-unknown")
    return item_reply(request.words, library, item)


def _compares(request: Request, found: Lookup) -> bool:
    """Whether a look-up found things to compare, or the notes' own table of them."""
    library = request.study.notes.library
    table = found.match is not None and isinstance(library.item(found.match), Comparison)
    return table or bool(found.compared)
