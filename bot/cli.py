"""The command line: run the bot, look things up, check and export notes, check scores.

Each command exits with 0, with 1 where it found something to mend, with 2 where it was called
wrongly or cannot start, and with 3 where it hung and ended itself.
"""

import asyncio
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from bot import app, platforms
from bot.actions import LARGEST_NUMBER
from bot.adapters.console.render import render
from bot.cli_db import database_commands
from bot.cli_ingest import ingest_command
from bot.cli_publishing import COMMANDS, published_pack
from bot.cli_settings import settings_command, settings_or_exit
from bot.cli_told import FOUND, print_findings, told, words_of
from bot.errors import UserError
from bot.model import DeliveryState
from bot.settings import Settings
from bot.study.days import known_zone
from bot.study.notes import Notes
from bot.views.deliveries import SHOWN, delivery_lines
from bot.views.findings import clean_line, finding_line, finding_words, summary_lines
from bot.views.lookup import lookup_reply
from bot.views.scores import difference_line
from bot.views.why import why_lines
from bot.views.words import Words
from content.check import check_all, summary
from content.export import FORMATS, Exported, exported
from content.finding import Finding, Severity, has_errors
from content.formats.markdown_writer import write_markdown
from content.load import bundled, load
from content.model import Pack
from content.search import Lookup

PATH = click.argument("path", required=False, type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sabatina")
@click.pass_context
def main(context: click.Context) -> None:
    """Sabatina, a study bot. Without a command, `run`: on its platforms, or in this terminal."""
    if context.invoked_subcommand == settings_command.name:
        return  # it shows wrong ones as well
    context.obj = settings_or_exit()
    if context.invoked_subcommand is None:
        context.invoke(run)


@main.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Run on the platforms whose tokens are set, else chat in this terminal.

    The tokens are TELEGRAM_TOKEN and DISCORD_TOKEN.

    Where standard input is no terminal, each of its lines is one message and the replies
    are plain text.
    """
    with told(settings):
        asyncio.run(app.serve(settings) if platforms.named(settings) else app.chat(settings))


@main.command()
@click.argument("query", nargs=-1)
@AS_JSON
@click.pass_obj
def define(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Look QUERY up in the notes; without it, every line of standard input.

    With --json, one object a line: query, match (the id that is answered at once, or
    null), suggestions (ids, best first, where match is null), score (0 to 100).
    """
    with told(settings):
        notes = app.notes(settings.pack)
        queries = [" ".join(query)] if query else _lines()
        words = words_of(settings)
        for one in queries:
            found = notes.index.find(one)
            click.echo(
                _found_json(one, found) if as_json else _found_text(words, notes, one, found)
            )


main.add_command(settings_command)


@main.group()
def content() -> None:
    """Check, export, push and publish notes."""


main.add_command(database_commands)
content.add_command(ingest_command)
for publishing_command in COMMANDS:
    content.add_command(publishing_command)


@content.command("check")
@PATH
@AS_JSON
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


@main.command()
@click.argument("chat")
@click.argument("day", metavar="DATE")
@click.pass_obj
def why(settings: Settings, chat: str, day: str) -> None:
    """Say why CHAT was asked its question of the day on DATE.

    CHAT is its number in the database, or its platform and its id there, such as
    telegram:-100123; DATE is its local date, such as 2026-11-22.
    """
    with told(settings):
        found = asyncio.run(app.why_asked(settings, chat, _date(day)))
    click.echo("\n".join(why_lines(words_of(settings), found)))


@main.group(invoke_without_command=True)
@click.option(
    "--state",
    "states",
    type=click.Choice([state.value for state in DeliveryState]),
    multiple=True,
    help="Show deliveries in this state; may be given more than once.",
)
@click.pass_context
def deliveries(context: click.Context, states: tuple[str, ...]) -> None:
    """Show what waits to be sent, and what failed and why.

    First come counts, then each delivery with its key: by default those that wait, are
    being sent, or failed; the 100 newest of them.
    """
    if context.invoked_subcommand is not None:
        return
    settings: Settings = context.obj
    with told(settings):
        wanted = map(DeliveryState, states) if states else SHOWN
        seen = asyncio.run(app.deliveries_seen(settings, wanted))
    click.echo("\n".join(delivery_lines(words_of(settings), seen, known_zone(settings.timezone))))


@deliveries.command("retry")
@click.argument("keys", metavar="[KEY ...]", nargs=-1, type=click.IntRange(1, LARGEST_NUMBER))
@click.option("--all", "everything", is_flag=True, help="All that failed or found nobody.")
@click.pass_obj
def deliveries_retry(settings: Settings, keys: tuple[int, ...], everything: bool) -> None:
    """Send again what failed or found nobody: the deliveries of each KEY, or --all.

    What it is too late for stays as it is. Exits with 1 where nothing is sent again.
    """
    if bool(keys) is everything:
        raise click.UsageError("give either the KEYs of deliveries or --all")
    with told(settings):
        count = asyncio.run(app.retry_deliveries(settings, None if everything else keys))
    click.echo(words_of(settings)("deliveries-retried", count=count))
    sys.exit(0 if count else FOUND)


@main.group()
def scores() -> None:
    """Check the kept scores against the answers."""


@scores.command("check")
@click.pass_obj
def scores_check(settings: Settings) -> None:
    """Reckon scores, streaks and cards anew; exits with 1 where they differ from what is kept."""
    _rebuild(settings, repair=False)


@scores.command("rebuild")
@click.pass_obj
def scores_rebuild(settings: Settings) -> None:
    """Reckon all scores, streaks and cards anew from the answers, and report what was put right."""
    _rebuild(settings, repair=True)


@main.group()
def discord() -> None:
    """What only Discord needs."""


@discord.command("sync")
@click.pass_obj
def discord_sync(settings: Settings) -> None:
    """Tell Discord the commands anew.

    The bot does so by itself when they have changed; this is for when Discord shows old ones.
    """
    with told(settings):
        asyncio.run(app.sync_discord(settings))
    click.echo(words_of(settings)("discord-synced"))


def _date(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError("why-date", given=given) from None


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _found_json(query: str, found: Lookup) -> str:
    return json.dumps(
        {
            "query": query,
            "match": found.match,
            "suggestions": [hit.id for hit in found.suggestions],
            "score": round(found.score, 1),
        },
        ensure_ascii=False,
    )


def _found_text(words: Words, notes: Notes, query: str, found: Lookup) -> str:
    reply = lookup_reply(words, notes.library, query, found)
    names = (f"• {button.label}" for row in reply.buttons for button in row)
    offered = names if found.suggestions else ()
    return "\n".join((render(reply.text, colour=False), *offered, ""))


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


def _rebuild(settings: Settings, *, repair: bool) -> None:
    words = words_of(settings)
    with told(settings):
        rebuilt = asyncio.run(app.rebuild_scores(settings, repair=repair))
    if not rebuilt.differences:
        click.echo(words("scores-clean", answers=rebuilt.answers))
        return
    count = len(rebuilt.differences)
    click.echo(words("scores-differ", answers=rebuilt.answers, count=count))
    for difference in rebuilt.differences:
        click.echo(difference_line(words, difference))
    click.echo(words("scores-repaired" if repair else "scores-how"))
    sys.exit(0 if repair else FOUND)
