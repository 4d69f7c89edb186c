"""Formatless notes, of any subject, in Portuguese or English, become the draft of a pack.

The draft is for somebody to review: it says what it is unsure of, and its questions are
marked as made by machine. Any text is taken, and none raises.
"""

import re
from dataclasses import dataclass, replace

from content.arrange import arranged
from content.finding import Finding, in_order
from content.formats.report import Report
from content.ingest.clean import clean
from content.ingest.draft import Head, pack_of
from content.ingest.flow import blocks_of
from content.ingest.language import ENGLISH, language_of
from content.ingest.layout import tidied
from content.ingest.mend import mended
from content.ingest.questions import made_questions
from content.ingest.reading import found_in
from content.ingest.shape import shortened
from content.model import Pack

__all__ = ["Draft", "ingest"]

_SMALL_WORD = re.compile(r"\b[a-zà-öø-ÿ]{2,40}\b")
LONGEST_EXCERPT = 80
MOST_LEFT = 200
"""Texts left out that are named one by one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack made from notes; `unsure` are the ids of the terms that may well be wrong."""

    pack: Pack
    findings: tuple[Finding, ...]
    unsure: frozenset[str]


def ingest(
    text: str, file: str, *, pack_id: str = "", title: str = "", language: str = ""
) -> Draft:
    """Make a draft of notes; `file` is their name, for findings and for what has no title.

    Whatever is not given is found out. Takes time in proportion to the length of the text.
    """
    report = Report(file)
    lines = clean(text)
    language = language or language_of([line.text for line in lines])
    blocks = mended(blocks_of(tidied(lines)))
    found = found_in(blocks)
    lower = frozenset(word for line in lines for word in _SMALL_WORD.findall(line.text))
    pack, unsure = pack_of(found, Head(file, pack_id, title, language), lower, report)
    pack = arranged(replace(pack, questions=made_questions(pack)))
    for line, excerpt in found.left[:MOST_LEFT]:
        report.hint(line, "ingest-left", text=shortened(excerpt, LONGEST_EXCERPT))
    if not pack.terms and not pack.comparisons:
        report.warning(0, "ingest-nothing")
    elif not language.startswith(ENGLISH) and pack.terms:
        report.hint(0, "ingest-english")
    return Draft(pack, in_order(report.findings), unsure)
