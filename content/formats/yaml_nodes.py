"""From YAML to nodes, on the parser's events: every scalar stays the text that was written.

Nothing is constructed, so no tag can run code. Anchors, aliases and tags are refused (a
few lines of aliases can stand for gigabytes), and so is what nests deeper than any pack.
This module knows YAML and no pack.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from content.formats.node import Entries, Items, Node, Scalar
from content.formats.report import Report

MAX_DEPTH = 8
_NULLS = frozenset({"~", "null", "Null", "NULL"})

if yaml.__with_libyaml__:
    from yaml import CSafeLoader as _Loader
else:  # libyaml is some ten times faster, but not every platform's wheel has it
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # the same, slower


class _RefusedError(Exception):
    """The document holds something that the report already names."""


@dataclass(frozen=True, slots=True)
class _Composer:
    """Makes nodes of events; lines are counted from `first`."""

    events: Iterator[yaml.Event]
    report: Report
    first: int

    def line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return self.first + int(mark.line) if mark else self.first

    def refuse(self, event: yaml.Event, code: str) -> _RefusedError:
        self.report.error(self.line(event), code)
        return _RefusedError(code)

    def document(self) -> Node:
        """Give the only document's root; where there is none, an empty text."""
        for event in self.events:
            match event:
                case yaml.StreamStartEvent() | yaml.DocumentStartEvent():
                    continue
                case yaml.StreamEndEvent():
                    return Scalar(self.first, "")
            root = self.node(event, 1)
            self.end()
            return root
        return Scalar(self.first, "")

    def end(self) -> None:
        """Note that a second document is left unread."""
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self.report.error(self.line(after), "yaml-documents")

    def node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self.refuse(event, "yaml-depth")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refuse(event, "yaml-alias")
        if getattr(event, "tag", None):
            raise self.refuse(event, "yaml-tag")
        match event:
            case yaml.SequenceStartEvent():
                return Items(self.line(event), tuple(self.items(depth)))
            case yaml.MappingStartEvent():
                return self.mapping(event, depth)
            case yaml.ScalarEvent(value=value, style=style):
                plain_null = not style and value in _NULLS
                return Scalar(self.line(event), "" if plain_null else value)
        raise self.refuse(event, "yaml-broken")

    def items(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, depth + 1)

    def mapping(self, start: yaml.Event, depth: int) -> Entries:
        values: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.report.error(key.line, "yaml-key")
            elif key.text in values:
                self.report.error(key.line, "key-twice", key=key.text)
            else:
                values[key.text], lines[key.text] = value, key.line
        return Entries(self.line(start), values, lines)


def read_nodes(text: str, report: Report, first: int = 1) -> Node | None:
    """Read one YAML document whose first line is line `first` of the file.

    An empty one is an empty text; None is given where the report says why it cannot be used.
    """
    try:
        return _Composer(iter(yaml.parse(text, Loader=_Loader)), report, first).document()
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        report.error(first + int(mark.line) if mark else first, "yaml-broken")
    except yaml.YAMLError:
        report.error(first, "yaml-broken")
    return None
