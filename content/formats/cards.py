"""Cards with two sides, made into what can be studied here: terms, or questions to choose from.

A front that names a thing becomes a term, its back the definition. Another front asks,
and becomes a question whose wrong options are the backs of other cards of the same deck;
nobody has looked at such a question, so it is marked as made by machine. This module knows
neither Anki nor tables.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from content.formats.foreign import defined, explained, question_id, term_id
from content.formats.report import Report
from content.model import Option, Question, QuestionKind, Term, TermKind
from content.rules.polls import MAX_OPTION
from content.words import plain, words

MAX_NAME = 60
_MOST_WORDS = 7
_WRONG = 3
_AROUND = 6  # backs on either side, by length, from which the wrong options are drawn
_Sort = tuple[tuple[str, str], bool]
_Back = tuple[int, str, str]
_DOTS = "[...]"  # stands for what is hidden where cards are exported as they are shown
_ASKING = re.compile(
    r"(?:qua(?:l|is|ndo)|quem|onde|como|quant[oa]s?|porque|defina|explique|cite|liste|descreva"
    r"|wh(?:at|ich|o|en|ere|y)|how|define|explain|describe|list|name)"
)


@dataclass(frozen=True, slots=True)
class Card:
    """One card; `deck` is what its wrong options may come from, `whole` what it says filled in.

    `term` says that the front is a name, whatever it looks like.
    """

    line: int
    front: str
    back: str
    extra: tuple[str, ...] = ()
    english: str = ""
    aliases: tuple[str, ...] = ()
    domain: str = ""
    section: str = ""
    term: bool = False
    blank: bool = False
    whole: str = ""
    id: str = ""

    @property
    def deck(self) -> tuple[str, str]:
        return self.domain, self.section


@dataclass(slots=True)
class Made:
    """What was made of cards."""

    terms: list[Term] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def is_name(front: str) -> bool:
    """Tell a name from a question or a statement."""
    said = words(front)
    asking = front.endswith(("?", ".", ":")) or bool(said and _ASKING.fullmatch(said[0]))
    return bool(said) and not asking and len(front) <= MAX_NAME and len(said) <= _MOST_WORDS


def made_of(cards: Sequence[Card], report: Report) -> Made:
    """Make terms and questions of cards; what none can be made of is noted, card by card."""
    made, named = Made(), set[str]()
    asking = []
    for card in cards:
        if not card.front or not card.back:
            report.hint(card.line, "card-empty", front=card.front or card.back)
        elif _DOTS in card.front:
            report.hint(card.line, "card-left-out", front=card.front)
        elif not card.blank and (card.term or is_name(card.front)):
            _put_term(card, named, made, report)
        else:
            asking.append(card)
    _put_questions(asking, made, report)
    return made


def _put_term(card: Card, named: set[str], made: Made, report: Report) -> None:
    term = _term(card, report)
    if term.id in named:
        report.hint(card.line, "card-twice", name=term.name)
        return
    named.add(term.id)
    made.terms.append(term)


def _term(card: Card, report: Report) -> Term:
    definition, more = defined(card.back)
    return Term(
        id=card.id or term_id(card.front),
        domain=card.domain,
        name=card.front,
        en=card.english or card.front,
        definition=definition,
        kind=TermKind.CONCEPT,
        facts=(*more, *card.extra),
        aliases=card.aliases,
        section=card.section,
        source=report.source(card.line),
    )


def _put_questions(cards: Sequence[Card], made: Made, report: Report) -> None:
    decks = _decks(cards)
    asked = set[str]()
    for card in cards:
        question = _question(card, decks[card.deck, card.blank], report)
        if not question:
            report.hint(card.line, "card-left-out", front=card.front)
        elif question.id in asked:
            report.hint(card.line, "card-twice", name=card.front)
        else:
            asked.add(question.id)
            made.questions.append(question)


def _decks(cards: Sequence[Card]) -> dict[_Sort, list[_Back]]:
    """Give the backs that fit an option, of each deck, each once and the shortest first."""
    found: dict[_Sort, dict[str, str]] = defaultdict(dict)
    for card in cards:
        if len(card.back) <= MAX_OPTION:
            found[card.deck, card.blank].setdefault(plain(card.back), card.back)
    kept = {
        sort: sorted((len(back), back, key) for key, back in backs.items())
        for sort, backs in found.items()
    }
    return defaultdict(list, kept)


def _near(card: Card, backs: Sequence[_Back]) -> list[str]:
    """Give other backs that are about as long as the card's own."""
    own = plain(card.back)
    place = bisect(backs, (len(card.back), card.back, own))
    around = backs[max(place - _AROUND, 0) : place + _AROUND]
    return [back for _, back, key in around if key != own]


def _question(card: Card, backs: Sequence[_Back], report: Report) -> Question | None:
    """Make a question to choose from, the same one each time; None where too little is alike."""
    near = _near(card, backs)
    if len(card.back) > MAX_OPTION or len(near) < _WRONG:
        return None
    made_id = question_id(card.front)
    chance = Random(made_id)
    options = [card.back, *chance.sample(near, _WRONG)]
    chance.shuffle(options)
    explanation, detail = explained(" ".join(filter(None, (card.whole, *card.extra))))
    return Question(
        id=made_id,
        domain=card.domain,
        kind=QuestionKind.SINGLE,
        stem=card.front,
        options=tuple(map(Option, options)),
        correct=(options.index(card.back),),
        explanation=explanation,
        detail=detail,
        section=card.section,
        machine=True,
        source=report.source(card.line),
    )
