"""A draft made of formatless notes, as the command line prints it: data, and what is unsure."""

from collections.abc import Iterable

from bot.views.findings import finding_line, finding_words
from bot.views.words import Words
from content.export import Json, export_comparison, export_question
from content.finding import Finding
from content.ingest import Draft
from content.model import Term


def draft_json(words: Words, draft: Draft) -> dict[str, Json]:
    """A draft as JSON data: what it found, and what it is unsure of in words."""
    pack = draft.pack
    return {
        "title": pack.title,
        "language": pack.language,
        "terms": [_term(term, unsure=term.id in draft.unsure) for term in pack.terms],
        "comparisons": [export_comparison(it, pack.language) for it in pack.comparisons],
        "questions": [export_question(question) for question in pack.questions],
        "findings": [_finding(words, finding) for finding in draft.findings],
    }


def draft_lines(words: Words, draft: Draft) -> Iterable[str]:
    """What a draft is unsure of, a line each, and at the end how much it holds."""
    for finding in draft.findings:
        yield finding_line(words, finding)
    yield words(
        "ingest-summary",
        terms=len(draft.pack.terms),
        unsure=len(draft.unsure),
        comparisons=len(draft.pack.comparisons),
        questions=len(draft.pack.questions),
    )


def _term(term: Term, *, unsure: bool) -> dict[str, Json]:
    return {
        "id": term.id,
        "name": term.name,
        "en": term.en,
        "definition": term.definition,
        "section": term.section,
        "facts": list(term.facts),
        "aliases": list(term.aliases),
        "unsure": unsure,
    }


def _finding(words: Words, finding: Finding) -> dict[str, Json]:
    what, _ = finding_words(words, finding)
    return {"file": finding.file, "line": finding.line, "code": finding.code, "what": what}
