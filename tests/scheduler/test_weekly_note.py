"""The weekly note: to whom it comes, when, and what it tells of questions and look-ups."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest

from bot.errors import Unreachable
from bot.model import Answer, Chat, DeliveryState, Member, Place, Post, PostKind
from bot.store import answers, chats, members, posts
from bot.views.text import plain
from content.model import Question
from content.snapshot import digest, question_to_json
from scheduler import service
from scheduler.service import Scheduler
from tests.scheduler.stage import GROUP, Stage, both

EVA = Member("test", "eva", "")
RUI = Member("test", "rui", "")
TITLE = "Nota da semana sobre o conteúdo"
MEWS, SLEEPS, BARKS = "gato-q1", "gato-q2", "cachorro-q1"
RIGHT = {MEWS: 0, SLEEPS: 1, BARKS: 3}

Given = Mapping[int, int]
"""Which option each member, by their number, chose."""


@pytest.fixture
async def staffed(stage: Stage) -> Stage:
    """Eva and Rui look after the notes."""
    await send_to(stage, EVA, RUI)
    return stage


async def send_to(stage: Stage, *admins: Member) -> None:
    """Let these look after the notes."""
    chats_of = {admin: stage.platform.private_chat(admin.id) for admin in admins}
    await stage.study.weekly_notes.send_to(chats_of, {"test"})


async def given(
    stage: Stage,
    question: Question,
    picks: Given,
    kind: PostKind = PostKind.PRACTICE,
    pack: str = "mini",
) -> None:
    """Ask a question once, and let members answer it."""
    now, day = stage.clock(), date(2026, 11, 16)
    async with stage.study.store.write() as transaction:
        people = [Member("test", f"m{number}", "") for number in picks]
        keys = await members.ensure(transaction, people)
        chat = await chats.ensure(transaction, GROUP)
        layout = tuple(range(len(question.options)))
        post = Post(0, chat, kind, pack, question.id, digest(question), layout, day, now)
        key = await posts.add(transaction, post, question_to_json(question))
        assert key is not None
        found = [
            Answer(key, keys[who], (pick,), (pick,) == question.correct, now, day, day)
            for who, pick in zip(people, picks.values(), strict=True)
        ]
        assert all(await answers.add(transaction, found))


def question(stage: Stage, id_: str) -> Question:
    found = stage.study.notes.library.question(id_)
    assert found is not None
    return found


async def answered(stage: Stage, id_: str, options: Sequence[int]) -> None:
    """Members chose these options of a question, each one."""
    await given(stage, question(stage, id_), dict(enumerate(options)))


async def note(stage: Stage) -> str:
    """What next Monday's note says to Eva; empty where none comes."""
    to_nine = {"days": 6, "hours": 21}
    stage.clock.move(**to_nine)
    await stage.tick()
    await stage.dispatcher.send_due()
    sent = [one for one in stage.platform.sent if one.chat.id == EVA.id]
    stage.platform.sent = []
    return "\n".join(plain(one.reply.text) for one in sent)


async def test_hard_and_easy_questions_are_named(staffed: Stage) -> None:
    await answered(staffed, MEWS, [0] * 3 + [1, 2, 3] * 5 + [1, 2])  # 3 of 20
    await answered(staffed, BARKS, [3] * 57 + [0, 1])
    told = await note(staffed)
    assert told.splitlines()[0] == TITLE
    assert "Difíceis demais\n• gato-q1 Qual animal mia? (15 % de acertos, 20 respostas)" in told
    assert "Fáceis demais\n• cachorro-q1 Qual animal late? (97 % de acertos, 59 respostas)" in told
    assert "20 respostas ou mais" in told


@pytest.mark.parametrize(
    ("id_", "options"),
    [
        (MEWS, [0] * 2 + [1, 2, 3] * 5 + [1, 2]),  # 19 answers, hard
        (MEWS, [0] * 4 + [1, 2, 3] * 5 + [1]),  # a facility of 0.2
        (BARKS, [3] * 57 + [0, 1, 2]),  # a facility of 0.95
        (BARKS, [3] * 19),  # 19 answers, easy, and options that nobody chose
    ],
)
async def test_too_few_answers_and_what_is_just_right_say_nothing(
    staffed: Stage, id_: str, options: list[int]
) -> None:
    await answered(staffed, id_, options)
    assert await note(staffed) == ""


async def test_options_that_nobody_chooses_are_named(staffed: Stage) -> None:
    await answered(staffed, SLEEPS, [1] * 10 + [0] * 10)
    told = await note(staffed)
    assert "Opções que ninguém escolhe\n• gato-q2 Uma família quer" in told
    assert told.splitlines()[3].endswith("(20 respostas): Hamster; Galo")
    assert "demais" not in told


async def strengths(stage: Stage, rounds: int = 5) -> None:
    """Let 21 members show in other answers how strong they are, seven and seven alike."""
    right = RIGHT[BARKS]
    for number in range(rounds):
        wins = (0, number % 2, 1)
        picks = {who: right if wins[who // 7] else who % right for who in range(21)}
        await given(stage, question(stage, BARKS), picks)


async def test_question_that_strong_members_get_wrong_is_named(staffed: Stage) -> None:
    await strengths(staffed)
    # The seven strongest take another option for the right one; the weak do not.
    picks = [0 if who < 12 else 1 + who % 3 for who in range(21)]
    await answered(staffed, MEWS, picks)
    told = await note(staffed)
    assert "Quem sabe mais erra mais" in told
    assert (
        "gato-q1 Qual animal mia? (acertos do terço mais forte: 0 %; do mais fraco: 100 %)" in told
    )


async def test_question_that_weak_members_get_wrong_is_not(staffed: Stage) -> None:
    await strengths(staffed)
    await answered(staffed, MEWS, [1 + who % 3 if who < 7 else 0 for who in range(21)])
    assert await note(staffed) == ""


async def test_nobody_is_strong_or_weak_by_few_answers(staffed: Stage) -> None:
    await strengths(staffed, rounds=4)
    await answered(staffed, MEWS, [0 if who < 12 else 1 + who % 3 for who in range(21)])
    assert await note(staffed) == ""


async def test_reviews_other_wordings_and_other_packs_do_not_count(staffed: Stage) -> None:
    hard = dict(enumerate([1, 2, 3] * 7))
    mews = question(staffed, MEWS)
    await given(staffed, mews, hard, kind=PostKind.REVIEW)
    await given(staffed, replace(mews, stem="Quem mia?"), hard)
    await given(staffed, mews, hard, pack="other")
    assert await note(staffed) == ""


@both
async def test_look_ups_of_the_week_that_missed_are_named_most_frequent_first(
    staffed: Stage,
) -> None:
    talk = staffed.talk()
    for sought in ("helicóptero", "guarda-chuva", "helicóptero"):
        await talk.say(f"/definir {sought}")
    told = await note(staffed)
    assert told.splitlines()[2:] == [
        "Procurado e não encontrado na semana",
        "• helicoptero: 2 vezes",
        "• guarda chuva: 1 vez",
    ]
    await talk.say("/definir helicóptero")
    staffed.clock.move(hours=3)
    assert "helicoptero: 1 vez" in await note(staffed)
    staffed.clock.move(hours=3)
    assert await note(staffed) == ""


async def test_nothing_is_sent_where_there_is_nothing_to_say(staffed: Stage) -> None:
    assert await note(staffed) == ""
    assert [one.kind for one in await staffed.deliveries(DeliveryState.SENT)] == ["note"] * 2


async def something_to_say(stage: Stage) -> None:
    await stage.talk().say("/definir helicóptero")


@both
async def test_note_comes_on_monday_at_nine_whatever_zone_an_admin_has(staffed: Stage) -> None:
    await staffed.talk().say("/config meu fuso Asia/Tokyo", "eva")
    await staffed.talk().say("/config meu idioma en", "eva")
    await staffed.study.schedules.follow()
    await something_to_say(staffed)
    assert await staffed.go_on(days=6, hours=20.9) == []
    titles = await staffed.go_on(hours=0.1)
    assert sorted(titles) == [TITLE, "The week's note on the content"]
    assert await staffed.go_on(days=6) == []


async def test_who_cannot_be_reached_is_skipped(staffed: Stage) -> None:
    await something_to_say(staffed)
    staffed.platform.refusals.append(Unreachable("never met"))
    assert await staffed.go_on(days=6, hours=21) == [TITLE]
    (gone,) = await staffed.deliveries(DeliveryState.GONE)
    assert gone.error == "never met"


async def test_paused_admin_gets_none(staffed: Stage) -> None:
    alone = staffed.platform.private_chat(EVA.id)
    await staffed.study.people.change_chat(
        alone, lambda chat: replace(chat, paused_until=date(2026, 11, 23))
    )
    await something_to_say(staffed)
    assert await note(staffed) == ""


async def test_who_looks_after_the_notes_no_more_gets_none(staffed: Stage) -> None:
    await send_to(staffed, RUI)
    await something_to_say(staffed)
    assert await staffed.go_on(days=6, hours=21) == [TITLE]
    await send_to(staffed, RUI, EVA)
    await something_to_say(staffed)
    assert await staffed.go_on(days=7) == [TITLE, TITLE]


@both
async def test_restart_on_monday_makes_up_for_what_was_missed_and_keeps_names(
    stage: Stage, other: Stage
) -> None:
    await stage.talk().say("/config meu ranking ocultar", "eva")
    await send_to(stage, EVA)
    await something_to_say(stage)
    stage.clock.move(days=7)
    await send_to(other, EVA)
    assert await other.go_on() == [TITLE]
    async with stage.study.store.read() as transaction:
        profile = await members.find(transaction, EVA)
        assert profile.key is not None
        kept = await members.get(transaction, profile.key)
    assert kept is not None
    assert kept.member.name == "eva"


async def test_scheduler_sends_it_to_the_admins_of_its_platforms(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "EVERY", 0.1)
    await something_to_say(stage)
    admins = (EVA, Member("elsewhere", "1", ""))
    adapters = {"test": stage.platform}
    scheduler = Scheduler(stage.study, stage.app.catalog, adapters, admins)
    task = asyncio.create_task(scheduler.run())
    await asyncio.sleep(0.2)
    stage.clock.move(days=6, hours=21)
    await stage.platform.has_sent(1)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert [one.chat for one in stage.platform.sent] == [Chat("test", "eva")]


async def test_it_comes_to_who_was_appointed_as_long_as_they_are(stage: Stage) -> None:
    scheduler = Scheduler(stage.study, stage.app.catalog, {"test": stage.platform}, [EVA])
    await scheduler._sweep()
    await stage.study.editors.appoint(RUI)
    await stage.study.editors.appoint(Member("elsewhere", "1", ""))
    await scheduler._sweep()
    await something_to_say(stage)
    assert await stage.go_on(days=6, hours=21) == [TITLE, TITLE]
    await stage.study.editors.dismiss(RUI)
    await scheduler._sweep()
    await something_to_say(stage)
    assert await stage.go_on(days=7) == [TITLE]


async def test_process_of_other_platforms_takes_it_from_nobody(stage: Stage) -> None:
    await send_to(stage, EVA)
    await Scheduler(stage.study, stage.app.catalog, {}, [EVA])._sweep()
    await something_to_say(stage)
    assert await stage.go_on(days=6, hours=21) == [TITLE]


async def test_what_was_looked_up_in_vain_is_two_taps_from_an_alias(staffed: Stage) -> None:
    await something_to_say(staffed)
    staffed.clock.move(days=6, hours=21)
    await staffed.tick()
    await staffed.dispatcher.send_due()
    (row,) = staffed.platform.sent[0].reply.buttons
    assert [button.label for button in row] == ["Sinônimo: helicoptero"]
    talk = staffed.talk(Chat("test", "ana"), Place.PRIVATE)
    assert "O que “helicoptero” quer dizer?" in await talk.send(row[0].payload)
