"""Texts cut to what a pack holds: a definition that fits, and the rest as facts."""

from collections.abc import Iterable, Sequence

from content.ingest.definitions import sentences
from content.rules.entries import MAX_DEFINITION

LONGEST_FACT = MAX_DEFINITION
_ENDS = (".", "!", "?", "…", ":", ";", ")", "”", '"')


def definition_of(texts: Sequence[str], facts: Sequence[str]) -> tuple[str, tuple[str, ...], bool]:
    """Give the definition, the facts, and whether a sentence had to be cut.

    The definition is the first text as far as it fits; where there is none, a first fact that
    is a sentence, or all facts with semicolons between.
    """
    texts = [text for text in texts if text]
    facts = list(dict.fromkeys(fact for fact in facts if fact))
    if not texts and facts and _is_sentence(facts[0]):
        texts, facts = facts[:1], facts[1:]
    if not texts:
        listed = listed_in(facts)
        return listed, tuple(part for fact in facts for part in parts_of(fact)), False
    first, *more = _packed(sentences(texts[0]), MAX_DEFINITION)
    cut = len(first) > MAX_DEFINITION
    definition = shortened(first, MAX_DEFINITION)
    said = [*([first] if cut else []), *more, *texts[1:]]
    rest = [part for text in said for part in parts_of(text)]
    return _finished(definition), tuple(dict.fromkeys([*rest, *facts])), cut


def listed_in(facts: Sequence[str]) -> str:
    """Give as many facts as fit into one definition."""
    kept: list[str] = []
    for fact in facts:
        short = fact.split(": ", 1)[0] if len(fact) > LONGEST_FACT // 3 else fact
        if len("; ".join([*kept, short])) > MAX_DEFINITION - 3:
            break
        kept.append(short.rstrip(" .;"))
    if not kept:
        return shortened(facts[0], MAX_DEFINITION) if facts else ""
    end = "." if len(kept) == len(facts) else "…"
    return _capitalised("; ".join(kept)) + end


def parts_of(text: str) -> list[str]:
    """Cut a long text at the ends of sentences into facts that can be read at a glance."""
    if len(text) <= LONGEST_FACT:
        return [_capitalised(text)]
    return [_capitalised(part) for part in _packed(sentences(text), LONGEST_FACT)]


def shortened(text: str, most: int) -> str:
    """Cut a text between words, with an ellipsis where something is missing."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head.rpartition(" ")[0] or head
    return whole.rstrip(" ,;:–—-") + "…"


def _packed(said: Iterable[str], most: int) -> list[str]:
    """Join sentences as long as they fit."""
    packed: list[str] = []
    for sentence in said:
        if packed and len(packed[-1]) + 1 + len(sentence) <= most:
            packed[-1] = f"{packed[-1]} {sentence}"
        else:
            packed.append(sentence)
    return packed or [""]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 6 and (text.endswith(".") or len(text.split()) >= 9)


def _finished(text: str) -> str:
    text = _capitalised(text.strip())
    return text if text.endswith(_ENDS) or len(text) >= MAX_DEFINITION else f"{text}."


def _capitalised(text: str) -> str:
    first = text.split(" ", 1)[0] if text else ""
    return text[0].upper() + text[1:] if first.islower() and len(text) > 1 else text
