"""The whole bot on Telegram: hub, services and a database file under the real adapter."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.adapters.telegram import Telegram
from bot.adapters.telegram.polling import Polling
from bot.app import App
from tests.emulators.telegram import (
    BotMessage,
    Group,
    Person,
    Rates,
    TelegramServer,
    telegram_server,
)
from tests.talk import app_running, monday
from tests.telegram.source import bot_of


@dataclass
class Whole:
    """The bot on Telegram, with Ana, who is an admin, and Bia in a group."""

    server: TelegramServer
    telegram: Telegram
    ana: Person
    bia: Person
    group: Group

    async def say(self, person: Person, where: Group, line: str) -> BotMessage:
        """Say something in a group; returns the bot's latest message there once it is there."""
        before = len(where.messages)
        await person.say(where, line)
        await self.server.until(lambda: len(where.messages) > before)
        await self.quiet()
        return where.messages[-1]

    async def ask(self, person: Person, line: str) -> BotMessage:
        """Say something to the bot alone."""
        before = len(person.messages)
        await person.say(line)
        await self.server.until(lambda: len(person.messages) > before)
        await self.quiet()
        return person.messages[-1]

    async def set(self, person: Person, line: str) -> None:
        """Say something in the group that may be answered elsewhere."""
        await person.say(self.group, line)
        await self.quiet()

    async def quiet(self) -> None:
        await self.server.until(lambda: self.server.waiting == 0)
        await self.telegram.settled(5)


@asynccontextmanager
async def on_telegram(app: App) -> AsyncIterator[Whole]:
    async with telegram_server(Rates.none()) as server:
        bot = bot_of(server)
        source = Polling(bot, app.catalog)
        study = app.study
        telegram = Telegram(bot, source, study.messages, study.contacts, app.catalog)
        ana = server.person("Ana", "pt-br", started=True)
        bia = server.person("Bia", "pt-br")
        group = server.group("Estudos", [ana, bia], [ana])
        task = asyncio.create_task(telegram.run(app.hub.receive))
        try:
            await server.until(lambda: server.polling)
            yield Whole(server, telegram, ana, bia, group)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.fixture
async def whole(tmp_path: Path) -> AsyncIterator[Whole]:
    async with app_running(tmp_path, monday()) as app, on_telegram(app) as whole:
        yield whole


async def test_the_question_of_the_day_is_asked_and_answered(whole: Whole) -> None:
    question = await whole.say(whole.ana, whole.group, "/hoje")
    assert question.text.startswith("Pergunta do dia")
    letters = [label for label, _ in question.buttons[0]]
    assert letters[:2] == ["A", "B"]
    answer = await whole.ana.tap(question, "A")
    assert answer is not None
    assert answer.alert
    again = await whole.ana.tap(question, "A")
    assert again is not None
    assert "Você já tinha respondido" in again.text or again.text
    ranking = await whole.say(whole.ana, whole.group, "/ranking")
    assert "Ana" in ranking.text


async def test_a_term_is_defined_alone_without_a_command(whole: Whole) -> None:
    message = await whole.ask(whole.bia, "o que é um gato?")
    assert message.text
    assert "/ajuda" not in message.text


async def test_help_is_told_to_who_starts(whole: Whole) -> None:
    message = await whole.ask(whole.bia, "/start")
    assert "/hoje" in message.text
    tapped = message.buttons[0][0][0]
    assert await whole.bia.tap(message, tapped) is not None
    await whole.server.until(lambda: len(whole.bia.messages) == 2)


async def test_settings_of_the_group_are_for_admins(whole: Whole) -> None:
    await whole.set(whole.bia, "/config grupo idioma inglês")
    question = await whole.say(whole.bia, whole.group, "/hoje")
    assert question.text.startswith("Pergunta do dia")
    await whole.set(whole.ana, "/config grupo idioma inglês")
    question = await whole.say(whole.bia, whole.group, "/hoje")
    assert question.text.startswith("Question of the day")


async def test_questions_as_polls_count_the_votes_of_members(whole: Whole) -> None:
    await whole.set(whole.ana, "/config grupo enquetes sim")
    question: BotMessage | None = None
    for _ in range(6):
        question = await whole.say(whole.ana, whole.group, "/pergunta")
        if question.poll:
            break
    assert question is not None
    assert question.poll is not None
    await whole.bia.vote(question, list(question.poll.correct))
    await whole.quiet()
    await whole.say(whole.ana, whole.group, "/ranking")
    assert any("Bia — 5 pontos" in message.text for message in whole.group.messages)
    assert whole.bia.messages == []


async def test_a_group_keeps_its_points_when_it_moves(whole: Whole) -> None:
    basic = whole.server.group("Turma", [whole.ana], [whole.ana], supergroup=False)
    question = await whole.say(whole.ana, basic, "/hoje")
    assert await whole.ana.tap(question, "A") is not None
    new = basic.upgrade()
    await whole.quiet()
    ranking = await whole.say(whole.ana, new, "/ranking")
    assert "Ana" in ranking.text


async def test_inline_items_of_the_notes_are_offered(whole: Whole) -> None:
    results = await whole.ana.inline("gato", whole.group)
    assert results
    assert results[0].id.startswith("d:")
    message = await whole.ana.choose(results[0], whole.group)
    address = message.buttons[0][0][1]
    await whole.bia.start(address.partition("?start=")[2])
    await whole.server.until(lambda: whole.bia.messages)
    assert results[0].title in whole.bia.messages[0].text
