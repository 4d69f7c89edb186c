"""Any text at all is taken: nothing raises, nothing hangs, and no draft has errors."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content.check import check
from content.finding import Severity
from content.ingest import ingest
from tests.content.ingest.scores import NOTES

_SLOW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
_PIECES = (
    "\n",
    "\n\n",
    "# ",
    "## ",
    "- ",
    "• ",
    " • ",
    "1. ",
    "a) ",
    "**",
    "*",
    "__",
    ": ",
    ":",
    " - ",
    " – ",
    "|",
    "\t",
    "| a | b |\n|---|---|\n",
    "é um ",
    "são ",
    " is a ",
    "refers to ",
    "O que é ",
    "?",
    ".",
    "…",
    "Características",
    "Exemplo: ",
    "Definition",
    "Osmose",
    "célula",
    "The cell",
    "Ele",
    "[imagem]",
    "![](a)",
    "[x](http://y)",
    "<b>",
    "</b>",
    "&amp;",
    "&#9999999;",
    "\u00ad",
    "\u200b",
    "\u00a0",
    "\r\n",
    "\ufeff",
    "\ud800",
    "\x0c",
    "\0",
    "todas as anteriores",
    "opção A",
    "Tipos de ",
    "Benefícios de ",
    "---",
    "chamado de **",
    "(",
    ")",
    "[",
    "]",
    "{#x}",
    "\\",
    "`",
    ">",
    "e\u0301",
    "A B C",
    "COISA GRANDE",
)
texts = st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=60).map("".join)


@_SLOW
@given(texts)
@example("**")
@example("\t\t\n\t")
@example("# \n: ")
def test_any_text_makes_a_draft_without_errors(text: str) -> None:
    draft = ingest(text, "notes.txt")
    if draft.pack.terms or draft.pack.comparisons or draft.pack.questions:
        found = [it for it in check(draft.pack) if it.severity is Severity.ERROR]
        assert found == []
    assert draft.unsure <= {term.id for term in draft.pack.terms}


@_SLOW
@given(st.sampled_from(sorted(NOTES.glob("*.*"))), st.data())
def test_notes_torn_apart_make_a_draft_without_errors(path: Path, data: st.DataObject) -> None:
    text = path.read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : start + data.draw(st.integers(0, 1_500))]
    draft = ingest(piece, "notes.txt")
    if draft.pack.terms or draft.pack.comparisons:
        assert not [it for it in check(draft.pack) if it.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\t",
        "a",
        "*",
        "**a",
        "** **",
        "a: ",
        ".",
        "[",
        "[a](",
        "![a",
        "<",
        "<b ",
        "&#9",
        "|a",
        "• a ",
        "#",
        "_a",
        "- ",
        "é um ",
        "called **a",
        "\\",
        "1.",
        ">",
        "http://",
        "A b. ",
        "(a) ",
        "e\u0301\u0316",
        "\0",
        "O que é ",
        "“",
        "palavra ",
    ],
)
def test_a_very_long_line_ends(piece: str) -> None:
    line = piece * (200_000 // len(piece))
    assert ingest(line, "notes.txt").pack.title == "notes"
