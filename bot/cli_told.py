"""What keeps a command of the command line from being carried out, told in a sentence."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from bot import app
from bot.errors import UserError
from bot.settings import Settings
from bot.views.faults import fault
from bot.views.findings import finding_line
from bot.views.words import Catalog, Words
from bot.watchdog import STUCK, StuckError
from content.finding import Finding, Severity

FOUND = 1
"""Exit status where there is something to mend."""

CANNOT = 2
"""Exit status where it was called wrongly or cannot start."""


def words_of(settings: Settings) -> Words:
    """The texts in the language of the settings."""
    return Catalog()[settings.language]


@contextmanager
def told(settings: Settings) -> Iterator[None]:
    """Tell what keeps the bot from starting in a sentence, not in a traceback."""
    try:
        yield
    except app.BrokenPackError as error:
        click.echo(words_of(settings)("broken-pack"), err=True)
        print_findings(words_of(settings), error.findings)
        sys.exit(CANNOT)
    except UserError as error:
        click.echo(fault(words_of(settings), error), err=True)
        sys.exit(CANNOT)
    except StuckError:  # the log has it
        sys.exit(STUCK)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(words_of(settings)("file-trouble", path=str(error.filename or "?")), err=True)
        sys.exit(CANNOT)


def print_findings(words: Words, findings: Iterable[Finding]) -> None:
    """Print findings, and how many they are."""
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
