"""Names and queries are reduced to the same form, whatever surrounds the letters."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.search.normal import NORMAL_LIMIT, as_typed, normal_form, phrase_of, stem


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("  Geração   AUMENTADA  ", "geracao aumentada"),
        ("r.a.g.", "rag"),
        ("R.A.G", "rag"),
        ("fine-tuning", "fine tuning"),
        ("what's RAG?", "whats rag"),
        ("“RAG”", "rag"),
        ("<b>RAG</b><script>x</script>", "rag x"),
        ("\u202eRAG\u202c\u200b", "rag"),
        ("R\u0336A\u0336G\u0336", "rag"),
        ("𝐑𝐀𝐆 🤖", "rag"),
        ("Canvas × Studio", "canvas x studio"),
        ("CI/CD", "ci cd"),
        ("gpt_4", "gpt 4"),
        ("\x00\x1b[31mRAG", "31mrag"),
        ("'; DROP TABLE terms; --", "drop table terms"),
        ("🤖", ""),
        ("", ""),
    ],
)
def test_it_leaves_words_without_accents_or_signs(text: str, normal: str) -> None:
    assert normal_form(text) == normal


@given(st.text())
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    normal = normal_form(text)
    assert normal_form(normal) == normal
    assert normal == " ".join(normal.split())


@given(st.text(alphabet="aáâãàbcçdeéêfgiíoóôõuú ", max_size=60))
def test_accents_and_case_do_not_count(text: str) -> None:
    assert normal_form(text.upper()) == normal_form(text)
    assert normal_form(unicodedata.normalize("NFD", text)) == normal_form(text)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=5), st.integers(1_000, 5_000))
def test_a_long_text_is_cut(text: str, times: int) -> None:
    assert len(normal_form(text * times)) <= NORMAL_LIMIT


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("modelo", "modelos"),
        ("model", "models"),
        ("limitacao", "limitacoes"),
        ("adversarial", "adversariais"),
        ("variavel", "variaveis"),
        ("imagem", "imagens"),
        ("token", "tokens"),
        ("policy", "policies"),
        ("feature", "features"),
        ("base", "bases"),
        ("rede", "redes"),
        ("setor", "setores"),
        ("llm", "llms"),
        ("class", "classes"),
    ],
)
def test_both_numbers_have_one_stem(singular: str, plural: str) -> None:
    assert stem(plural) == stem(singular)


@pytest.mark.parametrize(
    ("one", "other"), [("data", "dado"), ("bias", "base"), ("pre", "pos"), ("k8", "k9")]
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "normal", "typed"),
    [
        ("RAG x Helicóptero?", "helicoptero", "Helicóptero"),
        ("Fine-Tuning, RAG", "fine tuning", "Fine-Tuning"),
        ("o que é a “Ação  Boa”", "acao boa", "Ação  Boa"),
        ("I.A./RAG", "ia", "I.A."),
        ("what's RAG", "whats", "what's"),
        ("rag", "kendra", "kendra"),
        ("", "", ""),
    ],
)
def test_words_are_found_as_they_were_typed(text: str, normal: str, typed: str) -> None:
    assert as_typed(text, normal) == typed


@given(st.text(), st.text())
def test_what_is_found_as_typed_has_that_normal_form(text: str, other: str) -> None:
    normal = normal_form(other)
    assert normal_form(as_typed(text, normal)) == normal


def test_a_phrase_keeps_what_tells() -> None:
    phrase = phrase_of(["aws", "agentes", "do", "amazon", "bedrock"])
    assert phrase.core == ("agent", "bedrock")
    assert phrase.made


def test_a_phrase_of_small_words_alone_keeps_them() -> None:
    assert phrase_of(["o", "a"]).core == ("o", "a")
    assert phrase_of(["amazon"]).core == ("amazon",)


def test_a_small_word_that_begins_a_name_stays() -> None:
    assert phrase_of(["no", "code"]).core != phrase_of(["code"]).core
