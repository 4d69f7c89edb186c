"""A term is found in whatever shape it is typed, and what is absent is not answered."""

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.model import Pack
from content.search import Index, Lookup, Name, NameKind, index_of, names_of, normal_form
from tests.content.packs import shipped

NAMES = {
    "rag": ("Geração aumentada por recuperação", "Retrieval-Augmented Generation", "RAG"),
    "fine-tuning": ("Ajuste fino", "Fine-tuning"),
    "rlhf": ("Aprendizado por reforço com feedback humano", "RLHF"),
    "prompt": ("Prompt", "prompts"),
    "overfitting": ("Sobreajuste", "Overfitting"),
    "underfitting": ("Subajuste", "Underfitting"),
    "llm": ("Grande modelo de linguagem", "Large language model (LLM)"),
    "supervised": ("Aprendizado supervisionado", "Supervised learning"),
    "unsupervised": ("Aprendizado não supervisionado", "Unsupervised learning"),
    "data-drift": ("Deriva de dados", "Data drift"),
    "concept-drift": ("Deriva de conceito", "Concept drift"),
    "iam-role": ("Função do IAM", "IAM role"),
    "iam-group": ("Grupo do IAM", "IAM group"),
    "iam": ("AWS Identity and Access Management", "IAM"),
    "kendra": ("Amazon Kendra", "Kendra"),
    "textract": ("Amazon Textract",),
    "macie": ("Amazon Macie", "Macie"),
    "sagemaker": ("Amazon SageMaker", "SageMaker"),
    "clarify": ("Amazon SageMaker Clarify", "SageMaker Clarify", "Clarify"),
    "canvas": ("Amazon SageMaker Canvas", "Canvas"),
    "studio": ("Amazon SageMaker Studio", "SageMaker Studio", "Studio"),
    "monitor": ("Amazon SageMaker Model Monitor", "Model Monitor"),
    "monitor-types": ("Tipos de monitoramento do Model Monitor", "Model Monitor monitoring types"),
    "vector": ("Banco de dados vetorial", "Vector database"),
    "resilience": ("Resiliência", "Resilience"),
    "security": ("Controles de segurança", "Security controls"),
    "layer": ("Camada de dados", "Data layer", "Camada 1"),
    "model-layer": ("Camada de modelo", "Model layer", "Camada 2"),
    "ci-cd": ("Integração contínua", "CI/CD"),
    "table": ("Canvas × Studio", "Canvas vs. Studio (table)"),
}
WRONG = {"prompt": "comando imediato", "llm": "Mestrado em Direito"}


def named(names: dict[str, tuple[str, ...]]) -> list[Name]:
    kinds = (NameKind.NAME, NameKind.ENGLISH, NameKind.ALIAS)
    return [
        Name(key, text, kind)
        for key, texts in names.items()
        for text, kind in zip(texts, kinds, strict=False)
    ]


_MADE = Index.of(named(NAMES))


@pytest.fixture(scope="module")
def index() -> Index:
    wrong = [Name(key, text, NameKind.WRONG) for key, text in WRONG.items()]
    return Index.of([*named(NAMES), *wrong], comparisons={"table": ("canvas", "studio")})


@pytest.fixture(scope="module")
def pack() -> Pack:
    return shipped()


@pytest.fixture(scope="module")
def notes(pack: Pack) -> Index:
    return index_of(pack)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("RAG", "rag"),
        ("r.a.g.", "rag"),
        ("R A G", "rag"),
        ("RAGs", "rag"),
        ("erre a gê", "rag"),
        ("i a eme", "iam"),
        ("erreagê", "rag"),
        ("o que é éle éle ême?", "llm"),
        ("geracao aumentada POR recuperacao!!", "rag"),
        ("recuperação por geração aumentada", "rag"),
        ("large language models", "llm"),
        ("LLMs", "llm"),
        ("mestrado em direito", "llm"),
        ("comando imediato", "prompt"),
        ("finetuning", "fine-tuning"),
        ("fine_tuning", "fine-tuning"),
        ("sage maker", "sagemaker"),
        ("amazonsagemakerclarify", "clarify"),
        ("textract", "textract"),
        ("aws textract", "textract"),
        ("Amazom Textract", "textract"),
        ("o kendra da aws", "kendra"),
        ("amazon sagemaker cl", "clarify"),
        ("overfiting", "overfitting"),
        ("ovrefitting", "overfitting"),
        ("verfitting", "overfitting"),
        ("Kendrra", "kendra"),
        ("aprendisado supervizionado", "supervised"),
        ("deriva dr dados", "data-drift"),
        ("quêndra", "kendra"),
        ("seige meiker", "sagemaker"),
        ("overfitin", "overfitting"),
        ("drift de conceito", "concept-drift"),
        ("o que é RAG?", "rag"),
        ("o que é ragg?", None),
        ("pra que serve o clarify", "clarify"),
        ("qual a função do kendra", "kendra"),
        ("o que é função do IAM", "iam-role"),
        ("tell me about overfitting", "overfitting"),
        ("me explica aí o que é overfiting", "overfitting"),
        ("camada 1", "layer"),
        ("camada 2", "model-layer"),
        ("\u202eRAG\u202c", "rag"),
        ("🤖 RAG 🤖", "rag"),
    ],
)
def test_a_term_is_found_at_once(index: Index, query: str, expected: str | None) -> None:
    assert index.find(query).match == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("RGA", "rag"),
        ("banco vetorial de documentos", "vector"),
        ("como eu uso o kendra pra buscar documentos da empresa toda?", "kendra"),
        ("Amazon Resilience", "resilience"),
        ("função de prompt", "prompt"),
    ],
)
def test_what_is_unsure_is_suggested(index: Index, query: str, first: str) -> None:
    lookup = index.find(query)
    assert lookup.match is None
    assert lookup.suggestions[0].id == first
    assert lookup.score == lookup.suggestions[0].score


@pytest.mark.parametrize(
    "query",
    [
        "Amazon Kendra Studio",
        "SageMaker Kendra",
        "rede de dados",
        "modelo de segurança de prompt",
        "Amazon DynamoDB",
        "o que é Amazon DynamoDB?",
        "camada 3",
        "erre agá",
        "model monitor",
        "deriva",
        "IAM",
        "data shift",
        "pizza",
        "bom dia",
    ],
)
def test_what_is_absent_is_not_answered(index: Index, query: str) -> None:
    present = {"model monitor": "monitor", "IAM": "iam"}
    assert index.find(query).match == present.get(query)


@pytest.mark.parametrize("query", ["pizza", "bom dia", "Amazon DynamoDB", "12345", "qwrtzxv"])
def test_nothing_near_is_nothing(index: Index, query: str) -> None:
    lookup = index.find(query)
    assert (lookup.match, lookup.suggestions) == (None, ())


@pytest.mark.parametrize("query", ["", "  ", "?!", "🤖", "o que é?", "define", "comparar", "a e o"])
def test_nothing_asked_is_an_empty_lookup(index: Index, query: str) -> None:
    assert index.find(query) == Lookup("")


def test_the_subject_is_told_without_the_question(index: Index) -> None:
    assert index.find("o que é o kendra?").query == "kendra"
    assert index.find("o que é pizza?").query == "pizza"


def test_something_weakly_near_is_named_as_nearest(index: Index) -> None:
    lookup = index.find("entidades reconhecidas por um supervisionado qualquer texto")
    assert lookup.match is None
    assert lookup.suggestions == ()
    assert lookup.nearest == "supervised"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("rag x fine-tuning", ("rag", "fine-tuning")),
        ("diferença entre overfitting e underfitting", ("overfitting", "underfitting")),
        ("qual a diferença de rag pra fine tuning?", ("rag", "fine-tuning")),
        ("compare rag, fine-tuning e rlhf", ("rag", "fine-tuning", "rlhf")),
        ("Data drift or concept drift?", ("data-drift", "concept-drift")),
        ("rag ou fine tunning?", ("rag", "fine-tuning")),
        ("RAG/LLM", ("rag", "llm")),
        ("CI/CD x RAG", ("ci-cd", "rag")),
        ("rag e kendra", ("rag", "kendra")),
    ],
)
def test_a_comparison_names_its_sides_in_order(
    index: Index, query: str, ids: tuple[str, ...]
) -> None:
    lookup = index.find(query)
    assert lookup.match is None
    assert lookup.compared == ids
    assert tuple(hit.id for hit in lookup.suggestions) == ids


@pytest.mark.parametrize(
    "query",
    [
        "canvas vs studio",
        "diferença entre studio e canvas",
        "Amazon SageMaker Canvas ou SageMaker Studio?",
        "compare canvas com studio",
        "canvas × studio",
    ],
)
def test_a_table_of_the_notes_answers_its_comparison(index: Index, query: str) -> None:
    assert index.find(query).match == "table"


def test_a_comparison_with_an_unsure_side_suggests_both(index: Index) -> None:
    lookup = index.find("rag ou monitoramento?")
    assert lookup.match is None
    assert lookup.compared == ()
    assert lookup.suggestions[0].id == "rag"
    assert len(lookup.suggestions) > 1


def sides(lookup: Lookup) -> list[tuple[str, str | None]]:
    """The subject of each side, and the one item that it surely means."""
    return [(side.query, side.match) for side in lookup.sides]


@pytest.mark.parametrize(
    "query",
    ["rag x pizza", "a diferença entre o RAG e a pizza?", "qual usar, rag ou pizza?"],
)
def test_a_side_that_is_missing_is_told_apart_from_the_rest(index: Index, query: str) -> None:
    lookup = index.find(query)
    assert [hit.id for hit in lookup.suggestions] == ["rag"]
    assert sides(lookup) == [("rag", "rag"), ("pizza", None)]


@pytest.mark.parametrize(
    "query", ["rag ou pizza", "rag, pizza", "pizza x sushi", "aws x rey", "rag e pizza"]
)
def test_what_may_not_compare_has_no_sides(index: Index, query: str) -> None:
    assert index.find(query).sides == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("rag x pizza", [("rag", "rag"), ("pizza", None)]),
        ("rag com pizza", [("rag", "rag"), ("pizza", None)]),
        ("pizza e sushi", [("pizza", None), ("sushi", None)]),
        ("pizza x kendrra x rag", [("pizza", None), ("kendrra", "kendra"), ("rag", "rag")]),
        ("rag, prompt e pizza", [("rag", "rag"), ("prompt", "prompt"), ("pizza", None)]),
        ("rag kendra", [("rag", "rag"), ("kendra", "kendra")]),
        ("x rag, kendra x", [("rag", "rag"), ("kendra", "kendra")]),
    ],
)
def test_what_is_known_to_compare_has_sides(
    index: Index, query: str, expected: list[tuple[str, str | None]]
) -> None:
    assert sides(index.compare(query)) == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "x",
        "comparar",
        "rag",
        "rag x",
        "pizza",
        "função do iam",
        "rag pizza",
        "rag x llm x prompt x kendra",
        "rag, llm, prompt e kendra",
        "canvas x studio x rag x llm",
        "rag e pizza e llm e prompt",
    ],
)
def test_fewer_than_two_things_or_more_than_three_are_no_sides(index: Index, query: str) -> None:
    lookup = index.compare(query)
    assert (lookup.sides, lookup.compared) == ((), ())


def test_what_is_compared_may_be_named_as_a_whole(index: Index) -> None:
    assert index.compare("Canvas × Studio").match == "table"
    assert index.compare("diferença entre studio e canvas").match == "table"
    assert index.compare("ajuste fino x fine-tuning").match == "fine-tuning"


@settings(max_examples=50)
@given(st.text() | st.text("rag x,/e pizza", max_size=60))
def test_whatever_is_compared_has_an_answer(query: str) -> None:
    assert len(_MADE.compare(query).sides) in (0, 2, 3)


def test_a_thing_compared_with_itself_is_found(index: Index) -> None:
    assert index.find("ajuste fino x fine-tuning").match == "fine-tuning"


def test_a_shared_name_is_suggested_unless_one_has_the_better_claim() -> None:
    shared = named({"a": ("Alfa", "Alpha", "viés"), "b": ("Beta", "Beta", "viés")})
    lookup = Index.of(shared).find("viés")
    assert lookup.match is None
    assert [hit.id for hit in lookup.suggestions] == ["a", "b"]
    owner = Index.of([*shared, Name("c", "Viés", NameKind.NAME)])
    assert owner.find("vies").match == "c"


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = Index.of([])
    assert empty.find("rag") == Lookup("rag")
    assert empty.complete("rag") == ()
    assert Index.of([Name("x", "???", NameKind.NAME)]).find("x").match is None


def test_completing_begins_with_what_begins_so(index: Index) -> None:
    assert [hit.id for hit in index.complete("sagemaker c")][:2] == ["canvas", "clarify"]
    assert next(hit.id for hit in index.complete("kendra")) == "kendra"
    assert "concept-drift" in [hit.id for hit in index.complete("drift")]
    assert [hit.id for hit in index.complete("gera aum")] == ["rag"]
    assert [hit.id for hit in index.complete("kndra")] == ["kendra"]


def test_completing_keeps_to_the_limit_and_names_nothing_twice(index: Index) -> None:
    for text in ("", "a", "amazon", "s", "deriva"):
        hits = index.complete(text, 4)
        assert 0 < len(hits) <= 4
        assert len({hit.id for hit in hits}) == len(hits)
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@settings(deadline=None, max_examples=300)
@given(
    query=st.one_of(st.text(max_size=80), st.text(min_size=1, max_size=6).map(lambda x: x * 900))
)
def test_no_query_raises(query: str, notes: Index) -> None:
    lookup = notes.find(query)
    assert len(lookup.suggestions) <= 5
    assert not (lookup.match and lookup.suggestions)
    assert all(0 <= hit.score <= 100 for hit in lookup.suggestions)
    assert len(notes.complete(query)) <= 25


@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_words_of_the_notes_in_any_mixture_do_not_raise(data: st.DataObject, notes: Index) -> None:
    words = ["x", "e", "ou", "o que é", "diferença entre", "amazon", *map(" ".join, NAMES.values())]
    mixture = data.draw(st.lists(st.sampled_from(words), max_size=12))
    assert isinstance(notes.find(" ".join(mixture)), Lookup)


def owners(pack: Pack) -> dict[str, set[str]]:
    """Give for each name, its words sorted, the ids that bear it."""
    bearing: dict[str, set[str]] = defaultdict(set)
    for name in names_of(pack):
        bearing[" ".join(sorted(normal_form(name.text).split()))].add(name.id)
    return bearing


def test_every_name_of_the_notes_finds_its_item_at_once(pack: Pack, notes: Index) -> None:
    shared = owners(pack)
    lost = [
        (name.text, name.id)
        for name in names_of(pack)
        if notes.find(name.text).match != name.id
        and len(shared[" ".join(sorted(normal_form(name.text).split()))]) == 1
    ]
    assert lost == []


def test_case_accents_and_signs_make_no_difference(pack: Pack, notes: Index) -> None:
    for name in names_of(pack):
        found = notes.find(name.text)
        assert notes.find(name.text.upper()).match == found.match
        assert notes.find(f"  «{normal_form(name.text)}»…").match == found.match


def test_the_order_of_words_seldom_makes_a_difference(pack: Pack, notes: Index) -> None:
    """It does where it alone tells two items apart ("fala em texto", "texto em fala")."""
    chance = random.Random(3)
    bearing = owners(pack)
    lost = []
    for name in names_of(pack):
        words = normal_form(name.text).split()
        bearers = bearing[" ".join(sorted(words))]
        chance.shuffle(words)
        if notes.find(" ".join(words)).match not in bearers:
            lost.append(" ".join(words))
    assert len(lost) < len(names_of(pack)) / 100
