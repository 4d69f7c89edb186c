"""A definition without the name of what it defines, so that it can be asked about."""

import re

from content.ingest.names import initials_of
from content.model import Term
from content.words import plain

MASK = "[…]"
FEWEST_WORDS = 4  # beside the mask
_MASKS = re.compile(r"(?:\[…\]\s*){2,}")


def masked(term: Term) -> str:
    """Give the definition with the term's names out of sight; "" where too little is left."""
    names = [term.name, *term.aliases, term.en]
    names += [
        it
        for it in re.findall(r"\b[A-Z]{2,8}s?\b", term.definition)
        if it.lower() in initials_of(term.name)
    ]
    text = term.definition
    small = text.lower()
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        if name[:3].lower() not in small:
            continue
        text = _pattern(name).sub(MASK, text)
    text = _MASKS.sub(f"{MASK} ", text).strip()
    left = [word for word in text.split() if MASK not in word]
    return text if len(left) >= FEWEST_WORDS and not _still_told(text, term.name) else ""


def _pattern(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[\s-]+", name.strip()) if word]
    spelled = r"[\s-]+".join(_either_number(word) for word in words)
    return re.compile(rf"(?<!\w){spelled}(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _either_number(word: str) -> str:
    """A name stands in texts in the singular or the plural."""
    bare = word[:-1] if len(word) > 3 and word[-1] in "sS" else word
    return rf"{bare}(?:e?s)?"


def _still_told(text: str, name: str) -> bool:
    """Tell whether most of a longer name can still be read."""
    words = {word for word in plain(name).split() if len(word) > 3}
    said = {word[:6] for word in plain(text).split()}
    told = sum(word[:6] in said for word in words)
    return bool(words) and told == len(words)
