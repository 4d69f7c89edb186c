"""A label and what it introduces: "**RAG:** …", "RAG: …", "RAG – …", however the bold went wrong.

Bold that never closes, or was never opened, counts as far as the sign behind the label.
This module knows no blocks.
"""

import re
from dataclasses import dataclass, replace

from content.ingest.clean import plain_text
from content.ingest.names import Name, has_verb, is_generic, name_of, unnumbered

LONGEST_NAME = 90
FEWEST_IN_GLOSS = 5  # words
FEWEST_IN_LINK = 4  # words between two arrows
MOST_IN_FORMULA = 3  # words; with as many it says in words what something is
MOST_GLOSSED = 4  # words
MOST_PARTED = 5  # words
_HEAD = 260
_BOLD = re.compile(
    r"^[\s\"“'(\[–—-]{0,4}(?P<article>(?:[OoAa]s?|[Tt]he|[Uu]ma?|[Aa]n?)\s)?\*\*\s*(?P<name>[^*]{1,120}?)"
    r"\s*(?P<inner>[:.–—-]{0,4})\s*\*\*(?P<aside>(?:\s*\([^()]{1,80}\)){0,2})"
    r"\s*(?P<sign>[:=–—→-]{0,3})\s*(?P<rest>.*)$",
    re.DOTALL,
)
_BOLD_SENTENCE = re.compile(r"^\s{0,4}\*\*[^*:]{2,90}\*\*(?:\s+[a-zà-ÿ][^\s:]*){3,}")
_COLON = re.compile(r"^(?P<name>[^:!?;\t]{1,90}?)\s*:\s*[-–—]*(?:\s+(?P<rest>.*)|$)", re.DOTALL)
_DASH = re.compile(
    r"^(?P<name>(?:[^:.!?;–—\t]|(?<=\w)[–—](?=\w)){1,80}?)\s+(?:-{1,2}|[–—=→]|[=-]>|>>)\s+(?P<rest>.*)$",
    re.DOTALL,
)
_STOP = re.compile(
    r"^(?P<name>[^:.!?;,\t]{2,50})\.\s+(?P<rest>(?:[OA]s?|Uma?|An?|The|Any|Qualquer)\s+\S.*)$",
    re.DOTALL,
)
_STOP_SURE = re.compile(
    r"^(?P<name>[^:.!?;,\t]{2,60})\.\s+(?P<rest>[A-ZÀ-Ý][^\W\d_]*[\s,]\S.*)$", re.DOTALL
)
_DEEP = re.compile(
    r"^\s*(?:\*\*)?\d{1,2}(?:\.\d{1,2}){1,4}\.?\s+(?:[-–—]\s+)?(?:\*\*)?(?=[A-ZÀ-Ý])"
)
_YEAR = re.compile(r"^(?:[Ee]m\s+|[Ii]n\s+)?(1\d{3}|20\d\d)\s*[-–—:]\s+(?=[A-ZÀ-Ý])")
_LINKED = re.compile(r"\s(?:→|->|=>|=)\s")
_ASIDE = re.compile(r"\([^()]{1,60}\)")
_DASHED_NAME = re.compile(r"^(\S+(?:\s\S+)?)\s(?:-{1,2}|[–—])\s([^\W\d_].{3,})$")
_ARROW = re.compile(r"\s(?:→|->|=>)\s")
_GLOSS = re.compile(r"^(?P<name>[A-ZÀ-Ý][^:.!?;,()\t]{1,50}?)\s+\((?P<rest>[^()]{10,240})\)\.?$")
_PARENTHETIC = re.compile(r"\s[–—]\s")
_INLINE = re.compile(
    r"(?<=[.;!?)*”\"])\s+(?=\*\*[^*]{1,80}(?::\s{0,2}\*\*|\*\*\s?[:–—-]))"
    r"|(?<=[.!?])\s+(?=(?:(?:The|An?|[OA]s?|Uma?)\s)?\*\*[^*]{2,60}\*\*\s+[a-zà-ÿ])"
    r"|(?<=;)\s+(?=\*\*[^*]{2,60}\*\*\s+(?:means?|is|are|é|são|significam?)\s)"
    r"|(?<=[.;!?])\s+(?=(?:Exemplos?|Ex|Obs|Nota|Observação|Examples?|E\.g|Note):\s)"
)
_BOTH = re.compile(
    r"^([A-ZÀ-Ý][^:.;*=]{2,40}(?::|\s=)\s[a-zà-ÿ][^\s:.;]*(?:\s[^\s:.;]+){0,4}[.;])\s"
    r"(?=[A-ZÀ-Ý][^:.;*=]{2,40}(?::|\s=)\s[a-zà-ÿ][^\s:.;]*(?:\s[^\s:.;]+){1,4}(?:[.;]|$))"
)
_LEAD = re.compile(r"^([^*:.!?]{2,60}:)\s+(?=\*\*[^*]{2,60}\*\*\s+[a-zà-ÿ])")
_OPENING = re.compile(r"[\"“”'‘’(\[]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label, the text behind it, and whether a sign stood between; `bold` if it was marked,
    `equals` if the sign makes the whole a formula, `stopped` if it is but a full stop.
    """

    name: str
    rest: str
    bold: bool = False
    signed: bool = True
    named: Name | None = None
    equals: bool = False
    stopped: bool = False

    @property
    def generic(self) -> bool:
        """Tell whether many things have this label, so that it names none."""
        return self.named is None


def label_of(text: str, *, entry: bool = False) -> Label | None:
    """Give the label that a text begins with; `entry` says that it is one of a list."""
    head = text[:_HEAD]
    if "**" in head:
        found = _bold(text)
        if found:
            return found
        if _BOLD_SENTENCE.match(head):
            return None
    deep = _DEEP.match(head)
    numbered = entry or bool(deep)
    bare = unnumbered(plain_text(text))[0] if "*" in head or numbered else text.strip()
    bold = "**" in head
    return (
        _dated(bare, bold=bold)
        or _tabbed(bare if "\t" not in text else text)
        or _colon(bare, bold=bold)
        or _dash(bare, entry=numbered or bold)
        or _stop(bare, sure=bool(deep))
        or _glossed(bare)
    )


def parted(text: str) -> Label | None:
    """Give what a sign parts from a text, be it a name or not: a list may show that it is one."""
    bare = unnumbered(plain_text(text[:_HEAD]))[0]
    found = _COLON.match(bare) or _DASH.match(bare)
    if not found or not found["rest"] or not found["name"][:1].isalpha():
        return None
    name = found["name"]
    short = len(name.split()) <= MOST_PARTED and not has_verb(name)
    return Label(name, found["rest"]) if short else None


def begins_label(text: str) -> bool:
    """Tell whether a text begins with a label that has something behind it."""
    found = label_of(text[:_HEAD])
    return found is not None and bool(found.rest)


def split_inline(text: str) -> list[str]:
    """Cut before the labels in bold that stand inside a text, and before "Example:"."""
    both = _BOTH.match(text)
    if both:
        return [both[1], text[both.end(1) :].strip()]
    parts = [part for part in _INLINE.split(text) if part.strip()]
    lead = _LEAD.match(parts[0]) if len(parts) > 1 else None
    return [lead[1], parts[0][lead.end() :], *parts[1:]] if lead else parts


def _bold(text: str) -> Label | None:
    found = _BOLD.match(text)
    if not found:
        return None
    name, rest = f"{found['name']}{found['aside']}".strip(), plain_text(found["rest"])
    sign = found["sign"] + found["inner"].replace(".", "")
    if found["inner"].endswith(".") and not sign and rest[:1].isupper():
        sign = "."
    named = name_of(name)
    if not (named or is_generic(name)):
        return None
    if sign:
        return Label(name, rest, bold=True, named=named) if _may_label(name) else None
    if (not rest or rest[:1].isupper() or rest[:1].isdigit()) and not found["article"]:
        return Label(name, rest, bold=True, signed=False, named=named)
    return None


def _may_label(name: str) -> bool:
    return len(name) <= LONGEST_NAME and not has_verb(name)


def _colon(bare: str, *, bold: bool) -> Label | None:
    found = _COLON.match(bare[: LONGEST_NAME + 30])
    if not found:
        return None
    name, rest = found["name"], bare[found.end("name") :].lstrip(" :–—-").strip()
    if _LINKED.search(_ASIDE.sub("", name)):
        return None  # the arrow parts, not the colon behind it
    if rest.startswith("//") or len(name.split()) > (8 if bold else 7):
        return None
    dash = _DASHED_NAME.match(name)
    if dash:
        name, rest = dash[1], f"{dash[2]}: {rest}"
    named = _named(name)
    return Label(name, rest, bold=bold, named=named) if named or is_generic(name) else None


def _dash(bare: str, *, entry: bool) -> Label | None:
    found = _DASH.match(bare[: LONGEST_NAME + 30])
    if not found:
        return None
    name, rest = found["name"], bare[found.start("rest") :].strip()
    if is_generic(name):
        return Label(name, rest)
    word = entry and rest.isalpha() and len(rest) > MOST_IN_FORMULA
    if (len(rest.split()) < 2 and not word) or len(name.split()) > (7 if entry else 5):
        return None
    sure = entry or any(sign in bare[: found.start("rest")] for sign in ("=", "→", ">>"))
    if not sure and (_PARENTHETIC.search(rest[:80]) or not name[:1].isupper()):
        return None
    named = _named(name)
    if len(_ARROW.findall(bare)) > 1 and len(_ARROW.split(rest)[0].split()) < FEWEST_IN_LINK:
        return None  # a chain of steps
    equals = bare[found.end("name") :].lstrip().startswith("=") and _is_formula(rest)
    return Label(name, rest, named=named, equals=equals) if named else None


def _tabbed(text: str) -> Label | None:
    """A tab parts a name from its text where no other row makes it a table."""
    name, tab, rest = text.partition("\t")
    named = _named(unnumbered(name.strip())[0]) if tab and len(name) <= LONGEST_NAME else None
    rest = plain_text(rest)
    return Label(name.strip(), rest, named=named) if named and len(rest.split()) > 1 else None


def _glossed(bare: str) -> Label | None:
    """A name with nothing but what it means in brackets: "Free rider (someone who …)"."""
    found = _GLOSS.match(bare)
    if not found or len(found["rest"].split()) < FEWEST_IN_GLOSS or ":" in found["rest"]:
        return None
    if len(found["name"].split()) > MOST_GLOSSED:
        return None
    named = _named(found["name"])
    return Label(found["name"], found["rest"], named=named) if named else None


def _dated(bare: str, *, bold: bool) -> Label | None:
    """A year before the label says when: "1888 – Lei Áurea: …"."""
    year = _YEAR.match(bare)
    found = _colon(bare[year.end() :], bold=bold) if year else None
    if not year or not found or not found.rest or found.generic:
        return None
    return replace(found, rest=f"{found.rest.rstrip('.')} ({year[1]}).")


def _is_formula(rest: str) -> bool:
    words = [word.strip(",.;()") for word in rest.split()]
    return sum(word.isalpha() and len(word) > 2 for word in words) < MOST_IN_FORMULA


def _stop(bare: str, *, sure: bool) -> Label | None:
    """A short name with a full stop, and what it is; `sure` says that a number marks it."""
    found = (_STOP_SURE if sure else _STOP).match(bare)
    if not found or len(found["name"].split()) > (6 if sure else 3):
        return None
    if len(found["rest"].split()) < (3 if sure else 4):
        return None
    named = _named(found["name"])
    return Label(found["name"], found["rest"], named=named, stopped=not sure) if named else None


def _named(name: str) -> Name | None:
    if _OPENING.match(name) and not name.startswith(("“", '"')):
        return None
    if name.count("(") != name.count(")") or ". " in name:
        return None
    named = name_of(name)
    is_letter = named is not None and len(named.text) == 1 and named.text.isascii()
    return named if named and (not is_letter or named.aliases) else None
