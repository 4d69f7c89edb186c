"""Terms and comparisons as they are looked up, suggestions, and browsing the notes."""

from collections.abc import Iterator, Sequence

from cachetools import LRUCache

from bot.actions import AskAbout, Browse, Define, Practise, Star
from bot.model import Block, Button, Reply, Text
from bot.views.text import bold, button, echo, footer, italic, item, note, paragraph, title
from bot.views.words import Words
from content.library import Library
from content.model import Comparison, Domain, Term

PAGE = 8
"""Items on a page of topics: as many as a screen and two rows of buttons hold."""

KEPT = 1_000
"""Replies about items that are kept in each language, the latest used; about 5 MB when full."""

Buttons = tuple[tuple[Button, ...], ...]


def item_reply(words: Words, library: Library, found: Term | Comparison) -> Reply:
    """Everything the notes say of a term, or a comparison with its table."""
    return words.once(_Items).reply(library, found)


class _Items:
    """Replies about items, each made when it is asked for and kept; of a pack, those about its
    present library.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._made: dict[str, tuple[Library, LRUCache[str, Reply]]] = {}

    def reply(self, library: Library, found: Term | Comparison) -> Reply:
        """The reply about an item; those about an earlier library of its pack are forgotten."""
        known = self._made.get(library.pack.id)
        if known is None or known[0] is not library:
            known = self._made[library.pack.id] = library, LRUCache(KEPT)
        made = known[1]
        if found.id not in made:
            made[found.id] = _item_reply(self._words, library, found)
        return made[found.id]


def _item_reply(words: Words, library: Library, found: Term | Comparison) -> Reply:
    text = item_text(words, library, found)
    return Reply(text=text, buttons=_item_buttons(words, library, found), domain=found.domain)


def item_text(words: Words, library: Library, found: Term | Comparison) -> Text:
    """Everything the notes say of an item, without ways to go on."""
    body = _facts(found) if isinstance(found, Term) else _rows(found)
    return (
        title(library.name(found.id, words.language)),
        *_other_names(words, found),
        *_definition(found),
        *body,
        *_related(words, library, found),
        *_section(words, found),
    )


def compare_reply(words: Words, library: Library, terms: Sequence[Term | Comparison]) -> Reply:
    """Terms side by side, and what tells them apart where the notes say so."""
    names = [library.name(term.id, words.language) for term in terms]
    text: tuple[Block, ...] = (title(" × ".join(names)),)
    for name, term in zip(names, terms, strict=True):
        text += (paragraph(bold(name)), *_definition(term))
        text += tuple(_facts(term)) if isinstance(term, Term) else ()
    text += tuple(_apart(words, library, terms))
    return Reply(text=text, buttons=define_buttons(words, library, [term.id for term in terms]))


def suggestions_reply(words: Words, library: Library, query: str, ids: Sequence[str]) -> Reply:
    """What may have been meant."""
    text = paragraph(words("lookup-unsure", query=echo(query)))
    rows = tuple((button(library.name(i, words.language), Define(i)),) for i in ids)
    return Reply(text=(text,), buttons=rows)


def missing_reply(words: Words, library: Library, query: str, nearest: Domain | None) -> Reply:
    """That nothing is near, with the nearest section of the notes if there is one."""
    text: tuple[Block, ...] = (paragraph(words("lookup-missing", query=echo(query))),)
    if nearest is None:
        return Reply(text=text, buttons=((button(words("button-topics"), Browse()),),))
    name = library.domain_name(nearest.id, words.language)
    text += (paragraph(words("lookup-nearest", name=name)),)
    return Reply(text=text, buttons=((button(name, Browse(nearest.id)),),))


def domains_reply(words: Words, library: Library) -> Reply:
    """The domains of the notes, with how much is in each."""
    lines = tuple(
        item(
            bold(library.domain_name(domain.id, words.language)),
            f" — {_count(words, library, domain.id)}",
            mark=f"{domain.id}.",
        )
        for domain in library.domains
    )
    hint = note(words("topics-hint", id=library.domains[0].id))
    rows = tuple(
        (button(library.domain_name(domain.id, words.language), Browse(domain.id, 1)),)
        for domain in library.domains
    )
    return Reply(text=(title(words("topics-title")), *lines, hint), buttons=rows)


def topics_reply(words: Words, library: Library, domain: str, page: int) -> Reply:
    """One page of a domain's items, in the order of the notes; pages are counted from 1."""
    items = library.items(domain)
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(page, 1), pages)
    here = items[(page - 1) * PAGE : page * PAGE]
    name = library.domain_name(domain, words.language)
    head = words("topics-domain", id=domain, name=name)
    foot = words("topics-page", page=page, pages=pages)
    if not items:
        foot = words("topics-count", terms=0, questions=len(library.questions(domain)))
    rows: Buttons = tuple(
        (button(library.name(one.id, words.language), Define(one.id)),) for one in here
    )
    turn = tuple(_turns(words, domain, page, pages))
    rows += (turn,) if turn else ()
    rows += (tuple(_elsewhere(words, library, domain)),)
    return Reply(text=(title(head), note(foot)), buttons=rows, domain=domain)


def define_buttons(words: Words, library: Library, ids: Sequence[str], most: int = 3) -> Buttons:
    """Buttons that look up some items, those that the notes still have."""
    known = [i for i in ids if library.item(i) is not None][:most]
    row = tuple(button(library.name(i, words.language), Define(i)) for i in known)
    return (row,) if row else ()


def _other_names(words: Words, found: Term | Comparison) -> Iterator[Block]:
    shown, other = (found.en, found.name) if words.language == "en" else (found.name, found.en)
    names = [name for name in (other, *found.aliases) if name and name != shown]
    if names:
        yield note(italic(names[0]), *(f" · {name}" for name in names[1:]))


def _definition(found: Term | Comparison) -> Iterator[Block]:
    if found.definition:
        yield paragraph(found.definition)


def _facts(term: Term) -> Iterator[Block]:
    for number, fact in enumerate(term.facts, 1):
        yield item(fact, mark=f"{number}." if term.ordered else "•")


def _rows(comparison: Comparison) -> Iterator[Block]:
    for row in comparison.rows:
        yield paragraph(bold(row.label))
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            yield item(f"{column}: {cell}" if cell else column)


def _related(words: Words, library: Library, found: Term | Comparison) -> Iterator[Block]:
    if isinstance(found, Term):
        for confusion in found.confused:
            name = library.name(confusion.term, words.language)
            if confusion.difference:
                yield paragraph(
                    words("lookup-confused", name=name, difference=confusion.difference)
                )
            else:
                yield paragraph(words("lookup-confused-bare", name=name))
    if found.see:
        names = ", ".join(library.name(i, words.language) for i in found.see)
        yield note(words("lookup-see", names=names))


def _section(words: Words, found: Term | Comparison) -> Iterator[Block]:
    if found.section:
        yield footer(words("lookup-section", section=found.section))


def _item_buttons(words: Words, library: Library, found: Term | Comparison) -> Buttons:
    related = found.see if isinstance(found, Term) else found.compares
    rows = define_buttons(words, library, related)
    star = button(words("button-star"), Star(found.id))
    if library.about(found.id):
        return (*rows, (button(words("button-ask-about"), AskAbout(found.id)), star))
    return (*rows, (star,))


def _apart(words: Words, library: Library, terms: Sequence[Term | Comparison]) -> Iterator[Block]:
    """What tells each two of the terms apart: the first that the notes say of either."""
    ids = {term.id for term in terms}
    said: set[frozenset[str]] = set()
    for term in terms:
        for confusion in term.confused if isinstance(term, Term) else ():
            pair = frozenset((term.id, confusion.term))
            if confusion.difference and pair not in said and confusion.term in ids:
                said.add(pair)
                one, other = (library.name(i, words.language) for i in (term.id, confusion.term))
                yield paragraph(
                    words("compare-apart", one=one, other=other, difference=confusion.difference)
                )


def _count(words: Words, library: Library, domain: str) -> str:
    terms, questions = library.items(domain), library.questions(domain)
    return words("topics-count", terms=len(terms), questions=len(questions))


def _turns(words: Words, domain: str, page: int, pages: int) -> Iterator[Button]:
    if page > 1:
        yield button(words("topics-previous"), Browse(domain, page - 1))
    if page < pages:
        yield button(words("topics-next"), Browse(domain, page + 1))


def _elsewhere(words: Words, library: Library, domain: str) -> Iterator[Button]:
    if library.questions(domain):
        yield button(words("topics-practise"), Practise(domain))
    yield button(words("topics-all"), Browse(page=1))
