"""The whole library, as a bot runs it: its updater polls, handlers answer, outages pass."""

import pytest
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes
from telegram.request import HTTPXRequest

from tests.emulators.telegram import CallbackAnswer, Rates, TelegramServer, telegram_server

Context = ContextTypes.DEFAULT_TYPE


async def greet(update: Update, _: Context) -> None:
    assert update.message is not None
    await update.message.reply_html("<b>Olá</b>", api_kwargs={"reply_markup": KEYBOARD})


async def thank(update: Update, _: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Obrigado")


KEYBOARD = {"inline_keyboard": [[{"text": "A", "callback_data": "x"}]]}


def application(server: TelegramServer) -> "Application":  # type: ignore[type-arg]  # six of them
    return (
        Application.builder()
        .token(server.token)
        .base_url(f"{server.url}/bot")
        .base_file_url(f"{server.url}/file/bot")
        .request(HTTPXRequest(8, httpx_kwargs={"verify": False}))
        .get_updates_request(HTTPXRequest(1, httpx_kwargs={"verify": False}))
        .build()
    )


@pytest.mark.parametrize("outage", [False, True])
async def test_a_conversation(outage: bool) -> None:
    async with telegram_server(Rates.none()) as server:
        ana = server.person("Ana")
        app = application(server)
        app.add_handler(CommandHandler("start", greet))
        app.add_handler(CallbackQueryHandler(thank))
        async with app:
            await app.start()
            assert app.updater is not None
            await app.updater.start_polling(poll_interval=0)
            if outage:
                await server.until(lambda: server.polling)
                server.down()
                server.up()
            await ana.start()
            await server.until(lambda: ana.messages)
            assert await ana.tap(ana.messages[0], "A") == CallbackAnswer("Obrigado")
            await app.updater.stop()
            await app.stop()
        assert server.waiting == 0
        assert server.refused == []
