"""The commands that push, publish and look after notes; what they do, chats do too."""

import asyncio
import io
import sys
import zipfile
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from bot import app
from bot.actions import LARGEST_NUMBER
from bot.cli_told import FOUND, told, words_of
from bot.errors import UserError
from bot.model import Member
from bot.settings import Settings
from bot.store.versions import Version
from bot.study.days import known_zone
from bot.study.health import Health, health_of
from bot.study.notes import Notes
from bot.study.publishing import OutdatedError
from bot.study.pushing import Checked, Pushed
from bot.study.received import Sent
from bot.study.services import Study
from bot.views.content import report_lines, shown_items
from bot.views.content_preview import preview_reply
from bot.views.content_versions import editor_lines, history_lines, pack_lines
from bot.views.health import health_text
from bot.views.text import plain
from content.finding import has_errors
from content.formats.decode import MAX_BYTES
from content.library import Library

T = TypeVar("T")

KEY = click.argument("push", type=click.IntRange(1, LARGEST_NUMBER))


@click.command("push")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--pack", default="", metavar="ID", help="The pack it belongs to, new or not.")
@click.option("--note", default="", metavar="TEXT", help="What is to be said of the version.")
@click.option("--publish", "at_once", is_flag=True, help="Publish it, unless it has errors.")
@click.pass_obj
def push_command(settings: Settings, file: Path, pack: str, note: str, at_once: bool) -> None:
    """Push the notes in FILE, and print what is wrong with them and what they would change.

    FILE is whatever a chat takes: a pack's file, folder or .zip, YAML, CSV, GIFT, Anki, or
    notes without a format. Nothing is published without --publish. Exits with 1 where there
    are errors.
    """
    words = words_of(settings)

    async def push(study: Study) -> Pushed | Checked:
        notes = study.shelf.get(pack) if pack else study.notes
        sent = Sent(_name(file), _content(file), notes.pack if notes else None, pack)
        return await study.pushing.push(sent, None, note)

    with told(settings):
        kept = _with_study(settings, push)
    checked = kept.checked if isinstance(kept, Pushed) else kept
    _print(report_lines(words, checked))
    if not isinstance(kept, Pushed):
        sys.exit(FOUND)
    if at_once and checked.is_publishable:
        _publish(settings, kept.push.key)
        return
    click.echo(words("content-cli-push", key=str(kept.push.key)))
    sys.exit(0 if checked.is_publishable or not checked.difference else FOUND)


@click.command("publish")
@KEY
@click.pass_obj
def publish_command(settings: Settings, push: int) -> None:
    """Publish the open push of the number PUSH.

    Exits with 1 where somebody has published since it was compared; then it prints what it
    would change now.
    """
    _publish(settings, push)


@click.command("discard")
@KEY
@click.pass_obj
def discard_command(settings: Settings, push: int) -> None:
    """Discard the open push of the number PUSH.

    What is published stays as it is.
    """
    with told(settings):
        gone = _with_study(settings, lambda study: study.pushing.discard(push))
    click.echo(words_of(settings)("content-discarded", name=gone.name))


@click.command("accept")
@KEY
@click.argument("ids", nargs=-1, metavar="[ID ...]")
@click.pass_obj
def accept_command(settings: Settings, push: int, ids: tuple[str, ...]) -> None:
    """Accept questions of the open push PUSH that were made by machine.

    Those of each ID, or all of them without any; then it prints the report anew.
    """
    with told(settings):
        pushed = _with_study(settings, lambda study: study.pushing.accept(push, ids or None))
    _print(report_lines(words_of(settings), pushed.checked))


@click.command("preview")
@KEY
@click.argument("ids", nargs=-1, metavar="[ID ...]")
@click.pass_obj
def preview_command(settings: Settings, push: int, ids: tuple[str, ...]) -> None:
    """Show items of the open push PUSH as members would see them.

    Those of each ID, or all that are new or changed without any.
    """
    words = words_of(settings)
    with told(settings):
        pushed = _with_study(settings, lambda study: study.pushing.get(push))
    pack, items = pushed.checked.pack, shown_items(pushed.checked)
    found = [one for one in items if not ids or one.id in ids]
    library = Library.of(pack) if pack else None
    for page in range(1, len(found) + 1):
        assert library is not None, "there are items in it"
        click.echo(plain(preview_reply(words, library, found, page, None).text) + "\n")


@click.command("history")
@click.argument("pack", required=False)
@click.pass_obj
def history_command(settings: Settings, pack: str | None) -> None:
    """Print the published versions of PACK, the newest first.

    Without PACK, of the notes that whoever has chosen no others studies.
    """
    words = words_of(settings)
    with told(settings):
        found = _with_study(
            settings, lambda study: study.publishing.history(pack or study.notes.pack.id)
        )
    lines = history_lines(words, found, known_zone(settings.timezone))
    _print(lines or [words("content-history-none")])


@click.command("rollback")
@click.argument("pack")
@click.argument("number", type=click.IntRange(1, 1_000_000_000))
@click.pass_obj
def rollback_command(settings: Settings, pack: str, number: int) -> None:
    """Publish the version NUMBER of PACK once more, under a new number.

    Nothing is lost: what was published until now stays a version too.
    """
    with told(settings):
        version = _with_study(
            settings, lambda study: study.publishing.roll_back(pack, number, None)
        )
    click.echo(words_of(settings)("content-rolled-back", number=version.number, back_to=number))


@click.command("editor")
@click.argument("change", type=click.Choice(["list", "add", "remove"]), default="list")
@click.argument("member", required=False, metavar="[PLATFORM:ID]")
@click.pass_obj
def editor_command(settings: Settings, change: str, member: str | None) -> None:
    """Say who looks after the notes; appoint (add) or dismiss (remove) PLATFORM:ID.

    Those whom SABATINA_ADMINS names look after them anyway, and are not printed.
    """
    words = words_of(settings)

    async def appointed(study: Study) -> list[Member]:
        if change == "add":
            await study.editors.appoint(_member(member))
        elif change == "remove":
            await study.editors.dismiss(_member(member))
        return await study.editors.appointed()

    with told(settings):
        found = _with_study(settings, appointed)
    _print(editor_lines(found) or [words("content-editors-none")])


@click.command("packs")
@click.pass_obj
def packs_command(settings: Settings) -> None:
    """Print all packs, and how many chats have chosen each.

    The first is studied by whoever has chosen none.
    """
    words = words_of(settings)

    async def packs(study: Study) -> list[str]:
        return pack_lines(words, study.shelf.packs, await study.publishing.studying())

    with told(settings):
        lines = _with_study(settings, packs)
    _print(lines)


@click.command("health")
@click.argument("pack", default="")
@click.pass_obj
def health_command(settings: Settings, pack: str) -> None:
    """Print what answers and look-ups say of the notes of PACK.

    Without PACK, of the notes that whoever has chosen no others studies. Questions with too few
    answers are left out.
    """

    async def health(study: Study) -> Health:
        return await health_of(study.store, _notes(study, pack))

    with told(settings):
        found = _with_study(settings, health)
    click.echo(plain(health_text(words_of(settings), found)))


COMMANDS = (
    push_command,
    publish_command,
    discard_command,
    accept_command,
    preview_command,
    history_command,
    rollback_command,
    editor_command,
    packs_command,
    health_command,
)


def published_notes(settings: Settings, pack: str = "") -> Notes:
    """What is published of a pack; without one, what whoever has chosen none studies.

    Raises UserError where there is none of its id.
    """

    async def find(study: Study) -> Notes:
        return _notes(study, pack)

    return _with_study(settings, find)


def checked_lines(settings: Settings, file: Path, pack: str) -> tuple[list[str], bool]:
    """What there is to say of a file that changes what is published of a pack, and whether it
    could be published. Raises UserError where there is no pack of that id.
    """

    async def check(study: Study) -> Checked:
        notes = _notes(study, pack)
        return await study.pushing.check(Sent(_name(file), _content(file), notes.pack, pack))

    checked = _with_study(settings, check)
    return list(report_lines(words_of(settings), checked)), not has_errors(checked.findings)


def _notes(study: Study, pack: str) -> Notes:
    notes = study.shelf.get(pack) if pack else study.notes
    if notes is None:
        raise UserError("content-pack-unknown", pack=pack)
    return notes


def _publish(settings: Settings, push: int) -> None:
    words = words_of(settings)

    async def publish(study: Study) -> Version | Pushed:
        try:
            return await study.publishing.publish(push, None)
        except OutdatedError:
            return await study.pushing.rebase(push)

    with told(settings):
        done = _with_study(settings, publish)
    if isinstance(done, Pushed):
        click.echo(words("content-outdated"), err=True)
        _print(report_lines(words, done.checked))
        sys.exit(FOUND)
    click.echo(words("content-published", number=done.number, pack=done.pack))


def _with_study(settings: Settings, do: Callable[[Study], Awaitable[T]]) -> T:
    async def run() -> T:
        async with app.running(settings) as running:
            return await do(running.study)

    return asyncio.run(run())


def _name(file: Path) -> str:
    return f"{file.resolve().name}.zip" if file.is_dir() else file.name


def _content(file: Path) -> bytes:
    """What a file holds, and no more than anybody takes; of a folder, its Markdown as a zip."""
    if not file.is_dir():
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for one in sorted(file.glob("*.md")):
            archive.write(one, one.name)
    return packed.getvalue()


def _member(given: str | None) -> Member:
    platform, _, id_ = (given or "").partition(":")
    if not (platform and id_):
        raise UserError("content-editor-unknown", given=given or "")
    return Member(platform, id_, id_)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
