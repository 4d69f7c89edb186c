"""Rules for ids and for whatever names another item: form, uniqueness, links, domains."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from content.finding import Finding
from content.model import Comparison, Pack, Question, Term
from content.rules.notes import Item, error

MAX_ID = 40
_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ALIKE = 88  # percent; a slip of the pen in an id scores more, another id mostly less
_END = 4  # characters


def items_of(pack: Pack) -> Iterator[Item]:
    """Give all items of a pack."""
    yield from pack.terms
    yield from pack.comparisons
    yield from pack.questions


def ids(pack: Pack) -> Iterator[Finding]:
    """Find ids that are missing, malformed, too long, or borne by two items."""
    seen: dict[str, Item] = {}
    for item in items_of(pack):
        yield from _form(item)
        other = seen.setdefault(item.id, item)
        if item.id and other is not item:
            file, line = (other.source.file, other.source.line) if other.source else ("", 0)
            yield error(item, "id-twice", file=file, line=line)


def _form(item: Item) -> Iterator[Finding]:
    if not item.id:
        yield error(item, "id-missing")
    elif not _FORM.fullmatch(item.id):
        yield error(item, "id-form")
    if len(item.id) > MAX_ID:
        yield error(item, "id-long", length=len(item.id), most=MAX_ID)


def domains(pack: Pack) -> Iterator[Finding]:
    """Find items whose domain the pack does not have."""
    known = [domain.id for domain in pack.domains]
    for item in items_of(pack):
        if item.domain and known and item.domain not in known:
            yield error(item, "domain-unknown", domain=item.domain, known=", ".join(known))
    yield from _without_domain(pack)


def _without_domain(pack: Pack) -> Iterator[Finding]:
    """Say it once for each file: there the cause is mostly one line at its top."""
    without = [item for item in items_of(pack) if not item.domain]
    files = [item.source.file if item.source else "" for item in without]
    for file, count in Counter(files).items():
        yield error(without[files.index(file)], "domain-missing", count=count, further=count - 1)


def links(pack: Pack) -> Iterator[Finding]:
    """Find links to items that do not exist, or to the item itself."""
    terms = {term.id for term in pack.terms}
    known = terms | {comparison.id for comparison in pack.comparisons}
    questions = {question.id for question in pack.questions}
    spelled = _by_ends(known)
    for item in items_of(pack):
        for key, targets in _targets(item).items():
            allowed = terms if key in ("compares", "confused") else known
            for target in dict.fromkeys(targets):
                if target not in allowed:
                    sort = "comparison" if target in known else "question"
                    found = target in known or target in questions
                    alike = (it for end in _ends(target) for it in spelled.get(end, ()))
                    fitting = [it for it in alike if it in allowed]
                    yield _astray(item, key, target, sort if found else "", fitting)
                elif target == item.id and not isinstance(item, Question):
                    yield error(item, "link-self", key=key)


def _targets(item: Item) -> dict[str, tuple[str, ...]]:
    match item:
        case Term():
            return {"see": item.see, "confused": tuple(it.term for it in item.confused)}
        case Comparison():
            return {"see": item.see, "compares": item.compares}
        case Question():
            return {"about": item.about}


def _by_ends(ids: Iterable[str]) -> dict[str, list[str]]:
    """Group ids by how they begin and by how they end: a slip leaves one of the two alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for item_id in ids:
        for end in _ends(item_id):
            found[end].append(item_id)
    return found


def _ends(item_id: str) -> tuple[str, str]:
    return f"{item_id[:_END]}…", f"…{item_id[-_END:]}"


def _astray(item: Item, key: str, target: str, sort: str, alike: Iterable[str]) -> Finding:
    if sort:
        return error(item, "link-sort", key=key, target=target, sort=sort)
    near = process.extractOne(target, alike, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near:
        return error(item, "link-near", key=key, target=target, near=near[0])
    return error(item, "link-unknown", key=key, target=target)
