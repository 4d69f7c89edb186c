"""What the program's sources say to the catalogs: ids of texts, and the variables they get."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

SPEAKERS = frozenset({"words", "own", "UserError", "StoreError"})
"""What is called with the id of a text first, and its variables by name."""

FINDERS = frozenset({"error", "warning", "hint", "refuse"})
"""What is called with a place first, and the code of a finding second."""


@dataclass(frozen=True, slots=True)
class Use:
    """A text asked for in the sources, with its variables; None where they are not spelled out."""

    id: str
    variables: frozenset[str] | None
    where: str


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules in some folders, with their paths."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def strings(*folders: str) -> frozenset[str]:
    """All texts that stand in the sources as they are."""
    return frozenset(
        node.value
        for _, tree in trees(*folders)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def prefixes(*folders: str) -> frozenset[str]:
    """Beginnings, up to a hyphen, of texts that are put together when they are needed."""
    found = set()
    for _, tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginning = str(node.values[0].value)
                if beginning.endswith("-") and beginning.replace("-", "").isalpha():
                    found.add(beginning)
    return frozenset(found)


def spoken(*folders: str) -> Iterator[Use]:
    """Texts that are asked for by their id."""
    for path, call in _calls(*folders):
        if _callee(call) in SPEAKERS and call.args:
            yield from _uses(path, call, call.args[0])


def found(*folders: str) -> Iterator[Use]:
    """Findings that are reported by their code; a rule adds the item's id by itself."""
    for path, call in _calls(*folders):
        if _callee(call) in FINDERS and len(call.args) > 1:
            extra = frozenset({"id"}) if isinstance(call.func, ast.Name) else frozenset[str]()
            for use in _uses(path, call, call.args[1]):
                known = None if use.variables is None else use.variables | extra
                yield Use(f"finding-{use.id}", known, use.where)


def _calls(*folders: str) -> Iterator[tuple[str, ast.Call]]:
    for path, tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node


def _callee(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _uses(path: str, call: ast.Call, argument: ast.expr) -> Iterator[Use]:
    names = [keyword.arg for keyword in call.keywords]
    variables = None if None in names else frozenset(name for name in names if name)
    for text in _texts(argument):
        yield Use(text, variables, f"{path}:{call.lineno}")


def _texts(argument: ast.expr) -> Iterator[str]:
    match argument:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
