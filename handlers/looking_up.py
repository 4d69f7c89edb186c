"""Looking things up: a definition, a comparison, a page of topics, completions while typing."""

from dataclasses import replace

from bot.actions import Browse, Define
from bot.errors import UserError
from bot.hub import Request
from bot.model import Reply, Suggest
from bot.routes import Arguments, Route
from bot.views.lookup import lookup_reply
from bot.views.offers import suggestion_reply
from bot.views.terms import domains_reply, item_reply, topics_reply
from content.model import Comparison, Term
from handlers.completing import completions


async def define(request: Request, arguments: Arguments) -> list[Reply]:
    """What a term means, or what may have been meant."""
    return await look_up(request, arguments["term"])


async def look_up(request: Request, query: str) -> list[Reply]:
    """What the notes say about a query, whatever its shape."""
    found = await request.study.lookups.find(request.chat, query)
    if not found.query.strip():
        raise UserError("lookup-empty")
    return [lookup_reply(request.words, request.notes.library, query, found)]


def look_up_surely(request: Request, query: str) -> list[Reply]:
    """What the notes say about a query, if that is sure; else nothing, and nothing is counted."""
    found = request.study.lookups.peek(request.chat, query)
    if found.match is None:
        return []
    return [lookup_reply(request.words, request.notes.library, query, found)]


async def compare(request: Request, arguments: Arguments) -> list[Reply]:
    """Two or three terms side by side, or what keeps them from being found."""
    query = arguments["terms"]
    library = request.notes.library
    found = await request.study.lookups.compare(request.chat, query)
    table = found.match is not None and isinstance(library.item(found.match), Comparison)
    if not found.sides and not table:
        raise UserError("compare-usage")
    return [lookup_reply(request.words, library, query, found)]


async def open_item(request: Request, action: Define) -> list[Reply]:
    """The item that a button names."""
    return [_show(request, action.item)]


async def topics(request: Request, arguments: Arguments) -> list[Reply]:
    """The domains of the notes, or the first page of one."""
    given = arguments.get("domain", "")
    library = request.notes.library
    domain = library.domain(given) if given else None
    if given and domain is None:
        raise UserError("argument-domain", given=given, command="topicos")
    return await browse(request, Browse(domain.id if domain else ""))


async def browse(request: Request, action: Browse) -> list[Reply]:
    """The domains of the notes, or a page of one."""
    library = request.notes.library
    domain = library.domain(action.domain)
    if action.domain and domain is None:
        raise UserError("button-unknown")
    if domain is None:
        reply = domains_reply(request.words, library)
    else:
        reply = topics_reply(request.words, library, domain.id, action.page)
    return [replace(reply, replaces=action.page > 0)]


async def suggest(request: Request, route: Route, typed: Suggest) -> list[Reply]:
    """Completions of a command's argument, as far as it is typed."""
    offers = await completions(request, route, typed)
    return [suggestion_reply(offers)] if offers else []


def _show(request: Request, item_id: str) -> Reply:
    library = request.study.shelf.with_item(request.chat, item_id).library
    item: Term | Comparison | None = library.item(item_id)
    if item is None:
        raise UserError("item-unknown")
    return item_reply(request.words, library, item)
