"""Notes handed over as files, and what of them a format cannot hold."""

from collections.abc import Sequence

from bot.model import Document, Reply
from bot.views.findings import finding_words
from bot.views.text import item, note, paragraph
from bot.views.words import Words
from content.finding import Finding


def exported_replies(
    words: Words, documents: Sequence[Document], lost: Sequence[Finding], formats: Sequence[str]
) -> list[Reply]:
    """A reply for each file, the first with what was lost and which formats there are."""
    said = [finding_words(words, one) for one in lost]
    text = (
        paragraph(words("content-exported", formats=", ".join(formats))),
        *(item(what) for what, _ in said),
        *(note(fix) for fix in dict.fromkeys(fix for _, fix in said)),
    )
    first, *rest = documents
    return [Reply(text=text, document=first), *(Reply(document=one) for one in rest)]
