"""Looking things up in the notes by whatever a person types."""

from content.search.index import Index, index_of
from content.search.names import Hit, Lookup, Name, NameKind, names_of
from content.search.normal import normal_form

__all__ = ["Hit", "Index", "Lookup", "Name", "NameKind", "index_of", "names_of", "normal_form"]
