"""What the columns of somebody's own table of questions or terms are for, told by their names.

Names are compared in plain words: without case, accents and signs. This module knows the
names people give in Portuguese and English, and reads no rows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.formats.csv_columns import COLUMNS, column
from content.words import plain

_SORT = r"(?:opcao|alternativa|resposta|letra|option|choice|answer|answer option)"
_ROLES: Mapping[str, re.Pattern[str]] = {
    "wrong": re.compile(
        rf"(?:{_SORT} )?(?:errada|incorreta|wrong|incorrect|distrator|distractor)"
        r"(?: (?:answer|option|resposta|alternativa))?(?: \w{1,2})?"
    ),
    "answer": re.compile(
        r"(?:resposta|respostas|alternativa|opcao)(?: (?:correta|certa)s?)?(?: s)?"
        r"|correta|corretas|certa|gabarito|verso|letra correta|key|back"
        r"|(?:correct|right)(?: (?:answer|option|choice)s?)?(?: s)?(?: choose .*)?|answers?"
    ),
    "option": re.compile(rf"(?:{_SORT} )?[a-j]|{_SORT} (?:\d|10)(?: max .*)?"),
    "options": re.compile(r"opcoes|alternativas|options|choices"),
    "question": re.compile(
        r"(?:pergunta|questao|enunciado|frente|question|stem|front)(?: max .*)?"
    ),
    "explanation": re.compile(
        r"(?:explicacao|justificativa|comentario|resolucao|explanation|rationale|feedback"
        r"|comment|solution)\b.*"
    ),
    "domain": re.compile(r"(?:dominio|domain)\b.*"),
    "section": re.compile(
        r"(?:tema|topico|assunto|secao|capitulo|categoria|disciplina|materia|modulo|unidade"
        r"|topic|section|chapter|category|subject|module|unit|tag|tags)\b.*"
    ),
    "difficulty": re.compile(r"dificuldade|nivel|grau|difficulty|level"),
    "id": re.compile(r"id|codigo|code"),
    "term": re.compile(r"termo|conceito|palavra|sigla|term|concept|word|nome|name|verbete"),
    "definition": re.compile(r"definicao|significado|definition|meaning|descricao|description"),
    "en": re.compile(r"(?:nome )?em ingles|ingles|english|english name|en"),
    "aliases": re.compile(r"sinonimos?|outros nomes|alias|aliases|synonyms?|also known as"),
    "facts": re.compile(r"fatos|detalhes|exemplos?|notas|facts|details|examples?|notes"),
    "number": re.compile(r"n|no|num|numero|number|item|time limit.*|tempo.*"),
}
_FEWEST_OWN = 3  # columns of our own table: a type, an id, and one that says something
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns of a row hold what; `strange` are names that nothing is known about."""

    places: Mapping[str, tuple[int, ...]]
    strange: tuple[str, ...]

    def has(self, *roles: str) -> bool:
        return all(role in self.places for role in roles)

    def cell(self, cells: Sequence[str], role: str) -> str:
        return next(iter(self.cells(cells, role)), "")

    def cells(self, cells: Sequence[str], role: str) -> tuple[str, ...]:
        return tuple(cells[at].strip() for at in self.places.get(role, ()) if at < len(cells))


def roles_of(header: Sequence[str]) -> Roles:
    """Tell what each column is for; of several that can be a question, the first is it."""
    places: dict[str, list[int]] = {}
    strange = []
    for at, name in enumerate(header):
        role = _role(plain(name))
        if role:
            places.setdefault(role, []).append(at)
        elif name.strip():
            strange.append(name)
    return Roles({role: tuple(held) for role, held in places.items()}, tuple(strange))


def asks(roles: Roles) -> bool:
    """Tell a table of questions: each has an answer, and mostly options to choose from."""
    return roles.has("question", "answer")


def defines(roles: Roles) -> bool:
    """Tell a table of terms."""
    return roles.has("term", "definition")


def is_own(header: Sequence[str]) -> bool:
    """Tell a pack's own table."""
    own = {column(name) for name in header}
    return "type" in own and len(own & set(COLUMNS)) >= _FEWEST_OWN


def is_sheet(header: Sequence[str]) -> bool:
    """Tell the header of a table that can be read from the first line of a text."""
    if len(header) < 2 or any(len(name) > _LONGEST_NAME for name in header):
        return False
    roles = roles_of(header)
    return is_own(header) or asks(roles) or defines(roles)


def _role(name: str) -> str:
    return next((role for role, names in _ROLES.items() if names.fullmatch(name)), "")
