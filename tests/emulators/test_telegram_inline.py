"""Inline mode: typing the name of the bot, choosing from what it offers."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from tests.emulators.telegram.client import Scene, acting


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def article(name: str, text: str = "<b>RAG</b>", title: str = "RAG") -> InlineQueryResultArticle:
    content = InputTextMessageContent(text, parse_mode="HTML")
    button = InlineKeyboardMarkup([[InlineKeyboardButton("A", callback_data="x")]])
    return InlineQueryResultArticle(name, title, content, reply_markup=button)


async def test_inline_results_are_offered_and_chosen(scene: Scene) -> None:
    scene.server.inline_feedback = True
    typing = asyncio.create_task(scene.ana.inline("rag", scene.group))
    query = (await scene.update()).inline_query
    assert query is not None
    assert (query.query, query.chat_type) == ("rag", "supergroup")
    await query.answer([article("1")], cache_time=0)
    (result,) = await typing
    assert (result.title, result.text) == ("RAG", "RAG")
    message = await scene.ana.choose(result, scene.group)
    posted, chosen = await scene.updates()
    assert posted.message is not None
    assert posted.message.via_bot is not None
    assert posted.message.via_bot.id == scene.server.bot.id
    assert chosen.chosen_inline_result is not None
    inline_id = chosen.chosen_inline_result.inline_message_id
    assert inline_id == message.inline_id
    assert await scene.bot.edit_message_text("novo", inline_message_id=inline_id)
    assert message.text == "novo"
    assert scene.group.messages == []


@pytest.mark.parametrize(
    ("results", "text"),
    [
        ([article(str(n)) for n in range(51)], "RESULTS_TOO_MUCH"),
        ([article("1"), article("1")], "RESULT_ID_DUPLICATE"),
        ([article("é" * 33)], "RESULT_ID_INVALID"),
        ([article("1", title="")], "ARTICLE_TITLE_EMPTY"),
        ([article("1", "<x>")], 'Unsupported start tag "x"'),
        ([article("1", " ")], "message text is empty"),
    ],
)
async def test_what_cannot_be_offered(
    scene: Scene, results: list[InlineQueryResultArticle], text: str
) -> None:
    typing = asyncio.create_task(scene.ana.inline("rag"))
    query = (await scene.update()).inline_query
    assert query is not None
    with pytest.raises(BadRequest):
        await scene.bot.answer_inline_query(query.id, results)
    assert text in scene.server.refused[-1][2]
    await query.answer([article("é" * 32)])
    assert len(await typing) == 1


async def answered(scene: Scene, *, personal: bool) -> None:
    """Ana asks, and the bot answers for all or for her alone."""
    typing = asyncio.create_task(scene.ana.inline("rag"))
    query = (await scene.update()).inline_query
    assert query is not None
    await query.answer([article("1")], is_personal=personal)
    assert len(await typing) == 1


async def test_an_answer_is_given_to_all_from_the_cache(scene: Scene) -> None:
    await answered(scene, personal=False)
    assert len(await scene.bia.inline("rag")) == 1
    assert scene.server.waiting == 0
    scene.server.clock.move(301)
    await answered(scene, personal=False)


async def test_a_personal_answer_is_given_to_nobody_else(scene: Scene) -> None:
    await answered(scene, personal=True)
    assert len(await scene.ana.inline("rag")) == 1
    assert scene.server.waiting == 0
    with pytest.raises(TimeoutError):
        await scene.bia.inline("rag", patience=0.01)
    assert scene.server.waiting == 1


async def test_an_inline_query_is_forgotten_after_half_a_minute(scene: Scene) -> None:
    with pytest.raises(TimeoutError):
        await scene.ana.inline("rag", patience=0.01)
    scene.server.clock.move(31)
    await scene.ana.say("/start")
    assert (await scene.update()).message is not None
