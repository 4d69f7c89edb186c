"""What a heading is about: a thing, a list of things, something said about the thing above.

This module looks at the words of one heading and knows nothing of what stands under it.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from content.ingest.clean import plain_text
from content.ingest.grammar import ARTICLES, LINKS
from content.ingest.names import Name, name_of, unnumbered
from content.ingest.vocabulary import (
    ASPECTS,
    DEFINES,
    LISTS,
    LISTS_OF_ASPECTS,
    PARTS,
    generic,
    is_ignored,
    is_structural,
)
from content.words import plain

_WHAT_IS = re.compile(
    r"^(?:(?:e|mas|agora|então|and|but|so|now|ok),?\s+(?=\S+\s.{2,90}\?$))?"
    r"(?:o que (?:é|são|foi|foram|era|eram|significam?|faz|fazem|diz|dizem|afirma|estabelece|prevê"
    r"|mede|estuda|vem a ser)(?:\s(?:mesmo|afinal))?"
    r"|quem (?:é|foi|são|eram?|foram)|pa?ra que servem?"
    r"|qual (?:é )?a função d[aeo]s?|(?:e|and|what about|how about)(?=\s[^?]{2,40}\?$)"
    r"|what(?: even| exactly| actually| really)?(?: is|'s| are| was| were| does| do| about)"
    r"(?: even| exactly| actually| really)?|who (?:is|are|was|were)"
    r"|defini(?:ção|tion) (?:de|da|do|of)"
    r"|conceito (?:de|da|do)|concept of|meaning of|significado (?:de|da|do)|define|defina)"
    r"\s+(?P<name>.{2,90}?)(?:,?\s+(?:e|and)\s+(?:what|how|why|where|when|qual|quais|como|por que"
    r"|pa?ra que|onde|quando)\s[^?]{1,80}(?=\?))?"
    r"(?:\s+(?:mean|do|stand for|says?|states?|measure|study|tell(?: me| us| you)?"
    r"|show(?: us| you)?|cover|include|contain|represent|describe|involve|refer to"
    r"|consist of))?\s*[?:.]*$",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"^(.{2,40}?)(?:[:,–-]|\s)\s*(?:(?:é|são|seria|significa) o qu[eê]|o que (?:é|são|significa)"
    r"|what is (?:it|that)|what's that)\s*\?$",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"(?:^|\b)(?:diferen[çc]as?|compara[çc][ãa]o|distin[çc][ãa]o|differences?|comparison"
    r"|distinction) (?:entre|between|of|de)\s+(?P<one>.{2,40}?)"
    r"\s+(?:e|and|ou|or|x|vs\.?)\s+(?P<other>.{2,40}?)\s*[?:.]*$"
    r"|^(?P<left>.{2,40}?)\s+(?:vs\.?|versus|x|×)\s+(?P<right>.{2,40}?)\s*[?:.]*$",
    re.IGNORECASE,
)
_BEFORE = frozenset(
    {"principais", "tres", "dois", "duas", "quatro", "cinco", "seis", "sete", "main", "key",
     "common", "two", "three", "four", "five", "six", "seven", "general", "major", "basic"}
)  # fmt: skip
_LAST = frozenset(
    {"types", "stages", "phases", "components", "layers", "elements", "kinds", "steps",
     "categories", "levels"}
)  # fmt: skip
_HOW = re.compile(
    r"^(?:como|por que|porque|quando|onde|quem|quais|qual|how|why|when|where|who|which)\s",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    r"\s(?:vs\.?|versus|x|×|ou|or)\s|^(?:diferen[çc]as?|compara[çc][ãa]o|comparativo|comparando"
    r"|differences?|comparison|comparing)\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"^(?:introdu[çc][ãa]o|vis[ãa]o geral|no[çc][õo]es(?: gerais| b[áa]sicas)?|introduction"
    r"|overview)\s(?:ao?s?|às?|d[eao]s?|sobre|to|of)\s",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\s(?:-{1,2}|[–—])\s[\d~≈]")
_BRACKETS = re.compile(r"\s*\[([^\[\]]{1,40})\]")


class Role(StrEnum):
    """What stands under a heading."""

    SECTION = "section"  # things of their own
    SUBJECT = "subject"  # what the heading names, or things of their own
    LISTING = "listing"  # the things that the heading counts
    ASPECT_LISTING = "aspect-listing"  # what the heading counts is said about something
    ASPECT = "aspect"  # something said about the thing above
    DEFINES = "defines"  # the definition of the thing above
    PARTS = "parts"  # things that the thing above consists of
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading's role, its words without numbers, and the name of what it is about."""

    role: Role
    title: str
    name: Name | None = None
    asks: bool = False
    leads: bool = False
    sides: tuple[Name, ...] = ()


def topic_of(raw: str) -> Topic:
    """Tell what a heading is about; `leads` says that it ends with a colon."""
    found = _topic_of(raw)
    return replace(found, leads=plain_text(raw).endswith(":"))


def _topic_of(raw: str) -> Topic:
    title = unnumbered(plain_text(_BRACKETS.sub(r" (\1)", raw)))[0].strip(" :-–—")
    listed = _listed(title)
    if listed:
        return Topic(listed, title, name_of(title, most=12) or Name(title))
    known = _known(title)
    if known:
        return Topic(known, title)
    sides = _sides(title)
    if sides:
        return Topic(Role.SECTION, title, sides=sides)
    asked = _WHAT_IS.match(_TURNED.sub(r"o que é \1?", title))
    if asked:
        name = name_of(asked["name"])
        return Topic(Role.SUBJECT, title, name, asks=True) if name else Topic(Role.SECTION, title)
    if _HOW.match(title) or _LEADS_IN.match(title) or _VERSUS.search(f"{title} "):
        return Topic(Role.SECTION, title)
    before, colon, after = title.partition(": ")
    amount = _AMOUNT.search(title)
    if amount:
        title = title[: amount.start()]
        name = name_of(title, most=10)
    elif colon:
        title = after if _listed(before) else before
        name = name_of(title, most=10)
    else:
        name = name_of(raw if "[" not in raw else title, most=10)
    return Topic(Role.SUBJECT, title, name) if name else Topic(Role.SECTION, title)


def _known(title: str) -> Role | None:
    """Give the role of a heading that many notes have."""
    bare = generic(title)
    if is_ignored(title):
        return Role.IGNORED
    for known, role in (
        (DEFINES, Role.DEFINES),
        (PARTS, Role.PARTS),
        (ASPECTS, Role.ASPECT),
        (LISTS, Role.PARTS),
    ):
        if bare in known:
            return role
    return Role.SECTION if is_structural(title) else None


def _sides(title: str) -> tuple[Name, ...]:
    """Give the two things that a heading compares; none of another heading."""
    found = _SIDES.search(title)
    names = [name_of(raw) for raw in found.groups() if raw] if found else []
    return tuple(name for name in names if name) if all(names) else ()


def _listed(title: str) -> Role | None:
    """Tell "Types of …" and "Benefícios de …" by their first noun, "… types" by their last."""
    words = [word for word in plain(title).split() if not word.isdigit()]
    while words and words[0] in ARTICLES | _BEFORE:
        words = words[1:]
    if len(words) > 2 and words[1] in ("chave", "principais", "basicos", "basicas"):
        del words[1]
    if len(words) > 2 and words[:2] == ["use", "cases"]:
        return Role.ASPECT_LISTING
    if len(words) > 2 and words[1] in LINKS:
        if words[0] in LISTS_OF_ASPECTS:
            return Role.ASPECT_LISTING
        return Role.LISTING if words[0] in LISTS else None
    return Role.LISTING if len(words) > 1 and words[-1] in _LAST else None
