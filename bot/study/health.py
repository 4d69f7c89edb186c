"""The health of the notes: what answers and look-ups say of them, at this moment."""

from dataclasses import dataclass

from bot.store import disputes, item_figures, misses
from bot.store.engine import Store
from bot.study.item_analysis import OTHERS, Figures, Findings, analyse, measured
from bot.study.notes import Notes
from content.snapshot import digest

MISSES = 10
"""Look-ups that missed, of which it tells."""


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of the notes of a `title`: of how many `questions` at all, and of which the
    answers say something. `missed` were looked up in vain, how often; `waiting` questions are
    disputed.
    """

    title: str
    questions: int
    measured: tuple[Figures, ...]
    findings: Findings
    missed: tuple[tuple[str, int], ...] = ()
    waiting: int = 0


async def health_of(store: Store, notes: Notes) -> Health:
    """The health of some notes; it takes seconds where there are many answers."""
    pack = notes.pack.id
    async with store.read() as transaction:
        picked = await item_figures.picked(transaction, pack)
        thirds = await item_figures.thirds(transaction, pack, OTHERS)
        missed = await misses.most(transaction, pack, MISSES)
        waiting = await disputes.waiting(transaction, pack)
    questions = {digest(question): question for question in notes.library.questions()}
    return Health(
        title=notes.pack.title,
        questions=len(questions),
        measured=measured(questions, picked, thirds),
        findings=analyse(questions, picked, thirds),
        missed=tuple(missed),
        waiting=waiting,
    )
