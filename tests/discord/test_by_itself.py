"""What comes by itself to a server: chosen by taps, sent once, counted, solved, lost and found."""

import pytest

from bot.model import DeliveryState
from tests.discord.days import Days, counts_shown, public, scheduler_running
from tests.discord.scene import Scene
from tests.emulators.discord import Channel, Message, Outcome, Person

TO_NINE = 21.0
"""Hours from Monday noon to nine on Tuesday."""


async def set_up(scene: Scene, channel: Channel) -> None:
    """An admin lets the day's question come to a channel at nine."""
    await scene.choose(channel)
    await scene.ana.slash(scene.channel, "config", {"ajuste": "hora", "valor": "9:00"})


async def form(scene: Scene, person: Person, label: str, value: str) -> Outcome:
    """Open a form of the panel of settings, fill it in and send it."""
    panel = (await person.slash(scene.channel, "config")).message
    modal = (await person.click(panel, label)).modal
    assert modal is not None
    return await person.submit(modal, {modal.labels[0]: value})


def title(message: Message) -> str:
    return str(message.embeds[0].get("title", ""))


# It comes


async def test_the_question_comes_once_to_the_chosen_channel(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    await days.go_on(hours=TO_NINE)
    await days.go_on(seconds=10)
    (question,) = news.messages
    assert title(question) == "Pergunta do dia"
    assert question.nonce
    assert question.labels


async def test_a_delivery_that_is_repeated_shows_once(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    await set_up(scene, news)
    scene.server.reset("POST", "/channels/*/messages", done=True)
    await Days(scene).go_on(hours=TO_NINE)
    assert len(news.messages) == 1


async def test_it_is_answered_counted_and_solved_the_day_after(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    async with counts_shown(scene):
        await days.go_on(hours=TO_NINE)
        (question,) = news.messages
        verdict = await scene.bia.click(question, question.labels[0], replies=1)
        assert verdict.message.visible_to is scene.bia
        await scene.server.until(lambda: "1 pessoa" in question.text)
    await days.go_on(days=1)
    assert "Solução" in question.text
    assert [title(message) for message in public(news)][1:] == ["Pergunta do dia"]


async def test_the_scheduler_sends_it_while_it_runs(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    await set_up(scene, news)
    scene.clock.move(hours=TO_NINE)
    async with scheduler_running(scene):
        await scene.server.until(lambda: news.messages, 10)
    assert [title(message) for message in news.messages] == ["Pergunta do dia"]


async def test_a_question_opens_its_thread(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    await set_up(scene, news)
    await scene.ana.slash(scene.channel, "config", {"ajuste": "tópicos", "valor": "sim"})
    await Days(scene).go_on(hours=TO_NINE)
    (thread,) = news.threads
    assert thread.name.startswith("Pergunta do dia")


async def test_the_week_s_table_comes_on_monday(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    await days.go_on(hours=TO_NINE)
    question = news.messages[-1]
    await scene.bia.click(question, question.labels[0])
    await days.go_on(days=6)
    table = public(news)[-2]
    assert "Bia" in table.text
    assert title(public(news)[-1]) == "Pergunta do dia"


# It is chosen by taps


async def test_all_of_it_is_set_by_taps(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await form(scene, scene.ana, "Canal…", news.id)
    panel = (await scene.ana.slash(scene.channel, "config")).message
    await scene.ana.click(panel, "Perguntas em tópicos")
    await form(scene, scene.ana, "⏰ outra hora…", "9h30")
    await form(scene, scene.ana, "Dias…", "qua")
    await form(scene, scene.ana, "Domínios…", "1")
    panel = (await scene.ana.slash(scene.channel, "config")).message
    assert "às 9:30, qua" in panel.text
    assert f"<#{news.id}>" in panel.text
    await days.go_on(hours=TO_NINE)
    await days.go_on(days=1)
    assert news.messages == []
    await days.go_on(minutes=30)
    assert len(news.threads) == 1


async def test_a_channel_is_chosen_from_a_list(scene: Scene) -> None:
    outcome = await form(scene, scene.ana, "Canal…", scene.channel.id)
    assert outcome.updated is not None
    assert f"<#{scene.channel.id}>" in outcome.updated.text
    scene.channel.deny("send_messages")
    outcome = await form(scene, scene.ana, "Canal…", scene.channel.id)
    assert "Enviar mensagens" in outcome.text


async def test_a_pause_is_begun_and_ended_by_taps(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    await form(scene, scene.ana, "Pausar…", "até 17/11")
    await days.go_on(hours=TO_NINE)
    assert news.messages == []
    panel = (await scene.ana.slash(scene.channel, "config")).message
    await scene.ana.click(panel, "Acabar a pausa")
    await days.go_on(days=1)
    assert len(news.messages) == 1


async def test_who_is_no_admin_is_offered_only_their_own(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.channel, "config")).message
    assert panel.labels == ["Falar comigo em inglês", "Meu fuso", "Sair do ranking"]


async def test_where_no_channel_was_chosen_it_comes_to_where_its_hour_was(scene: Scene) -> None:
    help_ = (await scene.ana.slash(scene.channel, "ajuda")).message
    agreed = await scene.ana.click(help_, "⏰ 9:00")
    assert f"<#{scene.channel.id}>" in agreed.text
    before = len(scene.channel.messages)
    await Days(scene).go_on(hours=TO_NINE)
    assert len(scene.channel.messages) == before + 1


async def test_an_hour_chosen_in_a_thread_is_for_its_channel(scene: Scene) -> None:
    thread = scene.channel.thread("dúvidas", by=scene.ana)
    await scene.bia.slash(scene.channel, "hoje")  # by now the bot knows of the thread
    chosen = await scene.ana.slash(thread, "config", {"ajuste": "hora", "valor": "9:00"})
    assert f"<#{scene.channel.id}>" in chosen.text


async def test_an_hour_is_not_chosen_where_the_bot_cannot_write(scene: Scene) -> None:
    help_ = (await scene.ana.slash(scene.channel, "ajuda")).message
    scene.channel.deny("embed_links")
    refused = await scene.ana.click(help_, "⏰ 9:00")
    assert "Inserir links" in refused.text
    assert refused.message.visible_to is scene.ana
    assert await scene.app.study.contacts.channel(scene.chat) == ("", False)


# It is lost and found


@pytest.mark.parametrize(
    ("taken", "called"),
    [
        ("send_messages", "Enviar mensagens"),
        ("view_channel", "Ver canal"),
        ("embed_links", "Inserir links"),
    ],
)
async def test_who_chose_the_channel_is_told_what_was_taken_away(
    scene: Scene, taken: str, called: str
) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    news.deny(taken)
    await days.go_on(hours=TO_NINE)
    await scene.falls_silent(scene.chat, "permissions-told")
    (told,) = scene.ana.dm.messages
    assert called in told.text
    assert f"<#{news.id}>" in told.text
    await days.go_on(days=1)
    assert (len(scene.ana.dm.messages), news.messages) == (1, [])
    news.allow()
    await scene.falls_silent(scene.chat, "")
    await days.go_on(days=1)
    assert len(news.messages) == 1


async def test_who_wanted_threads_is_told_once_that_there_are_none(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    await scene.ana.slash(scene.channel, "config", {"ajuste": "tópicos", "valor": "sim"})
    news.deny("create_public_threads")
    await days.go_on(hours=TO_NINE)
    await days.go_on(days=1)
    await scene.server.until(lambda: scene.ana.dm.messages)
    assert news.threads == []
    assert [title(message) for message in public(news)][-1] == "Pergunta do dia"
    (told,) = scene.ana.dm.messages
    assert "Criar tópicos públicos" in told.text
    assert "sem o tópico" in told.text


async def test_what_may_be_written_without_threads_is_written(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    await scene.ana.slash(scene.channel, "config", {"ajuste": "tópicos", "valor": "sim"})
    news.deny("create_public_threads", "send_messages")
    await days.go_on(hours=TO_NINE)
    await scene.falls_silent(scene.chat, "permissions-told")
    news.allow("send_messages")
    await scene.falls_silent(scene.chat, "")
    await days.go_on(days=1)
    assert len(news.messages) == 1


async def test_who_takes_no_messages_is_told_at_their_next_command(scene: Scene) -> None:
    news = scene.guild.channel("novidades")
    await set_up(scene, news)
    scene.ana.close_dms()
    news.deny("send_messages")
    await Days(scene).go_on(hours=TO_NINE)
    await scene.server.until(lambda: len(scene.server.refused) > 1)
    assert await scene.silent(scene.chat) == "permissions"
    told = await scene.ana.slash(scene.channel, "ranking", replies=2)
    assert "Enviar mensagens" in told.text
    await scene.falls_silent(scene.chat, "permissions-told")


async def test_a_role_that_may_write_again_is_noticed(scene: Scene) -> None:
    await scene.choose(scene.channel)
    await scene.app.study.contacts.silence(scene.chat, "permissions-told")
    scene.guild.let_bot(scene.guild.bot_permissions)
    await scene.falls_silent(scene.chat, "")


async def test_who_chose_a_channel_is_told_that_it_is_gone(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    news.delete()
    await scene.falls_silent(scene.chat, "channel-told")
    (told,) = scene.ana.dm.messages
    assert "não existe mais" in told.text
    await days.go_on(hours=TO_NINE)
    assert await scene.app.study.deliveries.in_states(DeliveryState.FAILED) == []
    await scene.choose(scene.channel)
    before = len(scene.channel.messages)
    await days.go_on(days=1)
    assert len(scene.channel.messages) == before + 1


async def test_a_server_that_invites_the_bot_again_has_its_question_again(scene: Scene) -> None:
    news, days = scene.guild.channel("novidades"), Days(scene)
    await set_up(scene, news)
    scene.guild.remove_bot()
    await scene.falls_silent(scene.chat, "removed")
    await days.go_on(hours=TO_NINE)
    assert news.messages == []
    scene.guild.add_bot()
    await scene.falls_silent(scene.chat, "")
    await days.go_on(days=1)
    assert len(news.messages) == 1
