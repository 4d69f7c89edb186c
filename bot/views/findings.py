"""Findings about notes, a line each: `file:line: severity: what: what to do`."""

from bot.views.text import echo
from bot.views.words import Words
from content.finding import Finding


def finding_line(words: Words, finding: Finding) -> str:
    """One finding as a line that editors and people can follow."""
    what, fix = finding_words(words, finding)
    return f"{finding.file}:{finding.line}: {finding.severity}: {what.removesuffix('.')}: {fix}"


def finding_words(words: Words, finding: Finding) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    variables = {
        name: echo(value) if isinstance(value, str) else value
        for name, value in finding.variables.items()
    }
    message = f"finding-{finding.code}"
    return words(message, **variables), words.attribute(message, "fix", **variables)
