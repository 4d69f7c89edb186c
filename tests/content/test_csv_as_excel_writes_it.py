"""Tables as spreadsheets write them in Brazil and elsewhere, ours and anybody's."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from content.export import exported
from content.formats.csv_writer import write_csv
from content.load import load
from content.model import Pack, Question, QuestionKind
from content.receive import Kind, Received, receive

MINI = Path(__file__).parents[1] / "packs" / "mini"


@pytest.fixture(scope="module")
def mini() -> Pack:
    pack = load(MINI).pack
    assert pack is not None
    return pack


def as_excel(text: str, sign: str = ";", first: str = "", empty: int = 0) -> str:
    """A table as Excel saves it: other separators, CRLF, empty columns at the end."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=sign, lineterminator="\r\n")
    for row in csv.reader(io.StringIO(text, newline="")):
        writer.writerow([cell.replace("true", "VERDADEIRO") for cell in row] + [""] * empty)
    return first + table.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_our_own_table_is_read_however_it_was_saved(mini: Pack, sign: str, encoding: str) -> None:
    beyond = replace(mini, terms=(replace(mini.terms[0], beyond=True), *mini.terms[1:]))
    content = as_excel(write_csv(beyond), sign, empty=3).encode(encoding)
    received = receive("pacote.csv", content)
    assert received.kind is Kind.CSV
    assert received.whole
    assert received.pack == beyond
    guessed = ["encoding-guessed"] if encoding == "cp1252" else []
    assert [it.code for it in received.findings] == guessed


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "SEP=;\r\n"])
def test_a_first_line_that_names_the_separator_is_heeded(mini: Pack, first: str) -> None:
    received = receive("a.csv", as_excel(write_csv(mini), first=first).encode())
    assert received.pack == mini
    broken = as_excel(write_csv(mini).replace("gato-q1", ""), first=first).encode()
    plain = as_excel(write_csv(mini).replace("gato-q1", "")).encode()
    lines = [[it.line for it in receive("a.csv", text).findings] for text in (broken, plain)]
    assert lines[0] == [line + 1 for line in lines[1]]


def test_headers_and_values_may_be_portuguese() -> None:
    text = (
        "Tipo;ID;Domínio;Nome;Inglês;Definição;Fatos;Em ordem;Peso;Enunciado;Opções;Espécie"
        ";Explicação;Sobre;Título;Língua;Além das notas;Dificuldade\n"
        "Pacote;p;;;;;;;;;;;;;Notas;pt-BR;;\n"
        "Domínio;1;;Um;One;;;;100,00%;;;;;;;;;\n"
        'Termo;rede;1;Rede;Network;"Liga\nmáquinas.";"Tem nós.\nTem elos.";VERDADEIRO;;;;;;;'
        ";;FALSO;\n"
        'PERGUNTA;rede-q1;1;;;;;;;O que é?;"[x] A | sim\n[x] B | sim\n[ ] C | não";Várias;A e B.'
        ";rede;;;;3,0\n"
    )
    received = receive("a.csv", text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert received.pack is not None
    (term,), (question,) = received.pack.terms, received.pack.questions
    assert (term.definition, term.facts, term.ordered) == (
        "Liga máquinas.",
        ("Tem nós.", "Tem elos."),
        True,
    )
    assert (question.kind, question.correct, question.difficulty) == (
        QuestionKind.SEVERAL,
        (0, 1),
        3,
    )
    assert received.pack.domains[0].weight == 100
    assert {it.code for it in received.findings} == {"options-usual"}


def asked(header: str, *rows: str) -> tuple[tuple[Question, ...], Received]:
    received = receive("a.csv", "\n".join([header, *rows]).encode())
    return received.pack.questions if received.pack else (), received


def right(question: Question) -> list[str]:
    return [question.options[at].text for at in question.correct]


@pytest.mark.parametrize(
    "header",
    [
        "Pergunta;A;B;C;D;Resposta",
        "PERGUNTA;Opção A;Opção B;Opção C;Opção D;Resposta correta",
        "Questão;Alternativa A;Alternativa B;Alternativa C;Alternativa D;Gabarito",
        "Enunciado;a);b);c);d);Correta",
        "Question;Option 1;Option 2;Option 3;Option 4;Correct answer",
        "question;choice a;choice b;choice c;choice d;key",
        "Question - max 120 characters;Answer 1 - max 75 characters;Answer 2 - max 75 characters"
        ";Answer 3 - max 75 characters;Answer 4 - max 75 characters"
        ";Correct answer(s) - choose at least one",
    ],
)
@pytest.mark.parametrize("answer", ["B", "b", "(b)", "letra B", "2", "2,0", "cão", "B) "])
def test_a_table_of_questions_is_read_by_the_names_of_its_columns(header: str, answer: str) -> None:
    (question,), _ = asked(header, f"Quem late?;Gato;Cão;Boi;Galo;{answer}")
    assert question.stem == "Quem late?"
    assert [option.text for option in question.options] == ["Gato", "Cão", "Boi", "Galo"]
    assert right(question) == ["Cão"]
    assert question.kind is QuestionKind.SINGLE


@pytest.mark.parametrize("answer", ["A, C", "A;C", "A e C", "AC", "1, 3", "a and c", "Gato | Boi"])
def test_several_answers_make_several_right(answer: str) -> None:
    (question,), _ = asked("Pergunta,A,B,C,D,Resposta", f'Quais?,Gato,Cão,Boi,Galo,"{answer}"')
    assert question.kind is QuestionKind.SEVERAL
    assert right(question) == ["Gato", "Boi"]


def test_options_in_one_cell_are_parted() -> None:
    (question,), _ = asked("pergunta,opções,resposta", '"Qual?","A) um\nB) dois\nC) três",B')
    assert [option.text for option in question.options] == ["um", "dois", "três"]
    assert right(question) == ["dois"]
    (question,), _ = asked("pergunta,opções,resposta", "Qual?,um; dois; três,três")
    assert right(question) == ["três"]


def test_wrong_answers_in_columns_of_their_own_are_mixed_with_the_right_one() -> None:
    rows = [f"Qual é o {n}?,certo {n},errado,outro,mais um" for n in range(12)]
    questions, _ = asked("Pergunta,Resposta correta,Errada 1,Errada 2,Errada 3", *rows)
    assert [right(it) for it in questions] == [[f"certo {n}"] for n in range(12)]
    assert len({it.correct for it in questions}) > 2


def test_what_else_a_row_says_is_kept() -> None:
    header = "Pergunta,A,B,C,D,Resposta,Explicação,Domínio,Tema,Dificuldade,Observação"
    (question,), received = asked(header, "Qual?,a,b,c,d,A,Porque sim.,Redes,Portas,Difícil,x")
    assert (question.explanation, question.section, question.difficulty) == (
        "Porque sim.",
        "Portas",
        3,
    )
    assert received.pack is not None
    assert received.pack.domains[0].name == "Redes"
    strange = [it.variables for it in received.findings if it.code == "sheet-column"]
    assert strange == [{"name": "Observação"}]


def test_a_table_of_terms_is_a_glossary() -> None:
    received = receive(
        "a.csv", "Termo;Definição;Sinônimos;Inglês\nRede;Liga nós.;net, malha;Network\n".encode()
    )
    assert received.pack is not None
    (term,) = received.pack.terms
    assert (term.name, term.en, term.aliases) == ("Rede", "Network", ("net", "malha"))


def test_questions_with_short_answers_alone_become_cards() -> None:
    rows = [
        f"Qual a capital de {land}?,{city}"
        for land, city in (
            ("Peru", "Lima"),
            ("Chile", "Santiago"),
            ("Itália", "Roma"),
            ("Cuba", "Havana"),
        )
    ]
    questions, _ = asked("Pergunta,Resposta", *rows)
    assert [right(it) for it in questions] == [["Lima"], ["Santiago"], ["Roma"], ["Havana"]]
    assert all(it.machine for it in questions)


def test_an_empty_cell_between_options_moves_no_letter() -> None:
    (question,), _ = asked("Pergunta,A,B,C,D,Resposta", "Qual?,um,,três,quatro,C")
    assert right(question) == ["três"]


def test_formulas_go_out_guarded_and_come_back_as_they_were(mini: Pack) -> None:
    signs = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'=1", "'"]
    questions = tuple(
        replace(mini.questions[0], id=f"q-{at}", stem=sign, explanation=sign)
        for at, sign in enumerate(signs)
    )
    pack = replace(mini, questions=questions)
    (content,) = exported(pack, "csv").files.values()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    again = receive("a.csv", as_excel(content.decode("utf-8-sig")).encode("utf-8-sig")).pack
    assert again is not None
    assert again.questions == questions


def test_text_in_a_column_without_a_name_is_said(mini: Pack) -> None:
    text = write_csv(mini).replace("weight\n", "weight,,x\n", 1)
    first = text.index("\nterm,")
    text = text[: first + 1] + text[first + 1 :].replace("\n", ",perdido\n", 1)
    assert "csv-nameless" not in {
        it.code for it in receive("a.csv", write_csv(mini).encode()).findings
    }
    codes = {it.code for it in receive("a.csv", text.encode()).findings}
    assert codes >= {"key-unknown"}
