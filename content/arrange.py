"""The order of a pack's items, the same whatever they were read from.

Terms and comparisons go by domain, and inside it as their author wrote them; a question
stands with the item that it is about, in its author's order again. So the Markdown, YAML
and CSV of a pack are read as equal packs.
"""

from collections.abc import Sequence
from dataclasses import replace

from content.model import Comparison, Pack, Question, Term

Item = Term | Comparison


def arranged(pack: Pack) -> Pack:
    """Sort the items of a pack; sorting a second time changes nothing."""
    rank = {domain: place for place, domain in enumerate(domain_ids(pack))}
    terms = sorted(pack.terms, key=lambda item: rank[item.domain])
    comparisons = sorted(pack.comparisons, key=lambda item: rank[item.domain])
    places = _places(rank, [*terms, *comparisons])
    questions = sorted(pack.questions, key=lambda it: _place(places, rank, it))
    return replace(
        pack, terms=tuple(terms), comparisons=tuple(comparisons), questions=tuple(questions)
    )


def domain_ids(pack: Pack) -> tuple[str, ...]:
    """Give the ids of a pack's domains, then those that only items name, or questions that
    stand with no item.
    """
    listed = [domain.id for domain in pack.domains]
    items: list[Item] = [*pack.terms, *pack.comparisons]
    known = {item.id for item in items}
    loose = [question for question in pack.questions if not known & {*question.about[:1]}]
    return tuple(
        dict.fromkeys([*listed, *(item.domain for item in items), *(item.domain for item in loose)])
    )


def _places(rank: dict[str, int], items: Sequence[Item]) -> dict[str, tuple[int, int]]:
    places: dict[str, tuple[int, int]] = {}
    for index, item in enumerate(items):
        places.setdefault(item.id, (rank[item.domain], index))
    return places


def _place(
    places: dict[str, tuple[int, int]], rank: dict[str, int], question: Question
) -> tuple[int, int]:
    anchor = question.about[0] if question.about else ""
    return places.get(anchor) or (rank[question.domain], -1)
