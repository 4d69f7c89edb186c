"""What other programs' files leave open: ids, short forms of long texts, links to terms.

Their questions and cards know no ids, no limits and no terms; this module makes up for it
in the same way for each of them. It knows none of their notations.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from content.formats.fields import one_line, without_controls
from content.formats.report import Report
from content.model import Pack, Question, Term
from content.rules.entries import MAX_DEFINITION
from content.rules.identity import MAX_ID
from content.rules.polls import MAX_EXPLANATION
from content.snapshot import fingerprint
from content.words import plain, words

UNSAID = 0
"""The difficulty of a question whose file says none; a pack has no such questions."""

_OWN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+")
_DIGITS = 6  # of a digest: two of a thousand questions share them once in 30,000 packs
_SHORTEST_NAME = 4  # characters; shorter ones stand in a stem by chance
_MOST_WORDS = 6  # of a name that is looked for in a stem
_PORTUGUESE = re.compile(r"(?:de|da|do|das|dos|que|em|um|uma|para|com|não|é|são|os|as|no|na|ao|ou)")
_ENGLISH = re.compile(r"(?:the|of|and|is|are|to|in|for|that|with|which|what|an|by|from|it|on|or)")


def clean(text: str, line: int, report: Report) -> str:
    """Make one line of a text, without control characters."""
    return one_line(without_controls(text, line, report))


def headless(terms: Iterable[Term], questions: Iterable[Question]) -> Pack:
    """Make a pack that says nothing of itself; domains of its items are names, not ids."""
    return Pack("", "", "", (), terms=tuple(terms), questions=tuple(questions))


def term_id(name: str) -> str:
    """Make the id of a term from its name, always the same one."""
    slug = _slug(name, len(name))
    if slug and len(slug) <= MAX_ID:
        return slug
    return f"{_slug(name, MAX_ID - _DIGITS - 1) or 't'}-{fingerprint(plain(name))[:_DIGITS]}"


def question_id(stem: str, title: str = "") -> str:
    """Make the id of a question: its title, if that is an id; else from its stem.

    A title such as "Question 1" names another question in each file, so it is none.
    """
    if _OWN_ID.fullmatch(title) and len(title) <= MAX_ID:
        return title
    digest = fingerprint(plain(stem) or stem)[:_DIGITS]
    return f"{_slug(stem, MAX_ID - _DIGITS - 1) or 'q'}-{digest}"


def explained(text: str) -> tuple[str, str]:
    """Cut a text into an explanation that fits a poll, and the rest, the detail."""
    short, rest = _cut(text, MAX_EXPLANATION)
    return short, rest


def defined(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut a text into a definition of the length allowed, and facts."""
    short, rest = _cut(text, MAX_DEFINITION)
    facts: list[str] = []
    while rest:
        fact, rest = _cut(rest, MAX_DEFINITION)
        if fact.endswith("…") and rest:  # no end of a sentence in sight
            return short, (*facts, rest)
        facts.append(fact)
    return short, tuple(facts)


def language_of(texts: Iterable[str]) -> str:
    """Guess which of the two languages some texts are in."""
    said = [word for text in texts for word in text.lower().split()]
    portuguese = sum(bool(_PORTUGUESE.fullmatch(word)) for word in said)
    english = sum(bool(_ENGLISH.fullmatch(word)) for word in said)
    return "en" if english > portuguese else "pt-BR"


def names_of(terms: Iterable[Term]) -> Mapping[str, str]:
    """Map what terms are called to their ids; of two with one name, the first has it."""
    found: dict[str, str] = {}
    for term in terms:
        for name in (term.name, term.en, *term.aliases):
            if len(key := plain(name)) > 1:
                found.setdefault(key, term.id)
    return found


def subject(stem: str, answers: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """Find the term that a question is about: its answer, else the longest name it mentions."""
    answers = list(answers)
    for answer in answers:
        if found := names.get(plain(answer)):
            return (found,)
    spoken = [name for text in (*answers, stem) for name in _phrases(text) if name in names]
    longest = max((name for name in spoken if len(name) >= _SHORTEST_NAME), key=len, default="")
    return (names[longest],) if longest else ()


def _phrases(text: str) -> Iterator[str]:
    said = words(text)
    for start in range(len(said)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(said)) + 1):
            yield " ".join(said[start:end])


def _slug(text: str, most: int) -> str:
    """Join the words of a text with hyphens; only ASCII letters and digits stay."""
    parts = ["".join(char for char in word if char.isascii()) for word in words(text)]
    slug = "-".join(part for part in parts if part)
    if len(slug) <= most:
        return slug
    whole = slug[: most + 1].rpartition("-")[0]
    return whole or slug[:most]


def _cut(text: str, most: int) -> tuple[str, str]:
    """Cut after the last sentence that fits; where none does, shorten and keep all as the rest."""
    if len(text) <= most:
        return text, ""
    ends = [found.start() for found in _SENTENCE.finditer(text, 0, most + 1)]
    if ends:
        return text[: ends[-1]], text[ends[-1] :].strip()
    return f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…", text
