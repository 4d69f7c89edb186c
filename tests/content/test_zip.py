"""A pack in a zip, however it was zipped; what must not be in one is in `test_bad_pushes`."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from content.export import exported
from content.formats.archive import MAX_FILES, unpacked
from content.formats.report import Report
from content.load import load
from content.model import Pack
from content.receive import Kind, Received, receive

MINI = Path(__file__).parents[1] / "packs" / "mini"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in MINI.iterdir()}


@pytest.fixture(scope="module")
def mini() -> Pack:
    pack = load(MINI).pack
    assert pack is not None
    return pack


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def errors(received: Received) -> list[str]:
    return [it.code for it in received.findings]


@pytest.mark.parametrize("folder", ["", "mini/", "notas/de teste/ção/", "./", "a\\b\\"])
def test_the_files_may_lie_in_any_one_folder(
    files: Mapping[str, bytes], mini: Pack, folder: str
) -> None:
    received = receive("a.zip", zipped({folder + name: it for name, it in files.items()}))
    assert received.kind is Kind.ZIP
    assert received.whole
    assert received.pack == mini
    assert received.findings == ()


def test_what_systems_add_is_left_out(files: Mapping[str, bytes], mini: Pack) -> None:
    added = {
        "__MACOSX/._pack.md": b"\0\1",
        "mini/.DS_Store": b"\0",
        ".git/a/b.md": b"x",
        "mini/": b"",
    }
    named = {f"mini/{name}": it for name, it in files.items()}
    received = receive("a.zip", zipped({**named, **added}))
    assert received.pack == mini
    assert received.findings == ()


def test_other_files_are_left_out_and_said(files: Mapping[str, bytes], mini: Pack) -> None:
    received = receive("a.zip", zipped({**files, "foto.png": b"\x89PNG", "img/b.svg": b"<svg/>"}))
    assert received.pack == mini
    assert errors(received) == ["zip-ignored", "zip-ignored"]


def test_a_zip_without_its_name_or_compression_is_read(
    files: Mapping[str, bytes], mini: Pack
) -> None:
    assert receive("pacote", zipped(files, zipfile.ZIP_STORED)).pack == mini


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_could_ask_for_memory_without_end_is_refused(
    files: Mapping[str, bytes], packing: int
) -> None:
    received = receive("a.zip", zipped({"pack.md": files["pack.md"]}, packing))
    assert errors(received) == ["zip-packing"]


def test_findings_name_the_files_inside(files: Mapping[str, bytes]) -> None:
    broken = {**files, "1-uma.md": files["1-uma.md"].replace(b"- [x] Felino", b"- [ ] Felino")}
    received = receive("a.zip", zipped(broken))
    assert [(it.file, it.code) for it in received.findings] == [("1-uma.md", "right-none")]


def test_a_zip_of_files_without_a_head_changes_a_pack(
    files: Mapping[str, bytes], mini: Pack
) -> None:
    part = {"1-uma.md": files["1-uma.md"].replace(b"Cai de p", b"Sempre cai de p")}
    received = receive("a.zip", zipped(part), mini)
    assert not received.whole
    assert received.pack is not None
    assert received.pack.terms[0].facts[0] == "Sempre cai de pé."
    assert len(received.pack.questions) == len(mini.questions)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("perguntas.csv", "Pergunta,A,B,C,D,Resposta\nQual?,a,b,c,d,A\n", Kind.ZIP),
        ("perguntas.txt", "Qual? {=a ~b ~c ~d}", Kind.ZIP),
        (
            "notas.txt",
            "**TCP:** protocolo que confirma.\n\n**UDP:** o outro protocolo.\n",
            Kind.ZIP,
        ),
    ],
)
def test_a_single_file_of_any_kind_may_be_zipped(name: str, text: str, kind: Kind) -> None:
    received = receive("a.zip", zipped({f"pasta/{name}": text.encode()}))
    assert received.kind is kind
    assert received.pack is not None
    assert received.pack.questions or received.pack.terms


def test_several_files_of_notes_become_one_draft() -> None:
    notes = {
        "1.md": "# Redes\n\n**TCP:** protocolo que confirma.\n\n**UDP:** o outro protocolo.\n",
        "2.md": "# Vinhos\n\n**Malbec:** uva tinta da Argentina.\n\n**TCP:** outra coisa.\n",
    }
    received = receive("notas.zip", zipped({name: it.encode() for name, it in notes.items()}))
    assert received.pack is not None
    assert received.pack.title == "notas"
    known = {term.name: term.definition for term in received.pack.terms}
    assert set(known) == {"TCP", "UDP", "Malbec"}
    assert known["TCP"].casefold() == "protocolo que confirma."
    assert not received.whole


def test_what_was_exported_is_read(mini: Pack) -> None:
    ((name, content),) = exported(mini, "markdown").files.items()
    assert name == "mini.zip"
    assert receive(name, content).pack == mini


def test_all_that_must_not_be_in_a_zip_is_said_at_once() -> None:
    report = Report("a.zip")
    content = zipped({"../a.md": b"x", "/b.md": b"x", "c.md": b"x"})
    assert unpacked(content, report) is None
    assert [it.code for it in report.findings] == ["zip-path", "zip-path"]


def test_as_many_files_as_allowed_are_read() -> None:
    report = Report("a.zip")
    files = unpacked(zipped({f"{n}.md": b"x" for n in range(MAX_FILES)}), report)
    assert files is not None
    assert len(files) == MAX_FILES
