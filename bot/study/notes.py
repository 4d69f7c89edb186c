"""The notes that are being studied: the published library, and the index to look things up."""

from dataclasses import dataclass
from typing import Self

from content.library import Library
from content.model import Pack
from content.search import Index, index_of


@dataclass(frozen=True, slots=True)
class Notes:
    """One published version of a pack, in memory, with its index."""

    library: Library
    index: Index

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """A pack that has passed its check, ready to be studied."""
        return cls(Library.of(pack), index_of(pack))
