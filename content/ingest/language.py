"""In which of two languages notes are written, by the words that every text has most of."""

from collections import Counter

from content.words import plain

PORTUGUESE, ENGLISH = "pt-BR", "en"
_SAMPLE = 60_000  # characters
_WORDS = {
    PORTUGUESE: frozenset(
        [
            "de",
            "que",
            "e",
            "o",
            "a",
            "do",
            "da",
            "em",
            "um",
            "uma",
            "para",
            "com",
            "os",
            "as",
            "no",
            "na",
            "por",
            "se",
            "dos",
            "das",
            "ao",
        ]
    ),
    ENGLISH: frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "is",
            "that",
            "it",
            "for",
            "on",
            "with",
            "as",
            "are",
            "by",
            "an",
            "from",
            "be",
            "this",
            "or",
            "at",
        ]
    ),
}


def language_of(lines: list[str]) -> str:
    """Give `pt-BR` or `en`; Portuguese where nothing tells."""
    text = plain(" ".join(line[:500] for line in lines)[:_SAMPLE])
    counts = Counter(text.split())
    scores = {name: sum(counts[word] for word in own) for name, own in _WORDS.items()}
    return ENGLISH if scores[ENGLISH] > scores[PORTUGUESE] else PORTUGUESE
