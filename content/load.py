"""Reads a pack from where it lies: a folder, or a file in any of the notations.

This module owns paths, suffixes and what can go wrong in opening a file; it raises for
none of it. What stands in the files is for `content.formats` to read.
"""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from content.finding import Finding, in_order
from content.formats.csv_reader import read_csv
from content.formats.decode import MAX_BYTES, decode
from content.formats.markdown_reader import HEAD, read_markdown
from content.formats.report import ReadResult, Report
from content.formats.yaml_reader import read_yaml
from content.model import Pack

_MARKDOWN = ".md"
_TABLES: Mapping[str, Callable[[str, Report], Pack | None]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".csv": read_csv,
}


def bundled() -> Path:
    """Give the folder of the pack that ships with the program."""
    return Path(__file__).parent / "packs" / "aif-c01"


def load(path: Path | str) -> ReadResult:
    """Read the pack at `path`: a folder of Markdown, or a `.md`, `.yaml`, `.yml`, `.csv` file.

    A single `.md` gets title and domains from the `pack.md` beside it, if there is one.
    """
    path = Path(path)
    findings: list[Finding] = []
    if path.is_dir():
        files = _read_folder(path, findings)
        return _joined(read_files(files), findings) if files else ReadResult(None, tuple(findings))
    content = _read_file(path, findings)
    if content is None:
        return ReadResult(None, tuple(findings))
    return read_files({path.name: content}, _head_beside(path))


def read_files(files: Mapping[str, bytes], head: Pack | None = None) -> ReadResult:
    """Read a pack from the contents of its files, by name: as many `.md` as there are, or
    one `.yaml`, `.yml` or `.csv`.

    `head` gives title, language and domains where no file does.
    """
    suffixes = {PurePath(name).suffix.lower() for name in files}
    if suffixes == {_MARKDOWN}:
        return _read_markdown(files, head)
    findings: list[Finding] = []
    for name, content in files.items():
        report = Report(name, findings)
        read = _TABLES.get(PurePath(name).suffix.lower())
        if read is None or len(files) > 1:
            report.error(0, "suffix-mixed" if read else "suffix-unknown")
            continue
        text = decode(content, report)
        pack = read(text, report) if text is not None else None
        return ReadResult(pack, in_order(findings))
    return ReadResult(None, in_order(findings))


def _read_markdown(files: Mapping[str, bytes], head: Pack | None) -> ReadResult:
    findings: list[Finding] = []
    decoded = {name: decode(files[name], Report(name, findings)) for name in files}
    readable = {name: text for name, text in decoded.items() if text is not None}
    if not readable:
        return ReadResult(None, in_order(findings))
    return _joined(read_markdown(readable, head), findings)


def _joined(result: ReadResult, findings: list[Finding]) -> ReadResult:
    return ReadResult(result.pack, in_order([*findings, *result.findings]))


def _read_folder(folder: Path, findings: list[Finding]) -> dict[str, bytes]:
    """Read the Markdown files that lie directly in a folder; hidden ones are left out."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() == _MARKDOWN)
    except OSError:
        Report(folder.name, findings).error(0, "file-unreadable")
        return {}
    visible = [path for path in paths if not path.name.startswith(".")]
    if not visible:
        Report(folder.name, findings).error(0, "folder-empty")
    contents = {path.name: _read_file(path, findings) for path in visible}
    return {name: content for name, content in contents.items() if content is not None}


def _read_file(path: Path, findings: list[Finding]) -> bytes | None:
    """Read no more of a file than `decode` needs to know that it is too large."""
    report = Report(path.name, findings)
    if not path.exists():
        report.error(0, "path-missing")
    elif not path.is_file():
        report.error(0, "file-unreadable")
    else:
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError:
            report.error(0, "file-unreadable")
    return None


def _head_beside(path: Path) -> Pack | None:
    beside = path.with_name(HEAD)
    if path.suffix.lower() != _MARKDOWN or path.name == HEAD or not beside.is_file():
        return None
    return load(beside).pack
