"""One published version of the notes, immutable and in memory, with its look-ups.

A library answers by id, by domain and by what a question is about. Finding a term by what
a person typed is for `content.search`; this module knows no person and no platform.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import Self, TypeVar

from content.model import Comparison, Domain, Pack, Question, Term
from content.snapshot import canonical, fingerprint, without_marks
from content.words import words

_Item = TypeVar("_Item", Term, Comparison, Question)
_DOMAIN_WORDS = frozenset({"d", "dominio", "domain"})


@dataclass(frozen=True, slots=True)
class Library:
    """A pack and its indices; make one with `Library.of`."""

    pack: Pack
    _terms: Mapping[str, Term] = field(repr=False, compare=False)
    _comparisons: Mapping[str, Comparison] = field(repr=False, compare=False)
    _questions: Mapping[str, Question] = field(repr=False, compare=False)
    _about: Mapping[str, tuple[Question, ...]] = field(repr=False, compare=False)

    @classmethod
    def of(cls, pack: Pack) -> Self:
        """Index a pack; of items with the same id, the first is kept."""
        return cls(
            pack,
            _by_id(pack.terms),
            _by_id(pack.comparisons),
            _by_id(pack.questions),
            _by_subject(pack.questions),
        )

    @property
    def digest(self) -> str:
        """The digest of all that the notes say: the same for equal packs, reckoned when asked."""
        return _digest(self.pack)

    @property
    def domains(self) -> tuple[Domain, ...]:
        return self.pack.domains

    def term(self, item_id: str) -> Term | None:
        return self._terms.get(item_id)

    def item(self, item_id: str) -> Term | Comparison | None:
        return self._terms.get(item_id) or self._comparisons.get(item_id)

    def question(self, item_id: str) -> Question | None:
        return self._questions.get(item_id)

    def terms(self, domain: str | None = None) -> tuple[Term, ...]:
        """Give the terms of one domain, or all, in the pack's order."""
        return _in_domain(self.pack.terms, domain)

    def items(self, domain: str | None = None) -> tuple[Term | Comparison, ...]:
        """Give the terms of one domain, or all, then its comparisons, in the pack's order."""
        return (*self.terms(domain), *_in_domain(self.pack.comparisons, domain))

    def questions(self, domain: str | None = None) -> tuple[Question, ...]:
        """Give the questions of one domain, or all, in the pack's order."""
        return _in_domain(self.pack.questions, domain)

    def about(self, item_id: str) -> tuple[Question, ...]:
        """Give the questions about an item: those that stand under it first."""
        return self._about.get(item_id, ())

    def comparison_of(self, ids: Collection[str]) -> Comparison | None:
        """Find the table that compares just these items, else the smallest that has them all."""
        wanted = set(ids)
        fitting = [it for it in self.pack.comparisons if wanted and wanted <= set(it.compares)]
        return min(fitting, key=lambda it: len(it.compares), default=None)

    def domain(self, text: str) -> Domain | None:
        """Find the one domain that is meant by its id, its name, a beginning or words of it.

        Case and accents do not count, nor a word such as "domain" before the id.
        """
        asked = _asked(text)
        exact = [it for it in self.domains if asked in map(words, (it.id, it.name, it.en))]
        found = exact or [it for it in self.domains if _is_meant(asked, it)]
        return found[0] if asked and len(found) == 1 else None

    def domains_like(self, text: str) -> tuple[Domain, ...]:
        """Find the domains that are meant if a text is still being typed: all, if it is empty."""
        asked = " ".join(_asked(text))
        return tuple(it for it in self.domains if not asked or _may_become(asked, it))

    def name(self, item_id: str, language: str) -> str:
        """Give the name of an item to people who speak `language` (BCP 47).

        English names for English, those of the pack's language otherwise; an id that
        nothing bears is its own name.
        """
        item = self.item(item_id)
        return _named(item.name, item.en, language) if item else item_id

    def domain_name(self, domain_id: str, language: str) -> str:
        """Give the name of a domain, as `name` does for an item."""
        found = next((it for it in self.domains if it.id == domain_id), None)
        return _named(found.name, found.en, language) if found else domain_id


def _digest(pack: Pack) -> str:
    values = asdict(pack)
    del values["source"]
    for items in (values["terms"], values["comparisons"]):
        for item in items:
            del item["source"]
    values["questions"] = [without_marks(question) for question in values["questions"]]
    return fingerprint(canonical(values))


def _by_id(items: Iterable[_Item]) -> Mapping[str, _Item]:
    found: dict[str, _Item] = {}
    for item in items:
        found.setdefault(item.id, item)
    return MappingProxyType(found)


def _by_subject(questions: Iterable[Question]) -> Mapping[str, tuple[Question, ...]]:
    found: dict[str, list[tuple[int, Question]]] = defaultdict(list)
    for question in questions:
        for place, subject in enumerate(dict.fromkeys(question.about)):
            found[subject].append((min(place, 1), question))
    return MappingProxyType(
        {
            subject: tuple(question for _, question in sorted(ranked, key=lambda it: it[0]))
            for subject, ranked in found.items()
        }
    )


def _in_domain(items: tuple[_Item, ...], domain: str | None) -> tuple[_Item, ...]:
    return items if domain is None else tuple(it for it in items if it.domain == domain)


def _asked(text: str) -> list[str]:
    asked = words(text)
    return asked[1:] if len(asked) > 1 and asked[0] in _DOMAIN_WORDS else asked


def _may_become(asked: str, domain: Domain) -> bool:
    names = (" ".join(words(name)) for name in (domain.name, domain.en))
    return domain.id.casefold().startswith(asked) or any(f" {asked}" in f" {it}" for it in names)


def _is_meant(asked: list[str], domain: Domain) -> bool:
    """Tell whether the words stand in one of the names, the last perhaps only begun."""
    for name in (words(domain.name), words(domain.en)):
        whole, begun = asked[:-1], asked[-1:]
        starts = any(word.startswith(last) for word in name for last in begun if len(last) > 2)
        if set(whole) <= set(name) and (starts or set(begun) <= set(name)):
            return True
    return False


def _named(own: str, english: str, language: str) -> str:
    return (english or own) if language.lower().partition("-")[0] == "en" else (own or english)
