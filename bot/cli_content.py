"""`sabatina content`: checks notes and writes them in another form; what publishes is beside it."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from bot import cli_publishing
from bot.cli_ingest import ingest_command
from bot.cli_publishing import checked_lines, published_notes
from bot.cli_told import FOUND, print_findings, told, words_of
from bot.settings import Settings
from bot.views.findings import clean_line, finding_line, finding_words, summary_lines
from bot.views.words import Words
from content.check import check_all, summary
from content.export import FORMATS, Exported, exported
from content.finding import Finding, Severity, has_errors
from content.formats.decode import MAX_BYTES
from content.formats.markdown_writer import write_markdown
from content.formats.report import ReadResult
from content.load import bundled, load
from content.model import Pack

PATH = click.argument("path", required=False, type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@click.group()
def content() -> None:
    """Check, export, push and publish notes."""


@content.command("check")
@PATH
@AS_JSON
@click.option("--summary", "summed_up", is_flag=True, help="Also count what the pack holds.")
@click.option("--pack", metavar="ID", help="What PATH would change in this pack as published.")
@click.pass_obj
def check_command(
    settings: Settings, path: Path | None, as_json: bool, summed_up: bool, pack: str | None
) -> None:
    """Check the notes at PATH, those that ship with the bot if there is none.

    Prints every finding as `file:line: severity: what: what to do`, and exits with 1 if
    there is an error or a warning. PATH is whatever `push` takes. With --pack, it prints the
    report that `push` would, and keeps nothing.
    """
    if pack:
        _check_part(settings, path, pack)
    words = words_of(settings)
    with told(settings):
        result = _checked(path or settings.pack or bundled())
    findings = result.findings
    if as_json:
        click.echo(json.dumps([_finding_json(words, f) for f in findings], ensure_ascii=False))
    else:
        print_findings(words, findings)
        if result.pack and not findings:
            click.echo(clean_line(words, summary(result.pack)))
        if result.pack and summed_up:
            click.echo("\n".join(summary_lines(words, summary(result.pack))))
    sys.exit(FOUND if any(f.severity is not Severity.HINT for f in findings) else 0)


def _check_part(settings: Settings, path: Path | None, pack: str) -> NoReturn:
    if path is None:
        raise click.UsageError("--pack goes with a PATH")
    with told(settings):
        lines, good = checked_lines(settings, path, pack)
    click.echo("\n".join(lines))
    sys.exit(0 if good else FOUND)


def _checked(path: Path) -> ReadResult:
    """What is at a path, with all that is wrong with it: a pack's folder or Markdown with what
    lies beside it, anything else as a chat takes it.
    """
    if path.is_file():
        # Readers of all kinds of files are much to load, and seldom wanted.
        from content.receive import Kind, receive

        with path.open("rb") as file:
            received = receive(path.name, file.read(MAX_BYTES + 1))
        if received.kind is not Kind.MARKDOWN:
            return ReadResult(received.pack, received.findings)
    result = load(path)
    return ReadResult(result.pack, check_all(result))


@content.command("export")
@click.option(
    "--format",
    "notation",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A file, for markdown a folder or a .zip; standard output if left out.",
)
@click.option("--pack", metavar="ID", help="What is published of this pack, not a PATH.")
@PATH
@click.pass_obj
def export_command(
    settings: Settings, notation: str, output: Path | None, pack: str | None, path: Path | None
) -> None:
    """Write the pack at PATH, or the one that ships with the bot, in another form.

    With --pack, what is published of it. What GIFT and Anki cannot hold is told on standard
    error.
    """
    if pack and path:
        raise click.UsageError("give either a PATH or --pack")
    with told(settings):
        wanted = published_notes(settings, pack).pack if pack else _read(settings, path)
        written = _exported(wanted, notation, output)
        _write(written.files, output)
        for finding in written.lost:
            click.echo(finding_line(words_of(settings), finding), err=True)


for command in (ingest_command, *cli_publishing.COMMANDS):
    content.add_command(command)


def _read(settings: Settings, path: Path | None) -> Pack:
    result = load(path or settings.pack or bundled())
    if result.pack is None or has_errors(result.findings):
        print_findings(words_of(settings), result.findings)
        sys.exit(FOUND)
    return result.pack


def _finding_json(words: Words, finding: Finding) -> dict[str, str | int]:
    what, fix = finding_words(words, finding)
    return {
        "file": finding.file,
        "line": finding.line,
        "severity": finding.severity,
        "code": finding.code,
        "what": what,
        "fix": fix,
    }


def _exported(pack: Pack, notation: str, output: Path | None) -> Exported:
    """The files of a pack in a notation; Markdown as a folder, unless a zip is asked for."""
    if notation == "markdown" and (output is None or output.suffix != ".zip"):
        return Exported({name: text.encode() for name, text in write_markdown(pack).items()})
    return exported(pack, notation)


def _write(files: Mapping[str, bytes], output: Path | None) -> None:
    if output is None:
        for written in files.values():
            click.echo(written, nl=False)
    elif len(files) == 1:
        output.write_bytes(next(iter(files.values())))
    else:
        output.mkdir(parents=True, exist_ok=True)
        for name, written in files.items():
            (output / name).write_bytes(written)
