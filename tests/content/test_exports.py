"""Each format holds what it says it holds: what was written is read again as it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from content.arrange import arranged
from content.export import FORMATS, export_pack, exported
from content.finding import Severity
from content.formats.json_reader import read_json
from content.formats.report import Report
from content.load import bundled, load
from content.model import Pack, QuestionKind, Term
from content.receive import receive
from tests.content.packs import packs

MINI = Path(__file__).parents[1] / "packs" / "mini"
WHOLE = ("markdown", "yaml", "csv", "json")
NAMES = {
    "markdown": "mini.zip",
    "yaml": "mini.yaml",
    "csv": "mini.csv",
    "json": "mini.json",
    "gift": "mini.gift.txt",
    "anki": "mini.apkg",
    "anki-text": "mini.anki.txt",
}


def read(path: Path) -> Pack:
    pack = load(path).pack
    assert pack is not None
    return pack


def test_every_format_has_one_file_with_a_name_that_tells_it() -> None:
    pack = read(MINI)
    assert {it: list(exported(pack, it).files) for it in FORMATS} == {
        notation: [name] for notation, name in NAMES.items()
    }


@pytest.mark.parametrize("notation", WHOLE)
def test_formats_that_hold_everything_lose_nothing(notation: str) -> None:
    pack = read(MINI)
    marked = replace(
        pack, questions=(replace(pack.questions[0], machine=True), *pack.questions[1:])
    )
    written = exported(marked, notation)
    assert written.lost == ()
    (content,) = written.files.values()
    assert receive("sent", content).pack == marked


def test_the_bundled_pack_goes_through_json() -> None:
    """Through the other three it goes in `test_round_trip`."""
    pack, report = read(bundled()), Report("a.json")
    (content,) = exported(pack, "json").files.values()
    assert read_json(content.decode(), report) == pack
    assert report.findings == []


@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(packs())
def test_json_gives_back_what_was_written(pack: Pack) -> None:
    pack = replace(pack, language="pt-BR")
    text = json.dumps(export_pack(pack), ensure_ascii=False, indent=2)
    report = Report("a.json")
    assert read_json(text, report) == arranged(pack)


def test_a_format_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        exported(read(MINI), "docx")


def test_what_is_lost_is_counted_and_only_if_there_is_any() -> None:
    pack = read(MINI)
    lost = {it.variables["sort"]: it.variables["count"] for it in exported(pack, "gift").lost}
    assert lost == {"terms": 5, "comparisons": 1, "steps": 1, "domains": 4, "description": 1}
    bare = replace(
        pack,
        terms=(Term("gato", "1", "Gato", "Gato", "Mia."),),
        comparisons=(),
        questions=tuple(
            replace(it, about=()) for it in pack.questions if it.kind is QuestionKind.SINGLE
        ),
        domains=(),
        description="",
    )
    assert exported(bare, "anki-text").lost == ()
    assert {it.severity for it in exported(pack, "anki").lost} == {Severity.HINT}


def test_an_empty_pack_is_written_in_every_format() -> None:
    for notation in FORMATS:
        assert exported(Pack("", "", "", ()), notation).files


@pytest.mark.parametrize("notation", ["gift", "anki", "anki-text"])
def test_what_a_format_lacks_stays_when_its_export_is_sent_back(notation: str) -> None:
    pack = read(MINI)
    hard = tuple(replace(it, difficulty=3, task="1.1") for it in pack.questions)
    pack = replace(pack, questions=hard)
    ((name, content),) = exported(pack, notation).files.items()
    received = receive(name, content, pack)
    assert received.pack == pack
    assert received.findings == ()
