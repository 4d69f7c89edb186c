"""The notes that are being studied: the published library, and the index to look things up."""

from dataclasses import dataclass, replace
from typing import Self

from content.library import Library
from content.model import Pack
from content.search import Index, index_of


@dataclass(frozen=True, slots=True)
class Notes:
    """One published version of a pack, in memory, with its index.

    `pack` is all of it; the library leaves out the questions that were made by machine and that
    nobody has accepted. `number` is that of the version, 0 for notes that were never published.
    """

    pack: Pack
    library: Library
    index: Index
    number: int = 0

    @classmethod
    def of(cls, pack: Pack, number: int = 0) -> Self:
        """A pack that has passed its check, ready to be studied."""
        return cls(pack, Library.of(accepted(pack)), index_of(pack), number)


def accepted(pack: Pack) -> Pack:
    """A pack without the questions that were made by machine and that nobody has accepted."""
    if not any(question.machine for question in pack.questions):
        return pack
    return replace(pack, questions=tuple(q for q in pack.questions if not q.machine))
