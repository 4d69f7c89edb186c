"""Buttons and selects: within Discord's limits, and readable again by what they are called."""

import discord
import pytest
from discord import ButtonStyle

from bot.actions import Action, Answer, AskAbout, Choose, Confirm, Define, pack
from bot.adapters.discord.components import Tapped, form, tapped, view_of
from bot.adapters.discord.dynamic import SELECT
from bot.model import Button

Items = list[discord.ui.Item[discord.ui.View]]


def rows(*labels: str, payload: str = "") -> tuple[tuple[Button, ...], ...]:
    """One row for each text, of a button for each word."""
    return tuple(tuple(Button(w, payload or f"d:{w}") for w in text.split()) for text in labels)


def shown(*buttons: tuple[Button, ...]) -> discord.ui.View:
    view = view_of(buttons, "Escolha…")
    assert view is not None
    return view


def laid_out(view: discord.ui.View) -> list[list[str]]:
    """What stands in each row: labels of buttons, or how many lines a select has."""
    return [
        [part.get("label") or f"{len(part['options'])} lines" for part in row["components"]]
        for row in view.to_components()
    ]


async def test_few_rows_stay_as_they_are() -> None:
    assert laid_out(shown(*rows("A B C D", "x", "y"))) == [["A", "B", "C", "D"], ["x"], ["y"]]


async def test_a_long_list_becomes_one_select_and_the_other_rows_stay() -> None:
    view = shown(*rows(*(f"t{n}" for n in range(8)), "back next", "all practise"))
    assert laid_out(view) == [["8 lines"], ["back", "next"], ["all", "practise"]]


async def test_what_turns_the_page_is_no_line_of_the_list() -> None:
    view = shown(*rows(*(f"t{n}" for n in range(8))), (Button("next", "l:1:2"),))
    assert laid_out(view) == [["8 lines"], ["next"]]


async def test_the_same_thing_stands_on_a_select_once() -> None:
    view = shown(*rows("a", "b", "c", "d", "e", "a"))
    assert laid_out(view) == [["5 lines"]]


async def test_too_many_rows_are_filled_up() -> None:
    view = shown(*rows("a b", "c d", "e f", "g h", "i j", "k l"))
    assert laid_out(view) == [["a", "b", "c", "d", "e"], ["f", "g", "h", "i", "j"], ["k", "l"]]


async def test_nothing_is_kept_of_a_view() -> None:
    assert shown(*rows("A")).is_finished()


def test_without_buttons_there_is_no_view() -> None:
    assert view_of((), "") is None


async def test_the_style_of_a_button_is_that_of_what_it_does() -> None:
    actions: tuple[Action, ...] = (Answer(1, (0,)), Confirm(1), AskAbout("rag"), Define("rag"))
    view = shown(tuple(Button(str(n), pack(action)) for n, action in enumerate(actions)))
    styles = [part["style"] for part in view.to_components()[0]["components"]]
    assert styles == [
        style.value
        for style in (
            ButtonStyle.secondary,
            ButtonStyle.success,
            ButtonStyle.primary,
            ButtonStyle.secondary,
        )
    ]


async def test_two_buttons_that_do_the_same_are_called_by_different_names() -> None:
    (row,) = shown(*rows("a b", payload="t")).to_components()
    called = [part["custom_id"] for part in row["components"]]
    assert len(set(called)) == 2
    assert [tapped(each, ()) for each in called] == [Tapped("t"), Tapped("t")]


@pytest.mark.parametrize("asks", ["Cidade ou fuso, como Recife", "ç" * 45, "🙂" * 200, "a|b", ""])
async def test_a_button_that_asks_carries_what_it_asks(asks: str) -> None:
    payload = pack(Choose("9" * 20, "chat", "timezone", ""))
    (row,) = shown((Button("Fuso", payload, asks=asks or "?"),)).to_components()
    called = row["components"][0]["custom_id"]
    assert len(called.encode("utf-16-le")) // 2 <= 100
    found = tapped(called, ())
    assert found.payload == payload
    assert found.asks.rstrip("…")
    assert (asks or "?").startswith(found.asks.rstrip("…"))


@pytest.mark.parametrize("optional", [True, False])
async def test_a_form_insists_unless_nothing_need_be_written(optional: bool) -> None:
    (row,) = shown((Button("Why", "C:1", asks="Why?", optional=optional),)).to_components()
    found = tapped(row["components"][0]["custom_id"], ())
    assert found == Tapped("C:1", "Why?", optional)
    written = form("Why", found, 200).to_dict()["components"][0]["component"]
    assert written["required"] is not optional


def test_what_is_chosen_from_a_select_is_its_payload() -> None:
    assert tapped(SELECT, ["d:rag"]) == Tapped("d:rag")


@pytest.mark.parametrize("custom_id", ["", "x", "s", "z:t", "menu:1"])
def test_what_somebody_else_made_carries_nothing(custom_id: str) -> None:
    assert tapped(custom_id, ()) == Tapped("")


async def test_a_form_is_within_the_limits() -> None:
    made = form("T" * 80, Tapped("s:1:me:timezone:", "Cidade " * 20), 200).to_dict()
    assert len(made["title"]) <= 45
    assert len(made["components"][0]["label"]) <= 45
    assert tapped(made["custom_id"], ()) == Tapped("s:1:me:timezone:")


async def test_a_form_for_a_channel_offers_those_that_the_command_does() -> None:
    asked = Tapped(pack(Choose("9", "chat", "channel", "")), "Canal")
    field = form("Canal", asked, 200).to_dict()["components"][0]["component"]
    assert field["channel_types"] == [0, 5]
