"""A pack as Anki notes: one for each term, one for each question, each with an id that stays.

The id of a note is made of those of the pack and the item, so that importing a later
export changes notes instead of doubling them. How notes are packed, others say.
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from content.arrange import arranged
from content.formats.anki.choices import MOST, back_of, front_of
from content.model import Pack, Question, Term

DECK = "::"


@dataclass(frozen=True, slots=True)
class Written:
    """A note to be written, its fields in HTML; `term` says which of the two sorts it is."""

    guid: str
    term: bool
    deck: str
    tags: tuple[str, ...]
    front: str
    back: str
    english: str = ""
    aliases: str = ""


def notes_of(pack: Pack) -> Iterator[Written]:
    """Give the notes of a pack: terms first."""
    pack = arranged(pack)
    names = {it.id: it.name or it.id for it in pack.domains}
    for term in pack.terms:
        if term.name and (term.definition or term.facts):
            yield _term(pack, term, names.get(term.domain, term.domain))
    for question in pack.questions:
        if holds(question):
            yield _question(pack, question, names.get(question.domain, question.domain))


def holds(question: Question) -> bool:
    """Tell whether a note can ask a question: its options have letters, and one is right."""
    right = bool(question.correct)
    return bool(question.stem) and right and 1 < len(question.options) <= MOST


def _term(pack: Pack, term: Term, domain: str) -> Written:
    parts = [f"<div>{html.escape(term.definition)}</div>" if term.definition else ""]
    if term.facts:
        items = "".join(f"<li>{html.escape(fact)}</li>" for fact in term.facts)
        sort = "ol" if term.ordered else "ul"
        parts.append(f"<{sort}>{items}</{sort}>")
    return Written(
        guid=f"{pack.id}:{term.id}",
        term=True,
        deck=_deck(pack, domain),
        tags=_tags(term.section),
        front=html.escape(term.name),
        back="".join(parts),
        english=html.escape(term.en),
        aliases=html.escape(", ".join(term.aliases)),
    )


def _question(pack: Pack, question: Question, domain: str) -> Written:
    return Written(
        guid=f"{pack.id}:{question.id}",
        term=False,
        deck=_deck(pack, domain),
        tags=_tags(question.section),
        front=front_of(question),
        back=back_of(question),
    )


def _deck(pack: Pack, domain: str) -> str:
    """Two colons part decks from subdecks, so a name must not have them."""
    parts = (pack.title or pack.id, domain)
    return DECK.join(part.replace(DECK, ":") for part in parts if part)


def _tags(section: str) -> tuple[str, ...]:
    """Blanks part one tag from the next."""
    return (section.replace(" ", "_"),) if section else ()
