"""What Discord's refusals mean to us."""

from types import SimpleNamespace
from typing import cast

import aiohttp
import discord
import pytest

from bot.adapters.discord.errors import expired, translate, uneditable
from bot.errors import DeliveryError, RetryLater, Unreachable


def refusal(status: int, code: int) -> discord.HTTPException:
    """What the library raises for an answer like this."""
    response = cast(aiohttp.ClientResponse, SimpleNamespace(status=status, reason="no"))
    kinds = {403: discord.Forbidden, 404: discord.NotFound, 503: discord.DiscordServerError}
    return kinds.get(status, discord.HTTPException)(response, {"code": code, "message": "no"})


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, 10003),
        (404, 10004),
        (404, 10013),
        (403, 50001),
        (403, 50007),
        (403, 50013),
        (400, 50083),
        (403, 50278),
        (400, 160005),
        (403, 0),
        (403, 40001),
        (404, 0),
    ],
)
def test_a_place_that_is_gone_or_closed_is_unreachable(status: int, code: int) -> None:
    assert isinstance(translate(refusal(status, code)), Unreachable)


@pytest.mark.parametrize(
    "error",
    [
        refusal(503, 0),
        refusal(500, 0),
        refusal(429, 0),
        refusal(429, 20016),
        refusal(400, 40003),
        refusal(401, 0),
        discord.RateLimited(3.0),
        aiohttp.ServerDisconnectedError(),
        ConnectionResetError(),
        TimeoutError(),
    ],
)
def test_what_passes_is_to_be_tried_later(error: Exception) -> None:
    meaning = translate(error)
    assert isinstance(meaning, RetryLater)
    assert meaning.seconds > 0


def test_being_told_how_long_to_wait_is_heeded() -> None:
    meaning = translate(discord.RateLimited(7.5))
    assert isinstance(meaning, RetryLater)
    assert meaning.seconds == 7.5


@pytest.mark.parametrize(
    "error", [refusal(400, 50035), refusal(400, 50006), discord.InvalidData("x")]
)
def test_what_is_wrong_with_the_message_itself_is_neither(error: Exception) -> None:
    meaning = translate(error)
    assert isinstance(meaning, DeliveryError)
    assert not isinstance(meaning, (RetryLater, Unreachable))


@pytest.mark.parametrize(
    ("status", "code"), [(404, 10062), (404, 10015), (401, 50027), (400, 40060), (404, 10008)]
)
def test_an_interaction_can_be_over(status: int, code: int) -> None:
    assert expired(refusal(status, code))


def test_what_is_wrong_with_a_message_is_not_that_it_is_over() -> None:
    assert not expired(refusal(400, 50035))
    assert not expired(ConnectionResetError())


def test_a_message_out_of_reach_cannot_be_changed() -> None:
    assert uneditable(refusal(404, 10008))
    assert uneditable(refusal(403, 50001))
    assert not uneditable(refusal(503, 0))
