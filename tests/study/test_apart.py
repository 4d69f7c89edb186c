"""What was sent, read in a process of its own."""

import pytest

from bot.errors import UserError
from bot.study import apart
from bot.study.received import Sent, found_in
from content.load import load
from tests.handlers.notes_sent import BIRD
from tests.talk import MINI

ONTO = load(MINI).pack


@pytest.mark.parametrize(
    "sent",
    [
        Sent("aves.md", BIRD.encode(), ONTO),
        Sent("aves \udcff.md", BIRD.encode(), None, "aves"),
        Sent("nada.zip", b"PK\x03\x04nothing", ONTO),
    ],
    ids=["part", "new", "broken"],
)
async def test_what_comes_of_it_is_the_same(sent: Sent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SMALL", 0)
    assert await apart.found(sent) == found_in(sent)


async def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SMALL", 0)
    monkeypatch.setattr(apart, "LONGEST", 0.01)
    with pytest.raises(UserError, match="content-too-long"):
        await apart.found(Sent("aves.md", BIRD.encode(), ONTO))
