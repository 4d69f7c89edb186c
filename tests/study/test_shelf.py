"""Which notes a chat studies, and how what was published elsewhere gets here."""

import asyncio
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Chat, ChatProfile
from bot.store import versions
from bot.store.versions import Size, Version
from bot.study import shelf as shelves
from bot.study.people import within
from tests.handlers.notes_sent import BIRD
from tests.talk import ButtonsTalk, app_running, monday

HERE = ChatProfile(Chat("test", "1"))


async def test_a_chat_without_a_choice_studies_the_usual_notes(tmp_path: Path) -> None:
    async with app_running(tmp_path, monday()) as app:
        shelf = app.study.shelf
        assert shelf.of(HERE) is shelf.default
        assert shelf.of(replace(HERE, pack="gone")) is shelf.default
        assert shelf.asked_from(HERE, "gone") is shelf.default
        assert [notes.pack.id for notes in shelf.packs] == ["mini"]
        assert shelf.default.number == 0


async def test_what_is_held_stays_as_it_is_when_more_is_published(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        before = app.study.notes
        talk = ButtonsTalk(app, clock)
        await talk.upload(BIRD, "conteudo enviar")
        await talk.press("Publicar")
        assert before.library.term("periquito") is None
        assert app.study.notes.library.term("periquito") is not None
        assert app.study.shelf.shipped is before


async def test_other_processes_follow_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "EVERY", 0.01)
    clock = monday()
    async with app_running(tmp_path, clock) as one, app_running(tmp_path, clock) as other:
        following = asyncio.create_task(other.study.shelf.run())
        talk = ButtonsTalk(one, clock)
        await talk.upload(BIRD, "conteudo enviar")
        await talk.press("Publicar")
        async with asyncio.timeout(30):
            while other.study.notes.number != 2:  # noqa: ASYNC110 (the database tells nobody)
                await asyncio.sleep(0.01)
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following
        assert other.study.notes.library.term("periquito") is not None


async def test_a_version_that_cannot_be_read_keeps_nobody_from_studying(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        version = Version("mini", 1, "d", None, clock(), "", Size(0, 0, 0))
        async with app.study.store.write() as transaction:
            await versions.add(transaction, version, zlib.compress(b'{"knows":"more"}'))
    async with app_running(tmp_path, clock) as app:
        assert app.study.notes.number == 0
        assert (await ButtonsTalk(app, clock).say("/definir gato")).startswith("Gato")


def test_a_thread_studies_what_the_whole_chat_does() -> None:
    whole, thread = replace(HERE, pack="aves"), ChatProfile(Chat("test", "1", "7"))
    assert within(whole, thread).pack == "aves"
    assert within(whole, replace(thread, pack="mini")).pack == "mini"
