"""Reminders of due reviews: when they come, what they say, put off, and when they fall silent."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.actions import Answer, KeepReminding, PutOff, pack
from bot.errors import RetryLater, Unreachable
from bot.model import Chat, DeliveryState, Place
from bot.store import deliveries
from bot.study.reminders import Later
from bot.views.text import plain
from tests.scheduler.stage import Stage, both
from tests.talk import ButtonsTalk

ALONE = Chat("test", "ana")
ONE_CARD = "⏰ 1 cartão para revisar: cerca de 1 min."
ASKS = "Faz 14 dias que você não responde a nada, e 1 cartão espera revisão."
SAO_PAULO = ZoneInfo("America/Sao_Paulo")
HOUR, EVENING, TOMORROW = (pack(PutOff(later)) for later in Later)

Due = Callable[[], Awaitable[ButtonsTalk]]


def alone(stage: Stage) -> ButtonsTalk:
    """Ana's private chat."""
    return stage.talk(ALONE, Place.PRIVATE)


async def answer(stage: Stage, talk: ButtonsTalk) -> None:
    """Answer the latest open question of a chat wrongly."""
    asked = await stage.study.quiz.latest_open(await stage.study.people.chat(talk.chat))
    assert asked is not None
    count = len(asked.post.layout)
    right = [asked.post.layout.index(pick) for pick in asked.question.correct]
    letters = tuple((letter + 1) % count for letter in right)
    await talk.send(pack(Answer(asked.post.key, letters)))


async def with_card(stage: Stage, when: str = "20:00") -> ButtonsTalk:
    """Ana has a card that is due soon, and is to be reminded at a time."""
    talk = alone(stage)
    await talk.say("/pergunta 1")
    await answer(stage, talk)
    await talk.say(f"/lembrete {when}")
    return talk


async def until(stage: Stage, day: int, hour: float) -> list[str]:
    """Let it be an hour of a day of November 2026 in São Paulo; the titles of what was sent."""
    hours, minutes = divmod(round(hour * 60), 60)
    wanted = datetime(2026, 11, day, hours, minutes, tzinfo=SAO_PAULO)
    return await stage.go_on(seconds=(wanted - stage.clock.now).total_seconds())


async def evenings(stage: Stage, first: int, last: int) -> list[int]:
    """The days of November, from one to another, on which something came at eight."""
    return [day for day in range(first, last + 1) if await until(stage, day, 20)]


async def test_reminder_comes_once_a_day_and_says_how_many_and_how_long(stage: Stage) -> None:
    talk = alone(stage)
    for domain in (1, 3, 4):
        await talk.say(f"/pergunta {domain}")
        await answer(stage, talk)
    await talk.say("/lembrete 20:00")
    assert await until(stage, 16, 19.99) == []
    assert await until(stage, 16, 20) == ["⏰ 3 cartões para revisar: cerca de 2 min."]
    assert await until(stage, 16, 21) == []
    assert await until(stage, 17, 20) == ["⏰ 3 cartões para revisar: cerca de 2 min."]


async def test_one_tap_starts_the_reviews(stage: Stage) -> None:
    await with_card(stage)
    stage.clock.move(hours=8)
    await stage.tick()
    await stage.dispatcher.send_due()
    (sent,) = stage.platform.sent
    (start,) = sent.reply.buttons[0]
    assert start.label == "Revisar agora"
    begun = await alone(stage).send(start.payload)
    assert begun.startswith("1 cartão para revisar: cerca de 1 min")
    assert "Revisão" in begun


async def test_nothing_is_sent_and_nothing_fails_where_nothing_is_due(stage: Stage) -> None:
    await alone(stage).say("/lembrete 20:00")
    assert await until(stage, 16, 20) == []
    (done,) = await stage.deliveries(DeliveryState.SENT)
    assert done.kind == "reminder"
    assert done.error == ""


async def test_reminder_comes_on_the_days_that_were_chosen(stage: Stage) -> None:
    await with_card(stage, "20:00 seg qua sex")
    assert await evenings(stage, 16, 22) == [16, 18, 20]


async def test_reminder_follows_a_change_of_zone(stage: Stage) -> None:
    talk = await with_card(stage)
    await talk.say("/config fuso America/Noronha")  # an hour ahead
    assert await until(stage, 16, 19) == [ONE_CARD]
    await stage.talk().say("/config meu fuso America/Manaus")
    assert await until(stage, 17, 20) == []
    assert await until(stage, 17, 21) == [ONE_CARD]


async def test_reminder_speaks_its_members_language(stage: Stage) -> None:
    talk = await with_card(stage)
    await talk.say("/config idioma en")
    assert await until(stage, 16, 20) == ["⏰ 1 card to review: about 1 min."]


async def test_who_wants_no_more_gets_no_more(stage: Stage) -> None:
    talk = await with_card(stage)
    await until(stage, 16, 20)
    await talk.send(HOUR)
    await talk.say("/lembrete desligar")
    assert await until(stage, 16, 21.5) == []
    assert await until(stage, 17, 20) == []


@pytest.mark.parametrize("pause", ["pausa", "pausa até 17/11"])
async def test_paused_chat_gets_nothing(stage: Stage, pause: str) -> None:
    talk = await with_card(stage)
    await talk.say(f"/config {pause}")
    assert await until(stage, 16, 20) == []
    assert await until(stage, 17, 20) == []
    await talk.say("/config pausa desligar")
    assert await until(stage, 18, 20) == [ONE_CARD]


async def test_reminder_that_was_put_off_into_a_pause_is_dropped(stage: Stage) -> None:
    talk = await with_card(stage)
    await until(stage, 16, 20)
    await talk.send(HOUR)
    await talk.say("/config pausa")
    assert await until(stage, 16, 21) == []
    (gone,) = await stage.deliveries(DeliveryState.GONE)
    assert gone.error == "paused"


async def test_who_blocked_the_bot_gets_nothing(stage: Stage) -> None:
    await with_card(stage)
    await stage.study.contacts.silence(ALONE, "blocked")
    assert await until(stage, 16, 20) == []
    stage.platform.refusals.append(Unreachable("blocked"))
    await stage.study.contacts.silence(ALONE, "")
    assert await until(stage, 17, 20) == []
    assert [one.error for one in await stage.deliveries(DeliveryState.GONE)] == ["blocked"]


async def test_put_off_by_an_hour(stage: Stage) -> None:
    talk = await with_card(stage)
    await until(stage, 16, 20)
    told = await talk.send(HOUR)
    assert told == "Combinado: lembro você hoje às 21:00, se ainda houver o que revisar."
    assert talk.replies[0].replaces
    assert await until(stage, 16, 20.9) == []
    assert await until(stage, 16, 21) == [ONE_CARD]
    assert await until(stage, 16, 23) == []
    assert await until(stage, 17, 20) == [ONE_CARD]


async def test_put_off_until_the_evening(stage: Stage) -> None:
    talk = await with_card(stage, "13:00")
    assert await until(stage, 16, 13) == [ONE_CARD]
    assert "lembro você hoje às 20:00" in await talk.send(EVENING)
    assert await until(stage, 16, 20) == [ONE_CARD]
    assert "lembro você amanhã às 20:00" in await talk.send(EVENING)
    assert await until(stage, 17, 13) == []
    assert await until(stage, 17, 20) == [ONE_CARD]


async def test_put_off_until_tomorrow_even_where_tomorrow_is_no_day_of_reminders(
    stage: Stage,
) -> None:
    talk = await with_card(stage, "20:00 seg")
    await until(stage, 16, 20)
    assert "lembro você amanhã às 20:00" in await talk.send(TOMORROW)
    assert await evenings(stage, 17, 23) == [17, 23]


async def test_however_often_it_is_put_off_one_comes(stage: Stage) -> None:
    talk = await with_card(stage)
    await until(stage, 16, 20)
    for payload in (HOUR, HOUR, TOMORROW, EVENING, TOMORROW, HOUR):
        await talk.send(payload)
    assert await until(stage, 16, 21) == [ONE_CARD]
    assert await until(stage, 16, 21.9) == []
    for payload in (HOUR, TOMORROW):
        await talk.send(payload)
    assert await until(stage, 17, 8) == []
    assert await until(stage, 17, 20) == [ONE_CARD]
    assert await until(stage, 17, 21.9) == []


async def test_old_buttons_put_off_what_has_not_come_yet(stage: Stage) -> None:
    talk = await with_card(stage)
    await until(stage, 16, 20)
    await until(stage, 17, 10)
    assert "lembro você hoje às 11:00" in await talk.send(HOUR)
    assert await until(stage, 17, 11) == [ONE_CARD]
    assert await until(stage, 17, 20) == []
    await until(stage, 18, 10)
    await talk.send(TOMORROW)
    assert await until(stage, 18, 20) == []
    assert await until(stage, 19, 20) == [ONE_CARD]


async def test_another_time_brings_no_second_one_on_the_same_day(stage: Stage) -> None:
    talk = await with_card(stage, "13:00")
    assert await until(stage, 16, 13) == [ONE_CARD]
    await talk.say("/lembrete 19:00")
    assert await until(stage, 16, 19) == []
    assert await until(stage, 17, 19) == [ONE_CARD]


@both
async def test_retry_brings_no_second_one(stage: Stage) -> None:
    await with_card(stage)
    await until(stage, 16, 20)
    assert await stage.study.deliveries.retry() == 0
    await stage.dispatcher.send_due()
    assert stage.platform.titles == []


async def test_nothing_is_put_off_into_quiet_hours(stage: Stage) -> None:
    talk = await with_card(stage, "21:30")
    assert await until(stage, 16, 21.5) == [ONE_CARD]
    assert "lembro você amanhã às 8:00" in await talk.send(HOUR)
    assert await until(stage, 17, 7.9) == []
    assert await until(stage, 17, 8) == [ONE_CARD]
    assert await until(stage, 17, 21.5) == []


async def test_time_within_quiet_hours_is_kept_and_put_off_to_the_morning(stage: Stage) -> None:
    talk = await with_card(stage, "23:00")
    assert await until(stage, 16, 23) == [ONE_CARD]
    assert "lembro você amanhã às 8:00" in await talk.send(TOMORROW)
    assert await until(stage, 17, 8) == [ONE_CARD]
    assert await until(stage, 17, 23) == []
    assert await until(stage, 18, 23) == [ONE_CARD]


async def test_what_was_held_up_until_quiet_hours_is_dropped(stage: Stage) -> None:
    await with_card(stage)
    assert await until(stage, 16, 22.5) == []
    (gone,) = await stage.deliveries(DeliveryState.GONE)
    assert gone.error == "quiet"
    assert await until(stage, 17, 20) == [ONE_CARD]


@both
async def test_what_was_missed_comes_once_at_the_start(stage: Stage, other: Stage) -> None:
    await with_card(stage)
    stage.clock.move(days=2, hours=9)
    await stage.tick()
    await other.tick()
    await other.dispatcher.send_due()
    await stage.dispatcher.send_due()
    assert stage.platform.titles == [ONE_CARD]


async def test_after_two_weeks_without_an_answer_it_asks_once(stage: Stage) -> None:
    await with_card(stage)
    assert await evenings(stage, 16, 29) == list(range(16, 30))
    (asked,) = await until(stage, 30, 20)
    assert asked.startswith(ASKS)
    assert await stage.go_on(days=1) == []
    assert await stage.go_on(days=1) == []
    assert await stage.go_on(days=30) == []


async def silent(stage: Stage) -> ButtonsTalk:
    """Ana was asked whether to go on, and has said nothing."""
    talk = await with_card(stage)
    stage.clock.move(hours=8)
    for _ in range(15):
        await stage.go_on(days=1)
    assert await stage.go_on(days=1) == []
    return talk


async def test_who_says_yes_is_reminded_again(stage: Stage) -> None:
    talk = await silent(stage)
    told = await talk.send(pack(KeepReminding(1)))
    assert "Lembrete das revisões: às 20:00, todo dia" in told
    assert talk.replies[0].replaces
    assert [await stage.go_on(days=1) for _ in range(13)] == [[ONE_CARD]] * 13
    (asked,) = await stage.go_on(days=1)
    assert asked.startswith(ASKS)
    assert await stage.go_on(days=1) == []


async def test_who_says_no_is_reminded_no_more(stage: Stage) -> None:
    talk = await silent(stage)
    assert "desligado" in await talk.send(pack(KeepReminding(0)))
    await talk.say("/pergunta 3")
    await answer(stage, talk)
    assert await stage.go_on(days=1) == []


async def test_who_answers_anywhere_is_reminded_again(stage: Stage) -> None:
    await silent(stage)
    group = stage.talk()
    await group.say("/pergunta 3")
    await answer(stage, group)
    assert await stage.go_on(days=1) == ["⏰ 2 cartões para revisar: cerca de 1 min."]


@both
async def test_who_puts_it_off_gives_a_sign_of_life(stage: Stage) -> None:
    talk = await silent(stage)
    await talk.send(TOMORROW)
    assert await stage.go_on(days=1) == [ONE_CARD]


async def test_question_that_was_never_delivered_is_asked_again(stage: Stage) -> None:
    await with_card(stage)
    await evenings(stage, 16, 29)
    stage.platform.refusals.extend([RetryLater(9 * 3600)])
    assert await until(stage, 30, 20) == []
    (asked,) = await stage.go_on(days=1)
    assert asked.startswith(ASKS)
    assert await stage.go_on(days=1) == []


async def test_question_that_is_tried_again_is_the_same_question(stage: Stage) -> None:
    await with_card(stage)
    await evenings(stage, 16, 29)
    stage.platform.refusals.extend([RetryLater(60)])
    assert await until(stage, 30, 20) == []
    (asked,) = await stage.go_on(minutes=2)
    assert asked.startswith(ASKS)


async def test_question_has_two_buttons(stage: Stage) -> None:
    await with_card(stage)
    await evenings(stage, 16, 29)
    stage.clock.move(days=1)
    await stage.tick()
    await stage.dispatcher.send_due()
    (sent,) = stage.platform.sent
    labels = [[button.label for button in row] for row in sent.reply.buttons]
    assert labels == [["Sim, continue", "Não, pare"]]
    assert plain(sent.reply.text).startswith(ASKS)


async def test_what_is_being_sent_cannot_be_put_off(stage: Stage) -> None:
    talk = await with_card(stage)
    stage.clock.move(hours=8)
    await stage.tick()
    async with stage.study.store.write() as transaction:
        now = stage.clock()
        await deliveries.claim(transaction, "test", now, now + timedelta(minutes=10), 1)
    assert "está chegando agora" in await talk.send(HOUR)
    assert [one.day for one in await stage.deliveries(DeliveryState.SENDING)] == [
        date(2026, 11, 16)
    ]


@pytest.mark.parametrize(("at", "minutes", "offered"), [("19:00", 420, 3), ("19:01", 421, 2)])
async def test_evening_is_offered_while_it_is_ahead(
    stage: Stage, at: str, minutes: int, offered: int
) -> None:
    await with_card(stage, at)
    stage.clock.move(minutes=minutes)
    await stage.tick()
    await stage.dispatcher.send_due()
    (sent,) = stage.platform.sent
    assert len(sent.reply.buttons[1]) == offered
