"""Reads a pack from one YAML document: the keys of the pack, and a list of each sort of item."""

from content.formats.build import (
    PACK_KEYS,
    build_comparison,
    build_pack,
    build_question,
    build_term,
)
from content.formats.fields import Fields
from content.formats.node import Entries
from content.formats.report import Report
from content.formats.yaml_nodes import read_nodes
from content.model import Pack

_LISTS = ("terms", "comparisons", "questions")


def read_yaml(text: str, report: Report) -> Pack | None:
    """Read a pack; gives None where the document is no mapping."""
    root = read_nodes(text, report)
    if not isinstance(root, Entries):
        if root is not None:
            report.error(root.line, "yaml-root")
        return None
    fields = Fields(root, report)
    fields.known((*PACK_KEYS, *_LISTS))
    return build_pack(
        fields,
        [build_term(term) for term in fields.mappings("terms")],
        [build_comparison(comparison) for comparison in fields.mappings("comparisons")],
        [build_question(question) for question in fields.mappings("questions")],
    )
