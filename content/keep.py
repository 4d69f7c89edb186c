"""Lays a term or a question of another program over the one that there is.

What the other program's file cannot say, or leaves empty, stays as it was: otherwise sending
an export back would undo what nobody touched. This module knows no notation.
"""

from dataclasses import replace

from content.formats.foreign import UNSAID
from content.model import Option, Question, Term
from content.words import plain


def kept_term(term: Term, old: Term) -> Term:
    """Lay the name, definition and facts of a term over the one that there is."""
    english = old.en if term.en == term.name else term.en
    said = {plain(name) for name in (old.name, english, *old.aliases)}
    new = tuple(name for name in (term.name, *term.aliases) if plain(name) not in said)
    same = term.facts in ((), old.facts)
    return replace(
        old,
        en=english,
        definition=term.definition,
        facts=term.facts or old.facts,
        ordered=old.ordered if same else term.ordered,
        aliases=(*old.aliases, *new),
        source=term.source,
    )


def kept_question(question: Question, old: Question) -> Question:
    """Lay a question over the one that there is; its domain and what it is about stay open.

    One made by machine was accepted for what it asks: it stays so where that is the same.
    """
    accepted = not old.machine and _asks(question) == _asks(old)
    levels = question.difficulty == UNSAID or question.machine
    explained = question if question.explanation else old
    detail = explained.detail
    if question.explanation == old.explanation:
        detail = question.detail or old.detail
    return replace(
        question,
        options=_reasoned(question, old),
        explanation=explained.explanation,
        detail=detail,
        difficulty=old.difficulty if levels else question.difficulty,
        task=question.task or old.task,
        section=question.section or old.section,
        machine=question.machine and not accepted,
    )


def _asks(question: Question) -> tuple[object, ...]:
    options = tuple((option.text, option.match) for option in question.options)
    return question.kind, question.stem, options, question.correct


def _reasoned(question: Question, old: Question) -> tuple[Option, ...]:
    """The options; where none gives a reason, with those of the options that there are."""
    if any(option.reason for option in question.options):
        return question.options
    reasons = {option.text: option.reason for option in old.options}
    return tuple(replace(it, reason=reasons.get(it.text, "")) for it in question.options)
