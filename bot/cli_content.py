"""The commands that check, export and look after notes, the pushing of them among these."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from bot.cli_ingest import ingest_command
from bot.cli_publishing import COMMANDS, published_pack
from bot.cli_told import FOUND, print_findings, told, words_of
from bot.settings import Settings
from bot.views.findings import clean_line, finding_line, finding_words, summary_lines
from bot.views.words import Words
from content.check import check_all, summary
from content.export import FORMATS, Exported, exported
from content.finding import Finding, Severity, has_errors
from content.formats.markdown_writer import write_markdown
from content.load import bundled, load
from content.model import Pack

PATH = click.argument("path", required=False, type=click.Path(path_type=Path))


@click.group()
def content() -> None:
    """Check, export, push and publish notes."""


content.add_command(ingest_command)
for publishing_command in COMMANDS:
    content.add_command(publishing_command)


@content.command("check")
@PATH
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.option("--summary", "summed_up", is_flag=True, help="Also count what the pack holds.")
@click.pass_obj
def check_command(settings: Settings, path: Path | None, as_json: bool, summed_up: bool) -> None:
    """Check the pack at PATH, the one that ships with the bot if there is none.

    Prints every finding as `file:line: severity: what: what to do`, and exits with 1 if
    there is an error or a warning.
    """
    words = words_of(settings)
    result = load(path or settings.pack or bundled())
    findings = check_all(result)
    if as_json:
        click.echo(json.dumps([_finding_json(words, f) for f in findings], ensure_ascii=False))
    else:
        print_findings(words, findings)
        if result.pack and not findings:
            click.echo(clean_line(words, summary(result.pack)))
        if result.pack and summed_up:
            click.echo("\n".join(summary_lines(words, summary(result.pack))))
    sys.exit(FOUND if any(f.severity is not Severity.HINT for f in findings) else 0)


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
        wanted = published_pack(settings, pack) if pack else _read(settings, path)
        written = _exported(wanted, notation, output)
        _write(written.files, output)
        for finding in written.lost:
            click.echo(finding_line(words_of(settings), finding), err=True)


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
        for content in files.values():
            click.echo(content, nl=False)
    elif len(files) == 1:
        output.write_bytes(next(iter(files.values())))
    else:
        output.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (output / name).write_bytes(content)
