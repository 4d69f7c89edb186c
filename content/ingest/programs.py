"""What programs for notes write into a text: links between pages, callouts, highlights, tags.

Each is turned into what every text has: a name, a line in bold, nothing. This module looks at
one line alone and knows no terms.
"""

import re

SIGNS = "[=#:"
"""A line without these has no such marks."""

_EMBEDDED = re.compile(r"!\[\[[^\[\]]{1,300}\]\]")
_PAGE_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_CALLOUT = re.compile(r"^(?:\s{0,3}>)+\s?\[!(\w{1,30})\][+-]?\s*(.{0,120}?)\s*$")
_REMARKS = frozenset({"tip", "hint", "important", "warning", "caution", "attention", "danger"})
_NAVIGATION = re.compile(
    r"^\W{0,4}(?:up|down|prev(?:ious)?|next|back|parent|home|index|map|anterior|pr[óo]xim[oa]|acima|voltar"
    r"|pai)\s?:{1,2}\W{0,4}\[\[[^\[\]]{1,200}\]\]",
    re.IGNORECASE,
)
_CHECKBOX = re.compile(r"^(\s{0,40}[-*+]\s+)\[[ xX]\]\s+")
_HIGHLIGHT = re.compile(r"(?<![=\w])==(?=[^\s=])([^=\n]{1,200}?)(?<=[^\s=])==(?![=\w])")
_LAST_TAG = re.compile(r"(?<=\S)\s+#[^\W\d_][\w/-]{0,60}\s*$")
_CARD = re.compile(r"^([^:]{1,90}?)\s*:{2,3}\s+(?=\S)")
_MOST_TAGS = 8


def without_marks(text: str) -> str:
    """Give a line as it would be without the program."""
    if "[" in text:
        if _NAVIGATION.match(text):
            return ""
        text = _PAGE_LINK.sub(r"\1", _EMBEDDED.sub("", text))
        text = _CHECKBOX.sub(r"\1", text)
        found = _CALLOUT.match(text)
        if found:
            title = found[1].capitalize() if found[1].lower() in _REMARKS else found[2]
            return f"**{title}**" if title.strip("* ") else ""
    if "::" in text:
        text = _CARD.sub(r"\1: ", text)
    if "==" in text:
        text = _HIGHLIGHT.sub(r"**\1**", text)
    for _ in range(_MOST_TAGS if "#" in text else 0):
        shorter = _LAST_TAG.sub("", text)
        if shorter == text:
            break
        text = shorter
    return text
