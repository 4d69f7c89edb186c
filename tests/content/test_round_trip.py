"""A pack is the same pack in Markdown, YAML and CSV, and after each way between them."""

import csv
import io
from dataclasses import replace

import yaml
from hypothesis import HealthCheck, given, settings

from content.arrange import arranged
from content.formats.csv_writer import write_csv
from content.formats.markdown_writer import write_markdown
from content.formats.outline import outline_head
from content.formats.report import ReadResult
from content.formats.yaml_writer import write_yaml
from content.load import read_files
from content.model import Pack, Question
from content.snapshot import digest, question_from_json, question_to_json
from tests.content.packs import packs, questions, shipped

_SLOW = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def through_markdown(pack: Pack) -> ReadResult:
    files = write_markdown(pack)
    return read_files({name: text.encode() for name, text in files.items()})


def through_yaml(pack: Pack) -> ReadResult:
    return read_files({"pack.yaml": write_yaml(pack).encode()})


def through_excel(pack: Pack) -> ReadResult:
    """As spreadsheets write a table where the comma is the decimal sign."""
    table = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(write_csv(pack), newline=""))
    csv.writer(table, delimiter=";").writerows(rows)
    return read_files({"pack.csv": table.getvalue().encode("utf-8-sig")})


def through_csv(pack: Pack) -> ReadResult:
    return read_files({"pack.csv": write_csv(pack).encode()})


@_SLOW
@given(packs())
def test_markdown_gives_back_what_was_written(pack: Pack) -> None:
    assert through_markdown(pack).pack == arranged(pack)


@_SLOW
@given(packs())
def test_yaml_gives_back_what_was_written_and_other_readers_see_the_same_texts(pack: Pack) -> None:
    written = write_yaml(pack)
    result = read_files({"pack.yaml": written.encode()})
    assert result.pack == arranged(pack)
    assert result.findings == ()
    document = yaml.safe_load(written)
    head = outline_head(pack)
    assert {key: document[key] for key in head} == head


@_SLOW
@given(packs())
def test_csv_gives_back_what_was_written_and_no_cell_begins_a_formula(pack: Pack) -> None:
    assert through_csv(pack).pack == arranged(pack)
    assert through_excel(pack).pack == arranged(pack)
    rows = csv.reader(io.StringIO(write_csv(pack), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@_SLOW
@given(packs())
def test_arranging_a_second_time_changes_nothing(pack: Pack) -> None:
    assert arranged(arranged(pack)) == arranged(pack)


@_SLOW
@given(questions)
def test_a_question_is_the_same_after_its_snapshot(question: Question) -> None:
    again = question_from_json(question_to_json(question))
    assert again == question
    assert digest(again) == digest(question)


def test_the_bundled_pack_goes_through_all_notations() -> None:
    pack = shipped()
    for through in (through_markdown, through_yaml, through_csv):
        result = through(pack)
        assert result.findings == ()
        assert result.pack == pack
        pack = result.pack


def test_markdown_leaves_out_what_a_question_takes_from_its_item() -> None:
    pack = shipped()
    item = replace(pack.terms[0], section="Uma", task="1.1")
    alike = replace(pack.questions[0], about=(item.id,), section="Uma", task="1.1")
    other = replace(alike, id="other", section="", task="2.1")
    small = replace(pack, terms=(item,), comparisons=(), questions=(alike, other))
    written = write_markdown(small)
    lines = [line for line in written["domain-01.md"].splitlines() if line.startswith("section:")]
    assert lines == ["section: Uma", "section:"]
    again = read_files({name: text.encode() for name, text in written.items()}).pack
    assert again is not None
    assert again.questions == (alike, other)


def test_a_changed_key_changes_the_digest() -> None:
    pack = shipped()
    assert len(set(map(digest, pack.questions))) == len(pack.questions)


def test_the_mark_of_a_machine_is_left_out_of_a_snapshot_unless_it_is_set() -> None:
    pack = shipped()
    by_hand = pack.questions[0]
    by_machine = replace(by_hand, machine=True)
    assert '"machine":' not in question_to_json(by_hand)
    assert question_from_json(question_to_json(by_machine)) == by_machine
    assert digest(by_hand) != digest(by_machine)
