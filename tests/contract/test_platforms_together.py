"""Telegram, Discord and the terminal in one process, on one database."""

from pathlib import Path

from tests.contract.test_main_job import only_domain, right_letter
from tests.discord import talk as discord_talk
from tests.talk import ConsoleTalk, Talk, app_running, monday
from tests.telegram import talk as telegram_talk


async def test_three_platforms_at_once_have_one_leaderboard_each_chat(tmp_path: Path) -> None:
    clock = monday()
    async with (
        app_running(tmp_path, clock) as app,
        telegram_talk.talking(app, clock) as telegram,
        discord_talk.talking(app, clock) as discord,
    ):
        talks: list[Talk] = [telegram, discord, ConsoleTalk(app, clock)]
        for members, talk in enumerate(talks, 1):
            await only_domain(talk, 1)
            letter = right_letter(await talk.say("/hoje"))
            for name in ("ana", "bia", "caio")[:members]:
                assert "+10 pontos" in await talk.press(letter, name)
        for members, talk in enumerate(talks, 1):
            table = await talk.say("/ranking")
            assert table.count("10 pontos (1 de 1 certas)") == members


async def test_one_platform_that_is_down_does_not_hold_up_the_other(tmp_path: Path) -> None:
    clock = monday()
    async with (
        app_running(tmp_path, clock) as app,
        telegram_talk.talking(app, clock) as telegram,
        discord_talk.talking(app, clock) as discord,
    ):
        await only_domain(telegram, 1)
        telegram.server.down()
        await only_domain(discord, 1)
        assert "+10 pontos" in await discord.press(right_letter(await discord.say("/hoje")))
        telegram.server.up()
        await discord.server.down()
        assert "+10 pontos" in await telegram.press(right_letter(await telegram.say("/hoje")))
        await discord.server.up()
