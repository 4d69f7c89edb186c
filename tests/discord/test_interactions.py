"""What people do on Discord and what they see of it, through the whole bot."""

from pathlib import Path

from bot.adapters.discord.embeds import colour
from bot.model import Button, Chat, Document, Image, Press, Reply
from bot.views.text import paragraph
from tests.discord.asking import asked, plain, right, wrong
from tests.discord.scene import Scene, Script, acting

# Who sees what


async def test_a_question_is_seen_by_all_and_its_verdict_by_one(scene: Scene) -> None:
    shown = await scene.ana.slash(scene.channel, "hoje")
    assert shown.deferred
    assert not shown.ephemeral
    assert shown.message.labels[:4] == ["A", "B", "C", "D"]
    outcome = await scene.bia.click(shown.message, right(shown.message))
    assert "Certo!" in outcome.text
    assert outcome.message.visible_to is scene.bia
    assert shown.message.edits == 0


async def test_only_the_first_answer_counts(scene: Scene) -> None:
    question = await asked(scene)
    await scene.bia.click(question, right(question))
    second = await scene.bia.click(question, wrong(question))
    assert "Só a primeira resposta vale" in second.text
    assert second.ephemeral


async def test_a_fault_in_a_public_command_is_told_in_private(scene: Scene) -> None:
    outcome = await scene.bia.slash(scene.channel, "pergunta", {"domínio": "99"})
    assert outcome.message.visible_to is scene.bia
    assert [m for m in scene.channel.messages if m.visible_to is None] == []


async def test_one_s_own_place_follows_the_table_in_private(scene: Scene) -> None:
    question = await asked(scene)
    await scene.ana.click(question, right(question))
    table, own = (await scene.bia.slash(scene.channel, "ranking")).messages
    assert (table.visible_to, own.visible_to) == (None, scene.bia)
    assert "Ana" in table.text


async def test_the_settings_are_private(scene: Scene) -> None:
    assert (await scene.bia.slash(scene.channel, "config")).message.visible_to is scene.bia


async def test_where_the_bot_may_not_write_it_answers_in_private(scene: Scene) -> None:
    scene.channel.deny("send_messages")
    outcome = await scene.bia.slash(scene.channel, "definir", {"termo": "Gato"})
    assert outcome.message.visible_to is scene.bia


async def test_nobody_is_notified_by_what_the_bot_repeats(scene: Scene) -> None:
    outcome = await scene.bia.slash(
        scene.channel, "definir", {"termo": f"@everyone {scene.ana.mention}"}
    )
    assert outcome.message.pinged == frozenset()


async def test_alone_with_the_bot_nothing_is_hidden(scene: Scene) -> None:
    question = (await scene.bia.slash(scene.bia.dm, "hoje")).message
    verdict = await scene.bia.click(question, right(question))
    assert verdict.message.visible_to is None
    assert "Certo!" in verdict.text


# Languages, places


async def test_commands_and_replies_are_in_the_language_of_the_chat(scene: Scene) -> None:
    eve = scene.server.person("Eve", locale="en-US")
    scene.guild.join(eve)
    await scene.ana.slash(scene.channel, "settings", {"what": "language", "value": "en"})
    outcome = await eve.slash(scene.channel, "today")
    assert outcome.message.embeds[0]["title"] == "Question of the day"


async def test_a_server_is_one_chat_whatever_the_channel(scene: Scene) -> None:
    first = (await scene.ana.slash(scene.channel, "hoje")).message
    second = (await scene.bia.slash(scene.guild.channel("outro"), "hoje")).message
    assert plain(first) == plain(second)
    await scene.bia.click(first, right(first))
    assert "já tinha respondido" in (await scene.bia.click(second, right(second))).text


async def test_who_brings_the_bot_along_can_use_it_where_it_is_no_member(scene: Scene) -> None:
    eve = scene.server.person("Eve", installed=True)
    channel = scene.server.guild("Alhures", members=[eve], bot=False).channel("geral")
    question = (await eve.slash(channel, "hoje")).message
    assert "Certo!" in (await eve.click(question, right(question))).text
    chat = await scene.app.study.people.chat(Chat("discord", channel.id))
    assert chat.key is not None
    offered = (await eve.slash(channel, "config", {"ajuste": "canal", "valor": "1"})).text
    assert "Discord" in offered


async def test_only_an_admin_changes_what_is_the_server_s(scene: Scene) -> None:
    refused = await scene.bia.slash(
        scene.channel, "config", {"quem": "grupo", "ajuste": "idioma", "valor": "en"}
    )
    assert "Só admins" in refused.text


# Embeds


async def test_what_is_of_a_domain_bears_its_colour_and_its_section(scene: Scene) -> None:
    defined = (await scene.bia.slash(scene.channel, "definir", {"termo": "Gato"})).message
    question = await asked(scene, "2")
    outcome = await scene.bia.click(await asked(scene, "1"), "A")
    for embed, domain in (
        (defined.embeds[0], "1"),
        (question.embeds[0], "2"),
        (outcome.message.embeds[0], "1"),
    ):
        assert embed["color"] == colour(domain)
    for embed in (defined.embeds[0], outcome.message.embeds[0]):
        assert "Primeira seção" in str(embed["footer"])


# Suggestions


async def test_terms_are_suggested_while_they_are_typed(scene: Scene) -> None:
    offered = await scene.bia.autocomplete(scene.channel, "definir", {"termo": "ca"}, "termo")
    assert ("Cachorro", "Cachorro") in offered
    assert len(offered) <= 25


async def test_what_fails_to_be_suggested_is_no_trouble(tmp_path: Path) -> None:
    script = Script(fails=True)
    async with acting(tmp_path, receive=script.receive) as scene:
        typing = {"termo": "ca"}
        assert await scene.bia.autocomplete(scene.channel, "definir", typing, "termo") == []


async def test_what_is_too_long_or_too_much_is_not_suggested(tmp_path: Path) -> None:
    labels = ("x" * 101, "", *map(str, range(40)))
    script = Script(Reply(buttons=tuple((Button(label, "t"),) for label in labels)))
    async with acting(tmp_path, receive=script.receive) as scene:
        offered = await scene.bia.autocomplete(scene.channel, "definir", {"termo": "a"}, "termo")
        assert offered == [(str(number), str(number)) for number in range(25)]


# What takes the place of what was tapped


async def test_another_page_takes_the_place_of_the_one_before(scene: Scene) -> None:
    topics = (await scene.bia.slash(scene.channel, "topicos")).message
    outcome = await scene.bia.click(topics, "Uma certa")
    assert outcome.updated is topics
    assert topics.embeds[0]["title"] == "1. Uma certa".replace(".", "\\.", 1)


async def test_another_period_takes_the_place_of_the_table(scene: Scene) -> None:
    question = await asked(scene)
    await scene.ana.click(question, right(question))
    table = (await scene.ana.slash(scene.channel, "ranking")).messages[0]
    outcome = await scene.bia.click(table, "Mês")
    assert outcome.updated is table
    assert [message.visible_to for message in outcome.messages] == [scene.bia]


async def test_a_setting_is_changed_on_the_panel(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.channel, "config")).message
    outcome = await scene.bia.click(panel, "Falar comigo em inglês")
    assert outcome.updated is panel
    assert "Language: English" in panel.text


async def test_what_has_to_be_written_is_asked_for_in_a_form(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.channel, "config")).message
    modal = (await scene.bia.click(panel, "Meu fuso")).modal
    assert modal is not None
    assert (modal.title, modal.labels) == ("Meu fuso", ["Cidade ou fuso, como Recife"])
    outcome = await scene.bia.submit(modal, {modal.labels[0]: "Manaus"})
    assert outcome.updated is panel
    assert "Manaus" in panel.text


async def test_nonsense_in_a_form_is_told_in_private_and_the_panel_stays(scene: Scene) -> None:
    panel = (await scene.bia.slash(scene.channel, "config")).message
    modal = (await scene.bia.click(panel, "Meu fuso")).modal
    assert modal is not None
    outcome = await scene.bia.submit(modal, {modal.labels[0]: "Xyzzy"})
    assert "Xyzzy" in outcome.text
    assert outcome.message.visible_to is scene.bia
    assert panel.edits == 0


async def test_a_solution_takes_the_place_of_its_question(scene: Scene) -> None:
    question = await asked(scene)
    await scene.bia.click(question, right(question))
    await scene.ana.click(question, wrong(question))
    await asked(scene)
    assert question.text.startswith("Solução da pergunta anterior")
    assert "A" not in question.labels


# Writing in private


async def test_what_is_written_in_private_is_answered(scene: Scene) -> None:
    await scene.bia.write(scene.bia.dm, "/definir Gato")
    await scene.server.until(lambda: len(scene.bia.dm.messages) == 2)
    assert "Gato" in scene.bia.dm.messages[1].text


async def test_what_is_said_among_others_is_not(scene: Scene) -> None:
    await scene.bia.write(scene.channel, "oi")
    await scene.bia.slash(scene.channel, "hoje")
    assert len(scene.channel.messages) == 2


# Replies of every sort


async def test_a_long_list_becomes_a_select_that_does_what_its_buttons_did(tmp_path: Path) -> None:
    rows = tuple((Button(f"Termo {n}", f"d:t{n}"),) for n in range(8))
    script = Script(Reply(text=(paragraph("Lista"),), buttons=(*rows, (Button("›", "l:1:2"),))))
    async with acting(tmp_path, receive=script.receive) as scene:
        shown = (await scene.bia.slash(scene.channel, "topicos")).message
        assert [len(select.options) for select in shown.selects] == [8]
        assert shown.selects[0].placeholder == "Escolha…"
        assert shown.labels == ["›"]
        await scene.bia.select(shown, ["Termo 3"])
        told = script.told[-1]
        assert isinstance(told, Press)
        assert told.payload == "d:t3"


async def test_a_private_reply_before_a_public_one_shows_nothing_to_others(tmp_path: Path) -> None:
    script = Script(Reply(text=(paragraph("um"),), private=True), Reply(text=(paragraph("dois"),)))
    async with acting(tmp_path, receive=script.receive) as scene:
        one, two = (await scene.bia.slash(scene.channel, "hoje")).messages
        assert (one.text, one.visible_to) == ("um", scene.bia)
        assert (two.text, two.visible_to) == ("dois", None)


async def test_where_there_is_nothing_to_say_no_promise_is_left(tmp_path: Path) -> None:
    async with acting(tmp_path, receive=Script().receive) as scene:
        assert (await scene.bia.slash(scene.channel, "hoje")).messages == ()
        assert all(message.deleted for message in scene.channel.history.values())


async def test_a_fault_of_ours_is_owned_up_to(tmp_path: Path) -> None:
    async with acting(tmp_path, receive=Script(fails=True).receive) as scene:
        outcome = await scene.bia.slash(scene.channel, "config")
        assert "a culpa não é sua" in outcome.text
        assert outcome.message.visible_to is scene.bia


async def test_pictures_and_files_come_with_the_text(tmp_path: Path) -> None:
    picture = Image(b"\x89PNG", "um gráfico")
    reply = Reply(text=(paragraph("Veja"),), image=picture, document=Document("a.csv", b"a;b"))
    async with acting(tmp_path, receive=Script(reply).receive) as scene:
        shown = (await scene.bia.slash(scene.channel, "ranking")).message
        sent = [(file.content, file.description) for file in shown.attachments]
        assert sent == [(b"\x89PNG", "um gráfico"), (b"a;b", "")]


async def test_a_long_text_takes_several_messages(tmp_path: Path) -> None:
    reply = Reply(text=tuple(paragraph("*" * 1_500) for _ in range(4)))
    async with acting(tmp_path, receive=Script(reply).receive) as scene:
        outcome = await scene.bia.slash(scene.channel, "ajuda")
        assert sum(message.text.count("\\*") for message in outcome.messages) == 6_000


# What is shown of commands


async def test_help_speaks_of_options(scene: Scene) -> None:
    shown = await scene.bia.slash(scene.channel, "ajuda", {"assunto": "ranking"})
    assert "/ranking [período:semana|mês|geral]" in plain(shown.message)
    assert "/ranking período:mês" in plain(shown.message)


async def test_errors_speak_of_options(scene: Scene) -> None:
    wrong_value = {"ajuste": "hora", "valor": "já"}
    refused = await scene.ana.slash(scene.channel, "config", wrong_value)
    assert "/config ajuste:hora valor:9:00" in plain(refused.message)
    refused = await scene.bia.slash(scene.channel, "pergunta", {"domínio": "99"})
    assert "/pergunta [domínio:…]" in plain(refused.message)


async def test_who_types_in_private_is_told_what_to_type(scene: Scene) -> None:
    await scene.bia.write(scene.bia.dm, "/definir")
    await scene.server.until(lambda: len(scene.bia.dm.messages) > 1)
    assert "/definir termo" in plain(scene.bia.dm.messages[-1])
    assert "termo:" not in plain(scene.bia.dm.messages[-1])
