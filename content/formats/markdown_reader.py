"""Reads a pack from its Markdown files, as `docs/pack-format.md` describes them.

This module owns what the files have in common: the head (`pack.md`), front matter, which
section is what, and which item a question stands under. It opens no file: it is given
names and texts.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from content.finding import Finding, in_order
from content.formats.blocks import Block, Heading, Paragraph, read_blocks
from content.formats.build import (
    PACK_KEYS,
    build_comparison,
    build_pack,
    build_question,
    build_term,
    with_head,
)
from content.formats.fields import Fields
from content.formats.front_matter import read_front_matter
from content.formats.node import Entries, Items, Node, Scalar, entries
from content.formats.notation import unescape
from content.formats.report import ReadResult, Report
from content.formats.sections import (
    COMPARISON_KEYS,
    QUESTION_KEYS,
    TERM_KEYS,
    Section,
    drop_unknown,
    is_comparison,
    read_comparison,
    read_heading,
    read_keys,
    read_question,
    read_term,
)
from content.model import Comparison, Pack, Question, Term

HEAD = "pack.md"
_HEAD_KEYS = frozenset(PACK_KEYS) - {"pack"}
_FILE_KEYS = ("pack", "domain", "section", "task")
_DEFAULTS = ("domain", "section", "task")


@dataclass(slots=True)
class _Items:
    """The items of a pack, as file after file is read."""

    head: Fields | None = None
    first: Fields | None = None
    pack: str = ""
    terms: list[Term] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def read_markdown(files: Mapping[str, str], head: Pack | None = None) -> ReadResult:
    """Read a pack from its files, in the order of their names.

    `head` gives title, language and domains where no file does, as when one file of a
    known pack is read alone.
    """
    items, findings = _Items(pack=head.id if head else ""), list[Finding]()
    for name in sorted(files, key=lambda name: (name != HEAD, name)):
        report = Report(name, findings)
        _read_file(files[name], report, items)
    if not items.first:
        return ReadResult(None, in_order(findings))
    fields = items.head or items.first
    pack = build_pack(fields, items.terms, items.comparisons, items.questions)
    if head and not items.head:
        pack = with_head(pack, head)
    return ReadResult(pack, in_order(findings))


def _read_file(text: str, report: Report, items: _Items) -> None:
    front, body = read_front_matter(text, report)
    sections = _sections(read_blocks(body, report), report)
    is_head = bool(_HEAD_KEYS & front.values.keys())
    fields = _with_description(Fields(front, report), next(sections).blocks, is_head)
    _check_front(fields, items, is_head)
    if is_head and not items.head:
        items.head = fields
    items.first = items.first or fields
    defaults = {key: front.values[key] for key in _DEFAULTS if key in front.values}
    _read_sections(sections, defaults, report, items)


def _sections(blocks: Iterable[Block], report: Report) -> Iterator[Section]:
    """Cut at the headings; first comes what stands before them, under a heading of level 0.

    A title of level 1 is for the eye only.
    """
    section = Section(Heading(1, 0, ""))
    for block in blocks:
        match block:
            case Heading(level=1):
                continue
            case Heading(level=2 | 3):
                yield section
                section = Section(block)
            case Heading():
                report.error(block.line, "heading-level", level=block.level)
            case _:
                section.blocks.append(block)
    yield section


def _with_description(fields: Fields, opening: Iterable[Block], is_head: bool) -> Fields:
    """Take the paragraph before the first heading, which only the head has."""
    report, values = fields.report, dict(fields.entries.values)
    for block in opening:
        if is_head and isinstance(block, Paragraph) and "description" not in values:
            values["description"] = Scalar(block.line, unescape(block.text))
        else:
            report.error(block.line, "description-extra" if is_head else "text-outside")
    lines = {**entries(0, values).lines, **fields.entries.lines}
    return Fields(Entries(fields.entries.line, values, lines), report)


def _check_front(fields: Fields, items: _Items, is_head: bool) -> None:
    report, line = fields.report, fields.entries.line
    fields.known(("pack", *PACK_KEYS[1:], *_DEFAULTS) if is_head else _FILE_KEYS)
    if not fields.text("pack") and fields.entries.values:
        report.error(line, "front-pack")
    pack = fields.text("pack")
    items.pack = items.pack or pack
    if pack not in ("", items.pack):
        line_of_pack = fields.entries.lines["pack"]
        report.error(line_of_pack, "front-pack-other", pack=pack, other=items.pack)
    if is_head and items.head:
        report.error(line, "head-second", file=items.head.report.file)


def _read_sections(
    sections: Iterable[Section], defaults: Mapping[str, Node], report: Report, items: _Items
) -> None:
    """Read items and questions; a question takes over what its item says of their place."""
    anchor, inherited = "", defaults
    for section in sections:
        read_keys(section, report)
        if section.heading.level == 3:
            _read_question(section, anchor, inherited, report, items)
        else:
            item = _read_item(section, defaults, report, items)
            anchor, own = item.text("id"), item.entries.values
            inherited = {key: own[key] for key in _DEFAULTS if key in own}


def _read_item(
    section: Section, defaults: Mapping[str, Node], report: Report, items: _Items
) -> Fields:
    """Read a term or a comparison; gives its keys."""
    comparison = is_comparison(section)
    drop_unknown(section, COMPARISON_KEYS if comparison else TERM_KEYS, report)
    read_heading(section, "name")
    (read_comparison if comparison else read_term)(section, report)
    fields = _fields(section, defaults, report)
    if comparison:
        items.comparisons.append(build_comparison(fields))
    else:
        items.terms.append(build_term(fields))
    return fields


def _read_question(
    section: Section, anchor: str, defaults: Mapping[str, Node], report: Report, items: _Items
) -> None:
    drop_unknown(section, QUESTION_KEYS, report)
    read_heading(section, "stem")
    read_question(section, report)
    line = section.heading.line
    stands_under = [Scalar(line, anchor)] if anchor else []
    section.put("about", Items(line, (*stands_under, *section.lists.pop("about", ()))))
    items.questions.append(build_question(_fields(section, defaults, report)))


def _fields(section: Section, defaults: Mapping[str, Node], report: Report) -> Fields:
    own = section.entries()
    lines = dict.fromkeys(defaults, section.heading.line) | dict(own.lines)
    return Fields(Entries(own.line, {**defaults, **own.values}, lines), report)
