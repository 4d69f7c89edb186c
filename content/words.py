"""Texts reduced to what counts when two of them are compared: words without case or accents."""

import re
import unicodedata

_WORD = re.compile(r"[0-9a-z]+")


def words(text: str) -> list[str]:
    """Split into words of letters and digits, in lower case, without accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return "".join(char if char.isalnum() else " " for char in bare.casefold()).split()


def plain(text: str) -> str:
    """Give those words with single blanks between them."""
    return " ".join(words(text))
