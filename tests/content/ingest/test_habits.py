"""What students, teachers and their programs write around the terms, and names of odd forms."""

import pytest

from content.ingest import ingest

HABITS = {
    "ordinals that are part of a name": (
        "# Mecânica\n\n- 1ª lei de Newton: um corpo livre de forças mantém a velocidade.\n"
        "- 2ª lei de Newton: a força é a massa vezes a aceleração.",
        {"1ª lei de Newton", "2ª lei de Newton"},
    ),
    "short lines that count are no running heads": (
        "Queimaduras\n\n1º grau\n\nAtinge só a epiderme, que fica vermelha.\n\n2º grau\n\n"
        "Atinge a derme, com bolhas e muita dor.\n\n3º grau\n\nDestrói toda a pele e não dói.",
        {"1º grau", "2º grau", "3º grau"},
    ),
    "a number before initials": (
        "## The 5 Ss\n\nA method that keeps the workplace tidy.\n\n"
        "## 3 Rs\n\nA rule of thumb for producing less waste.",
        {"5 Ss", "3 Rs"},
    ),
    "a letter with a hyphen": (
        "# Tests\n\n## C-section\nDelivery through a cut in the abdomen.\n\n"
        "## V-belt\nA belt whose section looks like a wedge.",
        {"C-section", "V-belt"},
    ),
    "a letter in brackets": (
        "# Savings\n\n403(b)\nA retirement plan for teachers.\n\n"
        "Pension\nMoney paid to those who no longer work.",
        {"403(b)", "Pension"},
    ),
    "names whose first letter is small": (
        "Statistics for week 2\n\np-value (significance)\nThe chance of a result as extreme.\n\n"
        "Median\nThe value in the middle of the sample.\n\n"
        "mRNA\nThe copy of a gene that the ribosome reads.",
        {"p-value", "Median", "mRNA"},
    ),
    "an acronym that reads like another word": (
        "LER/DORT: lesões por movimentos repetidos.\nAsma: inflamação crônica dos brônquios.",
        {"LER/DORT", "Asma"},
    ),
    "a text that says what there is": (
        "Aprendizagem\n\nSupervisionada\nCada exemplo traz a resposta certa.\n\n"
        "Autônoma\nNão há respostas; procura-se a ordem nos dados.\n\n"
        "Fonte térmica\nFonte que cede calor sem mudar de temperatura.",
        {"Supervisionada", "Autônoma", "Fonte térmica"},
    ),
    "a text that a list goes on with": (
        "# Estratégia\n\n**Matriz de risco**\nCruza a chance e o dano de cada evento:\n"
        "- **Evitar:** não fazer o que traz o risco\n- **Transferir:** passar o risco a um seguro",
        {"Matriz de risco", "Evitar", "Transferir"},
    ),
    "a sentence that denies": (
        "# Marca\n\n**Reputação:** o que os outros dizem de alguém.\n\n"
        "Reputação não é o que a empresa diz de si mesma.",
        {"Reputação"},
    ),
    "headings that count by one word": (
        "Normas\n\nNR 6 - Proteção individual\nLuva: protege as mãos.\nBota: protege os pés.\n\n"
        "NR 7 - Brigada de incêndio\nGrupo de empregados treinado para os primeiros combates.\n\n"
        "NR 9 - Agentes\nRuído: som que incomoda ou faz mal.\nPoeira: pó em suspensão no ar.",
        {"Luva", "Bota", "Brigada de incêndio", "Ruído", "Poeira"},
    ),
    "whose notes they are": (
        "# Ótica 1f3a9c0d\n\nMatéria: Física B\nProfessor: Davi Luz\nTurma: 2B\n\n"
        "# 1. Espelhos\n\n**Foco:** ponto em que os raios se encontram.\n\n"
        "# 2. Lentes\n\n**Vergência:** inverso da distância focal.\n\n# Dúvidas\n\n- a lupa",
        {"Foco", "Vergência"},
    ),
    "links to other pages and hints": (
        "# Cells\n\nUp: [[Biology]]\nNext: [[Tissues]]\n\n> [!tip] For the exam\n> Draw it all.\n\n"
        "**Vacuole**: a store of water within the cell.\nMnemonic: Vera asks for water.",
        {"Vacuole"},
    ),
    "what is to be done": (
        "# Circuits\n\nResistor: a part that limits the current.\n"
        "Readings for next week: Hall, 3.\n\n## Practice\n\nOhm: which law is his?\n\n"
        "## Worked example\n\nA lamp of 12 V draws 2 A.",
        {"Resistor"},
    ),
    "things in a list of effects": (
        "# The Cold War\n\n## Effects of the war\n\n"
        "- Six-Day War: fighting of June 1967.\n"
        "- Proxy conflict: a struggle in which others fight for two powers.",
        {"Six-Day War", "Proxy conflict", "Effects of the war"},
    ),
    "a question with a verb at its end": (
        "### What does a syllabus tell you?\n\nIt is the plan of a course with its dates.\n\n"
        "### What does a warrant include?\n\nIt is an order of a judge with a name on it.",
        {"Syllabus", "Warrant"},
    ),
}


@pytest.mark.parametrize(("text", "names"), HABITS.values(), ids=HABITS)
def test_terms_are_found_and_what_stands_around_them_is_none(text: str, names: set[str]) -> None:
    assert {term.name for term in ingest(text, "notes.md").pack.terms} == names


def test_a_table_without_a_header_defines_in_each_row() -> None:
    text = "Febre\tmais de 37,8 °C\nAfebril\t35,5 a 37,2 °C\nHipotermia\tmenos de 35 °C"
    pack = ingest(text, "notes.txt").pack
    assert {term.name for term in pack.terms} == {"Febre", "Afebril", "Hipotermia"}
    assert pack.comparisons == ()


def test_a_table_whose_header_begins_small_keeps_it() -> None:
    text = "metal\tdensidade\nFerro\t7,9 g/cm3\nCobre\t9,0 g/cm3\nZinco\t7,1 g/cm3"
    assert "Metal" not in {term.name for term in ingest(text, "notes.txt").pack.terms}
