"""Reads what somebody sent, whatever it is: recognises it, reads it, checks it.

This module owns the way from a file to a pack that could be published, for every kind
there is; it raises for none. It knows no chat and no person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from content.adopt import adopted, headed
from content.check import check
from content.finding import Finding, in_order
from content.formats.anki.notes import read_notes
from content.formats.anki.package import read_package
from content.formats.anki.text import read_text
from content.formats.archive import unpacked
from content.formats.build import MAX_ITEMS
from content.formats.csv_dialect import read_sheet
from content.formats.csv_reader import read_csv
from content.formats.decode import MAX_BYTES, decode, decode_any
from content.formats.fields import one_line
from content.formats.gift.reader import read_gift
from content.formats.json_reader import read_json
from content.formats.markdown_reader import read_markdown
from content.formats.report import Report
from content.formats.sheet_columns import is_own
from content.formats.sheet_reader import read_own_sheet
from content.formats.yaml_reader import read_yaml
from content.ingest import ingest
from content.kinds import Kind, Other, recognised
from content.merge import merged
from content.model import Pack
from content.rules.notes import Item

__all__ = ["MAX_ITEMS", "Kind", "Received", "receive"]

MAX_NOTES = 5 * 1024 * 1024
_PLACE = frozenset({"front-missing", "front-pack"})
"""What is no fault of a file that is sent: where it belongs is known from that."""

_MARKDOWN = (".md", ".markdown")
_READ_IN_ZIPS = (*_MARKDOWN, ".txt", ".yaml", ".yml", ".json", ".csv", ".tsv", ".gift", ".apkg")


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file.

    `pack` is what would be published: the file's own where it is a whole one, else the
    pack it was added to, changed by it; None where nothing can be. `findings` are those of
    reading and of the rules, in order; of a part, only those that it brings with it.
    """

    kind: Kind | None
    pack: Pack | None
    findings: tuple[Finding, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file while it is being read; `title` is what to call a pack that has no title."""

    name: str
    content: bytes
    onto: Pack | None
    report: Report

    @property
    def title(self) -> str:
        return one_line(PurePosixPath(self.name).stem.replace("_", " ")) or self.name

    def text(self) -> str | None:
        return decode(self.content, self.report)

    def any_text(self) -> str | None:
        return decode_any(self.content, self.report)


@dataclass(frozen=True, slots=True)
class _Part:
    """What stood in a file; `foreign` says that its domains are names, not ids, `draft` that
    it is no pack that anybody wrote as one.
    """

    pack: Pack | None
    foreign: bool = False
    draft: bool = False

    @property
    def whole(self) -> bool:
        return bool(self.pack and self.pack.domains and not self.foreign and not self.draft)


_NOTHING = _Part(None)


def receive(name: str, content: bytes, onto: Pack | None = None) -> Received:
    """Read a file of any kind.

    What is no whole pack changes `onto`, the published one: what has the id of an item
    takes its place, the rest is added, and what a file does not say (title, language,
    domains) is that pack's. Without `onto` it becomes a pack of its own. Never raises.
    """
    report = Report(_label(name))
    sent = _Sent(report.file, content, onto, report)
    kind = _kind(sent)
    part = _READERS[kind](sent) if kind else _NOTHING
    whole = part.whole
    pack = _sized(part.pack, report) if part.pack else None
    if pack is None:
        return Received(kind, None, in_order(report.findings), whole)
    if not whole and onto:
        more = adopted(pack, onto, report, foreign=part.foreign)
        pack = merged(onto, more)
        found = in_order((*report.findings, *_brought(pack, more, onto)))
        return Received(kind, pack, found, whole)
    pack = headed(pack, sent.title) if part.foreign else pack
    return Received(kind, pack, in_order((*report.findings, *check(pack))), whole)


def _label(name: str) -> str:
    """Give a name that can be shown: without folders, on one line."""
    shown = "".join(char if char.isprintable() else " " for char in name.replace("\\", "/"))
    return PurePosixPath(one_line(shown)).name[-100:] or "?"


def _kind(sent: _Sent) -> Kind | None:
    if len(sent.content) > MAX_BYTES:
        sent.report.error(0, "file-large", megabytes=MAX_BYTES // (1024 * 1024))
        return None
    found = recognised(sent.name, sent.content)
    match found:
        case Kind():
            return found
        case Other.PDF:
            sent.report.error(0, "kind-pdf")
        case Other.OFFICE:
            sent.report.error(0, "kind-office")
        case Other.ANKI_BROKEN:
            sent.report.error(0, "kind-anki")
        case Other.BINARY:
            sent.report.error(0, "kind-binary")
    return None


def _sized(pack: Pack, report: Report) -> Pack | None:
    count = len(pack.terms) + len(pack.comparisons) + len(pack.questions)
    if count > MAX_ITEMS:
        report.error(0, "items-many", most=MAX_ITEMS)
        return None
    return pack


def _brought(pack: Pack, more: Pack, onto: Pack) -> list[Finding]:
    """Give the findings that a part brings with it: at its own items, or new in the whole."""
    items: list[Item] = [*more.terms, *more.comparisons, *more.questions]
    files = {item.source.file for item in items if item.source}
    found = check(pack)
    own = [it for it in found if it.file in files]
    if len(own) == len(found):  # checking takes seconds for a large pack, and most have no faults
        return own
    before = {_said(finding) for finding in check(onto)}
    return [it for it in found if it.file in files or _said(it) not in before]


def _said(finding: Finding) -> tuple[str, tuple[tuple[str, str | int], ...]]:
    return finding.code, tuple(sorted(finding.variables.items()))


def _markdown(sent: _Sent) -> _Part:
    text = sent.text()
    return _Part(None) if text is None else _marked({sent.name: text}, sent)


def _marked(files: Mapping[str, str], sent: _Sent) -> _Part:
    alone = read_markdown(files)
    headless = not (alone.pack and alone.pack.domains)
    result = read_markdown(files, sent.onto) if headless and sent.onto else alone
    pack = result.pack
    placeless = headless and bool(sent.onto or (pack and not pack.id))
    said = (it for it in result.findings if not (placeless and it.code in _PLACE))
    sent.report.findings.extend(said)
    if pack and headless and sent.onto:
        return _Part(replace(pack, domains=()))
    return _Part(pack, foreign=placeless)


def _yaml(sent: _Sent) -> _Part:
    text = sent.text()
    return _Part(read_yaml(text, sent.report) if text is not None else None)


def _json(sent: _Sent) -> _Part:
    text = decode(sent.content, sent.report, longest=MAX_BYTES)
    return _Part(read_json(text, sent.report) if text is not None else None)


def _csv(sent: _Sent) -> _Part:
    text = sent.any_text()
    if text is None:
        return _NOTHING
    sheet = read_sheet(text, sent.report)
    if is_own(sheet.header):
        return _Part(read_csv(text, sent.report))
    return _filled(read_own_sheet(sheet, sent.report), sent)


def _gift(sent: _Sent) -> _Part:
    text = sent.any_text()
    return _filled(read_gift(text, sent.report) if text is not None else None, sent)


def _anki(sent: _Sent) -> _Part:
    notes = read_package(sent.content, sent.report)
    return _filled(read_notes(notes, sent.report) if notes else None, sent)


def _anki_text(sent: _Sent) -> _Part:
    text = sent.any_text()
    notes = read_text(text, sent.report) if text is not None else []
    return _filled(read_notes(notes, sent.report) if notes else None, sent)


def _notes(sent: _Sent) -> _Part:
    if len(sent.content) > MAX_NOTES:
        sent.report.error(0, "file-large", megabytes=MAX_NOTES // (1024 * 1024))
        return _NOTHING
    text = decode_any(sent.content, sent.report, longest=MAX_NOTES)
    if text is None:
        return _NOTHING
    language = sent.onto.language if sent.onto else ""
    draft = ingest(text, sent.name, language=language)
    sent.report.findings.extend(draft.findings)
    part = _filled(draft.pack, sent)
    if not part.pack or not sent.onto:
        return replace(part, foreign=False, draft=True)
    return replace(part, pack=_by_name(part.pack))


def _by_name(draft: Pack) -> Pack:
    """Name the domains of items instead of numbering them: another pack has other numbers."""
    names = {domain.id: domain.name for domain in draft.domains}
    return replace(
        draft,
        domains=(),
        terms=tuple(replace(it, domain=names.get(it.domain, "")) for it in draft.terms),
        comparisons=tuple(replace(it, domain=names.get(it.domain, "")) for it in draft.comparisons),
        questions=tuple(replace(it, domain=names.get(it.domain, "")) for it in draft.questions),
    )


def _filled(pack: Pack | None, sent: _Sent) -> _Part:
    """Note that nothing was found, unless it was said already why."""
    if pack and (pack.terms or pack.comparisons or pack.questions):
        return _Part(pack, foreign=True)
    if not sent.report.findings:
        sent.report.error(0, "nothing-found")
    return _NOTHING


def _zip(sent: _Sent) -> _Part:
    files = unpacked(sent.content, sent.report)
    if files is None:
        return _NOTHING
    known = {path: it for path, it in files.items() if _suffix(path) in _READ_IN_ZIPS}
    for path in sorted(files.keys() - known.keys()):
        sent.report.hint(0, "zip-ignored", name=path)
    if len({PurePosixPath(path).parent for path in known}) > 1:
        sent.report.error(0, "zip-folders")
        return _NOTHING
    named = {PurePosixPath(path).name: content for path, content in known.items()}
    kinds = {recognised(name, content) for name, content in named.items()}
    if kinds == {Kind.MARKDOWN}:
        return _zipped_markdown(named, sent)
    if len(named) == 1:
        return _zipped_file(*named.popitem(), sent)
    if kinds == {Kind.NOTES}:
        return _zipped_notes(named, sent)
    sent.report.error(0, "zip-mixed" if named else "zip-empty")
    return _NOTHING


def _zipped_markdown(files: Mapping[str, bytes], sent: _Sent) -> _Part:
    findings = sent.report.findings
    texts = {name: decode(content, Report(name, findings)) for name, content in files.items()}
    readable = {name: text for name, text in texts.items() if text is not None}
    return _marked(readable, sent) if readable else _NOTHING


def _zipped_notes(files: Mapping[str, bytes], sent: _Sent) -> _Part:
    """Make one draft of several files; of items with one id, the first file's is kept."""
    parts = [_zipped_file(name, files[name], sent).pack for name in sorted(files)]
    drafts = [_by_name(pack) if pack.domains else pack for pack in parts if pack]
    if not drafts:
        return _NOTHING
    whole = replace(drafts[0], id="", title="")
    for draft in drafts[1:]:
        whole = merged(draft, whole)
    return _Part(replace(whole, id="", title=""), foreign=True)


def _zipped_file(name: str, content: bytes, sent: _Sent) -> _Part:
    inner = _Sent(name, content, sent.onto, Report(_label(name), sent.report.findings))
    kind = _kind(inner)
    return _READERS[kind](inner) if kind and kind is not Kind.ZIP else _NOTHING


def _suffix(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


_READERS: Mapping[Kind, Callable[[_Sent], _Part]] = {
    Kind.MARKDOWN: _markdown,
    Kind.ZIP: _zip,
    Kind.YAML: _yaml,
    Kind.JSON: _json,
    Kind.CSV: _csv,
    Kind.GIFT: _gift,
    Kind.ANKI: _anki,
    Kind.ANKI_TEXT: _anki_text,
    Kind.NOTES: _notes,
}
