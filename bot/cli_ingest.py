"""The command that makes a draft of formatless notes and prints it; it publishes nothing."""

import json
import sys
from pathlib import Path

import click

from bot.settings import Settings
from bot.views.findings import finding_line
from bot.views.ingest import draft_json, draft_lines
from bot.views.words import Catalog, Words
from content.formats.decode import MAX_BYTES, decode_any
from content.formats.markdown_single import write_single
from content.formats.report import Report
from content.ingest import Draft, ingest

NOTHING = 1
"""Exit status where the notes hold nothing that could be found."""

CANNOT = 2
"""Exit status where the file cannot be read."""


@click.command("ingest")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of Markdown.")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def ingest_command(settings: Settings, as_json: bool, file: Path) -> None:
    """Make a draft of the notes in FILE, which follow no format, and print it as a pack.

    FILE is text or Markdown in Portuguese or English, of any subject. What the draft is
    unsure of goes to standard error. With --json, one object: title, language, terms,
    comparisons, questions, findings. Exits with 1 where nothing was found.
    """
    words = Catalog()[settings.language]
    draft = ingest(_text(words, file), file.name)
    if as_json:
        click.echo(json.dumps(draft_json(words, draft), ensure_ascii=False))
    else:
        _print(words, draft)
    sys.exit(0 if draft.pack.terms or draft.pack.comparisons else NOTHING)


def _print(words: Words, draft: Draft) -> None:
    if draft.pack.terms or draft.pack.comparisons:
        click.echo(write_single(draft.pack), nl=False)
    for line in draft_lines(words, draft):
        click.echo(line, err=True)


def _text(words: Words, file: Path) -> str:
    """Read the notes; control characters, which PDFs are full of, are for the draft to drop."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except OSError:
        click.echo(words("file-trouble", path=str(file)), err=True)
        sys.exit(CANNOT)
    report = Report(file.name)
    text = decode_any(content, report, longest=MAX_BYTES)
    if text is None:
        for finding in report.findings:
            click.echo(finding_line(words, finding), err=True)
        sys.exit(CANNOT)
    return text
