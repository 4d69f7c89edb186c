"""How well the terms of notes were found, against a list made by hand."""

from dataclasses import dataclass
from pathlib import Path

from content.ingest import Draft, ingest
from content.ingest.names import key

NOTES = Path(__file__).parent / "notes"


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1, and by name what was missed and what is no term."""

    recall: float
    precision: float
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def draft_of(name: str) -> Draft:
    """Make the draft of some notes."""
    return ingest((NOTES / name).read_text(encoding="utf-8"), name)


def score(name: str) -> Score:
    """Compare a draft with the list beside the notes; there, `?` marks what may be a term."""
    draft = draft_of(name)
    lines = (NOTES / name).with_suffix(".gold").read_text(encoding="utf-8").splitlines()
    needed = [line for line in lines if line and not line.startswith("?")]
    found = {key(text): term.id for term in draft.pack.terms for text in (term.name, *term.aliases)}
    right = {found.get(key(line.lstrip("?"))) for line in lines}
    missed = tuple(line for line in needed if key(line) not in found)
    extra = tuple(term.name for term in draft.pack.terms if term.id not in right)
    return Score(
        1 - len(missed) / len(needed), 1 - len(extra) / len(draft.pack.terms), missed, extra
    )
