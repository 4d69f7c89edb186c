"""What a look-up found: the item, a comparison, what may have been meant, or that it is missing."""

from bot.model import Reply
from bot.views.terms import compare_reply, item_reply, missing_reply, suggestions_reply
from bot.views.words import Words
from content.library import Library
from content.search import Lookup


def lookup_reply(words: Words, library: Library, query: str, found: Lookup) -> Reply:
    """The answer to a look-up, never a guess presented as one."""
    if found.match and (item := library.item(found.match)):
        return item_reply(words, library, item)
    if found.compared:
        return _side_by_side(words, library, found.compared)
    if found.suggestions:
        return suggestions_reply(words, library, query, [hit.id for hit in found.suggestions])
    nearest = library.item(found.nearest) if found.nearest else None
    return missing_reply(words, library, query, library.domain(nearest.domain) if nearest else None)


def _side_by_side(words: Words, library: Library, ids: tuple[str, ...]) -> Reply:
    items = [item for i in dict.fromkeys(ids) if (item := library.item(i)) is not None]
    if len(items) == 1:
        return item_reply(words, library, items[0])
    return compare_reply(words, library, items)
