"""What somebody sends is read, checked and compared: pure, and seconds of work for a large pack."""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from content.body import pack_from_body, pack_to_body
from content.difference import Difference, difference
from content.finding import Finding, Severity
from content.formats.archive import names_in, unpacked
from content.formats.decode import decode_any
from content.formats.report import Report
from content.merge import merged
from content.model import Comparison, Pack, Question, Term

if TYPE_CHECKING:
    from content.receive import Received

Excerpts = Mapping[tuple[str, int], str]
"""Lines of files, by the names of these and the numbers of those."""

LONGEST_EXCERPT = 200
"""Characters of a line that are kept."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent. `onto` is the pack that it belongs to if it is but a part of one;
    `pack`, if it is not empty, the id that the pack is to have.
    """

    name: str
    content: bytes
    onto: Pack | None = None
    pack: str = ""


def read(sent: Sent) -> "Received":
    """Read what was sent, and find everything that is wrong with it."""
    # Readers of all kinds of files are much to load, and seldom wanted.
    from content.receive import receive

    received = receive(sent.name, sent.content, sent.onto)
    if received.pack is None or not sent.pack:
        return received
    return replace(received, pack=replace(received.pack, id=sent.pack))


@dataclass(frozen=True, slots=True)
class Found:
    """What comes of what was sent, packed: `body` is the pack, empty where there is none."""

    kind: str
    whole: bool
    findings: bytes
    body: bytes


def found_in(sent: Sent) -> Found:
    """Read what was sent, find everything that is wrong with it, and pack all of it."""
    made = read(sent)
    findings = findings_to_bytes(made.findings, excerpts(sent, made.findings))
    body = pack_to_body(made.pack) if made.pack else b""
    return Found(made.kind.value if made.kind else "", made.whole, findings, body)


def rebased(part: Pack, base: Pack, onto: Pack) -> Pack:
    """A part that was laid over one version of a pack, laid over a later one."""
    own = difference(base, part)
    new = [*(it.new for it in own.keys), *(it.new for it in own.changed), *own.added]
    more = replace(
        part,
        terms=tuple(it for it in new if isinstance(it, Term)),
        comparisons=tuple(it for it in new if isinstance(it, Comparison)),
        questions=tuple(it for it in new if isinstance(it, Question)),
    )
    return merged(onto, more)


def without_marks(pack: Pack, ids: Iterable[str] | None) -> Pack:
    """A pack with questions made by machine accepted: those of some ids, or all."""
    wanted = None if ids is None else frozenset(ids)
    return replace(
        pack,
        questions=tuple(
            replace(q, machine=False) if q.machine and (wanted is None or q.id in wanted) else q
            for q in pack.questions
        ),
    )


def compared(body: bytes, old: Mapping[str, Pack]) -> tuple[Pack, Difference]:
    """The pack of a body, and what it changes."""
    pack = pack_from_body(body)
    return pack, difference(old.get(pack.id), pack)


def excerpts(sent: Sent, findings: Iterable[Finding]) -> Excerpts:
    """The lines that findings are about, as far as these are of text."""
    places = {(it.file, it.line) for it in findings if it.file and it.line}
    if not places:
        return {}
    inside = {PurePosixPath(path).name: one for path, one in _unpacked(sent.content).items()}
    lines: dict[str, list[str]] = {}
    found = {}
    for file, line in sorted(places):
        if file not in lines:
            content = inside.get(file, b"" if inside else sent.content)
            lines[file] = (decode_any(content, Report(file)) or "").split("\n")
        if line <= len(lines[file]) and (text := lines[file][line - 1].strip()):
            found[file, line] = text[:LONGEST_EXCERPT]
    return found


def _unpacked(content: bytes) -> Mapping[str, bytes]:
    """The files in a zip that could be read; none of anything else."""
    return (names_in(content) and unpacked(content, Report(""))) or {}


def findings_to_bytes(findings: Iterable[Finding], excerpts: Excerpts) -> bytes:
    """Findings as they are kept, with the lines that they are about."""
    rows = [
        [f.file, f.line, f.severity, f.code, dict(f.variables), excerpts.get((f.file, f.line), "")]
        for f in findings
    ]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def findings_from_bytes(kept: bytes) -> tuple[tuple[Finding, ...], Excerpts]:
    """What `findings_to_bytes` wrote."""
    rows = json.loads(zlib.decompress(kept).decode("utf-8", "surrogatepass"))
    found = tuple(Finding(file, line, Severity(s), code, v) for file, line, s, code, v, _ in rows)
    return found, {(row[0], row[1]): row[5] for row in rows if row[5]}
