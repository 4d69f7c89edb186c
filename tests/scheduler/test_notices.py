"""Whoever a verdict concerns is told of it once, in one message, alone with the bot."""

from dataclasses import replace

import pytest

from bot.actions import Answer, Dispute, pack
from bot.errors import Unreachable
from bot.views.text import plain
from tests.handlers.test_disputing import answered, asked, disputed
from tests.scheduler.stage import Stage, both
from tests.talk import ButtonsTalk


@pytest.fixture
async def talk(stage: Stage) -> ButtonsTalk:
    """The group in which questions are asked."""
    return ButtonsTalk(stage.app, stage.clock)


async def told(stage: Stage) -> dict[str, str]:
    """What members were told since this was last asked, by whom."""
    await stage.notices()
    await stage.dispatcher.send_due()
    sent, stage.platform.sent = stage.platform.sent, []
    assert len({one.chat for one in sent}) == len(sent), "nobody is told twice"
    return {one.chat.id: plain(one.reply.text) for one in sent}


async def test_accepted_all_are_told_whose_answers_are_graded_otherwise(
    stage: Stage, talk: ButtonsTalk
) -> None:
    post = await disputed(talk)
    await answered(talk, post, 2, "duda")
    await talk.say("/contestacoes 1 aceitar B")
    messages = await told(stage)
    assert messages.keys() == {"bia", "caio"}
    assert messages["bia"].splitlines() == [
        "Sua contestação foi decidida",
        "A resposta certa foi corrigida. Agora vale:",
        "Qual animal mia?",
        "✓ Canino",
        "Sua resposta passou a valer como certa.",
        "+5 pontos: agora você tem 5.",
    ]
    assert messages["caio"].splitlines()[-2:] == [
        "Sua resposta deixou de valer como certa.",
        "−5 pontos: agora você tem 0.",
    ]
    assert await told(stage) == {}


async def test_who_disputed_hears_of_it_even_if_nothing_changes_for_them(
    stage: Stage, talk: ButtonsTalk
) -> None:
    post = await disputed(talk)
    await answered(talk, post, 2, "duda")
    await talk.send(pack(Dispute(post)), "duda")
    await talk.say("/contestacoes 1 aceitar B")
    messages = await told(stage)
    assert messages["duda"].startswith("Sua contestação foi decidida")
    assert "pontos" not in messages["duda"]


async def test_rejected_only_who_disputed_is_told_why(stage: Stage, talk: ButtonsTalk) -> None:
    await disputed(talk)
    await talk.say("/contestacoes 1 rejeitar cães latem")
    messages = await told(stage)
    assert messages.keys() == {"bia"}
    assert "A pergunta fica como está.\ncães latem" in messages["bia"]


async def test_published_keys_are_told_in_one_message(stage: Stage, talk: ButtonsTalk) -> None:
    for stem in ("Qual animal mia?", "Uma família quer um animal que durma muito. Qual escolher?"):
        post = await asked(talk, stem)
        await answered(talk, post, 2, "bia")
    questions = {"gato-q1", "gato-q2"}
    prepared = await stage.study.publishing.prepare(
        "mini",
        lambda notes: replace(
            notes,
            questions=tuple(
                replace(one, correct=(2,)) if one.id in questions else one
                for one in notes.questions
            ),
        ),
    )
    async with stage.study.store.write() as transaction:
        version = await stage.study.publishing.add(transaction, prepared, None)
    await stage.study.publishing.published(version)
    messages = await told(stage)
    assert messages.keys() == {"bia"}
    assert messages["bia"].count("Sua resposta passou a valer como certa.") == 2
    assert messages["bia"].endswith("+10 pontos: agora você tem 10.")


@both
async def test_two_processes_tell_it_once(stage: Stage, other: Stage, talk: ButtonsTalk) -> None:
    await disputed(talk)
    await talk.say("/contestacoes 1 aceitar B")
    await stage.notices()
    await other.notices()
    await stage.dispatcher.send_due()
    await other.dispatcher.send_due()
    assert sorted(one.chat.id for one in stage.platform.sent) == ["bia", "caio"]


async def test_at_night_it_waits_for_the_morning(stage: Stage, talk: ButtonsTalk) -> None:
    await disputed(talk)
    stage.clock.move(hours=11)
    await talk.say("/contestacoes 1 aceitar B")
    assert await told(stage) == {}
    stage.clock.move(hours=9)
    assert (await told(stage)).keys() == {"bia", "caio"}


async def test_who_cannot_be_reached_keeps_nobody_else_from_it(
    stage: Stage, talk: ButtonsTalk
) -> None:
    await disputed(talk)
    await talk.say("/contestacoes 1 aceitar B")
    stage.platform.refusals.append(Unreachable())
    assert len(await told(stage)) == 1


async def test_it_is_in_the_language_of_the_member(stage: Stage, talk: ButtonsTalk) -> None:
    await disputed(talk)
    await talk.say("/config meu idioma en", "bia")
    await talk.say("/contestacoes 1 aceitar B")
    messages = await told(stage)
    assert messages["bia"].startswith("Your dispute has been decided")
    assert messages["caio"].startswith("Uma pergunta que você respondeu foi corrigida")


@both
async def test_answers_in_several_chats_make_one_message(stage: Stage, talk: ButtonsTalk) -> None:
    await disputed(talk)
    elsewhere = ButtonsTalk(stage.app, stage.clock, chat="2")
    post = await asked(elsewhere)
    found = await stage.study.quiz.get(post)
    assert found
    letter = found.post.layout.index(1)
    await elsewhere.send(pack(Answer(post, (letter,))), "bia")
    await talk.say("/contestacoes 1 aceitar B")
    assert (await told(stage))["bia"].endswith("+10 pontos: agora você tem 10.")
