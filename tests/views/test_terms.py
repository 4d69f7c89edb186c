"""What is shown of the items of the notes."""

from dataclasses import replace

import pytest

from bot.views.terms import item_reply
from bot.views.text import plain
from bot.views.words import Catalog
from content.library import Library
from content.load import load
from tests.talk import MINI


@pytest.fixture(scope="module")
def library() -> Library:
    pack = load(MINI).pack
    assert pack
    return Library.of(pack)


def corrected(library: Library, definition: str) -> Library:
    """The same notes, but for the definition of the first term."""
    first, *others = library.pack.terms
    terms = (replace(first, definition=definition), *others)
    return Library.of(replace(library.pack, terms=terms))


def test_an_item_is_shown_as_its_own_notes_have_it(library: Library) -> None:
    words, later = Catalog()["pt-BR"], corrected(library, "now it is another")
    for notes in (library, library, later, later, library):
        term = notes.pack.terms[0]
        assert term.definition in plain(item_reply(words, notes, term).text)


def test_an_item_is_shown_in_the_language_that_is_asked_for(library: Library) -> None:
    catalog, term = Catalog(), library.pack.terms[0]
    in_portuguese, in_english = (item_reply(catalog[it], library, term) for it in ("pt-BR", "en"))
    assert in_portuguese != in_english
    assert item_reply(catalog["pt-BR"], library, term) == in_portuguese
