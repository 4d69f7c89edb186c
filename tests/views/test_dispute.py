"""What is said of disputes, where it is easily said wrongly."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.model import Post, PostKind
from bot.store.verdicts import Notice, Verdict, VerdictKind
from bot.study.disputes import Filed, Filing
from bot.study.posted import Asked
from bot.study.verdicts import Told
from bot.views.dispute import filed_reply, told_reply
from bot.views.question import answer_lines
from bot.views.text import plain
from bot.views.words import Words
from content.model import QuestionKind
from tests.study.test_wording import MATCH, ONE

WORDS = Words("pt-BR")
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
POST = Post(1, 1, PostKind.DAY, "p", "q", "s", (0, 1, 2), date(2026, 11, 16), NOW)


def test_number_of_a_dispute_is_written_as_it_is_typed() -> None:
    shown = plain(filed_reply(WORDS, Filed(Filing.FILED, Asked(POST, ONE), 12_345)).text)
    assert "/contestar 12345 e o motivo" in shown


def test_points_of_several_questions_are_told_once() -> None:
    first = Notice(1, 1, "a", before=False, after=True, points=10, total=40)
    second = replace(first, snapshot="b", points=5)
    verdict = Verdict(1, VerdictKind.PUBLISHED, NOW)
    told = Told(verdict, ((first, ONE), (second, replace(ONE, stem="What?"))), disputed=False)
    shown = plain(told_reply(WORDS, told).text)
    assert shown.count("pontos") == 1
    assert shown.endswith("+15 pontos: agora você tem 40.")


def test_corrected_order_is_shown_in_its_order() -> None:
    order = replace(ONE, kind=QuestionKind.ORDER, correct=(2, 0, 1))
    shown = plain(tuple(answer_lines(order, "ABC"))).splitlines()
    assert [line.partition(":")[0] for line in shown] == ["1. c", "2. a", "3. b"]


def test_corrected_matching_is_shown_with_its_partners() -> None:
    match = replace(MATCH, correct=(1, 0, 2))
    assert plain(tuple(answer_lines(match, "ABC"))).splitlines() == [
        "1. a → 2",
        "2. b → 1",
        "3. c → 3",
    ]
