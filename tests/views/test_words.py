"""Texts that are kept once they were filled in."""

import pytest

from bot.views.words import KEPT, LANGUAGES, Words


@pytest.fixture(scope="module", params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return Words(request.param)


def test_a_text_that_is_kept_still_goes_by_its_variables(words: Words) -> None:
    first = words("question-answered", count=1)
    second = words("question-answered", count=2)
    assert first != second
    assert words("question-answered", count=1) == first


def test_more_texts_than_are_kept_are_filled_in_alike(words: Words) -> None:
    first = words("lookup-unsure", query="term 0")
    for number in range(KEPT + 1):
        words("lookup-unsure", query=f"term {number}")
    assert words("lookup-unsure", query="term 0") == first


def test_a_text_that_lacks_a_variable_is_refused_each_time(words: Words) -> None:
    for _ in range(2):
        with pytest.raises(LookupError):
            words("question-answered")


def test_what_is_made_of_the_texts_is_made_once_for_each_language() -> None:
    made = []

    def noted(words: Words) -> str:
        made.append(words.language)
        return words.language

    both = [Words(language) for language in LANGUAGES]
    for words in (*both, *both):
        assert words.once(noted) == words.language
    assert made == list(LANGUAGES)
