"""What of a pack GIFT and Anki leave out, counted, so that an export can say so."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from content.finding import Finding, Severity
from content.formats.anki.deck import holds as anki_holds
from content.formats.gift.writer import holds as gift_holds
from content.model import Pack, QuestionKind, TermKind
from content.rules.identity import items_of

_Count = Callable[[Pack], int]
_COUNTS: Mapping[str, _Count] = {
    "terms": lambda pack: len(pack.terms),
    "comparisons": lambda pack: len(pack.comparisons),
    "steps": lambda pack: sum(it.kind is QuestionKind.ORDER for it in pack.questions),
    "unasked": lambda pack: sum(not anki_holds(it) for it in pack.questions),
    "optionless": lambda pack: sum(
        not gift_holds(it) and it.kind is not QuestionKind.ORDER for it in pack.questions
    ),
    "english": lambda pack: sum(it.en not in ("", it.name) for it in pack.terms),
    "aliases": lambda pack: sum(bool(it.aliases) for it in pack.terms),
    "wrong": lambda pack: sum(bool(it.wrong) for it in pack.terms),
    "links": lambda pack: sum(bool(it.see or it.confused) for it in pack.terms),
    "kinds": lambda pack: sum(it.kind is not TermKind.CONCEPT for it in pack.terms),
    "order": lambda pack: sum(it.ordered for it in pack.terms),
    "beyond": lambda pack: sum(it.beyond for it in pack.terms),
    "about": lambda pack: sum(bool(it.about) for it in pack.questions),
    "difficulty": lambda pack: sum(it.difficulty != 2 for it in pack.questions),
    "tasks": lambda pack: sum(bool(it.task) for it in items_of(pack)),
    "machine": lambda pack: sum(it.machine for it in pack.questions),
    "domains": lambda pack: len(pack.domains),
    "description": lambda pack: int(bool(pack.description)),
}
_OF_QUESTIONS = ("difficulty", "tasks", "machine", "domains", "description")
_OF_TERMS = ("wrong", "links", "kinds", "order", "beyond", "about", *_OF_QUESTIONS)
_LOST: Mapping[str, Sequence[str]] = {
    "gift": ("terms", "comparisons", "steps", "optionless", *_OF_QUESTIONS),
    "anki": ("comparisons", "unasked", *_OF_TERMS),
    "anki-text": ("comparisons", "unasked", "english", "aliases", *_OF_TERMS),
}


def losses(pack: Pack, notation: str, file: str) -> tuple[Finding, ...]:
    """Give a hint for each sort of thing that a format cannot hold and the pack has."""
    return tuple(_found(pack, _LOST.get(notation, ()), file))


def _found(pack: Pack, sorts: Sequence[str], file: str) -> Iterator[Finding]:
    for sort in sorts:
        count = _COUNTS[sort](pack)
        if count:
            variables: dict[str, str | int] = {"sort": sort, "count": count}
            yield Finding(file, 0, Severity.HINT, "export-lost", variables)
