"""What the bot says of itself, under which name it comes, and what it can ask for."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from telegram import BotCommand, BotCommandScopeChat
from telegram.error import InvalidToken

from tests.emulators.telegram.client import Scene, acting, bot_of, refusing

Attempt = Callable[[Scene], Awaitable[object]]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with acting() as scene:
        yield scene


def commands(*pairs: tuple[str, str]) -> Attempt:
    return lambda s: s.bot.set_my_commands([BotCommand(*pair) for pair in pairs])


COMMANDS = {
    "in capitals": (commands(("Hoje", "x")), "BOT_COMMAND_INVALID"),
    "with a dash": (commands(("a-b", "x")), "BOT_COMMAND_INVALID"),
    "of 33": (commands(("a" * 33, "x")), "command length must not exceed 32"),
    "undescribed": (commands(("a", " ")), "command description must be non-empty"),
    "described in 257": (
        commands(("a", "x" * 257)),
        "command description length must not exceed 256",
    ),
    "101": (
        lambda s: s.bot.set_my_commands([BotCommand(f"c{n}", "x") for n in range(101)]),
        "BOT_COMMANDS_TOO_MUCH",
    ),
    "in a language with a region": (
        lambda s: s.bot.set_my_commands([BotCommand("a", "x")], language_code="pt-br"),
        "invalid language code specified",
    ),
    "in an unknown chat": (
        lambda s: s.bot.set_my_commands([BotCommand("a", "x")], BotCommandScopeChat(5)),
        "chat not found",
    ),
    "name of 65": (lambda s: s.bot.set_my_name("a" * 65), "BOT_NAME_TOO_LONG"),
    "description of 513": (
        lambda s: s.bot.set_my_description("a" * 513),
        "BOT_DESCRIPTION_TOO_LONG",
    ),
    "short description of 121": (
        lambda s: s.bot.set_my_short_description("a" * 121),
        "BOT_SHORT_DESCRIPTION_TOO_LONG",
    ),
}


@pytest.mark.parametrize(("attempt", "text"), COMMANDS.values(), ids=COMMANDS)
async def test_commands_that_telegram_does_not_take(
    scene: Scene, attempt: Attempt, text: str
) -> None:
    async with refusing(scene, text):
        await attempt(scene)


async def test_commands_are_kept_by_scope_and_language(scene: Scene) -> None:
    await scene.bot.set_my_commands([BotCommand("hoje", "A pergunta")], language_code="pt")
    await scene.bot.set_my_commands([BotCommand("today", "The question")])
    scope = BotCommandScopeChat(scene.group.id)
    await scene.bot.set_my_commands([BotCommand("here", "Only here")], scope)
    assert scene.server.profile.commands_for("pt") == {"hoje": "A pergunta"}
    assert scene.server.profile.commands_for("de") == {"today": "The question"}
    assert [c.command for c in await scene.bot.get_my_commands(scope)] == ["here"]
    await scene.bot.delete_my_commands()
    assert await scene.bot.get_my_commands() == ()


@pytest.mark.parametrize(
    ("token", "status", "text"),
    [("1:outra-chave-bem-formada-0000", 401, "Unauthorized"), ("isto", 404, "Not Found")],
)
async def test_a_wrong_token(scene: Scene, token: str, status: int, text: str) -> None:
    bot = bot_of(scene.server, token)
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.request.shutdown()  # a bot that did not come up does not shut down
    assert scene.server.refused[-1] == ("getMe", status, text)


async def test_a_method_that_is_not_there(scene: Scene) -> None:
    async with refusing(scene, "Not Found", 404):
        await scene.bot.send_dice(scene.ana.id)


async def test_method_names_are_taken_in_any_case(scene: Scene) -> None:
    await scene.bot.do_api_request("SENDMESSAGE", {"chat_id": scene.ana.id, "text": "oi"})
    assert scene.server.calls["sendMessage"] == 1
