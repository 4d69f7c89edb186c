"""What the Markdown notation means, item by item."""

from content.load import read_files
from content.model import (
    Comparison,
    Confusion,
    Option,
    Pack,
    Question,
    QuestionKind,
    Row,
    Source,
    Term,
    TermKind,
)

HEAD = """---
pack: p
title: P
language: pt-BR
domains:
  - {id: "1", weight: 100, name: Um, en: One}
---
Um pacote
em duas linhas.
"""
FRONT = '---\npack: p\ndomain: "1"\nsection: Geral\ntask: 1.10\n---\n'


def read(notes: str) -> Pack:
    result = read_files({"pack.md": HEAD.encode(), "1.md": (FRONT + notes).encode()})
    assert result.findings == ()
    assert result.pack is not None
    return result.pack


def test_a_term_with_all_its_keys() -> None:
    pack = read(
        """## Geração \\{aumentada\\} \\\\ {#rag}
en: Retrieval-Augmented Generation
kind: technique
aliases: RAG, geração\\, aumentada, ,
aliases: mais um
wrong: trapos
see: base
confused: ajuste | um muda os pesos; o outro, o que lê \\| e só
confused: prompt
section: RAG
task: 3.1
beyond: true

Antes de responder,
o modelo consulta uma base \\* externa.

1. Buscar.
2. Responder
   bem.
"""
    )
    assert pack.terms == (
        Term(
            id="rag",
            domain="1",
            name="Geração {aumentada} \\",
            en="Retrieval-Augmented Generation",
            definition="Antes de responder, o modelo consulta uma base * externa.",
            kind=TermKind.TECHNIQUE,
            facts=("Buscar.", "Responder bem."),
            ordered=True,
            aliases=("RAG", "geração, aumentada", "mais um"),
            wrong=("trapos",),
            see=("base",),
            confused=(
                Confusion("ajuste", "um muda os pesos; o outro, o que lê | e só"),
                Confusion("prompt"),
            ),
            task="3.1",
            section="RAG",
            beyond=True,
        ),
    )
    assert pack.terms[0].source == Source("1.md", 7)


def test_front_matter_holds_for_items_that_do_not_say_otherwise() -> None:
    term = read("## T {#t}\nen: T\n\nUm termo.\n").terms[0]
    assert (term.domain, term.section, term.task) == ("1", "Geral", "1.10")
    bare = read("## T {#t}\nen: T\nsection:\n\nUm termo.\n").terms[0]
    assert (bare.section, bare.task) == ("", "1.10")


def test_a_question_takes_section_task_and_domain_of_its_item() -> None:
    pack = read(
        """## T {#t}
en: T
section: Própria
domain: 2

Um termo.

### Como o termo? {#q1}
- [x] sim
- [ ] não

### Com outras? {#q2}
section: Outra
task: 3.1
domain: 1
- [x] sim
- [ ] não

### Sem seção? {#q3}
section:
- [x] sim
- [ ] não

## U {#u}
en: U

Como o arquivo.

### Como o arquivo? {#q4}
- [x] sim
- [ ] não
"""
    )
    found = {it.id: (it.domain, it.section, it.task) for it in pack.questions}
    assert found == {
        "q1": ("2", "Própria", "1.10"),
        "q2": ("1", "Outra", "3.1"),
        "q3": ("2", "", "1.10"),
        "q4": ("1", "Geral", "1.10"),
    }


def test_a_comparison() -> None:
    pack = read(
        """## A × B {#a-b}
en: A vs. B
compares: a, b

Qual usar.

| Critério | A | B |
|---|:-:|--:|
| Para quem | x \\| y | |
| Preço | 1 | 2
"""
    )
    assert pack.comparisons == (
        Comparison(
            id="a-b",
            domain="1",
            name="A × B",
            en="A vs. B",
            columns=("A", "B"),
            rows=(Row("Para quem", ("x | y", "")), Row("Preço", ("1", "2"))),
            definition="Qual usar.",
            corner="Critério",
            compares=("a", "b"),
            task="1.10",
            section="Geral",
        ),
    )


def test_the_four_kinds_of_questions() -> None:
    pack = read(
        """## T {#t}
en: T

Um termo.

### Uma certa? {#q1}
difficulty: 3
about: a, b
- [ ] não | por
   isto
- [X] sim

> Curta,
> em duas linhas.
>
> Longa.

### Várias? {#q2}
kind: several
* [x] um
* [x] dois

* [ ] três

### Em que ordem? {#q3}
kind: order

1. primeiro | antes
2. segundo

### Que par? {#q4}
kind: match
- a \\=> b => c | porque
- d => e => f
"""
    )
    q1, q2, q3, q4 = pack.questions
    assert q1 == Question(
        id="q1",
        domain="1",
        kind=QuestionKind.SINGLE,
        stem="Uma certa?",
        options=(Option("não", "por isto"), Option("sim")),
        correct=(1,),
        explanation="Curta, em duas linhas.",
        detail="Longa.",
        about=("t", "a", "b"),
        difficulty=3,
        task="1.10",
        section="Geral",
    )
    assert (q2.kind, q2.correct, len(q2.options)) == (QuestionKind.SEVERAL, (0, 1), 3)
    assert (q3.options, q3.correct) == ((Option("primeiro", "antes"), Option("segundo")), (0, 1))
    assert q4.options == (Option("a => b", "porque", "c"), Option("d", "", "e => f"))
    assert q4.correct == (0, 1)


def test_what_stands_inside_a_line_is_plain_text() -> None:
    text = "Usa *ênfase*, `código`, <b>, &amp;, [link](x) e C:\\pasta."
    assert read(f"## T {{#t}}\nen: T\n\n{text}\n").terms[0].definition == text


def test_a_title_and_a_rule_are_for_the_eye_only() -> None:
    pack = read("# Notas\n\n---\n\n## T {#t}\nen: T\n\nUm termo.\n\n***\n\n- um fato\n")
    assert pack.terms[0].facts == ("um fato",)


def test_a_pack_describes_itself() -> None:
    assert read("").description == "Um pacote em duas linhas."


def test_items_are_arranged_by_domain_and_questions_with_what_they_are_about() -> None:
    pack = read(
        """### Solta? {#solta}
- [x] sim
- [ ] não

## A × B {#tabela}
en: A vs. B

| C | A | B |
|---|---|---|
| x | y | z |

### Da tabela? {#da-tabela}
- [x] sim
- [ ] não

## T {#t}
en: T

Um termo.

### Do termo? {#do-termo}
- [x] sim
- [ ] não
"""
    )
    assert [question.id for question in pack.questions] == ["solta", "do-termo", "da-tabela"]
