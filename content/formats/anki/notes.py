"""An Anki note as its package or its text export gives it, and the card that it makes here.

Which field is the front and which the back is told by their names, else by their order.
A note that asks with options under letters is left to `content.formats.anki.choices`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content.formats.anki.choices import read_choice
from content.formats.build import MAX_ITEMS
from content.formats.cards import Card, made_of
from content.formats.foreign import UNSAID, clean, headless, question_id
from content.formats.hypertext import has_media, lines_of, text_of
from content.formats.report import Report
from content.model import Pack, Question
from content.words import plain

MAX_FIELD = 20_000
_CLOZE = re.compile(r"\{\{c(\d{1,3})::((?:(?!\}\}|\{\{).)*)\}\}", re.DOTALL)
_BLANK = "_____"
_OWN_GUID = re.compile(r"([a-z0-9-]+):([a-z0-9-]+)")
_FRONTS = ("front", "frente", "term", "termo", "word", "palavra", "question", "pergunta")
_BACKS = ("back", "verso", "definition", "definicao", "meaning", "answer", "resposta")
_ENGLISH = ("english", "ingles")
_ALIASES = ("aliases", "sinonimos", "synonyms", "outros nomes")
_DECK = "::"


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its fields in HTML by their names, in their order; `place` counts from 1."""

    place: int
    fields: Mapping[str, str]
    deck: str = ""
    tags: tuple[str, ...] = ()
    guid: str = ""


def read_notes(notes: Sequence[Note], report: Report) -> Pack:
    """Make a pack of notes: decks become domains, their subdecks and the tags sections."""
    if len(notes) > MAX_ITEMS:
        report.error(0, "items-many", most=MAX_ITEMS)
        return headless((), ())
    root = _root([note.deck.split(_DECK) for note in notes])
    cards, questions = list[Card](), list[Question]()
    for note in notes:
        note = replace(note, deck=_DECK.join(note.deck.split(_DECK)[len(root) :]))
        if any(len(text) > MAX_FIELD for text in note.fields.values()):
            report.error(note.place, "card-long", most=MAX_FIELD)
            continue
        question = _choice(note, report)
        if question:
            questions.append(question)
            continue
        cards += _cards(note, report)
    _note_kinds(notes, report)
    made = made_of(cards, report)
    return replace(headless(made.terms, [*questions, *made.questions]), title=_DECK.join(root))


def _root(paths: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Give the deck that holds all others: its name is that of the pack, not of a part."""
    first = {path[0] for path in paths}
    return tuple(first) if len(first) == 1 and any(len(path) > 1 for path in paths) else ()


def _place(note: Note) -> tuple[str, str]:
    domain, *sections = note.deck.split(_DECK)
    tags = " ".join(tag.replace("_", " ") for tag in note.tags if plain(tag) != "leech")
    return domain, tags or " / ".join(sections)


def _choice(note: Note, report: Report) -> Question | None:
    domain, section = _place(note)
    front, back = _sides(note)
    read = read_choice(front, back)
    if not read:
        return None
    return Question(
        id=_own_id(note) or question_id(read.stem),
        domain=domain,
        kind=read.kind,
        stem=clean(read.stem, note.place, report),
        options=read.options,
        correct=read.correct,
        explanation=read.explanation,
        detail=read.detail,
        difficulty=UNSAID,
        section=section,
        source=report.source(note.place),
    )


def _cards(note: Note, report: Report) -> list[Card]:
    front, back = _sides(note)
    if _CLOZE.search(front):
        return _blanks(note, front, back, report)
    domain, section = _place(note)
    first, *more = [clean(line, note.place, report) for line in lines_of(back)] or [""]
    return [
        Card(
            note.place,
            clean(text_of(front), note.place, report),
            first,
            extra=(*more, *_others(note, report)),
            english=text_of(_named(note, _ENGLISH)),
            aliases=tuple(filter(None, map(str.strip, text_of(_named(note, _ALIASES)).split(",")))),
            domain=domain,
            section=section,
            term=bool(_own_id(note)),  # what was exported from here as a term is one
            id=_own_id(note),
        )
    ]


def _blanks(note: Note, front: str, back: str, report: Report) -> list[Card]:
    """Make a card of each number that a cloze hides, its text with a blank in place of it."""
    domain, section = _place(note)
    whole = clean(text_of(_CLOZE.sub(lambda it: _said(it[2]), front)), note.place, report)
    cards = []
    for number in dict.fromkeys(found[1] for found in _CLOZE.finditer(front)):
        hidden = [_said(found[2]) for found in _CLOZE.finditer(front) if found[1] == number]
        asked = _asked(front, number)
        cards.append(
            Card(
                note.place,
                clean(text_of(asked), note.place, report),
                clean(text_of(hidden[0]), note.place, report),
                extra=tuple(clean(line, note.place, report) for line in lines_of(back)),
                domain=domain,
                section=section,
                blank=True,
                whole=whole,
            )
        )
    return cards


def _asked(front: str, number: str) -> str:
    def shown(found: re.Match[str]) -> str:
        return _BLANK if found[1] == number else _said(found[2])

    return _CLOZE.sub(shown, front)


def _said(hidden: str) -> str:
    """What is hidden, without the hint that may follow it."""
    return hidden.partition("::")[0]


def _sides(note: Note) -> tuple[str, str]:
    front, back = _named(note, _FRONTS), _named(note, _BACKS)
    if front and back:
        return front, back
    first, second, *_ = [*note.fields.values(), "", ""]
    return first, second


def _named(note: Note, names: Sequence[str]) -> str:
    return next((text for name, text in note.fields.items() if plain(name) in names), "")


def _others(note: Note, report: Report) -> tuple[str, ...]:
    """Give the lines of all further fields."""
    sides, known = _sides(note), (*_ENGLISH, *_ALIASES)
    texts = [it for name, it in note.fields.items() if plain(name) not in known and it not in sides]
    return tuple(clean(line, note.place, report) for text in texts for line in lines_of(text))


def _own_id(note: Note) -> str:
    found = _OWN_GUID.fullmatch(note.guid)
    return found[2] if found else ""


def _note_kinds(notes: Sequence[Note], report: Report) -> None:
    """Say what was done with the notes that have more than text, or blanks."""
    count = sum(any(map(has_media, note.fields.values())) for note in notes)
    if count:
        report.hint(0, "anki-media", count=count)
    count = sum(bool(_CLOZE.search(_sides(note)[0])) for note in notes)
    if count:
        report.hint(0, "anki-cloze", count=count)
