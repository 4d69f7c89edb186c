"""The console at a real terminal: prompt, colours, Tab, history, leaving."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pexpect
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from bot.adapters.console.terminal import TabCompleter
from tests.handlers.notes_sent import BIRD, published
from tests.talk import MINI, ButtonsTalk, app_running, monday

if TYPE_CHECKING:
    Spawn = pexpect.spawn[str]
else:  # generic in its stubs alone
    Spawn = pexpect.spawn

TAB = CompleteEvent(completion_requested=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Spawn]:
    """The bot in a pseudo-terminal, greeted and waiting."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'terminal.db'}",
        "SABATINA_PACK": str(MINI),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    environment.pop("NO_COLOR", None)
    child: Spawn = pexpect.spawn(
        sys.executable,
        ["-m", "bot"],
        env=environment,
        encoding="utf-8",
        timeout=20,
        dimensions=(40, 100),
    )
    child.expect("Ctrl-D sai")
    child.expect("›")
    yield child
    child.close(force=True)


def test_it_answers_in_colour_and_leaves_with_ctrl_d(terminal: Spawn) -> None:
    terminal.sendline("/hoje")
    terminal.expect("\x1b\\[[0-9;]*mPergunta do dia")
    terminal.expect("Responda com")
    terminal.expect("›")
    # Between two prompts the terminal itself would take the key.
    while terminal.expect(["Até a próxima", pexpect.TIMEOUT], timeout=1):
        terminal.sendcontrol("d")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0


def test_tab_completes_a_command_and_a_term(terminal: Spawn) -> None:
    terminal.send("/defi")
    terminal.send("\t")
    terminal.expect("nir")
    terminal.send("cach\t")
    terminal.expect("Gato × Cachorro")
    terminal.send("\t")
    terminal.expect("Cachorro")
    terminal.send("\r")
    terminal.expect("Animal de estimação que late")


def test_tab_completes_what_follows_a_command_and_a_question(terminal: Spawn) -> None:
    terminal.send("/ranking m\t")
    terminal.expect("mês")
    terminal.send("\r")
    terminal.expect("neste mês")
    terminal.send("o que é felin\t")
    terminal.expect("Gato")
    terminal.send("\r")
    terminal.expect("Animal de estimação que mia")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/ran", ["ranking "]),
        ("/ranking ", ["semana", "mês", "geral"]),
        ("/topicos ", ["Uma certa", "Várias certas", "Ordem", "Pares"]),
        ("bia: /topicos or", ["Ordem"]),
        ("/ajuda ran", ["ranking"]),
        ("/config meu ", ["idioma", "fuso", "domínios", "ranking", "pacote"]),
        ("/config meu i", ["idioma"]),
        ("o que é felin", ["Gato"]),
        ("/comparar café x cap", ["Capital"]),
        ("/definir caf", ["Café"]),
        ("/xyz ", []),
        ("/hoje ", []),
    ],
)
async def test_only_the_word_that_is_typed_is_replaced(
    tmp_path: Path, line: str, offered: list[str]
) -> None:
    async with app_running(tmp_path, monday()) as app:
        completer = TabCompleter(app.hub.receive, "ana")
        found = [it async for it in completer.get_completions_async(Document(line), TAB)]
    assert [it.text for it in found] == offered
    kept = max(line.rfind(" "), line.rfind("/")) + 1
    assert {len(line) + it.start_position for it in found} <= {kept}


async def test_versions_are_completed_by_number_and_shown_with_what_they_are(
    tmp_path: Path,
) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        await published(ButtonsTalk(app, clock), BIRD, "aves.md")
        completer = TabCompleter(app.hub.receive, "ana")
        for line in ("/conteudo voltar ", "/conteudo voltar 1", "/conteudo voltar mini progr"):
            (found,) = [it async for it in completer.get_completions_async(Document(line), TAB)]
            assert found.display_text == "1 · 16 de nov. · o que veio com o programa"
            assert line[: len(line) + found.start_position] + found.text in (
                "/conteudo voltar 1",
                "/conteudo voltar mini 1",
            )


def test_ctrl_c_drops_the_line_and_nothing_else(terminal: Spawn) -> None:
    terminal.send("/xyz\x03")
    terminal.sendline("/ajuda")
    terminal.expect("Eu sou a Sabatina")


def test_history_brings_the_last_line_back(terminal: Spawn) -> None:
    terminal.sendline("o que é gato?")
    terminal.expect("Animal de estimação que mia")
    terminal.send("\x1b[A\r")
    terminal.expect("Animal de estimação que mia")
