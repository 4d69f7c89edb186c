"""The YAML between `---` lines that a file of Markdown begins with."""

from content.formats.node import Entries
from content.formats.report import Report
from content.formats.yaml_nodes import read_nodes

_FENCE = "---"


def read_front_matter(text: str, report: Report) -> tuple[Entries, str]:
    """Give the keys of the front matter, and the text with those lines left blank.

    Blank rather than cut off, so that every line keeps its number.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        report.error(1, "front-missing")
        return Entries(1, {}, {}), text
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE), 0)
    if not end:
        report.error(1, "front-open")
        return Entries(1, {}, {}), text
    node = read_nodes("\n".join(lines[1:end]), report, first=2)
    rest = "\n".join([""] * (end + 1) + lines[end + 1 :])
    if isinstance(node, Entries):
        return node, rest
    if node is not None:
        report.error(2, "front-keys")
    return Entries(1, {}, {}), rest
