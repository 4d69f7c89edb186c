"""Whatever a file is called, what stands in it says how it is read; a part changes a pack."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from content.export import export_pack, exported
from content.finding import has_errors
from content.formats.csv_writer import write_csv
from content.formats.markdown_writer import write_markdown
from content.formats.yaml_writer import write_yaml
from content.kinds import Other, recognised
from content.load import load
from content.merge import merged
from content.model import Domain, Pack, Question, Term
from content.receive import Kind, receive

MINI = Path(__file__).parents[1] / "packs" / "mini"
GIFT = "::a-b:: Qual animal mia? {=Gato ~Cão ~Boi ~Galo}\n"
CARDS = "#separator:tab\n#html:true\nTCP\tProtocolo de transporte.\n"
SHEET = "Pergunta;A;B;C;D;Resposta\nQual animal mia?;Gato;Cão;Boi;Galo;A\n"
TERMS = "Termo\tDefinição\nTCP\tProtocolo de transporte.\n"
NOTES = (
    "# Redes\n\n**TCP:** protocolo que confirma cada entrega.\n\n**UDP:** protocolo sem conexão.\n"
)
PART = '---\npack: mini\ndomain: "1"\n---\n## Rato {#rato}\nen: Mouse\n\nRoedor pequeno.\n'
YAML = 'pack: p\nterms:\n  - {id: t, domain: "1", name: T, en: T, definition: T.}\n'


def read(path: Path = MINI) -> Pack:
    pack = load(path).pack
    assert pack is not None
    return pack


@pytest.fixture(scope="module")
def mini() -> Pack:
    return read()


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", GIFT, Kind.GIFT),
        ("a", "$CATEGORY: $course$/top/A\n\n" + GIFT, Kind.GIFT),
        ("a.txt", "Quanto é 1+1? {=2 ~3}", Kind.GIFT),
        ("a.gift", "Texto sem respostas", Kind.GIFT),
        ("a.txt", CARDS, Kind.ANKI_TEXT),
        ("a.txt", "um\tuno\ndois\tdos\ntrês\ttres\n", Kind.ANKI_TEXT),
        ("a.txt", SHEET, Kind.CSV),
        ("a", "sep=;\n" + SHEET, Kind.CSV),
        ("a.txt", TERMS, Kind.CSV),
        ("a.csv", "x,y\n1,2\n", Kind.CSV),
        ("a.txt", PART, Kind.MARKDOWN),
        ("a.txt", "## Rato {#rato}\nen: Mouse\n\nRoedor.\n", Kind.MARKDOWN),
        ("a.md", "---\npack: p\n", Kind.MARKDOWN),
        ("a.txt", YAML, Kind.YAML),
        ("a", "---\n" + YAML, Kind.YAML),
        ("a.txt", '{"pack": "p", "terms": []}', Kind.JSON),
        ("a.md", NOTES, Kind.NOTES),
        ("a.txt", "---\ntitle: Diário\ntags: [x]\n---\nOi.", Kind.NOTES),
        ("a.md", "Um `{x = 1}` no meio do código e um {~til}.", Kind.NOTES),
        ("a.txt", "for (;;) { int x = 1; }\n", Kind.NOTES),
        ("a.txt", "A tabela:\num\tuno\ndois\tdos\n", Kind.NOTES),
        ("a.txt", "Olá, mundo; tudo bem?\nSim.", Kind.NOTES),
    ],
)
def test_text_is_recognised_by_what_stands_in_it(name: str, text: str, kind: Kind) -> None:
    assert recognised(name, text.encode()) is kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_kind_is_the_same_in_any_encoding(encoding: str) -> None:
    assert recognised("a", SHEET.encode(encoding)) is Kind.CSV
    assert recognised("a", SHEET.replace("\n", "\r\n").encode(encoding)) is Kind.CSV


def test_zips_are_told_apart() -> None:
    assert recognised("a", zipped(pack_md="x")) is Kind.ZIP
    assert recognised("a.zip", zipped(collection_anki2="x")) is Kind.ANKI
    assert recognised("a.docx", zipped(**{"word/document_xml": "x"})) is Other.OFFICE
    assert recognised("a.apkg", zipped(pack_md="x")) is Other.ANKI_BROKEN


@pytest.mark.parametrize("notation", ["markdown", "yaml", "csv", "json"])
def test_a_whole_pack_is_itself_whatever_it_would_be_added_to(mini: Pack, notation: str) -> None:
    other = replace(mini, id="other", title="Outro", questions=())
    (content,) = exported(mini, notation).files.values()
    for onto in (None, other):
        received = receive("sent", content, onto)
        assert received.whole
        assert received.pack == mini
        assert received.findings == ()


def test_one_file_of_a_pack_changes_that_pack(mini: Pack) -> None:
    changed = PART.replace("rato", "gato").replace("Rato", "Gata")
    received = receive(
        "1.md", (PART + changed.partition("---\n## ")[2].join(["## ", ""])).encode(), mini
    )
    assert received.kind is Kind.MARKDOWN
    assert not received.whole
    assert received.pack is not None
    names = {term.id: term.name for term in received.pack.terms}
    assert len(names) == len(mini.terms) + 1
    assert (names["rato"], names["gato"]) == ("Rato", "Gata")
    assert received.pack.terms[0].id == "gato"
    assert (received.pack.title, received.pack.domains) == (mini.title, mini.domains)


def test_only_findings_that_a_part_brings_are_told(mini: Pack) -> None:
    faulty = replace(mini, terms=(replace(mini.terms[0], facts=()), *mini.terms[1:]))
    received = receive("1.md", PART.encode(), faulty)
    assert {it.file for it in received.findings} == {"1.md"}
    assert {it.code for it in received.findings} == {"facts-count", "term-unasked"}


def test_what_a_part_breaks_elsewhere_is_told(mini: Pack) -> None:
    claiming = PART.replace("en: Mouse\n", "en: Mouse\naliases: cachorro\n")
    received = receive("1.md", claiming.encode(), mini)
    found = {it.code: it.variables for it in received.findings}
    assert {found["name-claimed"]["id"], found["name-claimed"]["other"]} == {"rato", "cachorro"}


def test_a_category_is_a_domain_of_the_pack_by_its_name(mini: Pack) -> None:
    text = f"$CATEGORY: $course$/top/ordem/Passos\n\n{GIFT}"
    received = receive("a.txt", text.encode(), mini)
    assert received.pack is not None
    question = next(it for it in received.pack.questions if it.id == "a-b")
    assert (question.domain, question.section) == ("3", "Passos")
    assert question.about == ("gato",)
    assert "domain-assumed" not in {it.code for it in received.findings}


def test_a_question_goes_where_its_term_is(mini: Pack) -> None:
    text = "::b-c:: O que é um número par? {=divisível por dois ~primo ~inteiro ~negativo}"
    received = receive("a.txt", text.encode(), mini)
    assert received.pack is not None
    question = next(it for it in received.pack.questions if it.id == "b-c")
    assert (question.domain, question.about) == ("2", ("numero-par",))


def test_what_names_no_domain_goes_to_the_first_and_says_so(mini: Pack) -> None:
    text = "$CATEGORY: Planetas\n\nQual planeta tem anéis? {=Saturno ~Marte ~Vênus ~Terra}"
    received = receive("a.txt", text.encode(), mini)
    assert received.pack is not None
    question = next(it for it in received.pack.questions if "Saturno" in it.options[0].text)
    assert (question.domain, question.section) == ("1", "Planetas")
    assumed = [it.variables for it in received.findings if it.code == "domain-assumed"]
    assert assumed == [{"count": 1, "domain": "Uma certa"}]


def test_a_known_term_is_changed_not_doubled(mini: Pack) -> None:
    sent = receive("a.txt", b"#separator:tab\nfelino\tBicho que mia.\n", mini)
    assert sent.pack is not None
    cat = next(it for it in sent.pack.terms if it.id == "gato")
    assert len(sent.pack.terms) == len(mini.terms)
    assert cat.definition == "Bicho que mia."
    assert (cat.en, cat.facts, cat.see) == ("Cat", mini.terms[0].facts, mini.terms[0].see)


def test_alone_a_part_is_a_pack_of_its_own() -> None:
    received = receive("Minhas perguntas.txt", GIFT.encode())
    pack = received.pack
    assert pack is not None
    assert not received.whole
    assert not has_errors(received.findings)
    assert (pack.id, pack.title) == ("minhas-perguntas", "Minhas perguntas")
    assert pack.domains == (Domain("1", "Minhas perguntas", "Minhas perguntas", 100),)
    assert pack.language == "pt-BR"


def test_alone_its_categories_are_the_domains() -> None:
    parts = [
        f"$CATEGORY: {name}\n\nQual é {name}? {{=a ~b ~c ~d}}\n" for name in ("Um", "Dois", "Três")
    ]
    pack = receive("x.gift", "\n".join(parts).encode()).pack
    assert pack is not None
    assert [(it.name, it.weight) for it in pack.domains] == [("Um", 34), ("Dois", 33), ("Três", 33)]
    assert [question.domain for question in pack.questions] == ["1", "2", "3"]


def test_formatless_notes_become_a_draft(mini: Pack) -> None:
    alone = receive("redes.md", NOTES.encode())
    assert alone.kind is Kind.NOTES
    assert alone.pack is not None
    assert not alone.whole
    assert {"TCP", "UDP"} <= {term.name for term in alone.pack.terms}
    added = receive("redes.md", NOTES.encode(), mini)
    assert added.pack is not None
    assert added.pack.domains == mini.domains
    assert not has_errors(added.findings)
    assert set(mini.questions) <= set(added.pack.questions)


def test_an_item_without_a_domain_gets_one_in_our_own_formats(mini: Pack) -> None:
    text = write_csv(replace(mini, terms=mini.terms[:1], comparisons=(), questions=()))
    rows = [row for row in text.split("\n") if not row.startswith(("pack", "domain"))]
    sent = "\n".join(rows).replace("term,gato,1,Gato,", "term,rato,,Rato,")
    received = receive("a.csv", sent.encode(), mini)
    assert received.pack is not None
    assert not received.whole
    assert next(it for it in received.pack.terms if it.id == "rato").domain == "1"


def test_files_keep_the_ids_that_they_made(mini: Pack) -> None:
    first = receive("a.txt", SHEET.encode(), mini).pack
    assert first is not None
    again = receive("b.txt", SHEET.replace("Galo", "Pato").encode(), first).pack
    assert again is not None
    assert len(again.questions) == len(first.questions) == len(mini.questions) + 1


def question(number: str, stem: str = "Qual?") -> Question:
    return replace(read().questions[0], id=number, stem=stem)


def test_merging_keeps_the_order_and_replaces_in_place(mini: Pack) -> None:
    a, b, c = question("a"), question("b"), question("c")
    changed, new = question("b", "Outra?"), question("d")
    whole = merged(replace(mini, questions=(a, b, c)), replace(mini, questions=(new, changed)))
    assert whole.questions == (a, changed, c, new)
    term = Term("gato", "1", "Gata", "Cat", "Outra.")
    assert merged(mini, Pack("x", "y", "en", (), terms=(term,))).terms == (term, *mini.terms[1:])


def test_merging_with_nothing_or_itself_changes_nothing(mini: Pack) -> None:
    assert merged(mini, Pack("x", "y", "en", ())) == mini
    assert merged(mini, mini) == mini


def test_of_two_new_items_with_one_id_both_stay_to_be_found(mini: Pack) -> None:
    one, two = question("gato-q1", "Um?"), question("gato-q1", "Dois?")
    assert [
        it.stem
        for it in merged(mini, replace(mini, questions=(one, two))).questions
        if it.id == "gato-q1"
    ] == ["Um?", "Dois?"]


def test_json_from_other_programs_is_read(mini: Pack) -> None:
    import json

    text = json.dumps(export_pack(mini))
    assert receive("a.json", text.encode()).pack == mini
    emoji = text.replace("Gato", "Gato \\ud83d\\ude3a")
    pack = receive("a.json", emoji.encode()).pack
    assert pack is not None
    assert pack.terms[0].name == "Gato 😺"


def test_files_that_were_written_here_are_read_under_any_name(mini: Pack) -> None:
    files = {name.removesuffix(".md"): text for name, text in write_markdown(mini).items()}
    packed = zipped(**{f"pasta/{name}_md": text for name, text in files.items()})
    assert receive("x", packed).pack == mini
    assert receive("x", write_yaml(mini).encode()).pack == mini


def test_a_question_that_was_accepted_stays_so_while_it_asks_the_same(mini: Pack) -> None:
    text = "Redes\n\n" + "\n".join(
        f"**{name}**: {what}."
        for name, what in (
            ("Roteador", "equipamento que encaminha pacotes entre redes diferentes"),
            ("Switch", "equipamento que liga os computadores de uma rede local"),
            ("Firewall", "programa que filtra o tráfego segundo regras"),
            ("DNS", "sistema que traduz nomes em endereços"),
            ("DHCP", "protocolo que distribui endereços automaticamente"),
        )
    )
    first = receive("redes.md", text.encode(), mini).pack
    assert first is not None
    made = {it.id for it in first.questions if it.machine}
    assert made
    accepted = replace(first, questions=tuple(replace(it, machine=False) for it in first.questions))
    again = receive("redes.md", text.encode(), accepted).pack
    assert again == accepted
    asked = tuple(replace(it, stem="Outra?") if it.id in made else it for it in accepted.questions)
    reworded = receive("redes.md", text.encode(), replace(accepted, questions=asked)).pack
    assert reworded is not None
    assert {it.id for it in reworded.questions if it.machine} == made


def test_a_table_says_the_difficulty_where_it_has_a_column_for_it(mini: Pack) -> None:
    table = "pergunta;A;B;C;resposta;nível\nQual late?;Cão;Gato;Boi;A;{}\n"
    hard = receive("a.csv", table.format("difícil").encode(), mini).pack
    assert hard is not None
    for said, level in (("", 3), ("média", 2), ("fácil", 1)):
        again = receive("a.csv", table.format(said).encode(), hard).pack
        assert again is not None
        assert [it.difficulty for it in again.questions if it.stem == "Qual late?"] == [level]


@pytest.mark.parametrize("front", ["", '---\ndomain: "1"\n---\n'])
def test_a_file_need_not_say_to_which_pack_it_belongs(mini: Pack, front: str) -> None:
    bare = front + PART.partition("---\n## ")[2].join(["## ", ""])
    sent = receive("Roedores.md", bare.encode(), mini)
    assert sent.kind is Kind.MARKDOWN
    assert sent.pack is not None
    assert not has_errors(sent.findings)
    assert ("domain-assumed" in {it.code for it in sent.findings}) is (not front)
    assert {it.domain for it in sent.pack.terms if it.id == "rato"} == {"1"}
    packed = receive("a.zip", zipped(um_md=bare), mini)
    assert not has_errors(packed.findings)
    alone = receive("Roedores.md", bare.encode())
    assert alone.pack is not None
    assert not has_errors(alone.findings)
    assert (alone.pack.id, alone.pack.title) == ("roedores", "Roedores")


def test_a_file_of_another_pack_is_not_taken_for_a_part_of_this_one(mini: Pack) -> None:
    sent = receive("a.md", PART.replace("pack: mini", "pack: rã").encode(), mini)
    assert "front-pack-other" in {it.code for it in sent.findings}
