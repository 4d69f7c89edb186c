"""The check that no test lets a secret be said, tried on tests that do."""

import pytest

pytest_plugins = ["pytester"]

SAID = "said-for-a-try"
"""Stands for the mark of a secret, which this test would fail for saying itself."""

TALKING = f"""
import asyncio, logging, subprocess

SAYING = ["sh", "-c", "echo {SAID}"]

def test_nothing(): print("nothing")
def test_printed(): print("token {SAID}")
def test_logged(): logging.getLogger("any").warning("token %s", "{SAID}")
def test_read_back(capsys):
    print("{SAID}")
    capsys.readouterr()
def test_of_a_program(): subprocess.run(SAYING, capture_output=True, text=True)
def test_of_a_program_in_bytes(): subprocess.run(SAYING, stderr=-1, stdout=-1)
def test_of_a_program_beside():
    async def run():
        program = await asyncio.create_subprocess_exec(*SAYING, stdout=-1)
        await program.communicate()
    asyncio.run(run())
def test_in_a_file(tmp_path): (tmp_path / "sabatina.log").write_text("{SAID}")
def test_nothing_after_all_that(capsys):
    print("nothing")
    capsys.readouterr()
"""


def test_whatever_says_a_secret_fails(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("from tests.secrets import pytest_configure")
    pytester.makepyfile(TALKING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.secrets.MARK", SAID)
        result = pytester.runpytest_inprocess("-p", "no:asyncio", "-p", "no:cacheprovider")
    # What stands in a file is found when its test is over, which has passed by then.
    result.assert_outcomes(passed=3, failed=6, errors=1)
    told = [line for line in result.outlines if line.startswith("A secret was told: ")]
    assert [line.partition(": ")[2] for line in told] == [
        "sabatina.log",
        "Captured stdout call",
        "Captured log call",
        "what CaptureFixture.readouterr read",
        *["what Popen.communicate read"] * 2,
        "what Process.communicate read",
    ]
