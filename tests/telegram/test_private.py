"""What is meant for one: notices on buttons, direct messages, and replies that wait."""

from typing import get_args

import pytest

from bot.actions import Action, Choose, Define, Explain, Mark, pack
from bot.adapters.telegram import deeplink
from bot.adapters.telegram.notices import notice
from bot.adapters.telegram.parts import units
from bot.adapters.telegram.private import KEPT_FOR, MOST, UNREACHED_FOR, Unreached, WaitingRoom
from bot.errors import UserError
from bot.model import Image, Place, Press, Reply
from tests.emulators.telegram import BotMessage
from tests.telegram.scene import PNG, Scene, button, private, says, text

LONG = "A long explanation. " * 20


async def question(scene: Scene, *replies: Reply) -> BotMessage:
    """A message with the button A in the group; tapping it brings the replies."""
    rows = ((button("A", Define("rag")),),)
    asked = Reply(text("Question"), rows)
    scene.core.decide = lambda incoming: replies if isinstance(incoming, Press) else (asked,)
    await scene.ana.say(scene.group, "/hoje")
    return await scene.shown(scene.group)


# Notices


async def test_a_private_reply_to_a_tap_is_an_alert(scene: Scene) -> None:
    message = await question(scene, private(says("Right & <good>")))
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert (answer.text, answer.alert) == ("Right & <good>", True)
    await scene.quiet()
    assert len(scene.group.messages) == 1
    assert scene.bia.messages == []


async def test_what_passes_is_a_toast_in_any_place(scene: Scene) -> None:
    passing = Reply(text("Marked: A"), private=True, passing=True)
    message = await question(scene, passing)
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert (answer.text, answer.alert) == ("Marked: A", False)
    scene.core.always(Reply(text("Alone"), ((button("A", Mark(7, 0)),),)))
    await scene.ana.say("/hoje")
    alone = await scene.shown(scene.ana)
    scene.core.always(Reply(text("Marked: A"), passing=True))
    answer = await scene.ana.tap(alone, "A")
    assert answer is not None
    assert (answer.text, answer.alert) == ("Marked: A", False)
    await scene.shown(scene.ana)


async def test_a_public_reply_leaves_the_tap_without_a_word(scene: Scene) -> None:
    message = await question(scene, says("For all"))
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert (answer.text, answer.url) == ("", "")
    assert (await scene.shown(scene.group, 2)).text == "For all"


async def test_a_tap_that_brings_nothing_is_answered(scene: Scene) -> None:
    message = await question(scene)
    assert await scene.bia.tap(message, "A") is not None


async def test_of_several_replies_the_private_one_is_the_notice(scene: Scene) -> None:
    message = await question(scene, says("For all"), private(says("For you")))
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert answer.text == "For you"
    assert (await scene.shown(scene.group, 2)).text == "For all"


async def test_a_tap_is_answered_even_if_the_core_is_slow(scene: Scene) -> None:
    message = await question(scene, private(says("At last")))
    scene.core.slow = 3.5
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert answer.text == ""
    message = await scene.shown(scene.group, 2)
    assert message.buttons[0][0][1].startswith("https://t.me/sabatina_bot?start=W_")
    assert scene.server.calls["answerCallbackQuery"] == 1


async def test_a_button_of_which_nothing_is_known_says_so(scene: Scene) -> None:
    message = await question(scene)
    message.deleted = True
    answer = await scene.bia.press(message, "d:rag")
    assert answer is not None
    assert "/ajuda" in answer.text
    assert len(scene.core.heard) == 1


async def test_a_panel_takes_its_place_and_the_tap_is_silent(scene: Scene) -> None:
    panel = private(Reply(text("Set"), ((button("B", Explain(7)),),), replaces=True), local=True)
    message = await question(scene, panel)
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert answer.text == ""
    await scene.quiet()
    assert message.text == "Set"
    assert len(scene.group.messages) == 1


async def test_buttons_of_use_in_the_group_alone_are_shown_there(scene: Scene) -> None:
    rows = ((button("B", Choose("1", "me", "language", "en")),),)
    message = await question(scene, private(Reply(text("Choose"), rows), local=True))
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert answer.text == ""
    assert (await scene.shown(scene.group, 2)).text == "(only for you)\n\nChoose"


async def test_a_notice_that_is_not_seen_is_told_alone(scene: Scene) -> None:
    message = await question(scene, private(says("Right & <good>"), apart=text("Question")))
    for person in (scene.ana, scene.bia):
        scene.server.fail("answerCallbackQuery", 400, "Bad Request: query is too old")
        assert await person.tap(message, "A", patience=0.5) is None
    assert (await scene.shown(scene.ana)).text == "Question\n\nRight & <good>"
    pointer = await scene.shown(scene.group, 2)
    assert pointer.text.startswith("Bia, ")
    await scene.bia.start(pointer.buttons[0][0][1].partition("?start=")[2])
    assert (await scene.shown(scene.bia)).text == "Question\n\nRight & <good>"


async def test_a_tap_is_answered_whatever_fails(scene: Scene) -> None:
    message = await question(scene)

    def fault(_: object) -> list[Reply]:
        raise ZeroDivisionError

    scene.core.decide = fault
    answer = await scene.bia.tap(message, "A", patience=2.0)
    assert answer is not None
    assert answer.text == ""


# Too long for a notice


async def test_a_long_reply_is_told_in_brief_and_whole_alone(scene: Scene) -> None:
    message = await question(scene, private(says("Right", LONG), brief="Right!"))
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert (answer.text, answer.alert) == ("Right!", True)
    assert (await scene.shown(scene.ana)).text == f"Right\n\n{LONG.strip()}"
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert answer.text == "Right!"
    await scene.quiet()
    assert scene.bia.messages == []
    assert len(scene.group.messages) == 1


async def test_a_long_reply_without_a_brief_begins_in_the_notice(scene: Scene) -> None:
    message = await question(scene, private(says("First", LONG)))
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert (answer.text, answer.alert) == ("First…", True)
    await scene.shown(scene.ana)


async def test_who_has_not_opened_the_chat_is_led_to_the_reply(scene: Scene) -> None:
    message = await question(scene, private(says("First", LONG)))
    answer = await scene.bia.tap(message, "A")
    assert answer is not None
    assert answer.text == ""
    address, _, parameter = answer.url.partition("?start=")
    assert address == "https://t.me/sabatina_bot"
    await scene.bia.start(parameter)
    assert (await scene.shown(scene.bia)).text.startswith("First\n\nA long")
    await scene.bia.start(parameter)
    await scene.shown(scene.bia, 2)


async def test_a_picture_for_one_is_sent_alone(scene: Scene) -> None:
    message = await question(scene, private(Reply(text("Yours"), image=Image(PNG, "a line"))))
    answer = await scene.ana.tap(message, "A")
    assert answer is not None
    assert answer.text == "Yours"
    assert (await scene.shown(scene.ana)).caption == "Yours"


# Commands


async def test_a_private_reply_to_a_command_comes_alone(scene: Scene) -> None:
    scene.core.always(private(says("Your points")))
    await scene.ana.say(scene.group, "/ranking")
    assert (await scene.shown(scene.ana)).text == "Your points"
    assert scene.group.messages == []


async def test_a_local_reply_to_a_command_says_for_whom_it_is(scene: Scene) -> None:
    scene.core.always(private(says("Settings"), local=True))
    await scene.ana.say(scene.group, "/config")
    message = await scene.shown(scene.group)
    assert message.text == "(only for you)\n\nSettings"
    assert scene.ana.messages == []


async def test_replies_wait_for_who_has_not_opened_the_chat(scene: Scene) -> None:
    scene.core.always(private(says("One")), private(says("Two")))
    await scene.bia.say(scene.group, "/ranking")
    message = await scene.shown(scene.group)
    assert message.text.startswith("Bia, ")
    ((label, address),) = message.buttons[0]
    assert label == "Ver a resposta"
    parameter = address.partition("?start=")[2]
    await scene.ana.start(parameter)
    assert "de outra pessoa" in (await scene.shown(scene.ana)).text
    await scene.ana.start("W_00")
    assert "não está mais guardada" in (await scene.shown(scene.ana, 2)).text
    await scene.bia.start(parameter)
    await scene.shown(scene.bia, 2)
    assert [one.text for one in scene.bia.messages] == ["One", "Two"]
    assert len(scene.core.heard) == 1


async def test_who_has_opened_the_chat_meanwhile_is_told_there(scene: Scene) -> None:
    scene.core.always(private(says("Yours")))
    for _ in range(2):
        await scene.bia.say(scene.group, "/ranking")
    await scene.shown(scene.group, 2)
    assert len(scene.server.refused) == 1, "asked once, remembered for a while"
    scene.core.always(says("hello"))
    await scene.bia.say("/hoje")
    await scene.shown(scene.bia)
    scene.core.always(private(says("Yours")))
    await scene.bia.say(scene.group, "/ranking")
    assert (await scene.shown(scene.bia, 2)).text == "Yours"


async def test_who_cannot_be_told_alone_is_not_silenced(scene: Scene) -> None:
    scene.core.always(private(says("Yours")))
    await scene.bia.say(scene.group, "/ranking")
    await scene.shown(scene.group)
    assert scene.contacts.silences == []


async def test_what_passes_is_told_alone_or_not_at_all(scene: Scene) -> None:
    scene.core.always(says("Question"), private(says("You said A"), passing=True))
    await scene.bia.say(scene.group, "/hoje")
    await scene.shown(scene.group)
    assert scene.bia.messages == []
    await scene.ana.say(scene.group, "/hoje")
    assert (await scene.shown(scene.ana)).text == "You said A"
    await scene.shown(scene.group, 2)


async def test_where_replies_wait_is_told_under_the_command(scene: Scene) -> None:
    scene.core.always(private(says("Yours"), apart=text("Question")))
    command = await scene.bia.say(scene.group, "/ranking")
    assert (await scene.shown(scene.group)).reply_to is command
    await scene.ana.say(scene.group, "/ranking")
    assert (await scene.shown(scene.ana)).text == "Question\n\nYours"


# In which language


async def test_all_are_spoken_to_in_the_language_of_the_chat_and_one_in_their_own(
    scene: Scene,
) -> None:
    scene.contacts.languages = {str(scene.group.id): "en", str(scene.ana.id): "pt-BR"}
    message = await question(scene, private(says("Yours")))
    message.deleted = True
    for person, told in ((scene.ana, "Este botão"), (scene.bia, "This button")):
        answer = await person.press(message, "d:rag")
        assert answer is not None
        assert answer.text.startswith(told)
    scene.core.always(private(says("Yours")))
    await scene.bia.say(scene.group, "/ranking")
    assert "this answer is for you alone" in (await scene.shown(scene.group, 2)).text
    command = await scene.ana.say(scene.group, "/hoje", anonymous=True)
    nameless = await scene.shown(scene.group, 3)
    assert nameless.text.startswith("Whoever writes as the group")
    assert nameless.reply_to is command
    await scene.ana.start("W_00")
    assert "não está mais guardada" in (await scene.shown(scene.ana)).text


# Links


async def test_a_link_opens_what_it_carries(scene: Scene) -> None:
    scene.core.always(says("RAG is …"))
    await scene.bia.start("d_rag")
    assert (await scene.shown(scene.bia)).text == "RAG is …"
    heard = await scene.heard()
    assert isinstance(heard, Press)
    assert (heard.payload, heard.origin.place) == (pack(Define("rag")), Place.PRIVATE)


@pytest.mark.parametrize("parameter", ["", "nowhere", "a_x_y"])
def test_no_action_is_taken_for_what_waits(parameter: str) -> None:
    assert deeplink.WAITING not in {action.code for action in get_args(Action)}
    assert deeplink.waiting(parameter) is None
    assert deeplink.parameter(f"d:{parameter}:ü") is None


async def test_somebody_without_a_name_is_told_whom_to_be(scene: Scene) -> None:
    await scene.ana.say(scene.group, "/hoje", anonymous=True)
    assert "anônimo" in (await scene.shown(scene.group)).text
    assert scene.core.heard == []


# What waits, by the clock


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_what_waits_is_for_its_reader_and_for_an_hour() -> None:
    clock = Clock()
    room = WaitingRoom(clock)
    token = await room.leave("1", [says("Yours")])
    with pytest.raises(UserError, match="telegram-waiting-other"):
        await room.fetch("2", token)
    with pytest.raises(UserError, match="telegram-waiting-gone"):
        await room.fetch("1", "00")
    assert await room.fetch("1", token) == (says("Yours"),)
    clock.now = KEPT_FOR + 1
    with pytest.raises(UserError, match="telegram-waiting-gone"):
        await room.fetch("1", token)


async def test_what_waits_does_not_grow_without_end() -> None:
    room = WaitingRoom()
    first = await room.leave("1", [says("Yours")])
    tokens = {await room.leave("2", [says("Theirs")]) for _ in range(MOST)}
    with pytest.raises(UserError, match="telegram-waiting-gone"):
        await room.fetch("1", first)
    assert len(tokens) == MOST


def test_who_was_not_reached_is_tried_again_later() -> None:
    clock = Clock()
    members = Unreached(clock)
    members.add("1")
    assert "1" in members
    clock.now = UNREACHED_FOR + 1
    assert "1" not in members


@pytest.mark.parametrize(
    ("reply", "said", "whole"),
    [
        (says("short"), "short", True),
        (says("🧪" * 100), "🧪" * 100, True),
        (Reply(text(LONG), brief="brief"), "brief", False),
        (Reply(text("one", "two", LONG)), "one\ntwo…", False),
    ],
)
def test_a_notice_says_what_it_holds(reply: Reply, said: str, whole: bool) -> None:
    found = notice(reply)
    assert (found.text, found.whole) == (said, whole)


@pytest.mark.parametrize("words", ["🧪" * 101, LONG, "x" * 201, "word " * 60, "a\n" * 150])
def test_no_notice_is_too_long(words: str) -> None:
    for reply in (says(words), Reply(text(LONG), brief=words)):
        assert units(notice(reply).text) <= 200
