"""Small judgements of reading: whether a text leads to another, speaks of the notes, or names."""

from content.ingest.definitions import subject_of
from content.ingest.entries import Entry
from content.ingest.labels import Label
from content.ingest.names import Name, has_verb
from content.ingest.topics import Role, Topic
from content.ingest.vocabulary import META
from content.words import plain


def introduces(topic: Topic) -> bool:
    """Tell a sentence that leads to a list, though it was made a heading."""
    return topic.role is Role.SECTION and topic.leads and has_verb(topic.title)


def is_meta(bare: str) -> bool:
    """Tell a text that speaks of the notes, where a definition should be."""
    begins = f"{plain(bare[:80])} "
    return any(begins.startswith(f"{opening} ") for opening in META)


def is_strong(label: Label, name: Name) -> bool:
    """Tell a thing from an aspect: its text says what it is, or it has a name of its own."""
    again = subject_of(label.rest)
    if again and Entry(name, 0).is_about(again):
        return True
    words = [word for word in name.text.split() if len(word) > 3]
    acronym = any(alias.isupper() and len(alias) > 1 for alias in name.aliases)
    return acronym or (
        len(words) > 1 and all(word[0].isupper() for word in words) and not label.name.isupper()
    )
