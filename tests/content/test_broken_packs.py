"""Each pack in `broken/` has just the findings that the `.txt` beside it lists, all at once.

A line of such a list is `file:line severity code` and the finding's variables.
"""

from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse

from content.check import check_all
from content.finding import Finding
from content.load import load

BROKEN = Path(__file__).parent / "broken"
CATALOGS = Path(__file__).parents[2] / "bot" / "views" / "locale"
PACKS = sorted(
    path for path in BROKEN.iterdir() if path.suffix != ".txt" and path.name != "pack.md"
)
# Shown by the tests of `test_load` and `test_check`: they need large files, or many questions.
SHOWN_ELSEWHERE = {
    "path-missing",
    "file-unreadable",
    "folder-empty",
    "suffix-unknown",
    "suffix-mixed",
    "file-large",
    "line-long",
    "right-place",
    "right-longest",
    "domain-share",
    "kind-share",
}


def expected(path: Path) -> list[str]:
    return path.with_name(f"{path.name}.txt").read_text(encoding="utf-8").splitlines()


def described(finding: Finding) -> str:
    variables = "".join(f" {key}={value!r}" for key, value in finding.variables.items())
    return f"{finding.file}:{finding.line} {finding.severity} {finding.code}{variables}"


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_a_broken_pack_has_exactly_these_findings(path: Path) -> None:
    assert [described(finding) for finding in check_all(load(path))] == expected(path)


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
def test_every_finding_has_a_text_that_tells_what_to_do(locale: str) -> None:
    shown = {line.split()[2] for path in PACKS for line in expected(path)}
    catalog = parse((CATALOGS / locale / "findings.ftl").read_text(encoding="utf-8"))
    messages = [entry for entry in catalog.body if isinstance(entry, ast.Message)]
    assert not [entry for entry in catalog.body if isinstance(entry, ast.Junk)]
    assert not [it.id.name for it in messages if [at.id.name for at in it.attributes] != ["fix"]]
    named = {message.id.name.removeprefix("finding-") for message in messages}
    assert named == shown | SHOWN_ELSEWHERE


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
def test_every_text_has_the_variables_that_it_names(locale: str) -> None:
    bundle = FluentBundle([locale])
    source = (CATALOGS / locale / "findings.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    for finding in (finding for path in PACKS for finding in check_all(load(path))):
        message = bundle.get_message(f"finding-{finding.code}")
        assert message.value is not None
        for pattern in (message.value, message.attributes["fix"]):
            variables = {"form": "markdown", **finding.variables}
            assert bundle.format_pattern(pattern, variables)[1] == []
