"""Reads somebody's own table: a row a question with its options, or a row a term.

Which column holds what is told by `content.formats.sheet_columns`. Ids, where there are
none, are made from the text, so that the same table sent again changes what it added.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.formats.cards import Card, made_of
from content.formats.csv_dialect import Sheet, number
from content.formats.fields import one_line
from content.formats.foreign import UNSAID, explained, headless, question_id
from content.formats.report import Report
from content.formats.sheet_columns import Roles, asks, defines, roles_of
from content.model import Option, Pack, Question, QuestionKind
from content.snapshot import fingerprint
from content.words import plain

_BETWEEN = re.compile(r"[,;/|&+\s]+")
_AND = ("e", "and")
_NAMED = re.compile(
    r"(?:letras?|alternativas?|op[cç](?:ão|ões)|letters?|options?)\b", re.IGNORECASE
)
_ENTRY = re.compile(r"^\(?[A-Ja-j]\s*[).:-]\s+")
_LEVELS = {
    **dict.fromkeys(("1", "facil", "easy", "baixa", "low"), 1),
    **dict.fromkeys(("2", "media", "medio", "medium", "moderada"), 2),
    **dict.fromkeys(("3", "dificil", "hard", "alta", "high", "difficult"), 3),
}
_LETTERS = "abcdefghij"


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Sequence[str]
    roles: Roles

    def text(self, role: str) -> str:
        return one_line(self.roles.cell(self.cells, role))

    @property
    def place(self) -> tuple[str, str]:
        """The row's domain and section; a topic alone stands for both."""
        section = self.text("section")
        return self.text("domain") or section, section


def read_own_sheet(sheet: Sheet, report: Report) -> Pack | None:
    """Read a table of questions or of terms; gives None where its header says neither."""
    roles = roles_of(sheet.header)
    if not asks(roles) and not defines(roles):
        report.error(sheet.header_line, "sheet-header")
        return None
    for name in roles.strange:
        report.hint(sheet.header_line, "sheet-column", name=name)
    rows = [_Row(line, cells, roles) for line, cells in sheet.rows(report)]
    chosen = roles.has("option") or roles.has("options") or roles.has("wrong")
    if not asks(roles) or not chosen:
        made = made_of([_card(row) for row in rows], report)
        return headless(made.terms, made.questions)
    return headless((), _questions(rows, report))


def _card(row: _Row) -> Card:
    domain, section = row.place
    term = row.roles.has("term", "definition")
    front, back = ("term", "definition") if term else ("question", "answer")
    extra = [*row.roles.cell(row.cells, "facts").split("\n"), row.text("explanation")]
    return Card(
        row.line,
        row.text(front),
        row.text(back),
        extra=tuple(text for text in map(one_line, extra) if text),
        english=row.text("en"),
        aliases=tuple(_entries(row.roles.cell(row.cells, "aliases"), ",;\n")),
        domain=domain,
        section=section,
        term=term,
    )


def _questions(rows: Sequence[_Row], report: Report) -> Iterator[Question]:
    for row in rows:
        if not row.text("question"):
            report.error(row.line, "sheet-question")
            continue
        options = _options(row)
        right = _right(row, options)
        if right is None:
            report.error(row.line, "sheet-answer", answer=row.text("answer"))
        explanation, detail = explained(row.text("explanation"))
        domain, section = row.place
        yield Question(
            id=question_id(row.text("question"), row.text("id")),
            domain=domain,
            kind=QuestionKind.SEVERAL if len(right or ()) > 1 else QuestionKind.SINGLE,
            stem=row.text("question"),
            options=tuple(Option(text) for text in options.values()),
            correct=tuple(at for at, letter in enumerate(options) if letter in (right or ())),
            explanation=explanation,
            detail=detail,
            difficulty=_LEVELS.get(plain(number(row.text("difficulty"))), UNSAID),
            section=section,
            source=report.source(row.line),
        )


def _options(row: _Row) -> dict[str, str]:
    """Give a row's options by their letters; a letter may be missing where a cell is empty."""
    cells: Sequence[str] = row.roles.cells(row.cells, "option")
    if row.roles.has("options"):
        cells = _entries(row.roles.cell(row.cells, "options"), "\n" if _is_tall(row) else ";|")
    elif row.roles.has("wrong"):
        wrong = list(row.roles.cells(row.cells, "wrong"))
        place = int(fingerprint(row.text("question")), 16) % (len(wrong) + 1)
        cells = [*wrong[:place], row.text("answer"), *wrong[place:]]
    return {
        letter: _ENTRY.sub("", one_line(text), count=1) or one_line(text)
        for letter, text in zip(_LETTERS, cells, strict=False)
        if text.strip()
    }


def _is_tall(row: _Row) -> bool:
    return "\n" in row.roles.cell(row.cells, "options").strip()


def _entries(cell: str, signs: str) -> list[str]:
    return [text.strip() for text in re.split(f"[{re.escape(signs)}]", cell) if text.strip()]


def _right(row: _Row, options: Mapping[str, str]) -> frozenset[str] | None:
    """Give the letters of the right options, or None where the answer names none or another."""
    answer = ", ".join(number(cell) for cell in row.roles.cells(row.cells, "answer") if cell)
    by_text = {text.casefold(): letter for letter, text in reversed([*options.items()])}
    if found := by_text.get(one_line(answer).casefold()):
        return frozenset({found})
    for said in (_letters(answer), _entries(answer, ";|\n"), _entries(answer, ",;|\n")):
        letters = [by_text.get(text.casefold(), text.lower()) for text in said]
        if letters and all(letter in options for letter in letters):
            return frozenset(letters)
    return None


def _letters(answer: str) -> list[str]:
    """Split "B, D", "B e D", "2; 4", "BD" or "letra B)" into letters."""
    said = [word.strip("().:-'") for word in _BETWEEN.split(_NAMED.sub("", answer)) if word]
    said = [word for at, word in enumerate(said) if word not in _AND or at in (0, len(said) - 1)]
    found: list[str] = []
    for word in said:
        if word.isdigit():
            word = number(word)
            found.append(_LETTERS[int(word) - 1] if 0 < int(word) <= len(_LETTERS) else word)
        elif len(word) > 1 and word.isupper() and set(word.lower()) <= set(_LETTERS):
            found += word.lower()
        else:
            found.append(word)
    return found
