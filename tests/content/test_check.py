"""What a pack's questions give away together, and what must not be taken for a fault."""

from dataclasses import replace

import pytest

from content.check import check
from content.finding import Finding, Severity, has_errors, in_order
from content.model import Domain, Option, Pack, Question, QuestionKind, Source, Term

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
    questions = [replace(it, domain="2" if at < 16 else "1") for at, it in enumerate(spread(40))]
    assert findings(*questions) == [
        ("domain-share", {"domain": "1", "percent": 60, "weight": 50}),
        ("domain-share", {"domain": "2", "percent": 40, "weight": 50}),
    ]


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
    options = (Option(text, "porque"), Option("outra", "porque"))
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
    options = (Option("Amazon Polly", "porque"), Option("Lex", "porque"))
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
