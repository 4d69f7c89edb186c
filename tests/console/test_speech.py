"""Lines of the console: who speaks them, and whether they are commands, answers or text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions import Answer, Choose, pack
from bot.adapters.console.speech import LONGEST_NAME, incoming, split
from bot.model import Answering, Command, Incoming, Press, Quiz, Typed
from bot.routes import SCOPES

OWN = "você"
TYPED = Typed(("t",), Quiz(7, Answering.ONE, "stem", ("one", "two")))


def heard(line: str) -> tuple[str, str]:
    """The name of whoever speaks a line, and what is said."""
    spoken = split(line, OWN)
    return spoken.member.name, spoken.text


def meant(line: str, typed: Typed = TYPED) -> Incoming:
    return incoming(split(line, OWN), typed)


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("ana: /hoje", "ana", "/hoje"),
        ("ana:B", "ana", "B"),
        ("ana:2", "ana", "2"),
        ("  ana :  B  ", "ana", "B"),
        ("Ana Maria: oi", "Ana Maria", "oi"),
        ("Ana   Maria: oi", "Ana Maria", "oi"),
        ("joão: B", "joão", "B"),
        ("joa\u0303o: B", "joão", "B"),
        ("Zoë: B", "Zoë", "B"),
        ("D'Ávila: B", "D'Ávila", "B"),
        ("ana-maria: B", "ana-maria", "B"),
        ("J. Silva: B", "J. Silva", "B"),
        ("aluno 1: B", "aluno 1", "B"),
        ("ana2: B", "ana2", "B"),
        ("日本: B", "日本", "B"),
        ("ana: às 9:00", "ana", "às 9:00"),
        ("ana: /definir a: b", "ana", "/definir a: b"),
        ("ana: http://x", "ana", "http://x"),
        ("ana:", "ana", ""),
    ],
)
def test_a_name_of_one_or_two_words_before_a_colon_speaks(line: str, name: str, text: str) -> None:
    assert heard(line) == (name, text)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "B",
        "/hoje",
        "/definir a: b",
        "/definir RAG: o que é",
        "o que é: RAG?",
        "qual a diferença: a ou b",
        "o que é RAG?",
        "http://x",
        "https://x.y/z: w",
        "9:00",
        "às 9:00",
        "aluno 1:2",
        ": x",
        "::",
        "1: c",
        "2a: x",
        "-: x",
        "_ana: x",
        "ana? : x",
        "\x1bana: x",
        "ana\x00: x",
        "\U0001f600: x",
        f"{'a' * (LONGEST_NAME + 1)}: x",
        f"{'日' * 14}: x",
    ],
)
def test_any_other_line_is_spoken_by_the_person_at_the_terminal(line: str) -> None:
    assert heard(line) == (OWN, line)
    assert split(line, OWN).member.id == ""


def test_a_member_is_the_same_whatever_the_case_and_the_blanks() -> None:
    ids = {split(f"{name}: x", OWN).member.id for name in ("Ana Lima", "ana lima", "ANA  LIMA")}
    assert ids == {"ana lima"}
    assert split("joa\u0303o: x", OWN).member == split("joão: x", OWN).member


@pytest.mark.parametrize("name", ["você", "Você", "voce\u0302"])
def test_ones_own_name_before_a_colon_is_oneself(name: str) -> None:
    assert split(f"{name}: x", OWN).member.id == split("x", OWN).member.id == ""


@settings(deadline=None)
@given(st.text("aéß日İ '.-1", max_size=50), st.text())
def test_whoever_speaks_can_use_every_button(name: str, text: str) -> None:
    member = split(f"{name}: {text}", OWN).member
    for scope in SCOPES:
        assert pack(Choose(member.id, scope.value, "language", "pt-BR"))


@pytest.mark.parametrize(
    ("line", "name", "arguments"),
    [
        ("/hoje", "hoje", ""),
        ("  /hoje  ", "hoje", ""),
        ("/hoje@sabatina", "hoje", ""),
        ("/definir@sabatina_bot RAG", "definir", "RAG"),
        ("/definir  RAG e LLM ", "definir", "RAG e LLM"),
        ("/definir\tRAG", "definir", "RAG"),
        ("/definir a: b", "definir", "a: b"),
        ("/TÓPICOS 2", "TÓPICOS", "2"),
        ("ana: /ranking mês", "ranking", "mês"),
        ("//", "/", ""),
        ("/?", "?", ""),
        ("/1", "1", ""),
    ],
)
def test_a_slash_and_a_word_are_a_command(line: str, name: str, arguments: str) -> None:
    asked = meant(line)
    assert isinstance(asked, Command)
    assert (asked.name, asked.arguments) == (name, arguments)


@pytest.mark.parametrize("line", ["/", "/ hoje", "/@sabatina", "o que é RAG?", "9:00", "", "a/b"])
def test_what_is_no_command_and_no_answer_is_text(line: str) -> None:
    asked = meant(line)
    assert isinstance(asked, Command)
    assert (asked.name, asked.arguments) == ("", line)


def test_a_letter_answers_and_a_number_taps() -> None:
    answer = pack(Answer(7, (1,)))
    assert [getattr(meant(line), "payload", "") for line in ("b", "ana: B", "1", "ana:1")] == [
        answer,
        answer,
        "t",
        "t",
    ]
    assert isinstance(meant("ana: B"), Press)
    assert meant("ana: B").origin.member.name == "ana"


def test_a_letter_is_text_where_nothing_was_asked() -> None:
    asked = meant("B", Typed())
    assert isinstance(asked, Command)
    assert (asked.name, asked.arguments) == ("", "B")


@settings(deadline=None)
@given(st.text(st.characters()))
def test_any_line_can_be_typed(line: str) -> None:
    asked = meant(line)
    assert isinstance(asked, Command | Press)
    assert asked.origin.member.name == asked.origin.member.name.strip() != ""


@pytest.mark.parametrize(
    "line", ["resposta: a", "Alternativa: D", "https: a", "dúvida: o que é RAG"]
)
def test_what_is_nobodys_name_does_not_speak(line: str) -> None:
    spoken = split(line, "você")
    assert (spoken.member.id, spoken.text) == ("", line)


def test_accents_and_case_do_not_make_another_person() -> None:
    ids = {split(f"{name}: oi", "você").member.id for name in ("João", "joao", "JOÃO")}
    assert len(ids) == 1
    assert split("voce: oi", "você").member.id == ""
