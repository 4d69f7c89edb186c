"""The operator's page names what there is: every metric, and no command that does not exist."""

import ast
import re

import click
import pytest

from bot.cli import main
from tests.image import PROJECT

PAGE = (PROJECT / "docs" / "operations.md").read_text(encoding="utf-8")
FAMILIES = {"_gauge": "", "_histogram": "", "_counter": "_total"}
"""What makes a family of figures, and what the name that is shown ends with."""


def shown() -> set[str]:
    """The names that `/metrics` shows, without what they all begin with."""
    source = (PROJECT / "bot" / "web" / "metrics.py").read_text(encoding="utf-8")
    names = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=maker), args=[ast.Constant(value=str() as name), *_]):
                if maker in FAMILIES:
                    names.add(name + FAMILIES[maker])
    return names


def test_every_metric_is_explained_and_no_other() -> None:
    table = PAGE.partition("<!-- metrics:")[2].partition("\n\nBeside these")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert len(told) > 10
    assert told == shown()


def called() -> list[str]:
    """The commands that the page tells to run."""
    texts = (*re.findall(r"`([^`\n]+)`", PAGE), *re.findall(r"```console\n(.*?)```", PAGE, re.S))
    found = (re.findall(r"(?<![\w/.-])sabatina ((?:[a-z]+ ?)+)", text) for text in texts)
    return sorted({" ".join(command.split()[:2]) for some in found for command in some})


@pytest.mark.parametrize("command", called())
def test_every_command_on_the_page_exists(command: str) -> None:
    at: click.Command = main
    for word in command.split():
        if isinstance(at, click.Group):
            found = at.get_command(click.Context(at), word)
            assert found, f"there is no {word}"
            at = found
