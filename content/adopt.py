"""Gives a home to what names no pack: the questions and cards of other programs.

Their categories and decks become domains, or sections of the domains that there are; a
question is tied to the term it asks for. This module knows no notation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from content.formats.foreign import language_of, names_of, subject
from content.formats.report import Report
from content.keep import kept_question, kept_term
from content.model import Comparison, Domain, Pack, Question, Term
from content.rules.identity import MAX_ID
from content.rules.notes import Item
from content.words import plain, words

MOST_DOMAINS = 12
USUAL = 2
"""The difficulty of a question of which nothing else is said."""

_ALL = 100
_Item = TypeVar("_Item", Term, Comparison, Question)


def adopted(part: Pack, onto: Pack, report: Report, *, foreign: bool) -> Pack:
    """Put the items of a part into the domains of the pack it is added to.

    A domain is found by its id or name. What names none of them stays where it is, or goes
    where the term is that it is about, else to the first domain, and this is noted. Of a part
    that is not `foreign`, only items that name no domain are moved, and nothing else is changed.
    """
    part = _tied(_known(part, onto), onto) if foreign else part
    known = {plain(name): it.id for it in reversed(onto.domains) for name in _named(it)}
    held: list[Item] = [*part.terms, *part.comparisons, *onto.terms, *onto.comparisons]
    homes = {item.id: item.domain for item in reversed(held) if item.domain in known.values()}
    owned = {it.id: it.domain for it in onto.questions if it.domain in known.values()}
    astray = 0

    def housed(item: _Item) -> _Item:
        nonlocal astray
        if item.domain and not foreign:
            return item
        domain = known.get(plain(item.domain.removeprefix(f"{onto.title}::")), "")
        if not domain and isinstance(item, Question):
            about = (homes[it] for it in item.about if it in homes)
            domain = owned.get(item.id) or next(about, "")
        if not domain:
            astray += len(onto.domains) > 1
            domain = onto.domains[0].id if onto.domains else item.domain
        section = item.section or ("" if known.get(plain(item.domain)) else item.domain)
        return replace(item, domain=domain, section=section)

    home = replace(
        part,
        terms=tuple(map(housed, part.terms)),
        comparisons=tuple(map(housed, part.comparisons)),
        questions=tuple(map(housed, part.questions)),
    )
    if astray:
        report.hint(0, "domain-assumed", count=astray, domain=onto.domains[0].name)
    return home


def headed(part: Pack, title: str) -> Pack:
    """Make a pack of a part that is added to none: its categories are its domains.

    Where there are none, or too many, all of it is one domain.
    """
    part = _tied(part, replace(part, terms=(), comparisons=()))
    title = part.title or title
    items: list[Item] = [*part.terms, *part.comparisons, *part.questions]
    names = list(dict.fromkeys(item.domain for item in items if item.domain))
    names = names if 0 < len(names) <= MOST_DOMAINS else [title]
    ids = {name: str(place) for place, name in enumerate(names, 1)}
    return replace(
        part,
        id=part.id or _pack_id(title),
        title=title,
        language=part.language or language_of(_texts(part)),
        domains=tuple(
            Domain(ids[name], name, name, weight)
            for name, weight in zip(names, _weights(len(names)), strict=True)
        ),
        terms=_moved(part.terms, ids),
        comparisons=_moved(part.comparisons, ids),
        questions=_moved(part.questions, ids),
    )


def _known(part: Pack, onto: Pack) -> Pack:
    """Give terms that the pack has under another id that id, and keep what a part does not say.

    Otherwise one thing would be two, and its English name, its links and its place be lost.
    """
    owners = {term.id: term for term in reversed(onto.terms)}
    names = names_of(onto.terms)
    ids = {it.id: names.get(plain(it.name), it.id) for it in part.terms if it.id not in owners}

    def seen(targets: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get(target, target) for target in targets))

    terms = []
    for term in part.terms:
        own = replace(term, id=ids.get(term.id, term.id), see=seen(term.see))
        old = owners.get(own.id)
        terms.append(kept_term(own, old) if old else own)
    return replace(
        part,
        terms=tuple({term.id: term for term in reversed(terms)}.values())[::-1],
        comparisons=tuple(
            replace(it, compares=tuple(ids.get(target, target) for target in it.compares))
            for it in part.comparisons
        ),
        questions=tuple(replace(it, about=seen(it.about)) for it in part.questions),
    )


def _moved(items: Iterable[_Item], ids: Mapping[str, str]) -> tuple[_Item, ...]:
    """What names no domain of its own goes to the first; an unused category is the section."""
    first = next(iter(ids.values()))
    return tuple(
        replace(
            item,
            domain=ids.get(item.domain, first),
            section=item.section or ("" if item.domain in ids else item.domain),
        )
        for item in items
    )


def _tied(part: Pack, onto: Pack) -> Pack:
    """Keep of what questions say they are about the terms that exist; find one where none is.

    What a question leaves unsaid stays as the one that there is has it.
    """
    terms = (*onto.terms, *part.terms)
    tables = (*onto.comparisons, *part.comparisons)
    known = {*(it.id for it in terms), *(it.id for it in tables)}
    names = names_of(terms)
    owners = {question.id: question for question in reversed(onto.questions)}

    def tied(question: Question) -> Question:
        old = owners.get(question.id)
        own = kept_question(question, old) if old else question
        said = (*question.about, *(() if known & {*question.about} or not old else old.about))
        about = tuple(target for target in said if target in known)
        right = [own.options[at].text for at in own.correct]
        about = about or subject(own.stem, right, names)
        return replace(own, about=about, difficulty=own.difficulty or USUAL)

    return replace(part, questions=tuple(map(tied, part.questions)))


def _named(domain: Domain) -> tuple[str, ...]:
    return (domain.id, domain.name, domain.en)


def _pack_id(title: str) -> str:
    ascii_words = ("".join(filter(str.isascii, word)) for word in words(title))
    return "-".join(filter(None, ascii_words))[:MAX_ID].strip("-") or "pack"


def _weights(count: int) -> list[int]:
    share, rest = divmod(_ALL, count)
    return [share + (place < rest) for place in range(count)]


def _texts(part: Pack) -> list[str]:
    return [*(it.definition for it in part.terms), *(it.stem for it in part.questions)]
