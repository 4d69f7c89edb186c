"""Words that share letters with a typed one."""

from content.search.lettering import Lettering

WORDS = ("sagemaker", "kendra", "lex", "kendrick", "polly", "rag", "glue", "comprehend")


def test_the_word_itself_comes_first() -> None:
    lettering = Lettering(WORDS)
    assert [lettering.near(word)[0] for word in WORDS] == list(WORDS)


def test_a_slip_is_found_by_the_letters_around_it() -> None:
    assert Lettering(WORDS).near("sagemeker")[0] == "sagemaker"


def test_words_of_quite_another_length_are_left_out() -> None:
    lettering = Lettering(("ken", "kend", "kendra", "kendrick", "kendricks"))
    assert lettering.near("kendra") == ["kendra", "kendrick", "kend"]


def test_letters_of_a_short_word_may_stand_in_any_order() -> None:
    assert Lettering(WORDS).near("gra")[0] == "rag"


def test_nothing_is_near_where_there_are_no_words() -> None:
    assert Lettering(()).near("kendra") == []


def test_nothing_is_near_what_has_no_letters_in_common() -> None:
    assert Lettering(WORDS).near("xyz") == []
    assert Lettering(WORDS).near("") == []
