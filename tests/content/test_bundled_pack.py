"""The pack that ships keeps to every rule and has enough for a group to study with."""

from collections import Counter

import pytest

from content.check import check_all
from content.finding import Severity
from content.library import Library
from content.load import bundled, load
from content.model import QuestionKind
from tests.content.packs import shipped

FEWEST = 15


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.of(shipped())


def test_it_has_no_errors() -> None:
    findings = check_all(load(bundled()))
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_every_domain_has_terms_and_questions(library: Library) -> None:
    assert len(library.domains) == 5
    for domain in library.domains:
        assert len(library.terms(domain.id)) >= FEWEST
        assert len(library.questions(domain.id)) >= FEWEST


def test_it_has_questions_of_all_kinds(library: Library) -> None:
    kinds = Counter(question.kind for question in library.questions())
    assert kinds.keys() == set(QuestionKind)
