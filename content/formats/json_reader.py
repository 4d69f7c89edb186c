"""Reads the JSON that `content.export` writes, through the same builder as every notation.

JSON is YAML as well, so its nodes come from there, each with its line. What the JSON has
and the builder has not: names by language, and right options by their numbers.
"""

import re
from collections.abc import Mapping

from content.formats.build import (
    PACK_KEYS,
    build_comparison,
    build_pack,
    build_question,
    build_term,
)
from content.formats.fields import Fields
from content.formats.node import Entries, Items, Node, Scalar
from content.formats.options import CHOSEN
from content.formats.report import Report
from content.formats.yaml_nodes import read_nodes
from content.model import Pack

_LISTS = ("terms", "comparisons", "questions")
_PAIR = re.compile(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_FIRST = 0x10000
_ODD = re.compile("[\x85\u2028\u2029\ufeff\ufffe\uffff]")
"""What JSON takes as it is inside a text, and YAML for a line break or a fault."""


def read_json(text: str, report: Report) -> Pack | None:
    """Read a pack; gives None where the document is no object."""
    text = _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", _PAIR.sub(_character, text))
    root = read_nodes(text, report)
    if not isinstance(root, Entries):
        if root is not None:
            report.error(root.line, "json-root")
        return None
    language = root.values.get("language")
    own = language.text if isinstance(language, Scalar) else ""
    domains = _each(root.values.get("domains"), own)
    values = {**root.values, **({"domains": domains} if domains else {})}
    fields = Fields(Entries(root.line, values, root.lines), report)
    fields.known((*PACK_KEYS, *_LISTS))
    terms, comparisons, questions = (
        Fields(Entries(root.line, {key: _each(root.values.get(key), own)}, root.lines), report)
        for key in _LISTS
    )
    return build_pack(
        fields,
        [build_term(term) for term in terms.mappings("terms")],
        [build_comparison(comparison) for comparison in comparisons.mappings("comparisons")],
        [build_question(question) for question in questions.mappings("questions")],
    )


def _character(found: re.Match[str]) -> str:
    """Join the two halves of a character, which YAML does not write so."""
    high, low = int(found[1], 16), int(found[2], 16)
    return chr(_FIRST + ((high - 0xD800) << 10) + (low - 0xDC00))


def _each(node: Node | None, language: str) -> Node:
    if not isinstance(node, Items):
        return node or Items(0, ())
    items = tuple(_item(it, language) if isinstance(it, Entries) else it for it in node.items)
    return Items(node.line, items)


def _item(node: Entries, language: str) -> Entries:
    """Bring an item into the builder's keys."""
    values, lines = dict(node.values), dict(node.lines)
    names = values.pop("names", None)
    if isinstance(names, Entries):
        own = names.values.get(language, Scalar(names.line, ""))
        found = {"name": own, "en": own if language == "en" else names.values.get("en", own)}
        values |= found
        lines |= dict.fromkeys(found, names.line)
    rows = values.get("rows")
    if isinstance(rows, Items):
        values["rows"] = Items(rows.line, tuple(map(_row, rows.items)))
    options = values.get("options")
    correct = values.pop("correct", None)
    if isinstance(options, Items):
        marked = correct.items if isinstance(correct, Items) and _chosen(values.get("kind")) else ()
        right = {it.text for it in marked if isinstance(it, Scalar)}
        values["options"] = Items(
            options.line,
            tuple(_option(it, str(at) in right) for at, it in enumerate(options.items)),
        )
    return Entries(node.line, values, lines)


def _chosen(kind: Node | None) -> bool:
    return isinstance(kind, Scalar) and kind.text in {it.value for it in CHOSEN}


def _row(node: Node) -> Node:
    """Bring `{"label": …, "cells": […]}` into one list."""
    if not isinstance(node, Entries):
        return node
    label = node.values.get("label", Scalar(node.line, ""))
    cells = node.values.get("cells")
    return Items(node.line, (label, *(cells.items if isinstance(cells, Items) else ())))


def _option(node: Node, right: bool) -> Node:
    if not isinstance(node, Entries):
        return node
    marks: Mapping[str, Node] = {"right": Scalar(node.line, "true")} if right else {}
    return Entries(node.line, {**node.values, **marks}, {**node.lines, "right": node.line})
