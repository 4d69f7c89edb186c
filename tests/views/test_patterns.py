"""Every text, filled in as by the runtime of Project Fluent itself, which the bot does without."""

from collections.abc import Iterator

import pytest
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern, VariableReference
from fluent.syntax.visitor import Visitor

from bot.views.patterns import NUMERALS, fill
from bot.views.words import LANGUAGES, LOCALE

VALUES = (0, 1, 2, 21, -1, 999, 1_000, 1_234_567, "", "0", "day", "{ x }")


class Names(Visitor):
    """Collects the names of variables."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 (the library's)
        self.found.add(node.id.name)


def messages(language: str) -> Iterator[Message]:
    """All messages of a language."""
    for path in sorted((LOCALE / language).glob("*.ftl")):
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        yield from (entry for entry in body if isinstance(entry, Message))


def patterns(message: Message) -> Iterator[tuple[str, Pattern]]:
    """The texts of a message: its own, without a name, and those that belong to it."""
    if message.value:
        yield "", message.value
    yield from ((one.id.name, one.value) for one in message.attributes)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    assert isinstance(request.param, str)
    return request.param


@pytest.fixture(scope="module")
def bundle(language: str) -> FluentBundle:
    """The texts of a language, in the hands of the runtime."""
    made = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALE / language).glob("*.ftl")):
        made.add_resource(FluentParser().parse(path.read_text(encoding="utf-8")))
    return made


def test_each_text_reads_as_the_runtime_would_have_it(language: str, bundle: FluentBundle) -> None:
    for message in messages(language):
        compiled = bundle.get_message(message.id.name)
        for name, pattern in patterns(message):
            names = Names()
            names.visit(pattern)
            theirs = compiled.attributes[name] if name else compiled.value
            assert theirs
            for value in VALUES if names.found else VALUES[:1]:
                variables = dict.fromkeys(names.found, value)
                expected, errors = bundle.format_pattern(theirs, variables)
                if errors:  # a text where only a number can be
                    with pytest.raises(LookupError):
                        fill(pattern, NUMERALS[language], variables)
                else:
                    assert fill(pattern, NUMERALS[language], variables) == expected, message.id.name


def test_what_no_text_has_is_refused() -> None:
    for written in ("{ other }", "{ -term }", "{ DATETIME($x) }", "{ NUMBER($x, style: 1) }"):
        message = FluentParser().parse_entry(f"text = {written}\n")
        assert isinstance(message, Message)
        assert message.value
        with pytest.raises(LookupError):
            fill(message.value, NUMERALS["en"], {"x": 1})
