"""Whatever lies at a path, reading it ends in a pack or in findings, never in an exception."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.check import check_all
from content.formats.decode import MAX_BYTES, MAX_LINE
from content.formats.markdown_writer import write_markdown
from content.formats.yaml_writer import write_yaml
from content.load import bundled, load, read_files
from content.model import Pack
from tests.content.packs import packs

HEAD = b"---\npack: p\ntitle: P\nlanguage: pt-BR\ndomains:\n"
HEAD += b'  - {id: "1", weight: 100, name: U, en: O}\n---\n'
NOTES = b'---\npack: p\ndomain: "1"\n---\n## Termo {#termo}\nen: Term\n\nUm termo.\n'
QUIET = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def codes(path: Path) -> list[str]:
    result = load(path)
    assert result.pack is None
    return [finding.code for finding in result.findings]


def test_a_missing_path_is_a_finding(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == ["path-missing"]
    assert codes(tmp_path / "no\0where.md") == ["path-missing"]


def test_an_empty_folder_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / ".hidden.md").write_bytes(HEAD)
    (tmp_path / "notes.txt").write_bytes(NOTES)
    assert codes(tmp_path) == ["folder-empty"]


def test_what_is_no_regular_file_is_a_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert codes(tmp_path / "pipe.md") == ["file-unreadable"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "pack.md").write_bytes(HEAD)
    (tmp_path / "pack.md").chmod(0)
    assert codes(tmp_path / "pack.md") == ["file-unreadable"]


def test_other_files_of_a_folder_are_read_when_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "pack.md").write_bytes(HEAD)
    (tmp_path / "1.md").write_bytes(b"\xff\x00")
    (tmp_path / "2.md").mkdir()
    (tmp_path / "3.md").write_bytes(NOTES)
    result = load(tmp_path)
    found = [(finding.file, finding.code) for finding in result.findings]
    assert found == [("1.md", "encoding"), ("2.md", "file-unreadable")]
    assert result.pack is not None
    assert [term.id for term in result.pack.terms] == ["termo"]


def test_an_unknown_suffix_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"x")
    assert codes(tmp_path / "notes.docx") == ["suffix-unknown"]


def test_yaml_and_csv_are_read_alone() -> None:
    result = read_files({"a.yaml": b"pack: a", "b.csv": b"type\n", "c.exe": b"x"})
    assert [it.code for it in result.findings] == ["suffix-mixed", "suffix-mixed", "suffix-unknown"]


def test_a_file_that_is_too_large_is_not_read() -> None:
    result = read_files({"a.yaml": b"x" * (MAX_BYTES + 1)})
    assert [finding.code for finding in result.findings] == ["file-large"]


def test_a_huge_line_is_found_with_its_number() -> None:
    result = read_files({"a.md": HEAD + b"\n" + b"x" * (MAX_LINE + 1)})
    assert [(it.code, it.line) for it in result.findings] == [("line-long", 9)]


def test_a_file_read_alone_takes_the_head_beside_it(tmp_path: Path) -> None:
    (tmp_path / "pack.md").write_bytes(HEAD)
    (tmp_path / "1.md").write_bytes(NOTES.replace(b"pack: p", b"pack: q"))
    result = load(tmp_path / "1.md")
    assert result.pack is not None
    assert (result.pack.title, result.pack.domains[0].weight) == ("P", 100)
    assert [(it.file, it.code) for it in result.findings] == [("1.md", "front-pack-other")]


@pytest.mark.parametrize("change", [b"\r\n", b"\r"])
def test_line_ends_and_byte_order_mark_do_not_matter(change: bytes) -> None:
    plain = read_files({"pack.md": HEAD, "1.md": NOTES})
    files = {"pack.md": HEAD.replace(b"\n", change), "1.md": NOTES.replace(b"\n", change)}
    marked = {name: b"\xef\xbb\xbf" + content for name, content in files.items()}
    assert read_files(marked).pack == plain.pack
    assert read_files(marked).findings == plain.findings == ()


@QUIET
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.yaml", "a.csv"]))
def test_any_bytes_are_read_without_an_exception(content: bytes, name: str) -> None:
    result = read_files({name: content})
    assert check_all(result)


@QUIET
@given(packs(), st.data())
def test_a_pack_cut_up_at_random_is_read_without_an_exception(
    pack: Pack, data: st.DataObject
) -> None:
    files = {**write_markdown(pack), "pack.yaml": write_yaml(pack)}
    name = data.draw(st.sampled_from(sorted(files)))
    text = files[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    middle = data.draw(st.text(max_size=5))
    cut = f"{text[:start]}{middle}{text[end:]}".encode(errors="replace")
    findings = check_all(read_files({name: cut}))
    # YAML knows more line breaks than "\n", and ends on the line after the last.
    last = len(cut.decode().splitlines()) + 1
    assert all(0 <= it.line <= last for it in findings)


@pytest.mark.parametrize("nested", ["> " * 5000, "- " * 5000, "[" * 9000, "{" * 9000])
def test_deep_nesting_is_read_without_an_exception(nested: str) -> None:
    for front in ("---\npack: p\n---\n", ""):
        text = f"{front}{nested}x"
        for name in ("a.md", "a.yaml", "a.csv"):
            assert check_all(read_files({name: text.encode()}))


def test_the_bundled_folder_is_where_the_package_is() -> None:
    assert (bundled() / "pack.md").is_file()
