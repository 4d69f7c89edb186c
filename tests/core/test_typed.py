"""What is typed where there are no buttons: answers are understood, look-ups left alone."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import Answer, pack, unpack
from bot.model import Answering, Quiz, Typed
from bot.typed import interpret
from tests.core.replies import quizzes

POST = 7


def quiz(answering: Answering, count: int, wanted: int = 2) -> Quiz:
    """A quiz of so many options, of which so many are right where there are several."""
    left = count if answering is Answering.MATCH else 0
    return Quiz(
        POST,
        answering,
        "stem",
        tuple("abcdefghij"[:count]),
        left=tuple("123456789"[:left]),
        right=tuple(range(wanted)) if answering is Answering.SEVERAL else (),
    )


ONE = quiz(Answering.ONE, 4)
SEVERAL = quiz(Answering.SEVERAL, 4)
FIVE = quiz(Answering.SEVERAL, 5)
THREE_OF_FIVE = quiz(Answering.SEVERAL, 5, wanted=3)
SIX = quiz(Answering.SEVERAL, 6, wanted=3)
ORDER = quiz(Answering.ORDER, 4)
ORDER_OF_FIVE = quiz(Answering.ORDER, 5)
MATCH = quiz(Answering.MATCH, 3)


def each(texts: str) -> list[str]:
    """The texts of a list with bars between them, blanks and all."""
    return texts.split("|")


def letters(text: str, asked: Quiz) -> str | None:
    """The letters that a text gives as an answer, or None where it is just text."""
    payload = interpret(text, Typed(quiz=asked))
    if payload is None:
        return None
    action = unpack(payload)
    assert isinstance(action, Answer)
    assert action.post == POST
    return "".join(chr(ord("A") + place) for place in action.letters)


@pytest.mark.parametrize("text", each("B|b|b)|(b)|B.|[B]| ( b ) |2|2)|2.|B!|(b)!|2!"))
def test_one_letter_or_number_answers(text: str) -> None:
    assert letters(text, ONE) == "B"


@pytest.mark.parametrize(
    "text",
    each(
        "resposta B|Resposta: B.|a resposta é b|a resposta e b|minha resposta é a letra B!"
        "|letra b|Letra B)|é a letra b|opção b|opcao (b)|alternativa b|opção 2|resposta: letra b"
        "|answer b|the answer is b|my answer is option B|letter b|choice b!"
    ),
)
def test_a_letter_may_be_called_one(text: str) -> None:
    assert letters(text, ONE) == "B"


@pytest.mark.parametrize(
    "text",
    each(
        "respostas: a c|as letras a e c|opções A, C|as respostas são a e c|letras AC|resposta a c"
        "|options a and c|the answers are a, c|answers AC!"
    ),
)
def test_several_letters_may_be_called_so(text: str) -> None:
    assert letters(text, SEVERAL) == "AC"


@pytest.mark.parametrize("text", each("letra e|opção E|resposta é e|a resposta e e|resposta e"))
def test_the_letter_e_may_be_called_one(text: str) -> None:
    assert letters(text, FIVE) == "E"


@pytest.mark.parametrize(
    "text",
    each(
        "resposta|a resposta|letra|opção de compra|letra de música|resposta RAG|opção RAG"
        "|respostas certas|letrab|a letra|answer key|option value|letra!|resposta!!"
    ),
)
def test_words_for_letters_without_any_are_text(text: str) -> None:
    assert letters(text, ONE) is None
    assert letters(text, SEVERAL) is None


def test_an_option_called_by_its_number_taps_no_button() -> None:
    typed = Typed(("d:rag", "d:llm"), ONE)
    assert interpret("opção 2", typed) == pack(Answer(POST, (1,)))


@pytest.mark.parametrize(
    "text",
    each("A C|a c|ac|AC|A,C|a, c|a; c|A-C|a) c)|(a) (c)|a e c|A e C|a and c|a, and c|a e c."),
)
def test_several_letters_answer(text: str) -> None:
    assert letters(text, SEVERAL) == "AC"
    assert letters(text, FIVE) == "AC"


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("a e", FIVE, "AE"),
        ("ae", FIVE, "AE"),
        ("a, e", FIVE, "AE"),
        ("a e c", THREE_OF_FIVE, "AC"),
        ("a, e, c", THREE_OF_FIVE, "AC"),
        ("c a e", THREE_OF_FIVE, "CAE"),
        ("a c e e", THREE_OF_FIVE, "ACE"),
        ("a e c e d", THREE_OF_FIVE, "ACD"),
        ("e e a", FIVE, "EA"),
        ("e a", FIVE, "EA"),
        ("e-a", FIVE, "EA"),
        ("d b a e e c", ORDER_OF_FIVE, "DBAEC"),
        ("d, b, a e c", ORDER, "DBAC"),
    ],
)
def test_the_letter_e_is_told_from_the_portuguese_for_and(
    text: str, asked: Quiz, answer: str
) -> None:
    assert letters(text, asked) == answer


@pytest.mark.parametrize(
    "text",
    each("DBAC|dbac|d b a c|D > B > A > C|D→B→A→C|d->b->a->c|d, b, a e c|D) B) A) C)|d-b-a-c"),
)
def test_an_order_answers(text: str) -> None:
    assert letters(text, ORDER) == "DBAC"


@pytest.mark.parametrize(
    "text",
    each(
        "1c 2a 3b|1C2A3B|1-C, 2-A, 3-B|1=c 2=a 3=b|1:c;2:a;3:b|1 c 2 a 3 b|1) c 2) a 3) b"
        "|1. C, 2. A, 3. B.|1→c 2→a 3→b|1 -> c, 2 -> a, 3 -> b|3b 1c 2a|(1c) (2a) (3b)"
        "|1c, 2a e 3b|1c, 2a and 3b|c a b|cab"
    ),
)
def test_pairs_answer(text: str) -> None:
    assert letters(text, MATCH) == "CAB"


def test_a_pair_with_the_letter_e_is_a_pair() -> None:
    asked = quiz(Answering.MATCH, 5)
    assert letters("1 e 2 a 3 b 4 c e 5 d", asked) == "EABCD"


@pytest.mark.parametrize(
    "text",
    each(
        "| |.|()|RAG|IA|ia|dado|faca|cada|ab|AB|bd|A/B|C++|C#|o que é RAG|o que é?|e ai|e aí|e a"
        "|0|5|99|-1|²|b?|I.A.|k-NN|R&D|Q&A|1a|a1|Amazon Q|a b x|/hoje|ﬁ|１０|A\u0301"
    ),
)
def test_what_does_not_answer_a_question_with_one_answer_is_text(text: str) -> None:
    assert letters(text, ONE) is None


@pytest.mark.parametrize(
    "text",
    each(
        "RAG|IA|dado|faca|cada|baba|aa|ABAC|C++|A/B|I.A.|k-n|o que é RAG|e ai|e aí|2|1 2|1a 2b"
        "|Amazon Q|ac dc|R&D|q w x"
    ),
)
def test_what_does_not_answer_a_question_with_several_is_text(text: str) -> None:
    assert letters(text, SEVERAL) is None
    assert letters(text, ORDER) is None
    assert letters(text, SIX) is None


@pytest.mark.parametrize("text", ["a b " * 14, "a " * 101, "9" * 5_000, "x" * 150, " " * 9_000])
def test_what_is_too_long_for_an_answer_is_text(text: str) -> None:
    for asked in (ONE, SEVERAL, ORDER, MATCH):
        assert letters(text, asked) is None


@pytest.mark.parametrize("text", ["CD", "BD", "AB", "ad"])
def test_a_short_word_is_no_order(text: str) -> None:
    assert letters(text, ORDER) is None


@pytest.mark.parametrize("text", each("RAG|5G|4k|9a 8b|1ab 2c|1 2 3|12|1"))
def test_what_pairs_nothing_is_text(text: str) -> None:
    assert letters(text, MATCH) is None


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("x", ONE, "X"),
        ("a c", ONE, "AC"),
        ("a e c", ONE, "AC"),
        ("a", SEVERAL, "A"),
        ("a b c", SEVERAL, "ABC"),
        ("abc", SEVERAL, "ABC"),
        ("a x", SEVERAL, "AX"),
        ("a a", SEVERAL, "AA"),
        ("dba", ORDER, "DBA"),
        ("d b", ORDER, "DB"),
        ("d d b a", ORDER, "DDBA"),
        ("a", MATCH, "A"),
        ("b c", MATCH, "BC"),
    ],
)
def test_an_answer_that_cannot_be_right_is_left_to_the_grader(
    text: str, asked: Quiz, answer: str
) -> None:
    assert letters(text, asked) == answer


@pytest.mark.parametrize(
    "text",
    each(
        "1a|1a 3b|2b 3c|1a 1b 2c|1a 1b 2c 3a|1a 1b 1c|1a 2b 4c|0a 1b 2c|1a 2b 3c 4d"
        "|1a 2b 3c 3c|3a 3b 3c|1a 2b 33c"
    ),
)
def test_pairs_that_leave_out_or_double_a_number_never_come_to_a_whole_answer(text: str) -> None:
    answer = letters(text, MATCH)
    assert answer is not None
    assert len(answer) < len(MATCH.options)


@pytest.mark.parametrize("text", ["1", "[1]", "1)", " 1. "])
def test_a_number_taps_a_button(text: str) -> None:
    assert interpret(text, Typed(("d:rag", "d:llm"))) == "d:rag"


def test_numbers_are_the_buttons_where_there_are_any_and_letters_the_options() -> None:
    typed = Typed(("d:rag", "d:llm"), ONE)
    assert interpret("2", typed) == "d:llm"
    assert interpret("3", typed) is None
    assert interpret("b", typed) == pack(Answer(POST, (1,)))


def test_nothing_is_meant_where_nothing_can_be_typed() -> None:
    for text in ("1", "b", "a c", "1a 2b"):
        assert interpret(text, Typed()) is None


@settings(deadline=None)
@given(st.text(st.characters()) | st.text("abcde123 ,;-()=>→\u212a", max_size=40), quizzes())
def test_whatever_is_typed_is_an_answer_to_this_question_or_text(text: str, asked: Quiz) -> None:
    payload = interpret(text, Typed(quiz=asked))
    if payload is not None:
        action = unpack(payload)
        assert isinstance(action, Answer)
        assert action.post == asked.post_key
        assert action.letters


@settings(deadline=None)
@given(quizzes(Answering.MATCH), st.data())
def test_a_match_takes_its_pairs_in_whatever_order(asked: Quiz, data: st.DataObject) -> None:
    places = data.draw(st.permutations(range(len(asked.options))))
    pairs = [f"{number}{chr(ord('a') + place)}" for number, place in enumerate(places, 1)]
    typed = " ".join(data.draw(st.permutations(pairs)))
    asked = replace(asked, post_key=POST)
    assert letters(typed, asked) == "".join(chr(ord("A") + place) for place in places)
