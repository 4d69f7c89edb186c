"""What nobody should be able to publish: each file gets its finding, and none an exception."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.finding import Finding, Severity, has_errors
from content.formats.decode import MAX_BYTES
from content.load import load
from content.model import Pack
from content.receive import MAX_ITEMS, Kind, Received, receive

MINI = Path(__file__).parents[1] / "packs" / "mini"
CATALOGS = Path(__file__).parents[2] / "bot" / "views" / "locale"
HEAD = """---
pack: p
title: P
language: pt-BR
domain: "1"
domains:
  - {id: "1", weight: 100, name: U, en: O}
---
"""
TERM = "## Termo {#termo}\nen: Term\n\nUm termo.\n\n- a\n- b\n"
YAML = 'pack: p\ntitle: P\nlanguage: pt-BR\ndomains:\n  - {id: "1", weight: 100, name: U, en: O}\n'
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20


def notes(*parts: str) -> bytes:
    return "\n".join([HEAD, *parts]).encode()


def asked(*options: str) -> bytes:
    """A whole pack in YAML with one question of these options, `*` before the right ones."""
    lines = [
        YAML,
        "terms:",
        '  - {id: t, domain: "1", name: T, en: T, definition: T.}',
        "questions:",
    ]
    lines += [
        '  - id: q\n    domain: "1"\n    kind: single\n    stem: Qual?\n    about: [t]',
        "    options:",
    ]
    for option in options:
        right = "true" if option.startswith("*") else "false"
        lines.append(f"      - {{text: {option.lstrip('*')}, right: {right}, reason: x}}")
    return "\n".join([*lines, "    explanation: Porque."]).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def linked() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        info = zipfile.ZipInfo("pack.md")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    return held.getvalue()


def twice() -> bytes:
    return zipped({"pack.md": HEAD.encode(), "pock.md": b"x"}).replace(b"pock.md", b"pack.md")


def encrypted() -> bytes:
    content = bytearray(zipped({"pack.md": HEAD.encode()}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + place] |= 1
    return bytes(content)


def lying() -> bytes:
    """A zip whose directory says that its file is small, which unpacks to 60 MB."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(b"a" * 60_000_000) + packed.flush()
    name = b"pack.md"
    sizes = struct.pack("<IIIHH", zlib.crc32(b""), len(body), 100, len(name), 0)
    start = struct.pack("<IHHHHH", 0x04034B50, 20, 0, 8, 0, 0)
    local = start + sizes + name + body
    entry = struct.pack("<IHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 0)
    central = entry + sizes + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def laughing() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    return "\n".join([YAML, *lines, "terms: *a11"]).encode()


def many(count: int) -> bytes:
    rows = ["type,id,domain,name,en,definition,title,language,weight"]
    rows += ["pack,p,,,,,P,pt-BR,", "domain,1,,U,O,,,,100"]
    rows += [f"term,t{n},1,Nome {n},Name {n},D.,,," for n in range(count)]
    return "\n".join(rows).encode()


CORPUS: Mapping[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "empty": ("a.md", bytes, {"file-empty"}),
    "blank": ("a.txt", lambda: b" \n\t\n", {"file-empty"}),
    "empty table": ("a.csv", bytes, {"file-empty"}),
    "50 MB": ("a.md", lambda: b"a\n" * 25_000_000, {"file-large"}),
    "50 MB zip": ("a.zip", lambda: b"PK\x03\x04" + bytes(50_000_000), {"file-large"}),
    "picture": ("a.md", lambda: PNG, {"kind-binary"}),
    "program": ("a", lambda: b"\x7fELF" + bytes(range(256)) * 9, {"kind-binary"}),
    "PDF": ("a.txt", lambda: b"%PDF-1.7\n%\xe2\xe3\n", {"kind-pdf"}),
    "spreadsheet": ("a.xlsx", lambda: zipped({"xl/workbook.xml": b"<x/>"}), {"kind-office"}),
    "old document": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(500), {"kind-office"}),
    "truncated zip": ("a.zip", lambda: zipped({"pack.md": notes(TERM)})[:-40], {"zip-broken"}),
    "damaged zip": (
        "a.zip",
        lambda: (
            zipped({"pack.md": notes(TERM) * 9}).replace(b"\x08\x00", b"\x08\x01", 0)[:60]
            + bytes(9)
            + zipped({"pack.md": notes(TERM) * 9})[69:]
        ),
        {"zip-broken"},
    ),
    "zip bomb": ("a.zip", lambda: zipped({"pack.md": bytes(30_000_000)}), {"zip-bomb"}),
    "zip that lies": ("a.zip", lying, {"zip-broken"}),
    "large zip": (
        "a.zip",
        lambda: zipped({f"{n}.md": bytes(range(256)) * 40_000 for n in range(3)}),
        {"zip-large"},
    ),
    "zip with ..": ("a.zip", lambda: zipped({"../pack.md": b"x"}), {"zip-path"}),
    "zip from the root": ("a.zip", lambda: zipped({"/etc/pack.md": b"x"}), {"zip-path"}),
    "zip of a drive": ("a.zip", lambda: zipped({"C:\\pack.md": b"x"}), {"zip-path"}),
    "zip with a link": ("a.zip", linked, {"zip-link"}),
    "zip with a password": ("a.zip", encrypted, {"zip-encrypted"}),
    "zip in a zip": ("a.zip", lambda: zipped({"b.zip": zipped({"a.md": b"x"})}), {"zip-nested"}),
    "zip of many": ("a.zip", lambda: zipped({f"{n}.md": b"x" for n in range(201)}), {"zip-files"}),
    "zip of one twice": ("a.zip", twice, {"zip-twice"}),
    "zip of nothing": ("a.zip", lambda: zipped({}), {"zip-empty"}),
    "zip of pictures": ("a.zip", lambda: zipped({"a.png": PNG}), {"zip-empty"}),
    "zip of folders": ("a.zip", lambda: zipped({"a/1.md": b"x", "b/2.md": b"x"}), {"zip-folders"}),
    "zip of kinds": ("a.zip", lambda: zipped({"a.md": notes(), "b.csv": b"x"}), {"zip-mixed"}),
    "YAML aliases": ("a.yaml", laughing, {"yaml-alias"}),
    "YAML depth": ("a.yaml", lambda: YAML.encode() + b"terms: " + b"[" * 9000, {"yaml-depth"}),
    "YAML tag": ("a.yaml", lambda: b"terms: !!python/object:os.system x", {"yaml-tag"}),
    "JSON depth": ("a.json", lambda: b'{"terms": ' + b"[" * 100_000, {"yaml-depth"}),
    "JSON list": ("a.json", lambda: b"[1, 2]", {"json-root"}),
    "100,000 terms": ("a.csv", lambda: many(100_000), {"items-many"}),
    "line of 1 MB": ("a.md", lambda: notes(TERM, "x" * 1_000_000), {"line-long"}),
    "line of 1 MB in YAML": ("a.yaml", lambda: b"pack: " + b"x" * 1_000_000, {"line-long"}),
    "NUL": ("a.md", lambda: notes(TERM.replace("Um", "Um\0")), {"character-control"}),
    "NULs": ("a.yaml", lambda: bytes(4000), {"kind-binary"}),
    "Latin 1": ("a.md", lambda: notes("## Ação {#a}").decode().encode("cp1252"), {"encoding"}),
    "UTF-16": ("a.yaml", lambda: YAML.encode("utf-16"), {"encoding-utf16"}),
    "odd bytes": ("a.csv", lambda: b"termo;defini\xe7\xe3o\nx\x81;y\n", {"encoding"}),
    "ids twice": ("a.md", lambda: notes(TERM, TERM), {"id-twice"}),
    "two right": ("a.yaml", lambda: asked("*A", "*B", "C", "D"), {"right-several"}),
    "none right": ("a.yaml", lambda: asked("A", "B", "C", "D"), {"right-none"}),
    "option twice": ("a.yaml", lambda: asked("*A", "B", "b", "D"), {"option-twice"}),
    "two right in GIFT": ("a.txt", lambda: b"::a:: Qual? {=A =B ~C ~D}", {"right-several"}),
    "none right in GIFT": ("a.txt", lambda: b"::a:: Qual? {~A ~B ~C ~D}", {"right-none"}),
    "option twice in GIFT": ("a.txt", lambda: b"Qual? {=A ~B ~B ~D}", {"option-twice"}),
    "open GIFT": (
        "a.gift",
        lambda: b"Qual? {=A ~B",
        {
            "gift-open",
        },
    ),
    "answer of none": (
        "a.csv",
        lambda: b"pergunta,A,B,resposta\nQual?,x,y,F\n",
        {"sheet-answer", "right-none"},
    ),
    "no answer": (
        "a.csv",
        lambda: b"pergunta,A,B,resposta\nQual?,x,y,\n",
        {"sheet-answer", "right-none"},
    ),
    "no question": (
        "a.csv",
        lambda: b"pergunta,A,B,resposta\n,x,y,A\nQual?,x,y,A",
        {"sheet-question"},
    ),
    "table of prices": ("a.csv", lambda: b"produto,valor\ncaneta,2\n", {"sheet-header"}),
    "open quotes": ("a.csv", lambda: b'pergunta,A,B,resposta\n"Qual?,x,y,A\n', {"csv-broken"}),
    "no deck": ("a.apkg", lambda: b"hello", {"kind-anki"}),
    "deck without a collection": ("a.apkg", lambda: zipped({"media": b"{}"}), {"kind-anki"}),
    "deck of no database": (
        "a.apkg",
        lambda: zipped({"collection.anki2": b"x" * 999}),
        {"anki-broken"},
    ),
    "deck cut off": (
        "a.apkg",
        lambda: zipped({"collection.anki2": b"x" * 999})[:-30],
        {"kind-anki"},
    ),
}


@pytest.fixture(scope="module")
def published() -> Pack:
    pack = load(MINI).pack
    assert pack is not None
    return pack


@pytest.fixture(scope="module")
def bundles() -> dict[str, FluentBundle]:
    found = {}
    for folder in (CATALOGS / "pt-BR", CATALOGS / "en"):
        found[folder.name] = FluentBundle([folder.name])
        for path in folder.glob("*.ftl"):
            found[folder.name].add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return found


def errors(received: Received) -> set[str]:
    return {it.code for it in received.findings if it.severity is Severity.ERROR}


def unsaid(finding: Finding, bundles: Mapping[str, FluentBundle]) -> Iterator[str]:
    """Give the languages in which a finding has no whole text."""
    for language, bundle in bundles.items():
        message = bundle.get_message(f"finding-{finding.code}")
        assert message.value is not None
        for pattern in (message.value, message.attributes["fix"]):
            text, faults = bundle.format_pattern(pattern, {"form": "csv", **finding.variables})
            if faults or not str(text).strip():
                yield language


@pytest.mark.parametrize("case", CORPUS)
def test_a_bad_file_has_just_its_finding_and_publishes_nothing(
    case: str, published: Pack, bundles: Mapping[str, FluentBundle]
) -> None:
    name, made, expected = CORPUS[case]
    content = made()
    for onto in (None, published)[: 1 if len(content) > 1_000_000 else 2]:
        received = receive(name, content, onto)
        assert errors(received) == expected
        assert received.pack is None or has_errors(received.findings)
        assert [it for it in received.findings if list(unsaid(it, bundles))] == []


@pytest.mark.parametrize(
    "sign", ["<b>negrito</b>", "<script>alert(1)</script>", "**forte** [a](b)"]
)
def test_markup_stays_what_it_is(sign: str, published: Pack) -> None:
    received = receive(
        "a.txt", f"Qual é {sign}? {{=certo ~errado ~outro ~mais}}".encode(), published
    )
    assert received.kind is Kind.GIFT
    assert received.pack is not None
    assert f"Qual é {sign}?" in {question.stem for question in received.pack.questions}
    assert {"markup-html", "markup-emphasis"} & {it.code for it in received.findings}


def test_formulas_are_texts(published: Pack) -> None:
    table = b"pergunta,A,B,C,resposta\n=cmd|' /C calc'!A0,+1,-1,@x,A\n"
    received = receive("a.csv", table, published)
    assert received.pack is not None
    question = next(it for it in received.pack.questions if it.stem == "=cmd|' /C calc'!A0")
    assert [option.text for option in question.options] == ["+1", "-1", "@x"]


def test_as_many_items_as_allowed_are_read() -> None:
    received = receive("a.csv", many(1_000))
    assert received.whole
    assert received.pack is not None
    assert len(received.pack.terms) == 1_000 < MAX_ITEMS


@pytest.mark.parametrize("name", ["", "..", "/", "a\nb.md", "\0.csv", "x" * 5000, "../../a.yaml"])
def test_any_name_is_taken(name: str) -> None:
    received = receive(name, b"nada")
    assert all("\n" not in it.file and len(it.file) <= 100 for it in received.findings)


NAMES = ["a", "a.md", "a.txt", "a.yaml", "a.json", "a.csv", "a.gift", "a.zip", "a.apkg"]
QUIET = settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
BEGINNINGS = [
    b"",
    b"#separator:tab\n",
    b"::a::",
    b"PK\x03\x04",
    b"pergunta;A;B;resposta\n",
    b"---\n",
]


@QUIET
@given(st.sampled_from(NAMES), st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_any_bytes_end_in_findings(
    published: Pack, name: str, beginning: bytes, content: bytes
) -> None:
    receive(name, beginning + content, published)
    receive(name, beginning + content)


@QUIET
@given(st.sampled_from(sorted(CORPUS)), st.data())
def test_a_file_cut_up_at_random_ends_in_findings(
    published: Pack, case: str, data: st.DataObject
) -> None:
    name, made, _ = CORPUS[case]
    content = made()
    if len(content) > 100_000:
        return
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 50)))
    receive(name, content[:start] + data.draw(st.binary(max_size=5)) + content[end:], published)


def test_the_limit_is_what_telegram_lets_a_bot_load() -> None:
    assert MAX_BYTES == 20 * 1024 * 1024
