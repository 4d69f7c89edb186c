"""From entries and tables to a pack: ids, domains, definitions that fit, links."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from content.arrange import arranged
from content.formats.report import Report
from content.ingest.entries import Doubt, Entry, Found
from content.ingest.gather import doubts, gathered, recased
from content.ingest.language import ENGLISH
from content.ingest.names import id_of, key, slug_of
from content.ingest.shape import definition_of, shortened
from content.ingest.sheets import Grid, even_rows, glossary, grid
from content.model import Comparison, Domain, Pack, Source, Term, TermKind

MOST_DOMAINS = 20
FEWEST_IN_DOMAIN = 2  # on average; else the headings are the terms themselves
SHORT = 3  # words of a definition that says too little
LONGEST_NAME = 90
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Head:
    """What the caller says of the pack; empty texts are found out from the notes."""

    file: str
    id: str = ""
    title: str = ""
    language: str = ""


@dataclass(slots=True)
class _Drafter:
    """What has been given away: ids, and the terms that names lead to."""

    report: Report
    language: str
    domains: "_Domains"
    taken: set[str] = field(default_factory=set)
    terms: dict[str, str] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)

    def id(self, name: str) -> str:
        found = id_of(name, self.taken)
        while found in self.taken:
            name = f"{name}'"
            found = id_of(name, self.taken)
        self.taken.add(found)
        return found


@dataclass(frozen=True, slots=True)
class _Domains:
    """The domains of a pack, and the id of the one that each top-level section became."""

    all: tuple[Domain, ...]
    ids: dict[int, str]

    def of(self, top: int) -> str:
        return self.ids.get(top, self.all[0].id)


def pack_of(
    found: Found, head: Head, lower: frozenset[str], report: Report
) -> tuple[Pack, frozenset[str]]:
    """Give the draft without questions, and the ids of the terms that it is unsure of."""
    sheets = [(sheet, even_rows(sheet, report)) for sheet in found.sheets]
    listed = [entry for sheet, rows in sheets for entry in glossary(sheet, rows)]
    entries = gathered(_in_order([*found.entries, *listed]), report, lower)
    title = head.title or found.title or PurePath(head.file).stem.replace("_", " ") or "Notes"
    title = shortened(title, LONGEST_NAME)
    tops = [sheet.top for sheet, _ in sheets]
    names = [recased(name, lower) for name in found.tops]
    domains = _domains_of([entry.top for entry in entries], tops, names, title)
    drafter = _Drafter(report, head.language, domains)
    terms = [_term(entry, drafter) for entry in entries]
    doubts(entries, report)
    known = drafter.terms.__contains__
    grids = [grid(sheet, rows, lambda cell: known(key(cell)), report) for sheet, rows in sheets]
    tables = [_comparison(it, drafter) for it in grids if it]
    pack = Pack(
        head.id or slug_of(title) or "notes",
        title,
        head.language,
        domains.all,
        tuple(terms),
        tuple(tables),
        source=Source(head.file, 1),
    )
    return arranged(pack), frozenset(drafter.unsure)


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.line)


def _domains_of(
    tops: Sequence[int], tables: Sequence[int], names: Sequence[str], title: str
) -> _Domains:
    """Make a domain of each top-level section that has something; of too many, one of all."""
    counts = Counter([*tops, *tables])
    used = sorted(top for top in counts if counts[top])
    few = sum(counts.values()) < FEWEST_IN_DOMAIN * len(used)
    if len(used) < 2 or len(used) > MOST_DOMAINS or few:
        return _Domains((Domain("1", title, title, WHOLE),), {})
    share, over = divmod(WHOLE, len(used))
    made = []
    for place, top in enumerate(used):
        name = shortened(names[top - 1], LONGEST_NAME) if top else title
        made.append(Domain(str(place + 1), name, name, share + (place < over)))
    return _Domains(tuple(made), {top: domain.id for top, domain in zip(used, made, strict=True)})


def _term(entry: Entry, drafter: _Drafter) -> Term:
    definition, facts, cut = definition_of(entry.texts, entry.facts)
    name = entry.name.text
    if not entry.texts and definition not in entry.facts:
        entry.doubts.add(Doubt.LIST)
    if len(definition.split()) < SHORT:
        entry.doubts.add(Doubt.SHORT)
    if cut:
        drafter.report.hint(entry.line, "ingest-long", term=name)
    item_id = drafter.id(name)
    for it in entry.name.all:
        drafter.terms.setdefault(key(it), item_id)
    if entry.doubts:
        drafter.unsure.add(item_id)
    is_list = Doubt.LIST in entry.doubts or entry.listing
    return Term(
        item_id,
        drafter.domains.of(entry.top),
        name,
        name,
        definition,
        TermKind.LIST if is_list else TermKind.CONCEPT,
        facts=facts,
        ordered=bool(facts) and entry.numbered >= len(facts) > 1,
        aliases=entry.name.aliases,
        section=shortened(entry.section, LONGEST_NAME),
        source=drafter.report.source(entry.line),
    )


def _comparison(found: Grid, drafter: _Drafter) -> Comparison:
    compares = tuple(drafter.terms.get(key(column), "") for column in found.columns)
    title = found.sheet.title
    across = " × ".join(shortened(column, LONGEST_NAME // 2) for column in found.columns)
    is_own = bool(title) and key(title) not in drafter.terms
    name = shortened(title if is_own else across, LONGEST_NAME)
    linked = all(compares) and len(set(compares)) == len(compares)
    return Comparison(
        drafter.id(f"{name} table" if drafter.language == ENGLISH else f"{name} tabela"),
        drafter.domains.of(found.sheet.top),
        name,
        name,
        found.columns,
        found.rows,
        corner=found.corner,
        compares=compares if linked else (),
        section=shortened(found.sheet.section, LONGEST_NAME),
        source=drafter.report.source(found.sheet.block.line),
    )
