"""What is published: packs, their versions, who looks after them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions import RollBack
from bot.model import Block, Button, Member, Reply
from bot.store.versions import Authored, Version
from bot.study.notes import Notes
from bot.study.publishing import SHIPPED
from bot.study.pushing import Pushed
from bot.views.content import counts, machine_made
from bot.views.text import bold, button, echo, item, note, paragraph, title
from bot.views.words import Words

OFFERED = 5
"""Old versions that are a tap away."""


def overview_reply(words: Words, notes: Notes, push: Pushed | None) -> Reply:
    """What is studied here, what waits to be published, and what can be done."""
    text: tuple[Block, ...] = (
        title(words("content-title")),
        item(_pack_line(words, notes)),
    )
    if made := machine_made(notes.pack):
        text += (item(words("content-made", count=len(made))),)
    if push is not None:
        name = echo(push.push.name)
        text += (item(words("content-open-push", name=name, key=str(push.push.key))),)
    text += tuple(
        note(words(how)) for how in ("content-how-push", "content-how-then", "content-how-more")
    )
    return Reply(text=text)


def published_reply(words: Words, version: Version, before: Version | None) -> Reply:
    """That a version is published, with the way back."""
    text = paragraph(bold(words("content-published", number=version.number, pack=version.pack)))
    rows = ((_back(words, before),),) if before else ()
    new = version.number == 1
    how = words("content-published-new", id=version.pack) if new else words("content-published-now")
    return Reply(text=(text, note(how)), buttons=rows)


def rolled_back_reply(words: Words, version: Version) -> Reply:
    """That an old version is published once more."""
    number, back_to = version.number, version.back_to or 0
    return Reply(text=(paragraph(words("content-rolled-back", number=number, back_to=back_to)),))


def discarded_reply(words: Words, name: str) -> Reply:
    """That a push is gone."""
    return Reply(text=(paragraph(words("content-discarded", name=echo(name))),))


def history_reply(
    words: Words, notes: Notes, versions: Sequence[Authored], zone: ZoneInfo
) -> Reply:
    """The versions of a pack, the newest first, each but the newest with the way back to it."""
    head = title(words("content-history", title=echo(notes.pack.title)))
    if not versions:
        return Reply(text=(head, paragraph(words("content-history-none"))))
    lines = tuple(item(line) for line in history_lines(words, versions, zone))
    rows = tuple((_back(words, one.version),) for one in versions[1 : OFFERED + 1])
    return Reply(text=(head, *lines), buttons=rows)


def history_lines(words: Words, versions: Sequence[Authored], zone: ZoneInfo) -> list[str]:
    """The versions of a pack, a line each."""
    return [_version_line(words, one, zone) for one in versions]


def packs_reply(
    words: Words, packs: Sequence[Notes], here: Notes, studying: Mapping[str, int]
) -> Reply:
    """All packs, and how many chats chose each."""
    lines = tuple(item(line) for line in pack_lines(words, packs, studying))
    other = next((one for one in packs if one.pack.id != here.pack.id), here)
    text = (
        title(words("content-packs")),
        *lines,
        paragraph(words("content-pack-here", title=echo(here.pack.title))),
        note(words("content-pack-how", id=other.pack.id)),
    )
    return Reply(text=text)


def pack_lines(words: Words, packs: Sequence[Notes], studying: Mapping[str, int]) -> list[str]:
    """All packs, a line each: the first is studied by whoever has chosen none."""
    return [
        words(
            "content-pack-default" if place == 0 else "content-pack-chosen",
            pack=_pack_line(words, notes),
            chats=studying.get(notes.pack.id, 0),
        )
        for place, notes in enumerate(packs)
    ]


def editors_reply(words: Words, editors: Sequence[Member], news: str = "") -> Reply:
    """Who was appointed."""
    lines = tuple(item(line) for line in editor_lines(editors))
    text: tuple[Block, ...] = (title(words("content-editors")), *lines)
    if not lines:
        text += (paragraph(words("content-editors-none")),)
    text += (note(words("content-editors-how")),)
    return Reply(text=(paragraph(bold(news)), *text) if news else text)


def editor_lines(editors: Sequence[Member]) -> list[str]:
    """Who was appointed, a line each."""
    return [f"{echo(one.name)} ({one.platform}:{one.id})" for one in editors]


def moment(words: Words, at: datetime, zone: ZoneInfo) -> str:
    """An instant as it is written in a language, to the minute."""
    there = at.astimezone(zone)
    day = there.strftime("%d/%m/%Y" if words.language == "pt-BR" else "%Y-%m-%d")
    return f"{day} {there.strftime('%H:%M')}"


def _version_line(words: Words, one: Authored, zone: ZoneInfo) -> str:
    version = one.version
    author = echo(one.author) or words("content-author-none")
    if version.back_to == SHIPPED:
        author = words("content-author-program")
    line = words(
        "content-version",
        number=version.number,
        at=moment(words, version.created_at, zone),
        author=author,
        counts=words(
            "content-counts",
            terms=version.size.terms,
            comparisons=version.size.comparisons,
            questions=version.size.questions,
        ),
    )
    if version.back_to:
        line += " " + words("content-version-back", number=version.back_to)
    return f"{line} — {echo(version.note, 120)}" if version.note else line


def _pack_line(words: Words, notes: Notes) -> str:
    named = words("content-pack", title=echo(notes.pack.title), id=echo(notes.pack.id))
    return words(
        "content-pack-line", pack=named, number=notes.number, counts=counts(words, notes.pack)
    )


def _back(words: Words, version: Version) -> Button:
    return button(words("content-button-back", number=version.number), RollBack(version.key))
