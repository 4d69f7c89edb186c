"""How like a typed word is to a known one, judged by the slips that lie between the two.

This module owns the judgement of one pair of words, by finger and by ear; 0 means that the
one cannot stand for the other, 1 that nothing is between them.
"""

from rapidfuzz.distance import OSA

# What is left of a word after two slips, or after one, by the letters of the shorter.
_TWO_SLIPS = {5: 0.45, 6: 0.45, 7: 0.75, 8: 0.75, 9: 0.75, 10: 0.83}
_SHORT = {2: 0.45, 3: 0.57, 4: 0.75}
_SWAPPED = 0.08
_KEYS = {
    letter: (row, column)
    for row, letters in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
    for column, letter in enumerate(letters)
}
_VOWELS = frozenset("aeiouy")


def likeness(typed: str, known: str) -> float:
    """Judge a typing error by how much of the word it leaves: 0 where it leaves too little."""
    slips = OSA.distance(typed, known, score_cutoff=2)
    size = min(len(typed), len(known))
    if not 0 < slips < 3 or size < 2 or not (typed.isalpha() and known.isalpha()):
        return 0.0
    if slips == 2:
        return 0.0 if size < 5 else _TWO_SLIPS[min(size, 10)]
    if size < 5:
        lost = len(typed) != len(known)
        return _SHORT[size] + (_SWAPPED if lost or sorted(typed) == sorted(known) else 0.0)
    if size < 7:
        return 0.88 if _likely(typed, known) else 0.8
    return 0.92


def _likely(typed: str, known: str) -> bool:
    """Tell a slip to a neighbouring key or another vowel from a letter of another word."""
    wrong = [pair for pair in zip(typed, known, strict=False) if pair[0] != pair[1]]
    if len(typed) != len(known) or len(wrong) > 1 or _VOWELS.issuperset(wrong[0]):
        return True
    (row, column), (other_row, other_column) = (_KEYS.get(key, (9, 9)) for key in wrong[0])
    return abs(row - other_row) < 2 and abs(column - other_column) < 2


def heard_alike(typed: str, known: str, consonants: int, vowels: int) -> float:
    """Judge two words with the same consonants, `vowels` of them before or after another one.

    The fewer the consonants, the more it may be chance.
    """
    if consonants < 3:
        alike = vowels == 0 and min(len(typed), len(known)) > 4 and typed[0] == known[0]
        near = typed[:2] == known[:2] and OSA.distance(typed, known, score_cutoff=2) < 3
        return 0.66 if near or alike else 0.0
    if OSA.normalized_similarity(typed, known) < 0.45:
        return 0.0
    return 0.7 if consonants == 3 or vowels > 1 else 0.88
