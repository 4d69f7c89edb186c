"""What was sent to be published: what is wrong with it, what it would change, what to do next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.actions import AcceptMade, DiscardPush, PreviewPush, PublishPush
from bot.model import Block, Button, Document, Reply, Text
from bot.study.pushing import Checked, Pushed
from bot.study.wording import is_same
from bot.views.findings import finding_words, place
from bot.views.text import bold, button, echo, item, note, paragraph, plain, title
from bot.views.words import Words
from content.difference import Change, Item, KeyChange
from content.finding import Finding, Severity
from content.model import Pack, Question

LONGEST = 3_000
"""Characters of a report that is a message; a longer one is a document."""

MOST = 20
"""Findings of a report that is a message."""

LABEL = 90
"""Characters of an item's name or stem, at most."""

EXCERPT = 120
"""Characters of an excerpt, at most."""

Buttons = tuple[tuple[Button, ...], ...]


def pushed_reply(words: Words, pushed: Pushed) -> Reply:
    """The report of a push, with what can be done with it."""
    checked, key = pushed.checked, pushed.push.key
    rows: list[tuple[Button, ...]] = []
    if checked.is_publishable:
        rows.append(
            (
                button(words("content-button-publish"), PublishPush(key)),
                button(words("content-button-discard"), DiscardPush(key)),
            )
        )
    else:
        rows.append((button(words("content-button-discard"), DiscardPush(key)),))
    if shown_items(checked):
        rows.append((button(words("content-button-preview"), PreviewPush(key)),))
    if made := machine_made(checked.pack):
        label = words("content-button-accept", count=len(made))
        rows.append((button(label, AcceptMade(key)),))
    news = (note(words("content-replaced")),) if pushed.replaced else ()
    return _report(words, checked, tuple(rows), news)


def checked_reply(words: Words, checked: Checked) -> Reply:
    """The report of what was not kept, or could not be."""
    return _report(words, checked, (), ())


def report_lines(words: Words, checked: Checked) -> Iterator[str]:
    """The whole report, line by line."""
    yield from plain((*_summary(words, checked), *_details(words, checked))).split("\n")


def shown_items(checked: Checked) -> tuple[Item, ...]:
    """The items that a preview goes through: what is new, or all where nothing is."""
    told = checked.difference
    new = (*(it.new for it in told.keys), *(it.new for it in told.changed), *told.added)
    if new or checked.pack is None:
        return new
    return (*checked.pack.terms, *checked.pack.comparisons, *checked.pack.questions)


def machine_made(pack: Pack | None) -> list[str]:
    """The ids of the questions that were made by machine and that nobody has accepted."""
    return [question.id for question in pack.questions if question.machine] if pack else []


def counts(words: Words, pack: Pack) -> str:
    """How much a pack holds."""
    return words(
        "content-counts",
        terms=len(pack.terms),
        comparisons=len(pack.comparisons),
        questions=len(pack.questions),
    )


def label(one: Item) -> str:
    """An item as it is named in a list."""
    return f"{one.id} — {echo(one.stem if isinstance(one, Question) else one.name, LABEL)}"


def _report(words: Words, checked: Checked, buttons: Buttons, news: Text) -> Reply:
    summary, details = tuple(_summary(words, checked)), tuple(_details(words, checked))
    whole = (*summary, *details)
    text = plain(whole)
    if len(text) <= LONGEST and len(checked.findings) <= MOST:
        return Reply(text=(*whole, *news), buttons=buttons)
    gravest = _keys(words, checked.difference.keys, MOST)
    told = (*summary, *gravest, *news, paragraph(words("content-report-attached")))
    document = Document(words("content-report-name"), f"{text}\n".encode())
    return Reply(text=told, buttons=buttons, document=document)


def _summary(words: Words, checked: Checked) -> Iterator[Block]:
    yield title(words("content-report", name=echo(checked.name)))
    if checked.kind:
        yield item(words("content-kind", kind=words(f"content-kind-{checked.kind}")))
    pack = checked.pack
    if pack is not None:
        named = words("content-pack", title=echo(pack.title), id=echo(pack.id))
        whole = "whole" if checked.whole else "part"
        base = words("content-base", base=checked.base, whole=whole)
        base = words("content-base-new") if checked.is_new else base
        yield item(f"{named} — {counts(words, pack)}")
        yield item(base)
    found = Counter(finding.severity for finding in checked.findings)
    yield item(
        words(
            "check-summary",
            errors=found[Severity.ERROR],
            warnings=found[Severity.WARNING],
            hints=found[Severity.HINT],
        )
    )
    if pack is not None:
        yield item(_changes(words, checked))
    if made := machine_made(pack):
        yield item(words("content-made", count=len(made)))
    yield from _verdict(words, checked)


def _changes(words: Words, checked: Checked) -> str:
    told = checked.difference
    if not told:
        return words("content-no-change")
    return words(
        "content-changes",
        keys=len(told.keys),
        removed=len(told.removed),
        changed=len(told.changed),
        added=len(told.added),
    )


def _verdict(words: Words, checked: Checked) -> Iterator[Block]:
    if checked.pack is None:
        yield paragraph(bold(words("content-unreadable")))
    elif any(finding.severity is Severity.ERROR for finding in checked.findings):
        yield paragraph(bold(words("content-mend")))


def _details(words: Words, checked: Checked) -> Iterator[Block]:
    told = checked.difference
    yield from _keys(words, told.keys)
    if told.head:
        names = ", ".join(words(f"content-field-{name}") for name in told.head)
        yield paragraph(bold(words("content-head", names=names)))
    yield from _list(words("content-removed", count=len(told.removed)), map(label, told.removed))
    changed = (_changed(words, change) for change in told.changed)
    yield from _list(words("content-changed", count=len(told.changed)), changed)
    yield from _list(words("content-added", count=len(told.added)), map(label, told.added))
    findings = tuple(checked.findings)
    if findings:
        yield paragraph(bold(words("content-findings")))
        for finding in findings:
            yield from _finding(words, finding, checked.excerpts.get((finding.file, finding.line)))


def _keys(words: Words, keys: Sequence[KeyChange], most: int | None = None) -> Iterator[Block]:
    if not keys:
        return
    yield paragraph(bold(words("content-keys", count=len(keys))))
    for key in keys[:most]:
        was, now = (echo("; ".join(texts), LABEL) for texts in (key.was, key.now))
        same = "same" if is_same(key.old, key.new) else "other"
        yield item(label(key.new), " — ", words("content-key", was=was, now=now, wording=same))
    if any(is_same(key.old, key.new) for key in keys):
        yield note(words("content-keys-regrade"))


def _list(heading: str, lines: Iterable[str]) -> Iterator[Block]:
    found = tuple(lines)
    if found:
        yield paragraph(bold(heading))
        yield from (item(line) for line in found)


def _changed(words: Words, change: Change) -> str:
    names = ", ".join(words(f"content-field-{name}") for name in change.fields)
    return f"{label(change.new)} ({names})"


def _finding(words: Words, finding: Finding, excerpt: str | None) -> Iterator[Block]:
    what, fix = finding_words(words, finding)
    head, where = words(f"content-severity-{finding.severity}"), place(finding)
    yield item(bold(head), f" {where}: {what} {fix}" if where else f": {what} {fix}")
    if excerpt:
        yield note(f"“{echo(excerpt, EXCERPT)}”")


def with_news(reply: Reply, news: str) -> Reply:
    """A reply behind a word of what has just happened."""
    return replace(reply, text=(paragraph(bold(news)), *reply.text))
