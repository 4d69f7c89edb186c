"""From keys to items: the one place that knows which keys a pack's items have.

Every notation comes through here, so that they agree on names, defaults and findings.
Whether an item makes sense (ids, links, lengths) is for `content.check` to say.
"""

from collections.abc import Iterable
from dataclasses import replace

from content.arrange import arranged
from content.formats.fields import Fields
from content.model import (
    Comparison,
    Confusion,
    Domain,
    Option,
    Pack,
    Question,
    QuestionKind,
    Row,
    Term,
    TermKind,
)

MAX_ITEMS = 50_000
"""Terms, comparisons and questions of one pack, together."""

PACK_KEYS = ("pack", "title", "language", "description", "domains")
DOMAIN_KEYS = ("id", "weight", "name", "en")
_ITEM_KEYS = (
    "id",
    "domain",
    "name",
    "en",
    "definition",
    "aliases",
    "wrong",
    "see",
    "task",
    "section",
    "beyond",
)
TERM_KEYS = (*_ITEM_KEYS, "kind", "facts", "ordered", "confused")
COMPARISON_KEYS = (*_ITEM_KEYS, "corner", "columns", "rows", "compares")
QUESTION_KEYS = (
    "id",
    "domain",
    "kind",
    "stem",
    "options",
    "explanation",
    "detail",
    "about",
    "difficulty",
    "task",
    "section",
    "machine",
)
_CHOSEN = (QuestionKind.SINGLE, QuestionKind.SEVERAL)


def build_domain(fields: Fields) -> Domain:
    """Build one part of the exam."""
    fields.known(DOMAIN_KEYS)
    return Domain(
        fields.text("id"), fields.text("name"), fields.text("en"), fields.number("weight", 0)
    )


def build_pack(
    fields: Fields,
    terms: Iterable[Term] = (),
    comparisons: Iterable[Comparison] = (),
    questions: Iterable[Question] = (),
) -> Pack:
    """Build a pack, its items in the order that `arranged` gives them."""
    return arranged(
        Pack(
            id=fields.text("pack"),
            title=fields.text("title"),
            language=fields.text("language"),
            domains=tuple(build_domain(domain) for domain in fields.mappings("domains")),
            terms=tuple(terms),
            comparisons=tuple(comparisons),
            questions=tuple(questions),
            description=fields.text("description"),
            source=fields.source,
        )
    )


def build_term(fields: Fields) -> Term:
    """Build a term."""
    fields.known(TERM_KEYS)
    facts = fields.texts("facts")
    return Term(
        id=fields.text("id"),
        domain=fields.text("domain"),
        name=fields.text("name"),
        en=fields.text("en"),
        definition=fields.text("definition"),
        kind=fields.choice("kind", TermKind.CONCEPT),
        facts=facts,
        ordered=fields.flag("ordered") and bool(facts),
        aliases=fields.texts("aliases"),
        wrong=fields.texts("wrong"),
        see=fields.texts("see"),
        confused=tuple(_confusion(entry) for entry in fields.mappings("confused")),
        task=fields.text("task"),
        section=fields.text("section"),
        beyond=fields.flag("beyond"),
        source=fields.source,
    )


def build_comparison(fields: Fields) -> Comparison:
    """Build a comparison; each row gets as many cells as there are columns."""
    fields.known(COMPARISON_KEYS)
    columns = fields.cells("columns")
    return Comparison(
        id=fields.text("id"),
        domain=fields.text("domain"),
        name=fields.text("name"),
        en=fields.text("en"),
        columns=columns,
        rows=tuple(_rows(fields, len(columns))),
        definition=fields.text("definition"),
        corner=fields.text("corner"),
        compares=fields.texts("compares"),
        aliases=fields.texts("aliases"),
        wrong=fields.texts("wrong"),
        see=fields.texts("see"),
        task=fields.text("task"),
        section=fields.text("section"),
        beyond=fields.flag("beyond"),
        source=fields.source,
    )


def build_question(fields: Fields) -> Question:
    """Build a question; an explanation that has only the longer part becomes the short one."""
    fields.known(QUESTION_KEYS)
    kind = fields.choice("kind", QuestionKind.SINGLE)
    entries = fields.mappings("options")
    options = tuple(_option(entry, kind) for entry in entries)
    right = (index for index, entry in enumerate(entries) if _is_right(entry, kind))
    explanation, detail = fields.text("explanation"), fields.text("detail")
    return Question(
        id=fields.text("id"),
        domain=fields.text("domain"),
        kind=kind,
        stem=fields.text("stem"),
        options=options,
        correct=tuple(right),
        explanation=explanation or detail,
        detail=detail if explanation else "",
        about=fields.texts("about"),
        difficulty=fields.number("difficulty", 2),
        task=fields.text("task"),
        section=fields.text("section"),
        machine=fields.flag("machine"),
        source=fields.source,
    )


def with_head(pack: Pack, head: Pack) -> Pack:
    """Give a pack's items the title, language and domains of another."""
    return arranged(
        replace(
            pack,
            id=pack.id or head.id,
            title=head.title,
            language=head.language,
            domains=head.domains,
            description=head.description,
            source=head.source,
        )
    )


def _confusion(fields: Fields) -> Confusion:
    fields.known(("term", "difference"))
    return Confusion(fields.text("term"), fields.text("difference"))


def _rows(fields: Fields, columns: int) -> Iterable[Row]:
    for line, (label, *cells) in ((line, row or ("",)) for line, row in fields.rows("rows")):
        if len(cells) != columns:
            fields.report.error(line, "row-length", cells=len(cells) + 1, columns=columns + 1)
        yield Row(label, tuple([*cells, *[""] * columns][:columns]))


def _option(fields: Fields, kind: QuestionKind) -> Option:
    fields.known(("text", "reason", "right", "match"))
    if kind is not QuestionKind.MATCH and "match" in fields.entries.values:
        fields.report.error(fields.entries.lines["match"], "match-unexpected", kind=kind.value)
        return Option(fields.text("text"), fields.text("reason"))
    return Option(fields.text("text"), fields.text("reason"), fields.text("match"))


def _is_right(fields: Fields, kind: QuestionKind) -> bool:
    return fields.flag("right") if kind in _CHOSEN else True
