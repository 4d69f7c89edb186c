"""A library answers by id, by domain, and by what a question is about."""

import json
from dataclasses import replace

import pytest

from content.export import export_pack
from content.library import Library
from content.model import (
    Comparison,
    Domain,
    Option,
    Pack,
    Question,
    QuestionKind,
    Row,
    Source,
    Term,
)
from content.snapshot import question_from_json, question_to_json
from tests.content.packs import shipped

DOMAINS = (
    Domain("1", "Fundamentos de IA e ML", "Fundamentals of AI and ML", 40),
    Domain("2", "Fundamentos da IA generativa", "Fundamentals of Generative AI", 40),
    Domain("4", "Diretrizes para IA responsável", "Guidelines for Responsible AI", 20),
)
OPTIONS = (Option("a", "porque"), Option("b", "porque não"))


def term(term_id: str, domain: str = "1") -> Term:
    return Term(term_id, domain, f"Nome {term_id}", f"Name {term_id}", "Um termo.")


def table(table_id: str, *compares: str) -> Comparison:
    columns = tuple(compares)
    rows = (Row("x", columns),)
    return Comparison(table_id, "1", table_id, table_id, columns, rows, compares=columns)


def ask(question_id: str, *about: str, domain: str = "1") -> Question:
    single = QuestionKind.SINGLE
    return Question(question_id, domain, single, "Qual?", OPTIONS, (0,), about=about)


PACK = Pack(
    "p",
    "P",
    "pt-BR",
    DOMAINS,
    (term("a"), term("b"), term("c", "2")),
    (table("abc", "a", "b", "c"), table("ab", "a", "b")),
    (ask("q1", "b", "a"), ask("q2", "a"), ask("q3", "c", domain="2")),
)
LIBRARY = Library.of(PACK)


def test_items_are_found_by_id() -> None:
    assert LIBRARY.term("a") == term("a")
    assert LIBRARY.item("ab") == table("ab", "a", "b")
    assert LIBRARY.term("ab") is None
    assert LIBRARY.item("q1") is None
    assert LIBRARY.question("q1") == ask("q1", "b", "a")


def test_items_are_listed_by_domain() -> None:
    assert [it.id for it in LIBRARY.terms()] == ["a", "b", "c"]
    assert [it.id for it in LIBRARY.terms("2")] == ["c"]
    assert [it.id for it in LIBRARY.questions("1")] == ["q1", "q2"]
    assert LIBRARY.questions("9") == ()


def test_questions_that_stand_under_an_item_come_first() -> None:
    assert [it.id for it in LIBRARY.about("a")] == ["q2", "q1"]
    assert LIBRARY.about("nowhere") == ()


def test_the_table_of_just_these_terms_wins_over_a_larger_one() -> None:
    for ids, expected in ((["b", "a"], "ab"), (["c", "a"], "abc"), (["a"], "ab")):
        found = LIBRARY.comparison_of(ids)
        assert found is not None
        assert found.id == expected
    assert LIBRARY.comparison_of(["a", "x"]) is None
    assert LIBRARY.comparison_of([]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4", "4"),
        (" domínio 4 ", "4"),
        ("Domain 2", "2"),
        ("ia responsavel", "4"),
        ("IA RESPONSÁVEL", "4"),
        ("responsible ai", "4"),
        ("Diretrizes", "4"),
        ("diret", "4"),
        ("generativa", "2"),
        ("Fundamentos da IA generativa", "2"),
        ("fundamentos", None),
        ("ia", None),
        ("rag", None),
        ("9", None),
        ("", None),
        ("!?", None),
    ],
)
def test_a_domain_is_found_by_id_or_by_words_of_its_name(text: str, expected: str | None) -> None:
    found = LIBRARY.domain(text)
    assert (found.id if found else None) == expected


def test_a_domain_is_found_by_its_whole_name_though_others_begin_so() -> None:
    domains = (Domain("1", "IA", "AI", 50), Domain("2", "IA generativa", "Generative AI", 50))
    library = Library.of(replace(PACK, domains=domains))
    for domain in domains:
        assert library.domain(domain.name) == library.domain(domain.en) == domain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "124"),
        ("domínio 4", "4"),
        ("4", "4"),
        ("fund", "12"),
        ("fundamentos da ia g", "2"),
        ("IA", "124"),
        ("GENER", "2"),
        ("respons", "4"),
        ("undamentos", ""),
        ("9", ""),
    ],
)
def test_domains_are_offered_while_they_are_typed(text: str, expected: str) -> None:
    assert "".join(domain.id for domain in LIBRARY.domains_like(text)) == expected


def test_names_are_in_the_language_asked_for() -> None:
    assert LIBRARY.name("a", "pt-BR") == "Nome a"
    assert LIBRARY.name("a", "en-GB") == "Name a"
    assert LIBRARY.name("nowhere", "en") == "nowhere"
    assert LIBRARY.domain_name("4", "en") == "Guidelines for Responsible AI"


def test_the_digest_is_that_of_the_words_and_not_of_their_place_in_a_file() -> None:
    moved = replace(PACK, terms=tuple(replace(it, source=Source("x", 1)) for it in PACK.terms))
    changed = replace(PACK, title="Outro")
    assert Library.of(moved).digest == LIBRARY.digest
    assert Library.of(changed).digest != LIBRARY.digest


def test_a_snapshot_is_one_canonical_text() -> None:
    question = ask("q", "a")
    text = question_to_json(replace(question, source=Source("x", 1)))
    assert text == question_to_json(question)
    assert question_from_json(text) == question
    written = json.dumps(
        json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert written == text


def test_the_export_is_json_with_all_items() -> None:
    pack = shipped()
    data = export_pack(pack)
    assert json.loads(json.dumps(data)) == data
    for key, items in (
        ("terms", pack.terms),
        ("comparisons", pack.comparisons),
        ("questions", pack.questions),
    ):
        exported = data[key]
        assert isinstance(exported, list)
        assert [it["id"] for it in exported] == [it.id for it in items]


def test_an_exported_question_says_which_options_are_right() -> None:
    match = replace(
        ask("q", "a"), kind=QuestionKind.MATCH, options=(Option("a", "r", "b"),), correct=(0,)
    )
    exported = export_pack(replace(PACK, questions=(ask("p", "a"), match)))
    data = json.loads(json.dumps(exported))
    single, pair = data["questions"]
    assert single["options"][0] == {"text": "a", "reason": "porque"}
    assert pair["options"][0] == {"text": "a", "reason": "r", "match": "b"}
    assert (single["correct"], pair["correct"]) == ([0], [0])
    assert data["terms"][0]["names"] == {"pt-BR": "Nome a", "en": "Name a"}
