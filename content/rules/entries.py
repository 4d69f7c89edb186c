"""Rules for terms and comparisons: names, definition, facts, tables, and who owns a name."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from content.finding import Finding
from content.model import Comparison, Pack, Term, TermKind
from content.rules.notes import error, hint, warning
from content.words import plain

MAX_DEFINITION = 300
FEWEST_FACTS, MOST_FACTS = 2, 6
FEWEST_ABOUT_SERVICE = 2


def terms(pack: Pack) -> Iterator[Finding]:
    """Find terms that lack what a term needs."""
    asked = Counter(subject for question in pack.questions for subject in {*question.about})
    for term in pack.terms:
        yield from _names(term)
        yield from _definition(term)
        yield from _facts(term)
        if not asked[term.id]:
            yield hint(term, "term-unasked")
        elif term.kind is TermKind.SERVICE and asked[term.id] < FEWEST_ABOUT_SERVICE:
            yield hint(term, "service-asked", fewest=FEWEST_ABOUT_SERVICE)


def comparisons(pack: Pack) -> Iterator[Finding]:
    """Find comparisons whose table is none, or does not fit what they compare."""
    for comparison in pack.comparisons:
        yield from _names(comparison)
        columns, compared = len(comparison.columns), len(comparison.compares)
        if columns < 2 or not comparison.rows:
            yield error(comparison, "table-small")
        if compared and compared != columns:
            yield error(comparison, "compares-count", compared=compared, columns=columns)
        if len(comparison.definition) > MAX_DEFINITION:
            yield _too_long(comparison)


def claims(pack: Pack) -> Iterator[Finding]:
    """Find names and aliases that two terms claim: a look-up could not tell them apart."""
    owners: dict[str, Term] = {}
    for term in pack.terms:
        for name, key in {
            plain(name): name for name in (term.name, term.en, *term.aliases)
        }.items():
            owner = owners.setdefault(name, term)
            if name and owner.id != term.id:
                yield warning(term, "name-claimed", name=key, other=owner.id)
    yield from _repeats(pack)


def _repeats(pack: Pack) -> Iterator[Finding]:
    for term in pack.terms:
        spoken: dict[str, list[str]] = defaultdict(list)
        for name in (*{term.name, term.en}, *term.aliases):
            spoken[name.casefold()].append(name)
        for alias in term.aliases:
            if len(spoken.pop(alias.casefold(), [])) > 1:
                yield hint(term, "alias-repeats", alias=alias)


def _names(item: Term | Comparison) -> Iterator[Finding]:
    if not item.name:
        yield error(item, "name-missing")
    if not item.en:
        yield error(item, "en-missing")


def _definition(term: Term) -> Iterator[Finding]:
    if not term.definition:
        yield error(term, "definition-missing")
    elif len(term.definition) > MAX_DEFINITION:
        yield _too_long(term)


def _facts(term: Term) -> Iterator[Finding]:
    """A list has as many entries as what it lists."""
    count, most = len(term.facts), MOST_FACTS
    if count < FEWEST_FACTS or (count > most and term.kind is not TermKind.LIST):
        yield warning(term, "facts-count", count=count, fewest=FEWEST_FACTS, most=most)


def _too_long(item: Term | Comparison) -> Finding:
    return error(item, "definition-long", length=len(item.definition), most=MAX_DEFINITION)
