"""The notes as data for other programs: plain dicts and lists, ready to be JSON.

Every key is always there, empty where the notes have nothing, so that who reads it needs
no notion of what may be left out; only `match` is kept to the questions that have it.
"""

from collections.abc import Mapping, Sequence

from content.model import Comparison, Domain, Option, Pack, Question, QuestionKind, Term

Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"]


def export_pack(pack: Pack) -> dict[str, Json]:
    """Give a whole pack as JSON data."""
    return {
        "pack": pack.id,
        "title": pack.title,
        "language": pack.language,
        "description": pack.description,
        "domains": [export_domain(domain, pack.language) for domain in pack.domains],
        "terms": [export_term(term, pack.language) for term in pack.terms],
        "comparisons": [export_comparison(it, pack.language) for it in pack.comparisons],
        "questions": [export_question(question) for question in pack.questions],
    }


def export_domain(domain: Domain, language: str) -> dict[str, Json]:
    """Give a domain as JSON data."""
    names = _names(domain.name, domain.en, language)
    return {"id": domain.id, "names": names, "weight": domain.weight}


def export_term(term: Term, language: str) -> dict[str, Json]:
    """Give a term as JSON data; `language` is that of the pack."""
    return {
        "id": term.id,
        "domain": term.domain,
        "names": _names(term.name, term.en, language),
        "aliases": list(term.aliases),
        "wrong": list(term.wrong),
        "definition": term.definition,
        "kind": term.kind.value,
        "facts": list(term.facts),
        "ordered": term.ordered,
        "see": list(term.see),
        "confused": [{"term": it.term, "difference": it.difference} for it in term.confused],
        "task": term.task,
        "section": term.section,
        "beyond": term.beyond,
    }


def export_comparison(comparison: Comparison, language: str) -> dict[str, Json]:
    """Give a comparison as JSON data; `language` is that of the pack."""
    return {
        "id": comparison.id,
        "domain": comparison.domain,
        "names": _names(comparison.name, comparison.en, language),
        "aliases": list(comparison.aliases),
        "wrong": list(comparison.wrong),
        "definition": comparison.definition,
        "corner": comparison.corner,
        "columns": list(comparison.columns),
        "rows": [{"label": row.label, "cells": list(row.cells)} for row in comparison.rows],
        "compares": list(comparison.compares),
        "see": list(comparison.see),
        "task": comparison.task,
        "section": comparison.section,
        "beyond": comparison.beyond,
    }


def export_question(question: Question) -> dict[str, Json]:
    """Give a question as JSON data; `correct` are indices into `options`."""
    return {
        "id": question.id,
        "domain": question.domain,
        "kind": question.kind.value,
        "stem": question.stem,
        "options": [_option(option, question.kind) for option in question.options],
        "correct": list(question.correct),
        "explanation": question.explanation,
        "detail": question.detail,
        "about": list(question.about),
        "difficulty": question.difficulty,
        "section": question.section,
        "task": question.task,
        "machine": question.machine,
    }


def _option(option: Option, kind: QuestionKind) -> dict[str, Json]:
    values: dict[str, Json] = {"text": option.text, "reason": option.reason}
    return values | ({"match": option.match} if kind is QuestionKind.MATCH else {})


def _names(own: str, english: str, language: str) -> dict[str, Json]:
    """Names by language; in an English pack its own name is the English one."""
    return {language: own} if language == "en" else {language: own, "en": english}
