"""The columns of a pack as one CSV table, and what a cell may hold.

One row an item; `type` says of what sort. In a list, one entry a line, as it is; in
`confused`, `table` and `options` a line is written as in Markdown. A cell that a
spreadsheet would take for a formula bears an apostrophe in front, which is no part of it.
"""

COLUMNS = (
    "type",
    "id",
    "domain",
    "name",
    "en",
    "kind",
    "aliases",
    "wrong",
    "definition",
    "facts",
    "ordered",
    "see",
    "confused",
    "compares",
    "table",
    "stem",
    "options",
    "explanation",
    "detail",
    "about",
    "difficulty",
    "section",
    "task",
    "beyond",
    "title",
    "language",
    "description",
    "weight",
)
TYPES = ("pack", "domain", "term", "comparison", "question")
LISTS = frozenset({"aliases", "wrong", "facts", "see", "compares", "about"})
_GUARD = "'"
# The signs that begin a formula, as OWASP's "CSV Injection" lists them, and the guard itself.
_GUARDED = (*"=+-@＝＋－＠", _GUARD)


def guard(cell: str) -> str:
    """Keep a spreadsheet from reading a cell as a formula."""
    return _GUARD + cell if cell.startswith(_GUARDED) else cell


def unguard(cell: str) -> str:
    """Take away what `guard` put in front."""
    guarded = cell.startswith(_GUARD) and cell[1:].startswith(_GUARDED)
    return cell[1:] if guarded else cell
