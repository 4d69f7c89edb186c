"""The command line: run the bot, look things up, check and export notes, check scores.

Each command exits with 0, with 1 where it found something to mend, and with 2 where it
was called wrongly or cannot start.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from bot import app, platforms
from bot.actions import LARGEST_NUMBER
from bot.adapters.console.render import render
from bot.errors import UserError
from bot.model import DeliveryState
from bot.settings import Settings
from bot.study.days import known_zone
from bot.study.notes import Notes
from bot.views.deliveries import SHOWN, delivery_lines
from bot.views.faults import fault
from bot.views.findings import clean_line, finding_line, finding_words, summary_lines
from bot.views.lookup import lookup_reply
from bot.views.scores import difference_line
from bot.views.why import why_lines
from bot.views.words import Catalog, Words
from content.check import check_all, summary
from content.export import export_pack
from content.finding import Finding, Severity, has_errors
from content.formats.csv_writer import write_csv
from content.formats.markdown_writer import write_markdown
from content.formats.yaml_writer import write_yaml
from content.load import bundled, load
from content.model import Pack
from content.search import Lookup

FOUND = 1
"""Exit status where there is something to mend."""

CANNOT = 2
"""Exit status where it was called wrongly or cannot start."""

PATH = click.argument("path", required=False, type=click.Path(path_type=Path))
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sabatina")
@click.pass_context
def main(context: click.Context) -> None:
    """Sabatina, a study bot. Without a command, `run`: on its platforms, or in this terminal."""
    context.obj = _settings()
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
    with _told(settings):
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
    with _told(settings):
        notes = app.notes(settings.pack)
        queries = [" ".join(query)] if query else _lines()
        words = _words(settings)
        for one in queries:
            found = notes.index.find(one)
            click.echo(
                _found_json(one, found) if as_json else _found_text(words, notes, one, found)
            )


@main.group()
def content() -> None:
    """Check and export notes."""


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
    words = _words(settings)
    result = load(path or settings.pack or bundled())
    findings = check_all(result)
    if as_json:
        click.echo(json.dumps([_finding_json(words, f) for f in findings], ensure_ascii=False))
    else:
        _print_findings(words, findings)
        if result.pack and not findings:
            click.echo(clean_line(words, summary(result.pack)))
        if result.pack and summed_up:
            click.echo("\n".join(summary_lines(words, summary(result.pack))))
    sys.exit(FOUND if any(f.severity is not Severity.HINT for f in findings) else 0)


@content.command("export")
@click.option(
    "--format",
    "notation",
    type=click.Choice(["json", "markdown", "csv", "yaml"]),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="A file, for markdown a folder; standard output if left out.",
)
@PATH
@click.pass_obj
def export_command(
    settings: Settings, notation: str, output: Path | None, path: Path | None
) -> None:
    """Write the pack at PATH, or the one that ships with the bot, in another form."""
    result = load(path or settings.pack or bundled())
    if result.pack is None or has_errors(result.findings):
        _print_findings(_words(settings), result.findings)
        sys.exit(FOUND)
    with _told(settings):
        _write(_exported(result.pack, notation), output)


@main.command()
@click.argument("chat")
@click.argument("day", metavar="DATE")
@click.pass_obj
def why(settings: Settings, chat: str, day: str) -> None:
    """Say why CHAT was asked its question of the day on DATE.

    CHAT is its number in the database, or its platform and its id there, such as
    telegram:-100123; DATE is its local date, such as 2026-11-22.
    """
    with _told(settings):
        found = asyncio.run(app.why_asked(settings, chat, _date(day)))
    click.echo("\n".join(why_lines(_words(settings), found)))


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
    with _told(settings):
        wanted = map(DeliveryState, states) if states else SHOWN
        seen = asyncio.run(app.deliveries_seen(settings, wanted))
    click.echo("\n".join(delivery_lines(_words(settings), seen, known_zone(settings.timezone))))


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
    with _told(settings):
        count = asyncio.run(app.retry_deliveries(settings, None if everything else keys))
    click.echo(_words(settings)("deliveries-retried", count=count))
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
    with _told(settings):
        asyncio.run(app.sync_discord(settings))
    click.echo(_words(settings)("discord-synced"))


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        words = Catalog()["pt-BR"]
        click.echo(words("wrong-settings"), err=True)
        for one in error.errors():
            name = str(one["loc"][0]).upper()
            click.echo(words("wrong-setting", name=name, problem=one["msg"]), err=True)
        sys.exit(CANNOT)
    except UnicodeDecodeError:
        click.echo(Catalog()["pt-BR"]("wrong-encoding", path=".env"), err=True)
        sys.exit(CANNOT)


def _words(settings: Settings) -> Words:
    return Catalog()[settings.language]


@contextmanager
def _told(settings: Settings) -> Iterator[None]:
    """Tell what keeps the bot from starting in a sentence, not in a traceback."""
    try:
        yield
    except app.BrokenPackError as error:
        click.echo(_words(settings)("broken-pack"), err=True)
        _print_findings(_words(settings), error.findings)
        sys.exit(CANNOT)
    except UserError as error:
        click.echo(fault(_words(settings), error), err=True)
        sys.exit(CANNOT)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(_words(settings)("file-trouble", path=str(error.filename or "?")), err=True)
        sys.exit(CANNOT)


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


def _print_findings(words: Words, findings: Iterable[Finding]) -> None:
    findings = tuple(findings)
    for finding in findings:
        click.echo(finding_line(words, finding))
    if findings:
        click.echo(words("check-summary", **_counts(findings)), err=True)


def _counts(findings: Iterable[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {
        "errors": counted[Severity.ERROR],
        "warnings": counted[Severity.WARNING],
        "hints": counted[Severity.HINT],
    }


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


def _exported(pack: Pack, notation: str) -> dict[str, str]:
    """The files of a pack in a notation, by name."""
    match notation:
        case "json":
            text = json.dumps(export_pack(pack), ensure_ascii=False, indent=2)
            return {f"{pack.id}.json": f"{text}\n"}
        case "csv":
            return {f"{pack.id}.csv": write_csv(pack)}
        case "yaml":
            return {f"{pack.id}.yaml": write_yaml(pack)}
        case _:
            return write_markdown(pack)


def _write(files: dict[str, str], output: Path | None) -> None:
    if output is None:
        for text in files.values():
            click.echo(text, nl=False)
    elif len(files) == 1:
        output.write_text(next(iter(files.values())), encoding="utf-8", newline="")
    else:
        output.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (output / name).write_text(text, encoding="utf-8", newline="")


def _rebuild(settings: Settings, *, repair: bool) -> None:
    words = _words(settings)
    with _told(settings):
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
