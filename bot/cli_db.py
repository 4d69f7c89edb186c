"""The commands that look after the database: its schema, copies of it, and whether it is sound."""

import asyncio
import gc
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import click

from bot import app
from bot.cli_told import FOUND, told, words_of
from bot.settings import Settings
from bot.store.backing_up import backup
from bot.store.condition import bring_up_to_date, condition
from bot.store.copying import copy, opened_to_read
from bot.store.restoring import restore
from bot.study.checking import Checked, check
from bot.study.days import known_zone
from bot.views.database import condition_lines, count_lines, migrated_line, violation_line

T = TypeVar("T")

NAMED = "sabatina-%Y%m%d-%H%M%S.db"
"""The name of a backup for which none is given, by the time in UTC."""

FILE = click.Path(path_type=Path)


@click.group("db")
def database_commands() -> None:
    """Migrate, copy, back up, restore and check the database.

    It is the one that DATABASE_URL names.
    """


@database_commands.command("migrate")
@click.pass_obj
def migrate_command(settings: Settings) -> None:
    """Bring the schema up to date.

    The bot does so by itself when it starts. Several may do so at the same moment.
    """
    with told(settings):
        done = _run(bring_up_to_date(settings.database))
    click.echo(migrated_line(words_of(settings), done))


@database_commands.command("status")
@click.pass_obj
def status_command(settings: Settings) -> None:
    """Show what database it is, its schema, its size and what is in it.

    Nothing is changed, and no password is shown.
    """
    with told(settings):
        found = _run(condition(settings.database))
    for line in condition_lines(words_of(settings), found, known_zone(settings.timezone)):
        click.echo(line)


@database_commands.command("copy")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.pass_obj
def copy_command(settings: Settings, source: str, target: str) -> None:
    """Copy all that is in the database FROM into the empty database TO.

    Both are addresses as in DATABASE_URL, such as sqlite:///sabatina.db and
    postgresql://user@server/database. The rows of every table are counted on both sides
    before anything is committed; FROM stays as it is. Stop the bot before, so that nothing
    comes in meanwhile.
    """
    words = words_of(settings)
    with told(settings):
        counts = _run(copy(source, target))
    for line in count_lines(words, counts):
        click.echo(line)
    click.echo(words("database-copied", rows=sum(counts.values())))


@database_commands.command("backup")
@click.argument("file", required=False, type=FILE)
@click.option("--overwrite", is_flag=True, help="Replace FILE where there is one.")
@click.pass_obj
def backup_command(settings: Settings, file: Path | None, overwrite: bool) -> None:
    """Back the database up into FILE, while the bot is running or not.

    A backup is one SQLite file that only its owner can read, whatever the database is; it can
    be restored to SQLite and to PostgreSQL. Without FILE, or where that is a folder, it is named
    after the time.
    """
    named = app.now().strftime(NAMED)
    path = file / named if file and file.is_dir() else file or Path(named)
    with told(settings):
        counts = _run(backup(settings.database, path, overwrite=overwrite))
    click.echo(
        words_of(settings)(
            "database-backed-up",
            path=str(path),
            rows=sum(counts.values()),
            answers=counts["answers"],
        )
    )


@database_commands.command("restore")
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Put it in the place of what is there.")
@click.pass_obj
def restore_command(settings: Settings, file: Path, replace: bool) -> None:
    """Restore the backup FILE. Stop the bot before.

    With --replace, what a SQLite database held stays beside it, under a name that is printed;
    what a PostgreSQL database held is gone, so back it up before. A backup of an older version is
    brought up to date. Until the end nothing is changed.
    """
    words = words_of(settings)
    with told(settings):
        done = _run(restore(file, settings.database, app.now(), replace=replace))
    rows, answers = sum(done.counts.values()), done.counts["answers"]
    if done.kept is not None:
        click.echo(words("database-kept", path=str(done.kept)))
    click.echo(words("database-restored", rows=rows, answers=answers))


@database_commands.command("check")
@click.pass_obj
def check_command(settings: Settings) -> None:
    """Check that the database is sound, while the bot is running or not.

    Scores, streaks and cards are those that the answers make, a member has one answer to a
    post, nothing names what is not there, and every value is one that can be. Each finding is a
    line that says what to do; exits with 1 if there are any.
    """
    words = words_of(settings)
    with told(settings):
        checked = _run(_checked(settings.database))
    for one in checked.violations:
        click.echo(violation_line(words, one))
    if checked.violations:
        click.echo(words("database-unsound", count=len(checked.violations)), err=True)
        sys.exit(FOUND)
    click.echo(words("database-sound", rows=sum(checked.counts.values())))


async def _checked(address: str) -> Checked:
    async with opened_to_read(address) as store:
        return await check(store)


def _run(work: Coroutine[Any, Any, T]) -> T:
    # It rests while the bot starts, and these may go through millions of rows.
    gc.enable()
    return asyncio.run(work)
