"""One pack laid over another: how a part that was sent changes the pack it belongs to.

This module compares ids and nothing else. What the part means, which of its items are
sound and whether the whole may be published, others say.
"""

from dataclasses import replace
from typing import TypeVar

from content.arrange import arranged
from content.model import Comparison, Domain, Pack, Question, Term

_Part = TypeVar("_Part", Domain, Term, Comparison, Question)


def merged(onto: Pack, more: Pack) -> Pack:
    """Lay a part over a pack: an item with a known id takes that one's place, others follow.

    The pack keeps its id, title, language and description. Nothing is ever taken away.
    """
    return arranged(
        replace(
            onto,
            domains=_laid(onto.domains, more.domains),
            terms=_laid(onto.terms, more.terms),
            comparisons=_laid(onto.comparisons, more.comparisons),
            questions=_laid(onto.questions, more.questions),
        )
    )


def _laid(old: tuple[_Part, ...], new: tuple[_Part, ...]) -> tuple[_Part, ...]:
    """Of two new ones with one id, the first takes the place and the second follows, so that
    the check finds them both.
    """
    rest: list[_Part] = []
    known = {part.id for part in old if part.id}
    taking: dict[str, _Part] = {}
    for part in new:
        if part.id in known and part.id not in taking:
            taking[part.id] = part
        else:
            rest.append(part)
    kept: list[_Part] = [taking.get(part.id, part) for part in old]
    return tuple(kept + rest)
