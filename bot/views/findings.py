"""Findings about notes, a line each: `file:line: severity: what: what to do`."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from bot.views.text import echo
from bot.views.words import Words
from content.check import Summary
from content.finding import Finding

LONGEST = 160
"""Characters of a text or a list that a finding quotes, at most."""


_FORMS = {
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".yaml", ".yml", ".json"), "yaml"),
    **dict.fromkeys((".csv", ".tsv"), "csv"),
}
"""How notes are written down, by how their files are called: what to do depends on it."""


def finding_line(words: Words, finding: Finding) -> str:
    """One finding as a line that editors and people can follow."""
    what, fix = finding_words(words, finding)
    where = f"{place(finding)}: " if finding.file else ""
    return f"{where}{finding.severity}: {what.removesuffix('.')}: {fix}"


def place(finding: Finding) -> str:
    """The file that a finding is about, and its line where it is about one; empty for a pack."""
    return f"{finding.file}:{finding.line}" if finding.line else finding.file


def finding_words(words: Words, finding: Finding) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    variables = {
        name: echo(value, LONGEST) if isinstance(value, str) else value
        for name, value in finding.variables.items()
    }
    variables["form"] = _FORMS.get(PurePath(finding.file).suffix.lower(), "other")
    message = f"finding-{finding.code}"
    return words(message, **variables), words.attribute(message, "fix", **variables)


def clean_line(words: Words, summary: Summary) -> str:
    """That there is nothing to mend, with how much was looked at."""
    return words(
        "check-clean",
        terms=summary.terms,
        comparisons=summary.comparisons,
        questions=summary.questions,
    )


def summary_lines(words: Words, summary: Summary) -> Iterator[str]:
    """What a pack holds: its questions by domain, kind, difficulty and right letter."""
    yield words("summary-domains", counts=_counts(summary.domains.items()))
    yield words("summary-kinds", counts=_counts(summary.kinds.items()))
    yield words("summary-difficulties", counts=_counts(summary.difficulties.items()))
    yield words("summary-letters", counts=_counts(summary.letters.items()))
    yield words("summary-polls", polls=summary.polls, buttons=summary.buttons)


def _counts(counted: Iterable[tuple[object, int]]) -> str:
    counted = tuple(counted)
    whole = sum(count for _, count in counted) or 1
    return ", ".join(f"{key}: {n} ({100 * n / whole:.1f} %)" for key, n in counted)
