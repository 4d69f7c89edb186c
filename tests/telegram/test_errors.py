"""What Telegram's refusals mean."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.adapter import Ability
from bot.adapters.telegram.errors import (
    lacking,
    may_have_arrived,
    not_carried_out,
    translate,
    why_silent,
)
from bot.adapters.telegram.requests import Lost, NotSent
from bot.errors import DeliveryError, Moved, RetryLater, Unreachable
from bot.model import Chat

CHAT = Chat("telegram", "-100", "7")

SILENT = [
    (Forbidden("Forbidden: bot was blocked by the user"), "blocked"),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), "blocked"),
    (Forbidden("Forbidden: user is deactivated"), "deleted"),
    (Forbidden("Forbidden: the group chat was deleted"), "deleted"),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), "kicked"),
    (Forbidden("Forbidden: bot is not a member of the supergroup chat"), "kicked"),
    (Forbidden("Forbidden: something new"), "kicked"),
    (BadRequest("Bad Request: chat not found"), "deleted"),
    (BadRequest("Bad Request: PEER_ID_INVALID"), "deleted"),
    (BadRequest("Bad Request: TOPIC_CLOSED"), "closed"),
    (BadRequest("Bad Request: message thread not found"), "closed"),
    (BadRequest("Bad Request: not enough rights to send text messages to the chat"), "muted"),
    (BadRequest("Bad Request: have no rights to send a message"), "muted"),
    (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), "muted"),
]


@pytest.mark.parametrize(("error", "why"), SILENT)
def test_a_chat_that_takes_nothing_is_unreachable(error: TelegramError, why: str) -> None:
    assert why_silent(error) == why
    assert isinstance(translate(error, CHAT), Unreachable)


def test_a_chat_that_moved_keeps_its_thread() -> None:
    moved = translate(ChatMigrated(-200), CHAT)
    assert isinstance(moved, Moved)
    assert moved.chat == Chat("telegram", "-200", "7")


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("spans_of_time", ["0", "1"])
def test_how_long_to_wait_is_told_in_seconds(
    spans_of_time: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", spans_of_time)
    later = translate(RetryAfter(17), CHAT)
    assert isinstance(later, RetryLater)
    assert later.seconds == 17


@pytest.mark.parametrize(
    "error", [NetworkError("Bad Gateway (502)"), TimedOut(), InvalidToken("Unauthorized")]
)
def test_an_outage_is_no_fate_of_the_chat(error: TelegramError) -> None:
    assert isinstance(translate(error, CHAT), RetryLater)
    assert why_silent(error) == ""


def test_what_is_wrong_with_a_message_says_nothing_of_its_chat() -> None:
    error = BadRequest("Bad Request: message is too long")
    assert type(translate(error, CHAT)) is DeliveryError
    assert why_silent(error) == ""


@pytest.mark.parametrize(
    ("words", "ability"),
    [
        ("not enough rights to send polls to the chat", Ability.POLLS),
        ("not enough rights to send photos to the chat", Ability.IMAGES),
        ("CHAT_SEND_DOCS_FORBIDDEN", Ability.DOCUMENTS),
        ("not enough rights to send text messages to the chat", None),
    ],
)
def test_what_a_group_forbids_is_lacking_and_no_more(words: str, ability: Ability | None) -> None:
    error = BadRequest(f"Bad Request: {words}")
    assert lacking(error) is ability
    assert (why_silent(error) == "") == (ability is not None)


def caused(error: NetworkError, cause: Exception | None) -> NetworkError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "cause", "nothing_done", "unknown"),
    [
        (NetworkError("Internal Server Error (500)"), None, True, False),
        (NetworkError("Service Unavailable (503)"), None, True, False),
        (NetworkError("Bad Gateway"), None, False, True),
        (NetworkError("Bad Gateway (502)"), TelegramError("Invalid server response"), False, True),
        (NetworkError("Gateway Timeout (504)"), None, False, True),
        (NetworkError("Gateway Time-out"), None, False, True),
        (NetworkError("x"), NotSent("x"), True, False),
        (TimedOut(), NotSent("x"), True, False),
        (TimedOut(), Lost("x"), False, True),
        (NetworkError("x"), Lost("x"), False, True),
        (NetworkError("x"), UnicodeEncodeError("utf-8", "x", 0, 1, "x"), False, False),
    ],
)
def test_only_what_changed_nothing_may_be_repeated_freely(
    error: NetworkError, cause: Exception | None, nothing_done: bool, unknown: bool
) -> None:
    assert not_carried_out(caused(error, cause)) is nothing_done
    assert may_have_arrived(error) is unknown
