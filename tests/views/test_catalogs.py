"""The catalogs: whole in both languages, in step with each other and with the sources."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, FunctionReference, Junk, Message, Pattern, VariableReference
from fluent.syntax.visitor import Visitor

from bot.model import Answering, DeliveryState, Place, PostKind, Rating, Sureness
from bot.routes import ROUTES, SETTINGS, find
from bot.store.verdicts import VerdictKind
from bot.study.days import Period
from bot.study.reminders import Later
from bot.views.words import LANGUAGES, LOCALE, Catalog, Words
from content.finding import Severity
from content.kinds import Kind
from content.model import Comparison, Question, QuestionKind, Term
from tests.views.sources import found, prefixes, spoken, strings

SPEAKING = ("bot", "handlers", "scheduler")
"""The folders whose sources may ask for texts."""

FINDING = "finding-"

FIELDS = {
    *(one.name for item in (Term, Comparison, Question) for one in fields(item) if one.compare),
    *("title", "language", "description", "domains"),
}
"""What can differ between two versions of a pack, and of an item in it."""

PUT_TOGETHER: Mapping[str, Iterable[str]] = {
    "command-": [route.name for route in ROUTES],
    "command-where-": Place,
    "config-example-": [setting.value for setting in SETTINGS],
    "config-how-": ["alone", "group", "own"],
    "content-field-": FIELDS,
    "content-kind-": Kind,
    "content-severity-": Severity,
    "delivery-error-": ["forgotten", "kind", "late", "paused", "put-off", "quiet"],
    "disputes-done-": ["accepted", "reworded", "rejected"],
    "delivery-state-": DeliveryState,
    "hint-": [kind for kind in QuestionKind if kind is not QuestionKind.SINGLE],
    "language-": LANGUAGES,
    "period-": Period,
    "question-": PostKind,
    "rating-": [rating.name.lower() for rating in Rating],
    "remind-go-on-": "01",
    "remind-later-": [later.name.lower() for later in Later],
    "sureness-": [level.name.lower() for level in Sureness],
    "typing-": Answering,
    "verdict-is-": VerdictKind,
    "verdict-points-": ["less", "more"],
    "verdict-title-": ["corrected", "published", "yours"],
    "weekday-": "0123456",
}
"""Ids that the sources put together: how they begin, and all that may follow."""

FROM_ERRORS = frozenset({"usage"})
"""Variables that the view of an error adds by itself where a command is named."""

CHEERFUL = frozenset(
    {"greeting", "greeting-nameless", "thanks-back", "goodbyes-back", "verdict-right"}
)
"""The only texts that may have an exclamation mark."""

VALUES: tuple[str | int, ...] = (0, 1, 2, 1_000, "", "me", "week", "{ $x } \\ \u2028")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it stands in a file: of a message, or of one of its attributes.

    `numbers` are those of its variables that can be nothing else.
    """

    file: str
    id: str
    attribute: str
    variables: frozenset[str]
    numbers: frozenset[str]


class Variables(Visitor):
    """Collects the variables of a text, and those of them that a function takes."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.numbers: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 (the library's)
        self.names.add(node.id.name)

    def visit_FunctionReference(self, node: FunctionReference) -> None:  # noqa: N802 (likewise)
        self.numbers |= _variables(node.arguments).names
        self.generic_visit(node)


def resources(language: str) -> Iterator[tuple[str, BaseNode]]:
    """The entries of a language's files, with the names of the files."""
    for path in sorted((LOCALE / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            yield path.name, entry


def _variables(node: BaseNode) -> Variables:
    visitor = Variables()
    visitor.visit(node)
    return visitor


def written(language: str) -> list[Written]:
    """All texts of a language."""
    texts = []
    for file, entry in resources(language):
        if isinstance(entry, Message):
            parts = {"": entry.value, **{it.id.name: it.value for it in entry.attributes}}
            texts += [_written(file, entry.id.name, name, part) for name, part in parts.items()]
    return texts


def _written(file: str, message: str, attribute: str, part: Pattern | None) -> Written:
    assert part is not None, f"{message} has attributes alone"
    found = _variables(part)
    return Written(file, message, attribute, frozenset(found.names), frozenset(found.numbers))


def filled(words: Words, text: Written, value: str | int) -> str:
    """A text, with the same value for all of its variables that can have it."""
    values = {name: 3 if name in text.numbers else value for name in text.variables}
    if text.attribute:
        return words.attribute(text.id, text.attribute, **values)
    return words(text.id, **values)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def texts(language: str) -> list[Written]:
    return written(language)


@pytest.fixture(scope="module")
def words(language: str) -> Words:
    return Words(language)


@pytest.fixture(scope="module")
def needed() -> dict[str, frozenset[str]]:
    """The variables of each message, as the first language has them."""
    return {text.id: text.variables for text in written(LANGUAGES[0]) if not text.attribute}


def test_there_is_a_folder_for_each_language_and_no_other() -> None:
    assert {path.name for path in Path(LOCALE).iterdir() if path.is_dir()} == set(LANGUAGES)


def test_all_that_stands_in_the_files_is_read(language: str) -> None:
    assert [(file, e.content) for file, e in resources(language) if isinstance(e, Junk)] == []


def test_no_text_is_written_twice(texts: list[Written]) -> None:
    times = Counter((text.id, text.attribute) for text in texts)
    assert [text for text, count in times.items() if count > 1] == []


def test_both_languages_have_the_same_texts_with_the_same_variables() -> None:
    first, *others = (set(written(language)) for language in LANGUAGES)
    for other in others:
        assert first ^ other == set()


def test_every_text_can_be_filled_in(texts: list[Written], words: Words) -> None:
    for text in texts:
        for value in VALUES:
            assert filled(words, text, value).strip()


def test_no_text_leaves_anything_unsaid(texts: list[Written], words: Words) -> None:
    for text in texts:
        assert not re.search(r"\{(?!#)|\?\?\?|  ", filled(words, text, "x")), text


def test_a_text_is_refused_without_its_variables(words: Words) -> None:
    with pytest.raises(LookupError):
        words("verdict-points")
    with pytest.raises(LookupError):
        words("no-such-text")
    with pytest.raises(LookupError):
        words.attribute("command-hoje", "no-such-attribute")


def test_a_text_takes_values_of_any_length(words: Words) -> None:
    for length in (2_000, 30_000):
        names = {"name": "n" * length, "difference": "d" * length}
        told = words("lookup-confused", **names)
        assert all(value in told for value in names.values())


def test_every_id_that_is_put_together_is_known_here() -> None:
    assert prefixes(*SPEAKING) - {FINDING} == set(PUT_TOGETHER)


def test_no_text_is_missing(needed: dict[str, frozenset[str]]) -> None:
    families = {i.partition("-")[0] + "-" for i in needed if not i.startswith(FINDING)}
    named = {text for text in strings(*SPEAKING) if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}
    wanted = {text for text in named if text.startswith(tuple(families))}
    wanted |= {use.id for use in spoken(*SPEAKING)} | put_together()
    assert wanted - set(needed) == set()


def test_no_text_is_unused(needed: dict[str, frozenset[str]]) -> None:
    own = {message for message in needed if not message.startswith(FINDING)}
    assert own - strings(*SPEAKING) - put_together() == set()


def put_together() -> set[str]:
    return {prefix + rest for prefix, ends in PUT_TOGETHER.items() for rest in ends}


def test_every_text_that_is_asked_for_gets_its_variables(
    needed: dict[str, frozenset[str]],
) -> None:
    uses = list(spoken(*SPEAKING))
    assert len(uses) > 100
    for use in uses:
        if use.variables is not None:
            extra = FROM_ERRORS if "command" in use.variables else frozenset()
            assert needed[use.id] - use.variables - extra == set(), use


def test_every_finding_says_what_is_wrong_and_what_to_do(texts: list[Written]) -> None:
    parts = {(text.id, text.attribute) for text in texts}
    for use in found("content"):
        assert {(use.id, ""), (use.id, "fix")} <= parts, use


def test_every_finding_gets_its_variables(texts: list[Written]) -> None:
    uses = list(found("content"))
    assert len(uses) > 80
    for use in uses:
        wanted = frozenset[str]().union(*(t.variables for t in texts if t.id == use.id))
        # How the notes are written down is told from the finding's file.
        assert use.variables is None or wanted <= use.variables | {"form"}, use


def test_every_text_about_a_finding_belongs_to_one(texts: list[Written]) -> None:
    codes = strings("content")
    assert [
        t for t in texts if t.id.startswith(FINDING) and t.id[len(FINDING) :] not in codes
    ] == []


def test_every_finding_has_a_remedy(texts: list[Written]) -> None:
    findings = {text.id for text in texts if text.id.startswith(FINDING)}
    assert findings == {text.id for text in texts if text.attribute == "fix"}


def test_only_what_is_cheerful_exclaims(texts: list[Written], words: Words) -> None:
    assert {t.id for t in texts if re.search(r"\w!", filled(words, t, "x"))} <= CHEERFUL


def test_every_command_that_a_text_names_exists_in_its_language(
    texts: list[Written], words: Words
) -> None:
    for text in texts:
        for name in re.findall(r"(?<![\w/:.])/([^\W\d_]+)", filled(words, text, "x")):
            route = find(name)
            assert name == "x" or (route and route.named(words.language) == name), text


@pytest.mark.parametrize(
    ("asked", "spoken_language"),
    [
        ("pt-BR", "pt-BR"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("en", "en"),
        ("en-US", "en"),
        ("EN-gb", "en"),
        ("fr", "pt-BR"),
        ("english", "pt-BR"),
        ("", "pt-BR"),
    ],
)
def test_a_language_is_spoken_whatever_its_region(asked: str, spoken_language: str) -> None:
    assert Catalog()[asked].language == spoken_language


def test_a_catalog_holds_each_language_once() -> None:
    catalog = Catalog()
    assert [words.language for words in catalog] == list(LANGUAGES)
    assert catalog["en"] is catalog["en-US"]
