"""Rules for what a pack says of itself: id, title, language, domains and their weights."""

from collections import Counter
from collections.abc import Iterator

from content.finding import Finding, Severity
from content.model import Pack
from content.rules.notes import at

_ALL = 100


def heads(pack: Pack) -> Iterator[Finding]:
    """Find what is missing or wrong in the head of a pack."""
    if not (pack.title or pack.language or pack.domains):
        yield at(pack.source, Severity.ERROR, "head-missing")
        return
    needed = {"pack": pack.id, "title": pack.title, "language": pack.language}
    for key, value in needed.items():
        if not value:
            yield at(pack.source, Severity.ERROR, "head-key", key=key)
    if not (pack.terms or pack.comparisons or pack.questions):
        yield at(pack.source, Severity.WARNING, "pack-empty")
    if not pack.domains:
        yield at(pack.source, Severity.ERROR, "domains-missing")
        return
    yield from _domains(pack)


def _domains(pack: Pack) -> Iterator[Finding]:
    for place, domain in enumerate(pack.domains, 1):
        missing = [key for key in ("id", "name", "en") if not getattr(domain, key)]
        for key in missing:
            yield at(pack.source, Severity.ERROR, "domain-key", place=place, key=key)
        if domain.weight < 0:
            yield at(pack.source, Severity.ERROR, "weight-negative", domain=domain.id)
    for domain_id, count in Counter(domain.id for domain in pack.domains).items():
        if count > 1:
            yield at(pack.source, Severity.ERROR, "domain-twice", domain=domain_id)
    total = sum(domain.weight for domain in pack.domains)
    if total != _ALL:
        yield at(pack.source, Severity.ERROR, "weights-sum", sum=total)
