"""The faults that conversion, translation and haste leave in notes, one by one."""

import pytest

from content.ingest import Draft, ingest


def terms(text: str) -> dict[str, str]:
    """Give the definitions of a draft by name."""
    return {term.name: term.definition for term in ingest(text, "notes.md").pack.terms}


def facts(draft: Draft, name: str) -> tuple[str, ...]:
    return next(term.facts for term in draft.pack.terms if term.name == name)


@pytest.mark.parametrize(
    ("text", "name", "definition"),
    [
        ("**Osmose:** passagem de água.", "Osmose", "Passagem de água."),
        ("**Osmose**: passagem de água.", "Osmose", "Passagem de água."),
        ("**Osmose:-** Passagem de água.", "Osmose", "Passagem de água."),
        ("**Osmose:** - Passagem de água.", "Osmose", "Passagem de água."),
        ("**Osmose** - passagem de água.", "Osmose", "Passagem de água."),
        ("- **Osmose:** passagem de água.", "Osmose", "Passagem de água."),
        ("- **Osmose: passagem de água.", "Osmose", "Passagem de água."),
        ("- Osmose:** passagem de água.", "Osmose", "Passagem de água."),
        ("<b>Osmose</b>: passagem de água.", "Osmose", "Passagem de água."),
        ("Osmose: passagem de água.", "Osmose", "Passagem de água."),
        ("Osmose – passagem de água.", "Osmose", "Passagem de água."),
        ("1) Osmose: passagem de água.", "Osmose", "Passagem de água."),
        ("III – Osmose: passagem de água.", "Osmose", "Passagem de água."),
        ("## Osmose\n\nPassagem de água.", "Osmose", "Passagem de água."),
        ("Osmose\n======\n\nPassagem de água.", "Osmose", "Passagem de água."),
        ("## 3. Osmose -\n\nPassagem de água.", "Osmose", "Passagem de água."),
        ("**Osmose:**\n\nPassagem de água.", "Osmose", "Passagem de água."),
        ("Osmose\n: passagem de água", "Osmose", "Passagem de água."),
        ("### O que é a osmose?\n\nPassagem de água.", "Osmose", "Passagem de água."),
        ("A osmose é a passagem de água.", "Osmose", "A osmose é a passagem de água."),
        ("Osmose refere-se à passagem de água.", "Osmose", "Osmose refere-se à passagem de água."),
        ("Osmosis is the flow of water.", "Osmosis", "Osmosis is the flow of water."),
        ("Osmosis refers to the flow of water.", "Osmosis", "Osmosis refers to the flow of water."),
        ("The **lysosome** digests what the cell needs no more.", "Lysosome",
         "The lysosome digests what the cell needs no more."),
        ("Osmose:\u00a0passagem\u200b de&nbsp;&aacute;gua.", "Osmose", "Passagem de água."),
        ("\ufeffOsmose: passagem\r\nde água.", "Osmose", "Passagem de água."),
        ("Osmose: pas\u00adsagem de água.", "Osmose", "Passagem de água."),
        ("Osmose: passagem de água (ver [aqui](http://nada.invalid/x)).", "Osmose",
         "Passagem de água (ver aqui)."),
    ],
)  # fmt: skip
def test_a_term_is_found_however_it_is_written(text: str, name: str, definition: str) -> None:
    assert terms(text) == {name: definition}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("## Ligação\n## covalente\n\nPartilha de elétrons.", ["Ligação covalente"]),
        ("## **Camada de**\n\n**rede** A camada de rede encaminha pacotes.", ["Camada de rede"]),
        ("### 3. Limpeza de\n\n- dados** • **Filtro:** tira o que sobra.", ["Filtro"]),
        ("• **Alfa:** o primeiro sinal. •\n\n**Beta:** o segundo sinal.", ["Alfa", "Beta"]),
        ("• Alfa: o primeiro sinal. • Beta: o segundo sinal.", ["Alfa", "Beta"]),
        ("•\nAlfa: o primeiro sinal.\n•\nBeta: o segundo sinal.", ["Alfa", "Beta"]),
        ("- **Alfa:** o primeiro sinal. • **Beta:**\n\nDepois vem o segundo.", ["Alfa", "Beta"]),
        ("**Alfa:** o primeiro sinal. **Beta:** o segundo sinal.", ["Alfa", "Beta"]),
        ("- **Grande**\n\n- **círculo:** linha que corta a esfera.", ["Grande círculo"]),
        ("## Alfa: O\n\nprimeiro sinal de todos os que há.", ["Alfa"]),
        ("## Alfa\n\n[imagem]\n\nFigura 2: o sinal\n\n![](a.png)\n\nO primeiro sinal.", ["Alfa"]),
    ],
)
def test_what_fell_apart_is_put_together(text: str, names: list[str]) -> None:
    assert list(terms(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "**Ele** vem sempre depois. **Isso** cai na prova.",
        "**Isto é muito importante e cai na prova.**",
        "**This is important, so read it twice.**",
        "It is the largest of them all. They are a nuisance.",
        "O objetivo é a troca de gases. A principal vantagem é o custo.",
        "The main goal is the exchange of gases.",
        "## Introdução\n\nNeste capítulo veremos o que é a célula.",
        "Figura 3 – Uma célula",
        "## Referências\n\nAlfa: um livro de que ninguém se lembra.",
        "Página 12 de 40\n\n- 13 -",
        "1 Células ............ 12",
        "https://exemplo.invalid/celula",
        "---\ntitle: notas\nauthor: alguém\n---\n",
    ],
)
def test_what_is_no_term_is_left_out(text: str) -> None:
    assert terms(text) == {}


def test_generic_headings_belong_to_the_term_above() -> None:
    text = """## Tanino

Substância que seca a boca.

### Características

- Vem das cascas
- Amacia com o tempo

## Acidez

Frescor que faz salivar.

### Características

- Sente-se nos lados da língua

### Exemplo

Um Riesling jovem.
"""
    draft = ingest(text, "vinho.md")
    assert [term.name for term in draft.pack.terms] == ["Tanino", "Acidez"]
    assert facts(draft, "Tanino") == ("Vem das cascas", "Amacia com o tempo")
    assert facts(draft, "Acidez") == (
        "Sente-se nos lados da língua",
        "Exemplo: Um Riesling jovem.",
    )


def test_a_heading_that_comes_again_and_again_is_about_the_term_above() -> None:
    places = "\n\n".join(
        f"## {name}\n\nPeixe de água doce do Brasil.\n\n### Onde nada\n\n- No fundo do rio\n"
        for name in ("Tambaqui", "Pirarucu", "Dourado", "Pintado")
    )
    names = [term.name for term in ingest(places, "peixes.md").pack.terms]
    assert names == ["Tambaqui", "Pirarucu", "Dourado", "Pintado"]


def test_a_label_of_a_definition_defines_the_heading_above() -> None:
    text = "## Papel\n\n- **Definição:** identidade com permissões.\n- **Exemplo:** o de leitura.\n"
    draft = ingest(text, "papel.md")
    assert [(it.name, it.definition) for it in draft.pack.terms] == [
        ("Papel", "Identidade com permissões.")
    ]
    assert facts(draft, "Papel") == ("Exemplo: o de leitura.",)


def test_lines_that_were_wrapped_are_joined_and_words_made_whole() -> None:
    text = """A fotossíntese é o processo pelo qual as plantas produzem açú-
car a partir de luz, água e gás carbônico, e liberam o oxi-
gênio de que quase todos os seres vivos dependem para
respirar.
"""
    assert terms(text) == {
        "Fotossíntese": "A fotossíntese é o processo pelo qual as plantas produzem açúcar a "
        "partir de luz, água e gás carbônico, e liberam o oxigênio de que quase todos os seres "
        "vivos dependem para respirar."
    }


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    text = """O guarda-chuva é um abrigo. Há muitos modelos dele em todas as lojas
de rua e de centro comercial, e o preço varia conforme o tama-
nho e o pano. Quem perde um compra outro, porque sem guarda-
chuva não se sai de casa em dia de chuva.
"""
    assert "sem guarda-chuva não" in terms(text)["Guarda-chuva"]


def test_the_head_of_each_page_is_left_out() -> None:
    pages = [f"Curso de Física    {n}\n\nTermo {n}x: o que vem na página {n}." for n in range(1, 5)]
    assert list(terms("\n\n".join(pages))) == ["Termo 1x", "Termo 2x", "Termo 3x", "Termo 4x"]


def test_a_name_that_comes_twice_is_one_term_and_is_said() -> None:
    draft = ingest("Beta: uma letra grega.\n\nBeta: medida de risco de um ativo.\n", "b.txt")
    assert [(it.name, it.facts) for it in draft.pack.terms] == [
        ("Beta", ("Medida de risco de um ativo.",))
    ]
    assert [(it.code, it.line) for it in draft.findings if it.code == "ingest-twice"] == [
        ("ingest-twice", 3)
    ]


def test_names_in_brackets_are_aliases() -> None:
    draft = ingest("Zona desmilitarizada (DMZ): rede entre duas barreiras.", "r.txt")
    assert [(it.name, it.aliases) for it in draft.pack.terms] == [
        ("Zona desmilitarizada", ("DMZ",))
    ]


def test_a_long_definition_is_cut_at_a_sentence_and_nothing_is_lost() -> None:
    first = "A célula é a menor unidade dos seres vivos e " + "cresce " * 25 + "sempre."
    second = "Ela se divide " + "e cresce " * 20 + "ainda."
    draft = ingest(f"{first} {second}", "c.txt")
    (term,) = draft.pack.terms
    assert term.definition == first
    assert term.facts == (second,)


def test_a_list_without_a_definition_becomes_a_term_that_is_unsure() -> None:
    draft = ingest("## Benefícios do cache\n\n- Menos tráfego\n- Respostas rápidas\n", "c.md")
    (term,) = draft.pack.terms
    assert (term.kind, term.facts) == ("list", ("Menos tráfego", "Respostas rápidas"))
    assert draft.unsure == {term.id}
    assert "ingest-list" in [it.code for it in draft.findings]


def test_ids_are_the_same_wherever_a_term_stands() -> None:
    one = ingest("Beta: uma letra.\n\nÂngulo reto: um de noventa graus.", "a.txt").pack.terms
    other = ingest("Ângulo reto: um de noventa graus.\n\nBeta: uma letra.", "a.txt").pack.terms
    assert {it.name: it.id for it in one} == {it.name: it.id for it in other}
    assert {it.id for it in one} == {"beta", "angulo-reto"}


def test_names_in_other_alphabets_have_ids() -> None:
    draft = ingest("Логос: слово, речь или разум.\n\n道: um caminho, em chinês.", "a.txt")
    assert len({it.id for it in draft.pack.terms}) == 2


def test_what_the_caller_says_is_taken() -> None:
    pack = ingest("Beta: a letter.", "a.txt", pack_id="greek", title="Letters", language="en").pack
    assert (pack.id, pack.title, pack.language) == ("greek", "Letters", "en")


def test_nothing_found_is_said() -> None:
    draft = ingest("", "a.txt")
    assert draft.pack.terms == ()
    assert [(it.code, it.severity) for it in draft.findings] == [("ingest-nothing", "warning")]
