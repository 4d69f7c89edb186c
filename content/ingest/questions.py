"""Questions made from a draft: which term is defined, what belongs to a list, a table's cell.

Each is marked as made by machine. The same notes make the same questions: whatever is
chosen is chosen by a hash of ids. Where there are too few wrong options, none is made.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from content.finding import Severity
from content.ingest.masking import masked
from content.ingest.names import key
from content.ingest.phrases import Phrases, phrases_of
from content.ingest.shape import shortened
from content.model import Comparison, Option, Pack, Question, QuestionKind, Term, TermKind
from content.rules.identity import MAX_ID
from content.rules.polls import MAX_EXPLANATION, MAX_OPTION, MAX_STEM
from content.rules.questions import questions as question_rule
from content.rules.wording import places as place_rule

OPTIONS = 4
FEWEST_OPTIONS = 3
LONGEST_REASON = 140
MOST_CELLS = 6  # questions a table
FEWEST_TO_ORDER, MOST_TO_ORDER = 3, 8
NEARBY = 30  # candidates that are looked at for one question
NEAR_ROWS = 100  # to each side: of a long table, the time would grow by its square
ALIKE = 82  # percent: definitions that say the same


def made_questions(pack: Pack) -> tuple[Question, ...]:
    """Give the questions that a draft allows, the right letters spread evenly."""
    maker = _Maker(pack)
    made = [*maker.of_terms(), *maker.of_lists(), *maker.of_tables()]
    return _sound(pack, _spread(list({it.id: it for it in made}.values())))


class _Maker:
    """Finds wrong options by kind and section, then by domain, then anywhere."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.phrases: Phrases = phrases_of(pack.language)
        self.names = {it.id: [_words(name) for name in (it.name, *it.aliases)] for it in pack.terms}
        self.pools: dict[tuple[str, ...], list[Term]] = defaultdict(list)
        for term in sorted(pack.terms, key=lambda it: _hash(it.id)):
            kind = "list" if term.kind is TermKind.LIST else ""
            self.pools[kind, term.domain, term.section].append(term)
            self.pools[kind, term.domain].append(term)
            self.pools[(kind,)].append(term)

    def near(self, term: Term) -> Iterator[Term]:
        """Give others of a term's kind, those of its section first."""
        kind = "list" if term.kind is TermKind.LIST else ""
        for pool in ((kind, term.domain, term.section), (kind, term.domain), (kind,)):
            terms = self.pools[pool]
            start = int(_hash(term.id, *pool)[:8], 16)
            for step in range(min(NEARBY, len(terms))):
                yield terms[(start + step) % len(terms)]

    def of_terms(self) -> Iterator[Question]:
        for term in self.pack.terms:
            text = masked(term) if term.kind is not TermKind.LIST else ""
            if text and len(term.name) <= MAX_OPTION:
                wrong = self.wrong_terms(term)
                if len(wrong) + 1 >= FEWEST_OPTIONS:
                    yield self.term_question(term, text, wrong)

    def wrong_terms(self, term: Term) -> list[Term]:
        """Give terms that cannot be meant: no other name of it, no part of its name, no twin."""
        own = self.names[term.id]
        chosen: dict[frozenset[str], Term] = {}
        for other in self.near(term):
            names = self.names[other.id]
            if other.id == term.id or names[0] in chosen or len(other.name) > MAX_OPTION:
                continue
            if any(_within(one, two) for one in own for two in names) or _twins(term, other):
                continue
            chosen[names[0]] = other
            if len(chosen) == OPTIONS - 1:
                break
        return list(chosen.values())

    def term_question(self, term: Term, text: str, wrong: Sequence[Term]) -> Question:
        room = MAX_STEM - len(self.phrases.term)
        options = [
            Option(it.name, shortened(it.definition, LONGEST_REASON)) for it in (term, *wrong)
        ]
        stem = self.phrases.term.format(text=shortened(text, room).rstrip("."))
        return _single(term, "term", stem, options, f"{term.name}: {term.definition}")

    def of_lists(self) -> Iterator[Question]:
        lists = [term for term in self.pack.terms if term.kind is TermKind.LIST]
        shelf = {term.id: _short_facts(term) for term in lists}
        for term in lists:
            own = shelf[term.id]
            others = self.strangers(term, own, shelf)
            if len(own) < 2:
                continue
            start = int(_hash(term.id)[:8], 16)
            turned = [own[(start + step) % len(own)] for step in range(len(own))]
            listed = f"{term.name}: {'; '.join(own)}"
            if len(others) + 1 >= FEWEST_OPTIONS:
                stem = self.phrases.part.format(name=term.name)
                options = [Option(text) for text in (turned[0], *others[: OPTIONS - 1])]
                yield _single(term, "part", stem, options, listed)
            if others and len(own) + 1 >= FEWEST_OPTIONS:
                stem = self.phrases.stranger.format(name=term.name)
                options = [Option(text) for text in (others[-1], *turned[: OPTIONS - 1])]
                yield _single(term, "not", stem, options, listed)
            if term.ordered and FEWEST_TO_ORDER <= len(own) == len(term.facts) <= MOST_TO_ORDER:
                yield self.order_question(term, own, listed)

    def strangers(self, term: Term, own: Sequence[str], shelf: dict[str, list[str]]) -> list[str]:
        """Give entries of other lists, and names, that are in no way in this one."""
        known = [_words(text) for text in (*own, term.name)]
        chosen: dict[str, str] = {}
        for other in self.near(term):
            texts = shelf.get(other.id, [])
            if other.id == term.id or not texts or _within(_words(other.name), known[-1]):
                continue
            text = texts[int(_hash(term.id, other.id)[:8], 16) % len(texts)]
            said = _words(text)
            if not any(_within(said, it) or len(said & it) * 2 > len(said) for it in known):
                chosen.setdefault(key(text), text)
            if len(chosen) == OPTIONS - 1:
                break
        return list(chosen.values())

    def order_question(self, term: Term, own: Sequence[str], listed: str) -> Question:
        stem = self.phrases.order.format(name=term.name)
        made = _single(term, "order", stem, [Option(text) for text in own], listed)
        return replace(made, kind=QuestionKind.ORDER, correct=tuple(range(len(own))))

    def of_tables(self) -> Iterator[Question]:
        for table in self.pack.comparisons:
            asked = [it for it in self.cells(table) if it]
            yield from sorted(asked, key=lambda it: _hash(it.id))[:MOST_CELLS]

    def cells(self, table: Comparison) -> Iterator[Question | None]:
        for at, row in enumerate(table.rows):
            column = int(_hash(table.id, row.label)[:8], 16) % len(table.columns)
            yield self.cell_question(table, at, column) if row.label else None

    def cell_question(self, table: Comparison, at: int, column: int) -> Question | None:
        row, right = table.rows[at], table.rows[at].cells[column]
        beside = [cell for cell in row.cells if cell]
        near = table.rows[max(0, at - NEAR_ROWS) : at + NEAR_ROWS]
        rest = [cell for it in near if it is not row for cell in it.cells if cell]
        rest = sorted(dict.fromkeys(rest), key=lambda cell: (abs(len(cell) - len(right)), cell))
        wrong = {key(cell): cell for cell in reversed([*beside, *rest[:NEARBY]])}
        said = _words(right)
        wrong = {
            it: text for it, text in reversed(wrong.items()) if not _within(_words(text), said)
        }
        fitting = [cell for cell in wrong.values() if len(cell) <= MAX_OPTION][: OPTIONS - 1]
        if not right or len(right) > MAX_OPTION or len(fitting) + 1 < FEWEST_OPTIONS:
            return None
        name = table.columns[column]
        stem = self.phrases.cell.format(name=table.name, row=row.label, column=name)
        options = [Option(text) for text in (right, *fitting)]
        return _single(table, f"cell-{at + 1}", stem, options, f"{name}, {row.label}: {right}")


def _single(
    item: Term | Comparison, ending: str, stem: str, options: Sequence[Option], why: str
) -> Question:
    return Question(
        f"{item.id[: MAX_ID - len(ending) - 3].strip('-')}-q-{ending}",
        item.domain,
        QuestionKind.SINGLE,
        stem,
        tuple(options),
        (0,),
        explanation=shortened(why, MAX_EXPLANATION),
        about=(item.id,),
        section=item.section,
        machine=True,
        source=item.source,
    )


def _spread(made: Sequence[Question]) -> list[Question]:
    """Put the right options at all places in turn, and the wrong ones in an order by hash."""
    singles = sorted(
        (it for it in made if it.kind is QuestionKind.SINGLE), key=lambda it: _hash(it.id)
    )
    turn = {question.id: place for place, question in enumerate(singles)}
    return [_placed(it, turn[it.id]) if it.id in turn else it for it in made]


def _placed(question: Question, turn: int) -> Question:
    right, *wrong = question.options
    place = turn % len(question.options)
    wrong.sort(key=lambda option: _hash(question.id, option.text))
    options = (*wrong[:place], right, *wrong[place:])
    return replace(question, options=options, correct=(place,))


def _sound(pack: Pack, made: Iterable[Question]) -> tuple[Question, ...]:
    """Leave out what the rules of a pack would refuse."""
    made = tuple(made)
    alone = replace(pack, terms=(), comparisons=(), questions=made)
    found = (finding for rule in (question_rule, place_rule) for finding in rule(alone))
    refused = {it.variables["id"] for it in found if it.severity is Severity.ERROR}
    return tuple(question for question in made if question.id not in refused)


def _short_facts(term: Term) -> list[str]:
    texts = (fact.rstrip(" .;") for fact in term.facts)
    return list({key(text): text for text in texts if text and len(text) <= MAX_OPTION}.values())


def _words(text: str) -> frozenset[str]:
    return frozenset(key(text).split())


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the words of one are all among those of the other."""
    return one <= other or other <= one


def _twins(term: Term, other: Term) -> bool:
    return fuzz.token_sort_ratio(term.definition, other.definition, score_cutoff=ALIKE) > 0


def _hash(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
