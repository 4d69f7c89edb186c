"""What a pack's questions give away together, and what must not be taken for a fault."""

from dataclasses import replace

import pytest

from content.check import check
from content.finding import Finding, Severity, has_errors, in_order
from content.model import Domain, Option, Pack, Question, QuestionKind, Source, Term, TermKind
from content.rules.polls import fits_poll

SINGLE, SEVERAL = QuestionKind.SINGLE, QuestionKind.SEVERAL
ORDER, MATCH = QuestionKind.ORDER, QuestionKind.MATCH
OTHERS = tuple(Option(f"outra {place}", "porque") for place in range(5))
DOMAINS = (Domain("1", "Um", "One", 50), Domain("2", "Dois", "Two", 50))
TERM = Term("t", "1", "Termo", "Term", "Um termo.", facts=("a", "b"))
PACK = Pack("p", "P", "pt-BR", DOMAINS, (TERM,), source=Source("pack.md", 2))


def question(number: int, right: int = 0, longest: bool = False, domain: str = "1") -> Question:
    texts = [f"opção {place}" for place in range(4)]
    texts[right] += " mais comprida" if longest else ""
    return Question(
        id=f"q{number}",
        domain=domain,
        kind=QuestionKind.SINGLE,
        stem=f"Qual é a de número {number}?",
        options=tuple(Option(text, "porque") for text in texts),
        correct=(right,),
        explanation="Porque sim.",
        about=("t",),
    )


def spread(count: int, **changes: bool) -> list[Question]:
    """Make questions whose right options, places and domains are spread evenly."""
    return [question(at, at % 4, domain="12"[at // 4 % 2], **changes) for at in range(count)]


def as_kind(asked: Question, kind: QuestionKind) -> Question:
    """Make a question of another kind, as sound as it was."""
    options = tuple(
        Option(f"coisa {place}", "porque", f"par {place}" if kind is MATCH else "")
        for place in range(5)
    )
    correct = (0, 1) if kind is SEVERAL else tuple(range(5))
    return replace(asked, kind=kind, options=options, correct=correct)


def mixed(several: int = 12, order: int = 8, match: int = 8) -> list[Question]:
    """Make a hundred questions, so many of them of each kind."""
    kinds = [SEVERAL] * several + [ORDER] * order + [MATCH] * match
    changed = [as_kind(asked, kind) for asked, kind in zip(spread(100), kinds, strict=False)]
    return changed + spread(100)[len(changed) :]


def findings(*questions: Question, pack: Pack = PACK) -> list[tuple[str, dict[str, str | int]]]:
    found = check(replace(pack, questions=questions))
    return [(finding.code, dict(finding.variables)) for finding in found]


def test_a_sound_pack_has_no_findings() -> None:
    assert findings(*spread(40)) == []


def test_a_letter_that_is_right_too_often_is_found() -> None:
    questions = spread(40)
    questions[:4] = [question(at, 1, domain="1") for at in range(4)]
    assert findings(*questions) == [("right-place", {"letter": "B", "percent": 32, "most": 30})]


def test_too_few_questions_show_nothing() -> None:
    assert findings(*(question(at, longest=True) for at in range(39))) == []


def test_right_options_that_are_mostly_the_longest_are_found() -> None:
    questions = spread(28) + [question(at, at % 4, True, "12"[at // 4 % 2]) for at in range(28, 40)]
    assert findings(*questions) == []
    questions = spread(27) + [question(at, at % 4, True, "12"[at // 4 % 2]) for at in range(27, 40)]
    assert findings(*questions) == [("right-longest", {"percent": 32, "expected": 25})]


def test_domains_with_too_many_or_too_few_questions_are_found() -> None:
    questions = [replace(it, domain="2" if at < 48 else "1") for at, it in enumerate(mixed())]
    assert findings(*questions) == []
    questions[47] = replace(questions[47], domain="1")
    assert findings(*questions) == [
        ("domain-share", {"domain": "1", "percent": 53, "weight": 50}),
        ("domain-share", {"domain": "2", "percent": 47, "weight": 50}),
    ]
    assert findings(*questions[:99]) == []


def test_kinds_with_too_few_questions_are_found() -> None:
    assert findings(*mixed(several=11, order=7, match=7)) == [
        ("kind-share", {"kind": "several", "percent": 11, "least": 12}),
        ("kind-share", {"kind": "order", "percent": 7, "least": 8}),
        ("kind-share", {"kind": "match", "percent": 7, "least": 8}),
    ]
    assert findings(*mixed(several=25)) == [
        ("kind-share", {"kind": "single", "percent": 59, "least": 60})
    ]
    assert findings(*spread(96)) == []


@pytest.mark.parametrize(
    ("stem", "right", "is_near"),
    [
        ("Que serviço da AWS transforma áudio falado em texto?", "Amazon Transcribe", True),
        ("Transcribe: qual serviço da AWS faz de fala um texto?", "Amazon Transcribe", True),
        ("Um tribunal quer buscar palavras em gravações. O que usar?", "Amazon Transcribe", False),
        ("Qual serviço da AWS traduz textos?", "Amazon Translate", False),
    ],
)
def test_a_question_that_says_nearly_what_another_says(
    stem: str, right: str, is_near: bool
) -> None:
    first, second = question(1), question(2)
    said = ("Qual serviço da AWS converte fala em texto?", "Amazon Transcribe")
    first = replace(first, stem=said[0], options=(Option(said[1], "porque"), *OTHERS[:3]))
    second = replace(second, stem=stem, options=(Option(right, "porque"), *OTHERS[:3]))
    near = [found for found in findings(first, second) if found[0] == "question-near"]
    assert [found["other"] for _, found in near] == (["q1"] if is_near else [])


def test_exercises_that_differ_in_numbers_alone_are_not_near() -> None:
    stem = "Um modelo acerta {} de {} casos positivos. Qual é o recall dele?"
    asked = [replace(question(at), stem=stem.format(at, 2 * at)) for at in range(3)]
    assert findings(*asked) == []


def test_the_nearest_question_is_named() -> None:
    stems = (
        "Uma empresa quer respostas sobre contratos que mudam todo dia. O que usar?",
        "Uma loja quer respostas sobre contratos que mudam todo dia. O que usar?",
        "Uma loja quer respostas sobre preços que mudam todo dia. O que usar?",
    )
    asked = [replace(question(at), stem=stem) for at, stem in enumerate(stems)]
    found = [(code, it["id"], it["other"]) for code, it in findings(*asked)]
    assert found == [("question-near", "q1", "q0"), ("question-near", "q2", "q1")]


EMOJI = "\N{TEST TUBE}"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"stem": EMOJI * 150}, None),
        ({"stem": EMOJI * 151}, ("stem", 302, 300)),
        ({"explanation": EMOJI * 101}, ("explanation", 202, 200)),
        ({"explanation": "a\nb\nc"}, None),
        ({"explanation": "a\nb\nc\nd"}, ("breaks", 3, 2)),
        ({"options": (*OTHERS[:3], Option(EMOJI * 51, "porque"))}, ("option", 102, 100)),
        ({"options": tuple(Option(f"{at}", "porque") for at in range(13))}, ("options", 13, 12)),
    ],
)
def test_a_question_that_does_not_fit_a_poll(
    change: dict[str, str | tuple[Option, ...]], expected: tuple[str, int, int] | None
) -> None:
    asked = replace(question(1), **change)  # type: ignore[arg-type]  # of any field
    found = [tuple(it.values())[1:] for code, it in findings(asked) if code == "poll-unfit"]
    assert found == ([expected] if expected else [])
    assert fits_poll(asked) is (expected is None)


def test_only_questions_with_one_right_answer_go_into_polls() -> None:
    asked = as_kind(replace(question(1), stem=EMOJI * 151), SEVERAL)
    assert findings(asked) == []
    assert not fits_poll(asked)


@pytest.mark.parametrize(
    ("kind", "unusual"), [(SINGLE, [2, 3, 5, 6, 7, 8]), (SEVERAL, [3, 4, 7, 8])]
)
def test_questions_with_an_unusual_number_of_options_are_found(
    kind: QuestionKind, unusual: list[int]
) -> None:
    counts = []
    for count in range(2 if kind is SINGLE else 3, 9):
        options = tuple(Option(f"opção {place}", "porque") for place in range(count))
        correct = (0,) if kind is SINGLE else (0, 1)
        asked = replace(question(1), kind=kind, options=options, correct=correct)
        counts += [it["count"] for code, it in findings(asked) if code == "options-usual"]
    assert counts == unusual


def test_a_service_needs_two_questions() -> None:
    pack = replace(PACK, terms=(replace(TERM, kind=TermKind.SERVICE),))
    assert findings(question(1), pack=pack) == [("service-asked", {"id": "t", "fewest": 2})]
    assert findings(question(1), question(2), pack=pack) == []


@pytest.mark.parametrize(
    ("text", "astray"),
    [
        ("Todas as anteriores", True),
        ("Nenhuma das anteriores.", True),
        ("Todas as alternativas estão corretas", True),
        ("As duas primeiras acima", True),
        ("All of the above", True),
        ("None of the options", True),
        ("Both answers", True),
        ("A opção B", True),
        ("Acima", True),
        ("Fixar o tom de voz em todas as respostas", False),
        ("Uma temperatura acima de 1", False),
        ("Comparar as duas versões anteriores do modelo", False),
        ("Nenhuma", False),
        ("Scores above 0.5", False),
    ],
)
def test_options_that_speak_of_another_ones_place(text: str, astray: bool) -> None:
    options = (Option(text, "porque"), *OTHERS[:3])
    codes = [code for code, _ in findings(replace(question(1), options=options))]
    assert codes == (["option-place"] if astray else [])


@pytest.mark.parametrize(
    ("stem", "given"),
    [
        ("O que faz o Polly?", True),
        ("Para que serve o AMAZON   POLLY?", True),
        ("Em que o Polly difere do Lex?", False),
        ("Por que usar poliglotas?", False),
    ],
)
def test_a_stem_that_gives_the_answer_away(stem: str, given: bool) -> None:
    polly = replace(TERM, name="Amazon Polly", en="Amazon Polly", aliases=("Polly",))
    options = (Option("Amazon Polly", "porque"), Option("Lex", "porque"), *OTHERS[:2])
    asked = replace(question(1), stem=stem, options=options)
    codes = [code for code, _ in findings(asked, pack=replace(PACK, terms=(polly,)))]
    assert codes == (["answer-in-stem"] if given else [])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a * b * c = d", None),
        ("snake_case_name e __init__ não", "markup-emphasis"),
        ("snake_case_name", None),
        ("use **isto**", "markup-emphasis"),
        ("veja [aqui](https://example.org)", "markup-emphasis"),
        ("menor < maior > menor", None),
        ("linha<br/>nova", "markup-html"),
        ("<|endoftext|>", None),
        ("família 👨\u200d👩\u200d👧", None),
        ("a\u200db", "character-invisible"),
        ("hí\u00adfen", "character-invisible"),
        ("\u3164", "character-invisible"),
    ],
)
def test_texts_that_would_not_be_seen_as_meant(text: str, code: str | None) -> None:
    pack = replace(PACK, terms=(replace(TERM, definition=text),))
    assert [it for it, _ in findings(question(1), pack=pack)] == ([code] if code else [])


def test_findings_come_by_file_and_line_and_the_graver_first() -> None:
    late = Finding("b.md", 1, Severity.ERROR, "x")
    hint = Finding("a.md", 9, Severity.HINT, "a")
    grave = Finding("a.md", 9, Severity.ERROR, "z")
    early = Finding("a.md", 2, Severity.HINT, "x")
    assert in_order([late, hint, grave, early, hint]) == (early, grave, hint, late)


def test_only_errors_keep_a_pack_from_being_published() -> None:
    assert has_errors([Finding("", 0, Severity.ERROR, "x")])
    assert not has_errors([Finding("", 0, Severity.WARNING, "x")])


@pytest.mark.parametrize(
    "text", ["200: não [ ] 400", "É branco. | a | b | |---|---|", "| Cor | a |"]
)
def test_a_line_that_lost_its_marker_is_found(text: str) -> None:
    asked = question(1)
    options = (replace(asked.options[0], reason=text), *asked.options[1:])
    found = findings(replace(asked, options=options))
    assert "marker-swallowed" in {code for code, _ in found}
