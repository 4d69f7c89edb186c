"""Anki's packages of every age, its text export, and what is written for it."""

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.export import exported
from content.finding import Severity
from content.formats.anki.choices import back_of, front_of, read_choice
from content.formats.anki.deck import holds
from content.formats.anki.package import read_package
from content.formats.hypertext import lines_of
from content.formats.report import Report
from content.load import bundled, load
from content.model import Option, Pack, Question, QuestionKind, Term, TermKind
from content.receive import Kind, Received, receive
from tests.content.packs import packs

MINI = Path(__file__).parents[1] / "packs" / "mini"
BASIC = {"1": ("Front", "Back")}
PORTS = [
    (f"Qual porta usa o {name}?", port)
    for name, port in (
        ("HTTP", "80"),
        ("HTTPS", "443"),
        ("SSH", "22"),
        ("DNS", "53"),
        ("SMTP", "25"),
    )
]
OLD = """
CREATE TABLE col (models text, decks text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer);
"""
NEW = """
CREATE TABLE notetypes (id integer PRIMARY KEY, name text);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, PRIMARY KEY (ntid, ord));
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer);
"""
Row = tuple[str, ...]


def filled(
    schema: str,
    rows: Sequence[Row],
    types: Mapping[str, Sequence[str]] = BASIC,
    deck: str = "Redes",
    tags: str = "",
) -> bytes:
    """A collection of one deck; each row is a note of the first type."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        database.executescript(schema)
        if schema == OLD:
            models = {key: {"flds": [{"name": it} for it in names]} for key, names in types.items()}
            decks = json.dumps({"5": {"name": deck}})
            database.execute("INSERT INTO col VALUES (?, ?)", (json.dumps(models), decks))
        else:
            database.execute("INSERT INTO decks VALUES (5, ?)", (deck.replace("::", "\x1f"),))
            for key, names in types.items():
                fields = [(key, at, name) for at, name in enumerate(names)]
                database.executemany("INSERT INTO fields VALUES (?, ?, ?)", fields)
        for place, row in enumerate(rows, 1):
            values = (place, f"g{place}", next(iter(types)), tags, "\x1f".join(row))
            database.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", values)
            database.execute("INSERT INTO cards VALUES (?, ?, 5)", (place, place))
        database.commit()
        return database.serialize()


def package(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**files, "media": b"{}"}.items():
            archive.writestr(name.replace("_", "."), content)
    return held.getvalue()


def stored(content: bytes) -> bytes:
    """A frame of Zstandard that holds its content as it is: RFC 8878, section 3.1.1."""
    most = 128 * 1024
    blocks = [content[at : at + most] for at in range(0, len(content), most)]
    frame = b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(content))
    for at, block in enumerate(blocks):
        last = at == len(blocks) - 1
        frame += struct.pack("<I", len(block) << 3 | last)[:3] + block
    return frame


def deck(*rows: Row, deck: str = "Redes", tags: str = "") -> Received:
    return receive("a.apkg", package(collection_anki2=filled(OLD, rows, deck=deck, tags=tags)))


def codes(received: Received) -> set[str]:
    rules = {"facts-count", "term-unasked", "about-missing", "reasons-missing"}
    return {it.code for it in received.findings} - rules - {"explanation-missing"}


def terms(received: Received) -> tuple[Term, ...]:
    assert received.pack is not None
    return received.pack.terms


def questions(received: Received) -> tuple[Question, ...]:
    assert received.pack is not None
    return received.pack.questions


def test_a_short_front_becomes_a_term() -> None:
    received = deck(("TCP", "Confirma <b>cada</b> entrega.<br>Usa portas &amp; janelas."))
    assert received.kind is Kind.ANKI
    (term,) = terms(received)
    assert (term.id, term.name, term.en) == ("tcp", "TCP", "TCP")
    assert term.definition == "Confirma cada entrega."
    assert term.facts == ("Usa portas & janelas.",)


def test_a_long_back_is_cut_at_a_sentence() -> None:
    (term,) = terms(deck(("TCP", "Uma frase. " + "palavra " * 50)))
    assert term.definition == "Uma frase."
    assert term.facts[0].startswith("palavra palavra")


def test_fronts_that_ask_become_questions_with_options_from_their_deck() -> None:
    received = deck(*PORTS)
    asked = questions(received)
    assert [it.stem for it in asked] == [stem for stem, _ in PORTS]
    for question, (_, port) in zip(asked, PORTS, strict=True):
        (right,) = question.correct
        assert question.options[right].text == port
        assert len({option.text for option in question.options}) == 4
        assert question.machine
    assert asked == questions(deck(*PORTS))


def test_a_front_that_asks_alone_is_left_out() -> None:
    received = deck(("TCP", "Protocolo."), *PORTS[:3])
    assert not questions(received)
    assert [it.line for it in received.findings if it.code == "card-left-out"] == [2, 3, 4]


def test_blanks_become_questions() -> None:
    rows = [
        (f"A capital de {land} é {{{{c1::{city}}}}}.", "extra")
        for land, city in (
            ("Peru", "Lima"),
            ("Chile", "Santiago::cidade"),
            ("Itália", "Roma"),
            ("Cuba", "Havana"),
        )
    ]
    received = deck(*rows)
    first, second, *_ = questions(received)
    assert first.stem == "A capital de Peru é _____."
    assert {it.text for it in second.options} == {"Lima", "Santiago", "Roma", "Havana"}
    assert second.explanation == "A capital de Chile é Santiago. extra"
    assert "anki-cloze" in codes(received)


def test_options_on_the_card_make_a_question_of_the_author() -> None:
    front = "Qual é a maior?<br>A) um<br>B) dois<br>C) três"
    (question,) = questions(deck((front, "C<br>Três é mais.")))
    assert not question.machine
    assert (question.stem, question.correct) == ("Qual é a maior?", (2,))
    assert question.explanation == "Três é mais."


def test_decks_and_tags_are_domains_and_sections() -> None:
    (term,) = terms(deck(("TCP", "Protocolo."), deck="Curso::Redes::Camada 4"))
    assert term.section == "Camada 4"
    received = deck(("TCP", "Protocolo."), deck="Curso::Redes", tags=" camada_4 ")
    assert received.pack is not None
    assert received.pack.title == "Curso"
    assert [it.name for it in received.pack.domains] == ["Redes"]
    assert terms(received)[0].section == "camada 4"


def test_pictures_and_sounds_are_dropped_and_said() -> None:
    received = deck(("TCP", 'Protocolo.<img src="a.png" onerror="alert(1)"> [sound:b.mp3]'))
    assert terms(received)[0].definition == "Protocolo."
    assert codes(received) == {"anki-media"}


def test_fields_are_told_by_name_in_any_order() -> None:
    types = {"1": ("Verso", "Frente", "Sinônimos", "Exemplo")}
    collection = filled(OLD, [("Protocolo.", "TCP", "tê-cê-pê, TCP/IP", "HTTP usa")], types)
    (term,) = terms(receive("a.apkg", package(collection_anki2=collection)))
    assert (term.name, term.definition) == ("TCP", "Protocolo.")
    assert (term.aliases, term.facts) == (("tê-cê-pê", "TCP/IP"), ("HTTP usa",))


def test_one_front_on_two_cards_is_one_term() -> None:
    received = deck(("TCP", "Protocolo."), ("tcp", "Outro."))
    assert [it.definition for it in terms(received)] == ["Protocolo."]
    assert "card-twice" in codes(received)


def test_empty_sides_are_said() -> None:
    received = deck(("TCP", "Protocolo."), ("UDP", "<br>"))
    assert [(it.line, it.severity) for it in received.findings if it.code == "card-empty"] == [
        (2, Severity.HINT)
    ]


@pytest.mark.parametrize("name", ["collection_anki2", "collection_anki21"])
def test_older_collections_are_read(name: str) -> None:
    content = package(**{name: filled(OLD, [("TCP", "Protocolo.")])})
    assert [it.id for it in terms(receive("a", content))] == ["tcp"]


def test_the_newest_collection_is_unpacked() -> None:
    notice = filled(OLD, [("Please update to the latest Anki version, then import again.", "")])
    held = filled(NEW, [("TCP", "Protocolo.")], deck="Redes::Camada 4")
    received = receive("a.apkg", package(collection_anki21b=stored(held), collection_anki2=notice))
    assert [it.id for it in terms(received)] == ["tcp"]
    assert received.pack is not None
    assert received.pack.title == "Redes"


@pytest.mark.parametrize(
    "content", [b"", b"x" * 50, stored(b"a" * 200)[:-5], stored(b"no database")]
)
def test_what_cannot_be_unpacked_is_said(content: bytes) -> None:
    received = receive("a.apkg", package(collection_anki21b=content))
    assert received.pack is None
    assert codes(received) <= {"anki-packed", "anki-broken"}


def test_an_old_notice_alone_says_to_export_again() -> None:
    notice = filled(OLD, [("Please update to the latest Anki version, then import again.", "")])
    assert codes(receive("a.apkg", package(collection_anki2=notice))) == {"anki-packed"}


@pytest.mark.parametrize(
    "schema",
    [
        "CREATE TABLE x (y);",
        "CREATE TABLE notes (id integer);",
        OLD.replace(
            "CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text,"
            " flds text);",
            "CREATE VIEW notes AS SELECT 1 AS id;",
        ),
        OLD + "INSERT INTO col VALUES ('[]', '7');",
        OLD + "INSERT INTO col VALUES ('{\"1\": 5}', '{}');",
        OLD + "INSERT INTO col VALUES ('{', '{}');",
    ],
)
def test_odd_collections_are_findings(schema: str) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema)
        content = database.serialize()
    received = receive("a.apkg", package(collection_anki2=content))
    assert received.pack is None
    assert codes(received) == {"anki-broken"}


def test_a_view_in_place_of_a_table_is_refused() -> None:
    report = Report("a.apkg")
    endless = OLD + "INSERT INTO col VALUES ('{}', '{}');"
    endless += (
        "CREATE VIEW fields AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    )
    endless += " SELECT i AS ntid, i AS ord, i AS name FROM n;"
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(endless)
        content = database.serialize()
    assert read_package(package(collection_anki2=content), report) == []
    assert [it.code for it in report.findings] == ["anki-broken"]


def test_a_database_with_a_write_ahead_log_is_read() -> None:
    content = bytearray(filled(OLD, [("TCP", "Protocolo.")]))
    content[18:20] = b"\x02\x02"
    assert terms(receive("a.apkg", package(collection_anki2=bytes(content))))


def test_a_field_that_is_too_long_is_left_out() -> None:
    received = deck(("TCP", "x" * 20_001), ("UDP", "Protocolo."))
    assert [it.id for it in terms(received)] == ["udp"]
    assert "card-long" in codes(received)


def test_a_text_export_is_read_by_its_header() -> None:
    text = (
        "#separator:semicolon\n#html:false\n#deck:Redes\n#tags:camada_4\n#guid column:1\n"
        'g1;TCP;"Protocolo <b>\nque confirma."\ng2;UDP;Sem conexão.\n'
    )
    received = receive("a.txt", text.encode())
    assert received.kind is Kind.ANKI_TEXT
    first, second = terms(received)
    assert (first.definition, first.facts) == ("Protocolo <b>", ("que confirma.",))
    assert (first.section, second.name) == ("camada 4", "UDP")
    assert first.source is not None
    assert first.source.line == 6


def test_columns_are_called_as_the_header_says() -> None:
    text = "#separator:tab\n#columns:Verso\tFrente\nProtocolo.\tTCP\n"
    (term,) = terms(receive("a.txt", text.encode()))
    assert (term.name, term.definition) == ("TCP", "Protocolo.")


def held(pack: Pack, notation: str) -> tuple[dict[str, Question], dict[str, Term]]:
    """What a note holds of a pack's questions and terms."""
    asked = {
        it.id: replace(it, difficulty=2, task="", machine=False, about=())
        for it in pack.questions
        if holds(it)
    }
    kept = {
        it.id: replace(
            it,
            kind=TermKind.CONCEPT,
            ordered=False,
            wrong=(),
            see=(),
            confused=(),
            task="",
            beyond=False,
            en=it.en if notation == "anki" else it.name,
            aliases=it.aliases if notation == "anki" else (),
        )
        for it in pack.terms
    }
    return asked, kept


@pytest.mark.parametrize(
    ("path", "notation"), [(MINI, "anki"), (MINI, "anki-text"), (bundled(), "anki")]
)
def test_what_anki_holds_comes_back(path: Path, notation: str) -> None:
    pack = load(path).pack
    assert pack is not None
    written = exported(pack, notation)
    (content,) = written.files.values()
    received = receive("sent", content, replace(pack, terms=(), comparisons=(), questions=()))
    assert received.pack is not None
    asked = {it.id: replace(it, about=()) for it in received.pack.questions}
    assert (asked, {it.id: it for it in received.pack.terms}) == held(pack, notation)
    lost = {it.variables["sort"] for it in written.lost}
    assert {"comparisons", "about"} <= lost
    assert ("english" in lost) == (notation == "anki-text")


def test_the_same_pack_makes_the_same_package() -> None:
    pack = load(MINI).pack
    assert pack is not None
    when = datetime(2026, 11, 23, tzinfo=UTC)
    assert exported(pack, "anki", when).files == exported(pack, "anki", when).files


def test_a_changed_item_keeps_its_note() -> None:
    pack = load(MINI).pack
    assert pack is not None
    changed = replace(pack, terms=(replace(pack.terms[0], definition="Outra."), *pack.terms[1:]))
    guids = []
    for each in (pack, changed):
        (content,) = exported(each, "anki").files.values()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            closing(sqlite3.connect(":memory:")) as database,
        ):
            database.deserialize(archive.read("collection.anki2"))
            rows = database.execute("SELECT id, guid, flds FROM notes ORDER BY id").fetchall()
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            guids.append([row[:2] for row in rows])
            assert any("Outra." in row[2] for row in rows) == (each is changed)
    assert guids[0] == guids[1]


plain = st.text(alphabet="ab é<>&\"'A)1", min_size=1, max_size=9).map(str.strip).filter(bool)


@settings(deadline=None)
@given(st.sampled_from(QuestionKind), st.lists(plain, min_size=3, max_size=6), st.data())
def test_a_question_comes_back_from_its_two_sides(
    kind: QuestionKind, words: list[str], data: st.DataObject
) -> None:
    texts = [" ".join(word.split()) for word in words]
    match = kind is QuestionKind.MATCH
    several = {QuestionKind.SINGLE: (1, 1), QuestionKind.SEVERAL: (2, 3)}
    places = st.sets(st.integers(0, len(texts) - 1))
    few, many = several.get(kind, (0, 0))
    chosen = data.draw(places.filter(lambda it: few <= len(it) <= many)) if many else None
    question = Question(
        "q-1",
        "1",
        kind,
        texts[0],
        tuple(
            Option(text, texts[0], f"{at} {text}" if match else "") for at, text in enumerate(texts)
        ),
        tuple(sorted(chosen)) if chosen else tuple(range(len(texts))),
        explanation="Porque A.",
    )
    again = read_choice(front_of(question), back_of(question))
    assert again is not None
    assert (again.stem, again.options, again.correct) == (
        question.stem,
        question.options,
        question.correct,
    )
    assert again.kind is kind


@settings(deadline=None, max_examples=12)
@given(packs())
def test_any_pack_is_written_and_read(pack: Pack) -> None:
    for notation in ("anki", "anki-text"):
        for content in exported(pack, notation).files.values():
            receive("a", content)


@settings(deadline=None)
@given(st.text(alphabet="<>!-/ bripstyle\"'=&;[]:a", max_size=80))
def test_any_html_is_made_text(text: str) -> None:
    assert all(line.strip() == line for line in lines_of(text))


@pytest.mark.parametrize("sign", ["<!--", "<style", "<", "&", "<b", "[sound:", "{{c1::", "<ol "])
def test_html_that_never_closes_takes_no_time(sign: str) -> None:
    lines_of(sign * 100_000)
    read_choice(sign * 5_000, sign * 5_000)
    deck((sign * (20_000 // len(sign)), sign * (20_000 // len(sign))))
