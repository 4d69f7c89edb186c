"""Writes a pack as Markdown: `pack.md`, and one file for each domain.

In a domain's file come first the questions that stand under no item, then the terms, then
the comparisons, each with its questions. Whatever could be taken for a sign of the
notation gets a backslash.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from content.arrange import arranged, domain_ids
from content.formats.notation import escape, escape_line, write_confusion, write_row
from content.formats.options import write_option
from content.formats.outline import Outline, outline_domain
from content.formats.yaml_writer import dump
from content.model import Comparison, Pack, Question, QuestionKind, Term, TermKind

HEAD = "pack.md"
_Item = Term | Comparison


def write_markdown(pack: Pack) -> dict[str, str]:
    """Write a pack; gives the text of each file by its name."""
    pack = arranged(pack)
    files = {HEAD: _head(pack)}
    standing = _standing(pack)
    for place, domain in enumerate(domain_ids(pack), 1):
        items = [item for item in _items(pack) if item.domain == domain]
        loose = [it for it in standing.get("", ()) if it.domain == domain]
        parts = [*(_question(it, None, domain) for it in loose)]
        for item in items:
            parts.append(_term(item) if isinstance(item, Term) else _comparison(item))
            parts += [_question(it, item, domain) for it in standing.pop(item.id, ())]
        if parts:
            front = _front({"pack": pack.id, "domain": domain})
            files[f"domain-{place:02}.md"] = "\n".join([front, *parts])
    return files


def _items(pack: Pack) -> list[_Item]:
    return [*pack.terms, *pack.comparisons]


def _standing(pack: Pack) -> dict[str, list[Question]]:
    """Sort questions by the item that each stands under, "" for none."""
    known = {item.id for item in _items(pack)} - {""}
    found: dict[str, list[Question]] = defaultdict(list)
    for question in pack.questions:
        anchor = question.about[0] if question.about else ""
        found[anchor if anchor in known else ""].append(question)
    return found


def _head(pack: Pack) -> str:
    front = _front(
        {
            "pack": pack.id,
            "title": pack.title,
            "language": pack.language,
            "domains": [outline_domain(domain) for domain in pack.domains],
        }
    )
    return f"{front}\n{escape_line(pack.description)}\n" if pack.description else front


def _front(values: Outline) -> str:
    return f"---\n{dump(values)}---\n"


def _term(term: Term) -> str:
    lines = [_heading(2, term.name, term.id), f"en: {escape(term.en)}"]
    if term.kind is not TermKind.CONCEPT:
        lines.append(f"kind: {term.kind.value}")
    lines += [*_keys(term), *(f"confused: {write_confusion(it)}" for it in term.confused)]
    if term.definition:
        lines += ["", escape_line(term.definition)]
    if term.facts:
        lines += ["", *_list(map(escape_line, term.facts), term.ordered)]
    return _text(lines)


def _comparison(item: Comparison) -> str:
    lines = [_heading(2, item.name, item.id), f"en: {escape(item.en)}"]
    lines += [*_list_key("compares", item.compares), *_keys(item)]
    if item.definition:
        lines += ["", escape_line(item.definition)]
    dashes = "|" + "---|" * (len(item.columns) + 1)
    lines += ["", write_row((item.corner, *item.columns)), dashes]
    return _text([*lines, *(write_row((row.label, *row.cells)) for row in item.rows)])


def _question(question: Question, item: _Item | None, domain: str) -> str:
    """Write a question; what it would take over from its item is left out."""
    lines = [_heading(3, question.stem, question.id)]
    if question.kind is not QuestionKind.SINGLE:
        lines.append(f"kind: {question.kind.value}")
    if question.difficulty != 2:
        lines.append(f"difficulty: {question.difficulty}")
    lines += _list_key("about", question.about[1:] if item else question.about)
    if question.domain != domain:
        lines.append(f"domain: {escape(question.domain)}")
    lines += [*_place_keys(question, item), *(["machine: true"] if question.machine else [])]
    lines += _options(question)
    for text, before in ((question.explanation, ""), (question.detail, ">")):
        lines += [before, f"> {escape_line(text)}"] if text else []
    return _text(lines)


def _heading(level: int, text: str, item_id: str) -> str:
    return f"{'#' * level} {escape(text, '{')} {{#{item_id}}}"


def _keys(item: _Item) -> Iterator[str]:
    yield from _list_key("aliases", item.aliases)
    yield from _list_key("wrong", item.wrong)
    yield from _list_key("see", item.see)
    yield from _place_keys(item)
    if item.beyond:
        yield "beyond: true"


def _place_keys(item: _Item | Question, above: _Item | None = None) -> Iterator[str]:
    """Write section and task where they are other than those of the item `above`."""
    if item.section != (above.section if above else ""):
        yield f"section: {escape(item.section)}"
    if item.task != (above.task if above else ""):
        yield f"task: {escape(item.task)}"


def _list_key(key: str, entries: Sequence[str]) -> list[str]:
    return [f"{key}: {', '.join(escape(entry, ',') for entry in entries)}"] if entries else []


def _options(question: Question) -> Iterator[str]:
    options = (
        write_option(option, question.kind, place in question.correct)
        for place, option in enumerate(question.options)
    )
    return _list(options, question.kind is QuestionKind.ORDER)


def _list(entries: Iterable[str], ordered: bool) -> Iterator[str]:
    for number, entry in enumerate(entries, 1):
        yield f"{number}. {entry}" if ordered else f"- {entry}"


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line.rstrip()}\n" for line in lines)
