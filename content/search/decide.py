"""When a fit is sure, when it is worth suggesting, and when it is nothing.

The numbers were chosen on names typed with errors and on absent terms made of the glossary's
own words; `tests/bench/lookup.py` measures what they do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.search.names import Hit
from content.search.reading import CLEAR
from content.search.score import Fit

SUGGESTED = 5

_SURE_WORD = 0.84
_SURE_WORDS = 0.8
_MARGIN = 0.06
_PART_NAMED = 0.72
_PART_MARGIN = 0.12
_NEAR = 0.5
_NEAR_WORDS = 0.42
_NEAR_BEST = 0.6
_NEAR_SLIPPED = 0.64
_WEAK = 0.25


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sure id, or suggestions, or the nearest of what is not near."""

    match: str | None = None
    suggestions: tuple[Hit, ...] = ()
    score: float = 0.0
    nearest: str | None = None


def decide(fits: Sequence[Fit], words: int) -> Verdict:
    """Judge fits, best first, to a query of so many telling words."""
    if not fits:
        return Verdict()
    best = fits[0]
    score = _percent(best.score)
    margin = best.standing - (fits[1].standing if len(fits) > 1 else 0.0)
    if not best.foreign and (_whole(best, words, margin) or (words > 1 and _part(best, margin))):
        return Verdict(match=best.id, score=score)
    near = tuple(
        Hit(fit.id, _percent(fit.standing))
        for fit in fits[:SUGGESTED]
        if fit.score >= _NEAR_BEST * best.score and _near(fit, words)
    )
    nearest = best.id if not near and best.score >= _WEAK else None
    return Verdict(suggestions=near, score=score, nearest=nearest)


def with_begun(verdict: Verdict, begun: Mapping[str, float]) -> Verdict:
    """Add items whose names begin as the query does, given the share that is typed of each."""
    scores = {hit.id: hit.score for hit in verdict.suggestions}
    for name, share in begun.items():
        scores[name] = max(scores.get(name, 0.0), round(100 * (_NEAR + 0.4 * share), 1))
    if not scores:
        return verdict
    best = sorted(scores.items(), key=lambda scored: -scored[1])[:SUGGESTED]
    hits = tuple(Hit(name, score) for name, score in best)
    return Verdict(suggestions=hits, score=hits[0].score)


def _whole(best: Fit, words: int, margin: float) -> bool:
    """Every word of the query is one of the name and the other way round, slips allowed."""
    sure = _SURE_WORDS if words > 1 else _SURE_WORD
    return best.weakest >= CLEAR and best.score >= sure and margin >= _MARGIN


def _part(best: Fit, margin: float) -> bool:
    """Words of one name alone, exactly typed, and all of it but what says little."""
    return best.asked >= 0.99 and best.named >= _PART_NAMED and margin >= _PART_MARGIN


def _near(fit: Fit, words: int) -> bool:
    """Tell whether a fit is worth suggesting: a whole name within a sentence always is."""
    if fit.exact and fit.named >= 0.99 and words > 2:
        return True
    if fit.exact:
        return fit.score >= (_NEAR_WORDS if words > 1 else _NEAR)
    return fit.score >= (_NEAR if fit.asked > 0.9 and words == 1 else _NEAR_SLIPPED)


def _percent(score: float) -> float:
    return round(100 * max(0.0, min(1.0, score)), 1)
