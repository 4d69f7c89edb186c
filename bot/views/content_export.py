"""Notes handed over as files, and what of them a format cannot hold."""

from collections.abc import Sequence

from bot.model import Document, Reply
from bot.views.findings import finding_words
from bot.views.text import item, note, paragraph
from bot.views.words import Words
from content.finding import Finding

MOST = 10
"""Losses that are named; the rest is counted."""


def exported_replies(
    words: Words, documents: Sequence[Document], lost: Sequence[Finding], formats: Sequence[str]
) -> list[Reply]:
    """A reply for each file, the first with what was lost and which formats there are."""
    lines = [" ".join(finding_words(words, one)) for one in lost]
    text = (
        paragraph(words("content-exported", formats=", ".join(formats))),
        *(item(line) for line in lines[:MOST]),
        *((note(words("content-lost-more", count=len(lines) - MOST)),) if lines[MOST:] else ()),
    )
    first, *rest = documents
    return [Reply(text=text, document=first), *(Reply(document=one) for one in rest)]
