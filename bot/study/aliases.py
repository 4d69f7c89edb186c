"""Makes an alias of what was looked up in vain: what may have been meant, and the new version."""

import asyncio
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import blake2b

from bot.errors import UserError
from bot.model import Member
from bot.store import members, misses
from bot.store.engine import Store
from bot.store.versions import Version
from bot.study.notes import Notes
from bot.study.publishing import Publishing
from content.model import Comparison, Pack, Term
from content.search import normal_form

OFFERED = 8
"""Items that may have been meant, at most."""

LIKE = 0.4
"""How like a name is to what was looked up, from 0 to 1, to be offered where nothing is nearer."""


@dataclass(frozen=True, slots=True)
class Named:
    """What was looked up in vain, and the items that may have been meant, the nearest first."""

    query: str
    items: tuple[str, ...]


def token_of(query: str) -> str:
    """What stands for a look-up where there is little room."""
    return blake2b(query.encode(), digest_size=5).hexdigest()


class Aliases:
    """Gives items further names."""

    def __init__(self, store: Store, publishing: Publishing) -> None:
        self._store = store
        self._publishing = publishing

    async def named(self, notes: Notes, token: str) -> Named:
        """What may have been meant by a look-up that missed.

        Raises UserError where it is not known any more.
        """
        query = await self._query(notes, token)
        return Named(query, await asyncio.to_thread(_nearest, notes, query))

    async def add(self, notes: Notes, item: str, token: str, by: Member) -> tuple[str, Version]:
        """Publish the notes with an item that is found by a look-up that missed; what that was,
        and the version.

        Raises UserError where the item or the look-up is not known any more, or something bears
        that name by now, and OutdatedError where somebody publishes meanwhile.
        """
        query = await self._query(notes, token)
        if notes.library.item(item) is None:
            raise UserError("item-unknown")
        if notes.index.find(query).match:
            raise UserError("health-found-by-now", query=query)
        pack = notes.pack.id
        prepared = await self._publishing.prepare(pack, lambda now: _with_alias(now, item, query))
        async with self._store.write() as transaction:
            own = (await members.ensure(transaction, [by]))[by]
            version = await self._publishing.add(transaction, prepared, own)
            await misses.forget(transaction, pack, query)
        await self._publishing.published(version)
        return query, version

    async def _query(self, notes: Notes, token: str) -> str:
        async with self._store.read() as transaction:
            known = await misses.most(transaction, notes.pack.id, misses.KEPT)
        found = next((query for query, _ in known if token_of(query) == token), None)
        if found is None:
            raise UserError("health-miss-unknown")
        return found


def _nearest(notes: Notes, query: str) -> tuple[str, ...]:
    """The items whose names come next to a text, however far that is."""
    found = [hit.id for hit in notes.index.complete(query, OFFERED)]
    for word in query.split() if len(found) < OFFERED else ():
        found += [hit.id for hit in notes.index.complete(word, OFFERED) if len(word) > 2]
    if len(found) < OFFERED:
        names = {normal_form(name): it.id for it in notes.library.items() for name in _names(it)}
        found += [names[one] for one in get_close_matches(query, names, OFFERED, LIKE)]
    return tuple(dict.fromkeys(found))[:OFFERED]


def _names(item: Term | Comparison) -> tuple[str, ...]:
    return tuple(filter(None, (item.name, item.en, *item.aliases)))


def _with_alias(pack: Pack, item: str, alias: str) -> Pack:
    return replace(
        pack,
        terms=tuple(_named(one, alias) if one.id == item else one for one in pack.terms),
        comparisons=tuple(
            _compared(one, alias) if one.id == item else one for one in pack.comparisons
        ),
    )


def _named(term: Term, alias: str) -> Term:
    return replace(term, aliases=(*term.aliases, alias))


def _compared(comparison: Comparison, alias: str) -> Comparison:
    return replace(comparison, aliases=(*comparison.aliases, alias))
