"""Looking things up in the notes by whatever a person types."""

from content.search.completing import Completion, completed
from content.search.index import Index, index_of
from content.search.names import Hit, Lookup, Name, NameKind, names_of
from content.search.normal import as_typed, normal_form

__all__ = [
    "Completion",
    "Hit",
    "Index",
    "Lookup",
    "Name",
    "NameKind",
    "as_typed",
    "completed",
    "index_of",
    "names_of",
    "normal_form",
]
