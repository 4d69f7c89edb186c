"""The command line: run the bot, look things up, check and export notes, check scores.

Each command exits with 0, with 1 where it found something to mend, with 2 where it was called
wrongly or cannot start, and with 3 where it hung and ended itself.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Final

import click

from bot import app, platforms
from bot.actions import LARGEST_NUMBER
from bot.adapters.console.render import render
from bot.cli_settings import settings_command, settings_or_exit
from bot.cli_told import FOUND, told, words_of
from bot.errors import UserError
from bot.model import DeliveryState
from bot.settings import Settings
from bot.study.days import known_zone
from bot.study.notes import Notes
from bot.views.deliveries import SHOWN, delivery_lines
from bot.views.lookup import lookup_reply
from bot.views.scores import difference_line
from bot.views.why import why_lines
from bot.views.words import Words
from content.search import Lookup

LATER: Final = {
    "content": "bot.cli_content:content",
    "db": "bot.cli_db:database_commands",
}
"""Groups of commands, and where they are: what they import is not for a bot that serves."""


class Main(click.Group):
    """The commands, those of `LATER` imported when they are asked for."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted({*super().list_commands(context), *LATER})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name, or None."""
        if name in LATER and name not in self.commands:
            module, _, group = LATER[name].partition(":")
            self.add_command(getattr(import_module(module), group), name)
        return super().get_command(context, name)


@click.group(
    cls=Main,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
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
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@click.pass_obj
def define(settings: Settings, query: tuple[str, ...], as_json: bool) -> None:
    """Look QUERY up in the published notes; without it, every line of standard input.

    With --json, one object a line: query, match (the id that is answered at once, or
    null), suggestions (ids, best first, where match is null), score (0 to 100).
    """
    from bot.cli_publishing import published_notes  # as LATER are

    with told(settings):
        notes = published_notes(settings)
        queries = [" ".join(query)] if query else _lines()
        words = words_of(settings)
        for one in queries:
            found = notes.index.find(one)
            click.echo(
                _found_json(one, found) if as_json else _found_text(words, notes, one, found)
            )


main.add_command(settings_command)


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
