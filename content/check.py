"""Everything that is wrong with a pack, found at once.

This module owns the list of rules; each rule stands in `content.rules` and sees the whole
pack. It does not know where the pack was read from.
"""

from collections.abc import Callable, Iterator

from content.finding import Finding, in_order
from content.formats.report import ReadResult
from content.model import Pack
from content.rules.alike import near, stems
from content.rules.balance import balance
from content.rules.entries import claims, comparisons, terms
from content.rules.heads import heads
from content.rules.identity import domains, ids, links
from content.rules.polls import polls
from content.rules.questions import questions
from content.rules.wording import giveaways, places, wording
from content.summary import Summary, summary

__all__ = ["RULES", "Summary", "check", "check_all", "summary"]

RULES: tuple[Callable[[Pack], Iterator[Finding]], ...] = (
    heads,
    ids,
    domains,
    links,
    terms,
    comparisons,
    claims,
    questions,
    polls,
    stems,
    near,
    wording,
    places,
    giveaways,
    balance,
)


def check(pack: Pack) -> tuple[Finding, ...]:
    """Give every finding of every rule, by file and line."""
    return in_order(finding for rule in RULES for finding in rule(pack))


def check_all(result: ReadResult) -> tuple[Finding, ...]:
    """Give what reading found and, where there is a pack, what the rules find in it."""
    found = check(result.pack) if result.pack else ()
    return in_order((*result.findings, *found))
