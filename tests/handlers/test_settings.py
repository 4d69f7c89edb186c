"""Settings: who may change what, and what happens to nonsense."""

import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions import Choose, pack
from bot.model import Command, Feature, Member, Origin, Place, Press, Quiz
from bot.views.text import plain
from tests.talk import MINI, ButtonsTalk, app_running, monday


def lacking_notes(folder: Path) -> Path:
    """The small pack, without the questions of its domain 4."""
    notes = Path(shutil.copytree(MINI, folder / "notes"))
    last = notes / "4-pares.md"
    last.write_text(last.read_text("utf-8").partition("### ")[0], "utf-8")
    return notes


@pytest.fixture
async def lacking(tmp_path: Path) -> AsyncIterator[ButtonsTalk]:
    """A group whose notes have no questions in domain 4."""
    clock = monday()
    async with app_running(tmp_path, clock, lacking_notes(tmp_path)) as app:
        yield ButtonsTalk(app, clock)


async def test_panel_shows_everything_and_is_private(talk: ButtonsTalk) -> None:
    shown = await talk.say("/config")
    assert all(reply.private for reply in talk.replies)
    for line in (
        "Idioma: português (padrão)",
        "Fuso horário: America/Sao_Paulo (padrão)",
        "Domínios das perguntas: todos",
        "No ranking: sim",
    ):
        assert line in shown


async def test_only_admins_change_the_group(talk: ButtonsTalk) -> None:
    refused = await talk.say("/config idioma en", admin=False)
    assert "Só admins mudam as configurações do grupo." in refused
    assert "Pergunta do dia" in await talk.say("/hoje")
    assert "Done, for the whole group." in await talk.say("/config idioma en")
    assert "Question of the day" in await talk.say("/hoje")


async def test_own_language_changes_private_replies_only(talk: ButtonsTalk) -> None:
    await talk.say("/config meu idioma en", admin=False)
    assert "Pergunta do dia" in await talk.say("/hoje")
    assert re.search("Right!|Not this time", await talk.press("A"))
    assert "Settings" in await talk.say("/config")


async def test_buttons_of_the_panel_work_for_their_owner_alone(talk: ButtonsTalk) -> None:
    await talk.say("/config")
    label = "Falar comigo em inglês"
    assert "Este botão é de outra pessoa." in await talk.press(label, "bia")
    assert "Done. Language: English" in await talk.press(label)


async def test_a_tap_on_the_panel_draws_it_anew_in_its_place(talk: ButtonsTalk) -> None:
    await talk.say("/config")
    assert not talk.replies[0].replaces
    shown = await talk.press("Falar comigo em inglês")
    assert shown.startswith("Done. Language: English\nSettings\n")
    panel, *more = talk.replies
    assert (more, panel.replaces, panel.private) == ([], True, True)
    labels = [button.label for row in panel.buttons for button in row]
    assert labels == [
        "Talk to me in Portuguese",
        "Group in English",
        "⏰ 8:00",
        "⏰ 9:00",
        "⏰ 12:00",
        "⏰ 19:00",
        "Ask with polls",
        "Leave the leaderboard",
    ]
    assert "On the leaderboard: no" in await talk.press("Leave the leaderboard")
    assert "On the leaderboard: yes" in await talk.press("Return to the leaderboard")


async def test_being_on_the_leaderboard_is_said_in_a_sentence(talk: ButtonsTalk) -> None:
    assert await talk.say("/config ranking ocultar") == "Pronto. Você não aparece no ranking."
    assert await talk.say("/config ranking mostrar") == "Pronto. Você aparece no ranking."


async def test_forged_choice_for_the_group_needs_an_admin(talk: ButtonsTalk) -> None:
    forged = pack(Choose("bia", "chat", "language", "en"))
    assert "Só admins" in await talk.send(forged, "bia", admin=False)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/Recife", "America/Recife"),
        ("america/recife", "America/Recife"),
        ("são paulo", "America/Sao_Paulo"),
        ("Lisbon", "Europe/Lisbon"),
        ("UTC", "UTC"),
        ("horário de Brasília", "America/Sao_Paulo"),
        ("Brazil/Acre", "America/Rio_Branco"),
        ("GMT-3", "UTC−3"),
        ("+5", "UTC+5"),
    ],
)
async def test_time_zones_are_found_by_name_or_city(
    talk: ButtonsTalk, typed: str, zone: str
) -> None:
    assert f"Fuso horário: {zone}" in await talk.say(f"/config fuso {typed}")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/config fuso America/Recifi", "Seria America/Recife?"),
        ("/config fuso Marte", "Não conheço o fuso “Marte”."),
        ("/config fuso Etc/GMT-3", "Não conheço o fuso “Etc/GMT-3”."),
        ("/config fuso +5:30", "Use um destes: Asia/Kolkata, Asia/Colombo"),
        ("/config fuso", "Faltou o valor. Por exemplo: /config fuso America/Recife"),
        ("/config idioma klingon", "Não falo “klingon”."),
        ("/config dominios 9", "Não há domínio “9”. Diga números de 1 a 4 separados por vírgula"),
        ("/config dominios", "Faltou o valor."),
        ("/config meu dominios 1", "Os domínios valem para a conversa toda"),
        ("/config grupo ranking ocultar", "Cada pessoa decide por si"),
        ("/config meu ranking talvez", "Diga “mostrar” ou “ocultar”"),
        ("/config volume 11", "Não entendi “volume 11” em /config."),
    ],
)
async def test_nonsense_gets_what_would_be_right_and_changes_nothing(
    talk: ButtonsTalk, typed: str, answer: str
) -> None:
    before = await talk.say("/config")
    assert answer in await talk.say(typed)
    assert await talk.say("/config") == before


async def test_domains_limit_what_is_asked(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 3 e 4")
    for _ in range(4):
        shown = (await talk.say("/pergunta")).split("Pergunta para treinar")[1]
        assert "Domínio 3" in shown or "Domínio 4" in shown
    assert "todos" in await talk.say("/config dominios todos")


async def test_alone_everything_is_ones_own(alone: ButtonsTalk) -> None:
    await alone.say("/config fuso Asia/Tokyo", admin=False)
    shown = await alone.say("/config", admin=False)
    assert "Fuso horário: Asia/Tokyo" in shown
    assert "Deste grupo" not in shown
    assert "Domínios das perguntas: 2. Várias certas" in await alone.say(
        "/config dominios 2", admin=False
    )


@pytest.mark.parametrize("typed", ["4", "3 e 4", "pares"])
async def test_a_domain_without_questions_is_refused(lacking: ButtonsTalk, typed: str) -> None:
    refused = await lacking.say(f"/config dominios {typed}")
    assert "O domínio 4 ainda não tem perguntas." in refused
    assert "/config dominios todos" in refused
    assert "Domínios das perguntas: todos" in await lacking.say("/config")
    assert "todos" in await lacking.say("/config dominios 1,2,3,4")


async def test_a_chosen_domain_that_lost_its_questions_is_no_dead_end(tmp_path: Path) -> None:
    clock = monday()
    async with app_running(tmp_path, clock) as app:
        await ButtonsTalk(app, clock).say("/config dominios 4")
    async with app_running(tmp_path, clock, lacking_notes(tmp_path)) as app:
        talk = ButtonsTalk(app, clock)
        for asked in ("/hoje", "/pergunta"):
            assert "/config dominios todos" in await talk.say(asked)
        await talk.say("/config dominios todos")
        assert "Pergunta do dia" in await talk.say("/hoje")


async def test_alone_group_means_nothing_but_oneself(alone: ButtonsTalk) -> None:
    changed = await alone.say("/config grupo idioma en", admin=False)
    assert changed == "Done. Language: English"
    assert "Question of the day" in await alone.say("/today")
    await alone.say("/settings group timezone Asia/Tokyo", admin=False)
    assert "Time zone: Asia/Tokyo\n" in await alone.say("/settings", admin=False)
    await alone.say("/settings group leaderboard hide", admin=False)
    assert "On the leaderboard: no" in await alone.say("/settings", admin=False)


async def test_alone_one_can_leave_the_leaderboards_and_return(alone: ButtonsTalk) -> None:
    assert "No ranking: sim" in await alone.say("/config", admin=False)
    assert "No ranking: não" in await alone.press("Sair do ranking", admin=False)
    assert "No ranking: sim" in await alone.press("Voltar ao ranking", admin=False)


async def test_what_was_hidden_alone_is_hidden_in_a_group(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 1")
    await talk.say("/hoje", "bia")
    await talk.press("A", "bia")
    alone = ButtonsTalk(talk.app, talk.clock, Place.PRIVATE, "bia")
    await alone.say("/config ranking ocultar", "bia", admin=False)
    assert "bia" not in await talk.say("/ranking")


@pytest.mark.parametrize("default", ["padrão", "Default", "do grupo", "o do grupo", "the group's"])
async def test_a_choice_of_ones_own_can_be_undone(talk: ButtonsTalk, default: str) -> None:
    await talk.say("/config grupo fuso Asia/Tokyo")
    await talk.say("/config meu idioma en", "bia", admin=False)
    await talk.say("/config meu fuso Lisboa", "bia", admin=False)
    for setting in ("idioma", "fuso"):
        await talk.say(f"/config meu {setting} {default}", "bia", admin=False)
    panel = await talk.say("/config", "bia", admin=False)
    assert "Idioma: português (padrão)\nFuso horário: Asia/Tokyo (o do grupo)" in _lines(panel)


@pytest.mark.parametrize("value", ["grupo", "group"])
async def test_ones_own_choice_can_give_way_to_the_groups(talk: ButtonsTalk, value: str) -> None:
    await talk.say("/config idioma en")
    await talk.say("/settings my language pt-BR")
    undone = await talk.say(f"/config meu idioma {value}")
    assert undone == "Done. Language: English (the group's)"


async def test_the_groups_choice_can_be_undone(talk: ButtonsTalk) -> None:
    await talk.say("/config idioma en")
    assert await talk.say("/settings language default") == (
        "Pronto, mudou para o grupo. Idioma: português (padrão)"
    )
    await talk.say("/config fuso -5")
    undone = await talk.say("/config fuso padrão")
    assert undone.endswith("Fuso horário: America/Sao_Paulo (padrão)")


async def test_own_zone_decides_when_ones_day_begins(talk: ButtonsTalk) -> None:
    await talk.say("/config dominios 1")
    await talk.say("/config meu fuso Asia/Tokyo")
    talk.clock.move(minutes=-30)
    await talk.say("/pergunta")
    assert "dias seguidos" not in await talk.press("A")
    talk.clock.move(hours=1)
    await talk.say("/pergunta")
    assert "2 dias seguidos" in await talk.press("A")
    assert "dias seguidos" not in await talk.press("A", "bia")


def _lines(shown: str) -> str:
    """What is shown, without the marks before its lines."""
    return shown.replace("• ", "")


async def test_admins_choose_polls_or_buttons_for_the_group(talk: ButtonsTalk) -> None:
    assert "enquete do Telegram, quando cabem: não" in await talk.say("/config")
    assert "quando cabem: sim" in await talk.say("/config enquetes sim")
    await talk.say("/pergunta 1")
    quiz = await asked_quiz(talk)
    assert quiz.poll
    await talk.say("/config")
    assert "quando cabem: não" in await talk.press("Perguntar com botões")
    assert not (await asked_quiz(talk)).poll
    assert "Só admins mudam" in await talk.say("/config enquete sim", admin=False)
    assert "Diga “sim”" in await talk.say("/config enquete talvez")
    assert "não há um ajuste só seu" in await talk.say("/config meu enquetes sim")


async def test_polls_are_chosen_for_a_private_chat_too(alone: ButtonsTalk) -> None:
    assert "quando cabem: sim" in await alone.say("/config enquetes sim")
    assert (await asked_quiz(alone)).poll


async def asked_quiz(talk: ButtonsTalk) -> Quiz:
    """A question as it leaves the hub."""
    origin = Origin(talk.chat, Member("test", "ana", "ana"), talk.place)  # wherever they are
    *_, question = await talk.app.hub.receive(Command(origin, "pergunta"))
    assert question.quiz is not None
    return question.quiz


async def test_only_what_the_platform_has_can_be_set(talk: ButtonsTalk) -> None:
    talk.features = frozenset()
    assert "enquete" not in await talk.say("/config")
    assert "Enquetes só existem no Telegram." in await talk.say("/config enquetes sim")
    assert "se escolhem em um servidor do Discord" in await talk.say("/config canal 123")
    assert "se escolhem em um servidor do Discord" in await talk.say("/config topicos sim")


async def test_admins_choose_the_channel_and_its_threads(talk: ButtonsTalk) -> None:
    talk.features = frozenset({Feature.CHANNELS})
    assert "sai em: nenhum canal ainda" in await talk.say("/config")
    assert "sai em: <#123>" in await talk.say("/config canal <#123>")
    assert "em um tópico: sim" in await talk.say("/config topicos sim")
    assert await talk.app.study.contacts.channel(talk.chat) == ("123", True)
    assert "Escolha um canal deste servidor" in await talk.say("/config canal geral")
    assert "Diga “sim”" in await talk.say("/config topicos talvez")
    assert "nenhum canal ainda" in await talk.say("/config canal nenhum")
    assert "Só admins mudam" in await talk.say("/config canal 5", admin=False)


async def test_time_zone_can_be_written_into_a_form(talk: ButtonsTalk) -> None:
    asked = Choose("ana", "me", "timezone", "")
    origin = Origin(talk.chat, Member("test", "ana", "ana"), talk.place)
    (panel,) = await talk.app.hub.receive(Press(origin, pack(asked), "Recife"))
    assert "Fuso horário: America/Recife" in plain(panel.text)
    assert "Faltou o valor." in await talk.send(pack(asked))
    (refused,) = await talk.app.hub.receive(Press(origin, pack(asked), "x" * 5000))
    assert "O texto é longo demais" in plain(refused.text)


async def test_a_topic_has_what_the_group_chose_until_it_chooses_itself(talk: ButtonsTalk) -> None:
    topic = ButtonsTalk(talk.app, talk.clock)
    topic.chat = replace(talk.chat, thread="7")
    await talk.say("/config idioma en")
    assert "Question of the day" in await topic.say("/hoje")
    await topic.say("/config idioma pt-BR")
    assert "Pergunta do dia" in await topic.say("/hoje")
    assert "Question of the day" in await talk.say("/hoje")


async def test_the_panel_offers_what_one_may_change(talk: ButtonsTalk) -> None:
    await talk.say("/config", "bia", admin=False)
    labels = [button.label for row in talk.replies[0].buttons for button in row]
    assert labels == ["Falar comigo em inglês", "Sair do ranking"]


async def test_what_is_filled_in_by_name_is_taken_as_it_is(talk: ButtonsTalk) -> None:
    origin = Origin(talk.chat, Member("test", "ana", "ana"), talk.place, admin=True)
    filled = (("whose", "me"), ("what", "timezone"), ("value", "Recife"))
    (saved,) = await talk.app.hub.receive(Command(origin, "config", given=filled))
    assert "America/Recife" in plain(saved.text)
    for wrong in ((("what", "x"),), (("nothing", "such"),)):
        (refused,) = await talk.app.hub.receive(Command(origin, "config", given=wrong))
        assert "Não entendi" in plain(refused.text)
    (refused,) = await talk.app.hub.receive(Command(origin, "definir", given=(("term", " "),)))
    assert "Faltou" in plain(refused.text)
