"""A pack as plain dicts and lists, in the keys of the YAML notation, empty ones left out.

What a reader brings into nodes, this takes back apart: reading an outline's texts again
makes an equal pack.
"""

from collections.abc import Mapping, Sequence

from content.model import Comparison, Domain, Option, Pack, Question, QuestionKind, Term, TermKind

Plain = str | int | bool | Sequence["Plain"] | Mapping[str, "Plain"]
Outline = dict[str, Plain]
_CHOSEN = (QuestionKind.SINGLE, QuestionKind.SEVERAL)


def outline_domain(domain: Domain) -> Outline:
    """Give a domain's keys."""
    return {"id": domain.id, "weight": domain.weight, "name": domain.name, "en": domain.en}


def outline_head(pack: Pack) -> Outline:
    """Give what a pack says of itself."""
    head: Outline = {"pack": pack.id, "title": pack.title, "language": pack.language}
    described = {"description": pack.description}
    return head | _filled(described) | {"domains": [outline_domain(it) for it in pack.domains]}


def outline_term(term: Term) -> Outline:
    """Give a term's keys."""
    needed: Outline = {"id": term.id, "domain": term.domain, "name": term.name, "en": term.en}
    kind = "" if term.kind is TermKind.CONCEPT else term.kind.value
    confused = [{"term": it.term, **_filled({"difference": it.difference})} for it in term.confused]
    return needed | _filled(
        {
            "kind": kind,
            "aliases": list(term.aliases),
            "wrong": list(term.wrong),
            "definition": term.definition,
            "facts": list(term.facts),
            "ordered": term.ordered,
            "see": list(term.see),
            "confused": confused,
            "section": term.section,
            "task": term.task,
            "beyond": term.beyond,
        }
    )


def outline_comparison(item: Comparison) -> Outline:
    """Give a comparison's keys; a row is its label and its cells."""
    needed: Outline = {"id": item.id, "domain": item.domain, "name": item.name, "en": item.en}
    return needed | _filled(
        {
            "aliases": list(item.aliases),
            "wrong": list(item.wrong),
            "definition": item.definition,
            "compares": list(item.compares),
            "corner": item.corner,
            "columns": list(item.columns),
            "rows": [[row.label, *row.cells] for row in item.rows],
            "see": list(item.see),
            "section": item.section,
            "task": item.task,
            "beyond": item.beyond,
        }
    )


def outline_question(question: Question) -> Outline:
    """Give a question's keys; the right ones of its options bear `right`."""
    needed: Outline = {
        "id": question.id,
        "domain": question.domain,
        "kind": question.kind.value,
        "stem": question.stem,
    }
    options = [_option(option, question, at) for at, option in enumerate(question.options)]
    if question.difficulty != 2:
        needed["difficulty"] = question.difficulty
    return needed | _filled(
        {
            "options": options,
            "explanation": question.explanation,
            "detail": question.detail,
            "about": list(question.about),
            "section": question.section,
            "task": question.task,
            "machine": question.machine,
        }
    )


def _option(option: Option, question: Question, place: int) -> Outline:
    right = question.kind in _CHOSEN and place in question.correct
    needed: Outline = {"text": option.text}
    return needed | _filled({"match": option.match, "right": right, "reason": option.reason})


def _filled(values: Mapping[str, Plain]) -> Outline:
    return {key: value for key, value in values.items() if value}
