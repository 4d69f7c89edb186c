"""The shapes in which a name is indexed: as written, without its brackets, its acronym, and
half in one language and half in the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from content.search.names import Name, NameKind
from content.search.normal import Phrase, normal_form, phrase_of

_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9/-]*[A-Z0-9][A-Za-z0-9/-]*")
DERIVED = len(NameKind)
"""Added to the rank of a form that its author did not write."""


@dataclass(frozen=True, slots=True)
class Form:
    """One indexed shape of a name of `id`; the lower the rank, the stronger its claim."""

    id: str
    rank: int
    phrase: Phrase


def forms_of(names: Iterable[Name]) -> tuple[Form, ...]:
    """Give every form of the names once, in their order; a name without letters has none."""
    forms: dict[tuple[str, tuple[str, ...]], Form] = {}
    known: dict[str, str] = {}  # a word of many names is kept once
    for name in names:
        for text, rank in _shapes(name):
            words = tuple(known.setdefault(word, word) for word in normal_form(text).split())
            if words:
                forms.setdefault((name.id, words), Form(name.id, rank, phrase_of(words)))
    for form in _mixed(tuple(forms.values())):
        forms.setdefault((form.id, form.phrase.words), form)
    return tuple(forms.values())


def _mixed(forms: Iterable[Form]) -> Iterator[Form]:
    """Mix names of two or three telling words with their English: "drift de viés".

    What a Portuguese name is about comes first in it, and last in the English one; each half
    of the one goes with the other half of the other.
    """
    named: dict[str, tuple[str, ...]] = {}
    for form in forms:
        own, english = named.get(form.id, ()), form.phrase.bare
        if not 2 <= len(english) <= 3:
            continue
        if form.rank == NameKind.NAME:
            named[form.id] = english
        elif form.rank == NameKind.ENGLISH and own:
            halves = (english[:1] + own[:-1], own[:1] + english[:-1], own[1:] + english[-1:])
            for phrase in map(phrase_of, halves):
                if len(set(phrase.core)) == len(phrase.core):
                    yield Form(form.id, 2 * DERIVED, phrase)


def _shapes(name: Name) -> Iterator[tuple[str, int]]:
    yield name.text, name.kind
    bare = _BRACKETS.sub(" ", name.text).strip()
    if bare != name.text:
        yield bare, name.kind + DERIVED
        inner = (found.group(1) for found in _BRACKETS.finditer(name.text))
        yield from ((text, name.kind + DERIVED) for text in inner if _ACRONYM.fullmatch(text))
