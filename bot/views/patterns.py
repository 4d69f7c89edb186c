"""Fills in the variables of a text: what our texts use of Project Fluent, and no more of it.

Those are variables, choices by a text, a number or its plural, and numbers with or without a sign
between the thousands. The library's own runtime fills in far more, and brings the calendars and
currencies of all countries for that, in more memory than the notes take. It knows no texts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import ast

Variables = Mapping[str, str | int]

UNGROUPED = {"useGrouping": "0"}
"""The options of `NUMBER` for a number without signs between the thousands, as of a line."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers: the sign between `thousands`, and the whole numbers that are
    counted as `one`, by CLDR's plural rules; all others are counted as `other`. Portuguese has a
    plural of its own for whole millions, which no text needs.
    """

    thousands: str
    one: tuple[int, ...]


NUMERALS = {"pt-BR": Numerals(".", one=(0, 1)), "en": Numerals(",", one=(1,))}


def fill(pattern: ast.Pattern, numerals: Numerals, variables: Variables) -> str:
    """The text of a pattern.

    Raises LookupError where a variable is missing, or the pattern has what no text of ours does.
    """
    return "".join(_text(element, numerals, variables) for element in pattern.elements)


def _text(
    element: ast.TextElement | ast.Placeable, numerals: Numerals, variables: Variables
) -> str:
    if isinstance(element, ast.TextElement):
        return element.value
    match element.expression:
        case ast.StringLiteral() as literal:
            return str(literal.parse()["value"])
        case ast.VariableReference() as reference:
            value = variables[reference.id.name]
            return value if isinstance(value, str) else _grouped(value, numerals)
        case ast.SelectExpression(selector=ast.VariableReference() as selector) as choice:
            value = variables[selector.id.name]
            return fill(_chosen(choice, value, numerals).value, numerals, variables)
        case ast.FunctionReference() as call:
            return _called(call, variables)
        case expression:
            raise LookupError(type(expression).__name__)


def _grouped(number: int, numerals: Numerals) -> str:
    return f"{number:,}".replace(",", numerals.thousands)


def _chosen(choice: ast.SelectExpression, value: str | int, numerals: Numerals) -> ast.Variant:
    """The first variant that a value stands for, else the one that stands for any other."""
    fits = (one for one in choice.variants if _fits(one.key, value, numerals))
    return next(fits, None) or next(one for one in choice.variants if one.default)


def _fits(key: ast.Identifier | ast.NumberLiteral, value: str | int, numerals: Numerals) -> bool:
    if isinstance(key, ast.NumberLiteral):
        return isinstance(value, int) and key.value == str(value)
    if isinstance(value, str):
        return key.name == value
    return key.name == ("one" if abs(value) in numerals.one else "other")


def _called(call: ast.FunctionReference, variables: Variables) -> str:
    """A number as it is; no other function is ever called."""
    options = {named.name.name: named.value.value for named in call.arguments.named}
    match call.id.name, call.arguments.positional:
        case "NUMBER", [ast.VariableReference() as reference] if options == UNGROUPED:
            value = variables[reference.id.name]
            if isinstance(value, int):
                return str(value)
    raise LookupError(call.id.name)
