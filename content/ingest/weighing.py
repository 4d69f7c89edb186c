"""Small judgements of reading: whether a text leads to another, speaks of the notes, or names."""

import re

from content.ingest.definitions import OPENERS, subject_of
from content.ingest.entries import Entry
from content.ingest.grammar import DANGLING
from content.ingest.labels import Label
from content.ingest.names import Name, has_verb
from content.ingest.topics import Role, Topic
from content.ingest.vocabulary import META
from content.words import plain

LONGEST_LABEL = 4  # words in small letters; as many are rather a clause
MOST_BRIEF = 2  # words
MOST_LISTED = 3  # words
_ARRANGEMENT = re.compile(
    r"(?:dia\s\d{1,2}/\d{1,2}|\d{2}/\d{2})(?![\d/])|\S{2,60}@\S{2,60}\.\w{2,}"
)
_ENUMERATED = re.compile(r"\s*[,;]\s*|\s(?:e|ou|and|or)\s")
_ASIDE = re.compile(r"\s*\([^()]{1,80}\)")
_PAIRS = re.compile(r";\s+[^\W\d_]{1,20}(?:\s[^\W\d_]{1,20})?:\s")
_QUOTED = re.compile(r"(?:(?:[OA]s?|The|An?)\s)?[\"“]")
_COUNTS = re.compile(
    r"(?:there (?:are|is)|existem?|ha) "
    r"(?:(?:basicamente|apenas|so|cerca de|basically|only|about) )?"
    r"(?:\d|duas|dois|tres|quatro|cinco|seis|sete|oito|varios|varias|divers[oa]s|muit[oa]s|outr[oa]s"
    r"|algu(?:ns|mas)|diferentes|inumer[oa]s|tipos|formas|two|three|four|five|six|seven|eight"
    r"|several|many|some|different|various|other|more|a few|a number|lots)\b"
)
_KIND = re.compile(
    r"(?:an?|uma?)\s[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:in which|that|which|who|que|em que|n[oa] qual)\s",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"(?:É|São|Era|Eram|Foi|Tem|Têm|Pode|Podem|Consiste|Divide-se|Dividem-se|Is|Are|Was|Has|Have)\s"
)


def introduces(topic: Topic) -> bool:
    """Tell a sentence that leads to a list, though it was made a heading."""
    return topic.role is Role.SECTION and topic.leads and has_verb(topic.title)


def is_meta(bare: str) -> bool:
    """Tell a text that speaks of the notes, where a definition should be."""
    begins = f"{plain(bare[:80])} "
    return bool(_COUNTS.match(begins)) or any(begins.startswith(f"{opening} ") for opening in META)


def is_clause(label: Label, most: int = LONGEST_LABEL) -> bool:
    """Tell the first clause of a sentence from a label, where a heading waits for a text."""
    words = label.named.text.split() if label.named else []
    opens = bool(words) and plain(words[0]) in OPENERS
    small = sum(word[0].islower() for word in words[1:])
    return not label.bold and bool(label.rest) and (opens or small >= most)


def is_brief(label: Label) -> bool:
    """Tell a label with a word or two: among what is said of a thing it is one more of that."""
    return not label.bold and len(label.rest.split()) <= MOST_BRIEF


def lacks_subject(bare: str) -> bool:
    """Tell a sentence that begins with its verb: the heading above is its subject."""
    return bool(_NO_SUBJECT.match(bare))


def is_arrangement(rest: str) -> bool:
    """Tell a date of this year or an address, as behind "Test:" or "Contact:"."""
    return bool(_ARRANGEMENT.match(rest))


def lists_only(rest: str) -> bool:
    """Tell a few words, or several with commas between, from a text that says what a thing is."""
    parts = [part.split() for part in _ENUMERATED.split(_ASIDE.sub("", rest.rstrip(". ")))]
    return all(len(part) <= MOST_LISTED for part in parts)


def has_pairs(label: Label) -> bool:
    """Tell a line of several labels: "HD: …; HI: …" says several things of one."""
    return bool(_PAIRS.search(label.rest[:200]))


def is_nickname(label: Label) -> bool:
    """Tell a label in quotation marks: another name for the thing above."""
    return bool(_QUOTED.match(label.name))


def is_strong(label: Label, name: Name) -> bool:
    """Tell a thing from an aspect: its text says what it is, or it has a name of its own."""
    again = subject_of(label.rest)
    if again and Entry(name, 0).is_about(again):
        return True
    if _KIND.match(label.rest):
        return True
    words = [word for word in name.text.split() if plain(word) not in DANGLING]
    acronym = any(alias.isupper() and len(alias) > 1 for alias in name.aliases)
    return acronym or (
        len(words) > 1 and all(word[0].isupper() for word in words) and not label.name.isupper()
    )
