"""What a pack of notes is made of: domains, terms, comparisons, questions, as frozen data.

This module owns the nouns and nothing else: it reads no file, checks nothing, and knows
no platform. Every text is a single line without surrounding blanks; what may be missing
is an empty string or an empty tuple, never None.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class TermKind(StrEnum):
    """What sort of thing a term names; wrong options are drawn from the same sort."""

    CONCEPT = "concept"
    SERVICE = "service"
    TECHNIQUE = "technique"
    METRIC = "metric"
    LIST = "list"


class QuestionKind(StrEnum):
    """How a question is answered; `Question.options` says what each stores."""

    SINGLE = "single"
    SEVERAL = "several"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item stands: a path as shown to the author, and a line counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Domain:
    """One part of the exam; `weight` is its share in percent, all of a pack's add up to 100."""

    id: str
    name: str
    en: str
    weight: int


@dataclass(frozen=True, slots=True)
class Confusion:
    """A term that people take for another (`term` is its id), and what tells them apart."""

    term: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that can be looked up.

    `aliases` are shown and searched, `wrong` (known wrong translations) only searched.
    `ordered` says that the facts are steps. `see` and `confused` name other items by id.
    `beyond` marks what the source notes lack and the exam asks.
    """

    id: str
    domain: str
    name: str
    en: str
    definition: str
    kind: TermKind = TermKind.CONCEPT
    facts: tuple[str, ...] = ()
    ordered: bool = False
    aliases: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    confused: tuple[Confusion, ...] = ()
    task: str = ""
    section: str = ""
    beyond: bool = False
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion of a comparison, with a cell for each of its columns."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The notes' own table: what is compared stands in the columns, criteria in the rows.

    `compares` holds the ids of the terms that the columns stand for, in the order of
    `columns`, or nothing where the columns are no terms.
    """

    id: str
    domain: str
    name: str
    en: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    definition: str = ""
    corner: str = ""
    compares: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    task: str = ""
    section: str = ""
    beyond: bool = False
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, put in place, or pair (`match` is its right partner); and why."""

    text: str
    reason: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in the order in which its author wrote the options.

    `correct` holds indices into `options`: the one or the several right ones, ascending;
    for an order, all of them in their right order (options are written in that order);
    for a match, all of them (each option bears its partner in `match`).
    `about` are the ids of the items it is about, the one it stands under first.
    `explanation` is short (it has to fit a poll), `detail` may be longer; there is no
    detail without an explanation.
    `difficulty` is 1 (easy) to 3 (hard). `machine` marks a question that was made by machine
    and that no admin has accepted yet.
    """

    id: str
    domain: str
    kind: QuestionKind
    stem: str
    options: tuple[Option, ...]
    correct: tuple[int, ...]
    explanation: str = ""
    detail: str = ""
    about: tuple[str, ...] = ()
    difficulty: int = 2
    task: str = ""
    section: str = ""
    machine: bool = False
    source: Source | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """One set of notes as its author wrote it; `language` is that of its texts (BCP 47)."""

    id: str
    title: str
    language: str
    domains: tuple[Domain, ...]
    terms: tuple[Term, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    questions: tuple[Question, ...] = ()
    description: str = ""
    source: Source | None = field(default=None, compare=False)
