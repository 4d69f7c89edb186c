"""From what was found to the things that become terms: empty ones go, the same ones are joined."""

from collections.abc import Iterable, Sequence

from content.formats.report import Report
from content.ingest.entries import Doubt, Entry
from content.ingest.grammar import DANGLING
from content.ingest.names import Name, key
from content.words import plain

LONGEST_ACRONYM = 6


def gathered(entries: Iterable[Entry], report: Report, lower: frozenset[str]) -> list[Entry]:
    """Give the entries that say something, each name once.

    `lower` are the words that were seen in small letters.
    """
    kept: dict[str, Entry] = {}
    for entry in entries:
        if not _says_something(entry):
            continue
        entry.name = Name(recased(entry.name.text, lower), entry.name.aliases)
        entry.section = recased(entry.section, lower)
        known = next((kept[it] for it in map(key, entry.name.all) if it in kept), None)
        if known:
            report.hint(entry.line, "ingest-twice", term=known.name.text, first=known.line)
            _join(known, entry)
        else:
            known = entry
        for name in map(key, known.name.all):
            kept.setdefault(name, known)
    return list({id(entry): entry for entry in kept.values()}.values())


def doubts(entries: Sequence[Entry], report: Report) -> None:
    """Note of each entry why it may be wrong."""
    for entry in entries:
        name = entry.name.text
        for doubt in sorted(entry.doubts):
            match doubt:
                case Doubt.APART:
                    report.hint(entry.line, "ingest-apart", term=name)
                case Doubt.CALLED:
                    report.hint(entry.line, "ingest-called", term=name)
                case Doubt.HEADING:
                    report.hint(entry.line, "ingest-heading", term=name)
                case Doubt.LIST:
                    report.hint(entry.line, "ingest-list", term=name)
                case Doubt.MENDED:
                    report.hint(entry.line, "ingest-mended", term=name)
                case Doubt.SHORT:
                    report.hint(entry.line, "ingest-short", term=name)


def _says_something(entry: Entry) -> bool:
    if entry.texts:
        return True
    if entry.weak:
        return False
    if entry.listing and entry.parts:
        entry.facts = [*entry.parts, *entry.facts]
    return len(entry.facts) > 1 or any(len(fact.split()) > 3 for fact in entry.facts)


def _join(known: Entry, entry: Entry) -> None:
    known.texts += [text for text in entry.texts if text not in known.texts]
    known.facts += [fact for fact in entry.facts if fact not in known.facts]
    known.doubts |= entry.doubts
    names = {plain(it): it for it in (*known.name.all, *entry.name.all)}
    own = names.pop(plain(known.name.text))
    known.name = Name(own, tuple(names.values()))


def recased(text: str, lower: frozenset[str]) -> str:
    """Write in small letters what a heading in capitals shouts; acronyms stay."""
    alone = " " not in text
    short = len(text) <= LONGEST_ACRONYM or "/" in text
    if not text.isupper() or (alone and text.lower() not in lower and short):
        return text
    words = [word.lower() if _is_word(word, lower) else word for word in text.split()]
    joined = " ".join(words)
    return joined[:1].upper() + joined[1:]


def _is_word(word: str, lower: frozenset[str]) -> bool:
    if any(map(str.isdigit, word)) or "/" in word or word[1:2] == "-":
        return False
    return word.lower() in lower or plain(word) in DANGLING or len(word) > 4 or not word.isalpha()
