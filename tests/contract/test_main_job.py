"""What members do every day, the same on every platform."""

import re
from itertools import pairwise

from tests.talk import Talk, letter_of

ONE = {
    "Qual animal mia?": "Felino",
    "Uma família quer um animal que durma muito. Qual escolher?": "Bichano",
    "Qual animal late?": "Canídeo",
}


def right_letter(shown: str) -> str:
    """The right letter of a question of the first domain."""
    stem = next(stem for stem in ONE if stem in shown)
    return letter_of(shown, ONE[stem])


def wrong_letter(shown: str) -> str:
    """Some other letter of it."""
    return "A" if right_letter(shown) != "A" else "B"


async def only_domain(talk: Talk, domain: int) -> None:
    await talk.say(f"/config dominios {domain}")


async def test_right_answer_to_the_days_question_scores_ten(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    assert "Pergunta do dia" in shown
    verdict = await talk.press(right_letter(shown))
    assert "Certo!" in verdict
    assert "+10 pontos" in verdict
    assert "ana — 10 pontos (1 de 1 certas)" in await talk.say("/ranking")


async def test_wrong_answer_is_told_what_was_right_and_why(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    verdict = await talk.press(wrong_letter(shown))
    assert "Não foi desta vez." in verdict
    assert f"Resposta certa: {right_letter(shown)}" in verdict
    assert "Seção: Primeira seção" in verdict
    assert "ana — 0 pontos (0 de 1 certas)" in await talk.say("/ranking")


async def test_second_answer_does_not_score_twice(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right, wrong = right_letter(shown), wrong_letter(shown)
    await talk.press(wrong)
    again = await talk.press(right)
    assert f"Você já tinha respondido {wrong}." in again
    assert "ana — 0 pontos (0 de 1 certas)" in await talk.say("/ranking")


async def test_second_answer_is_told_what_the_first_was_and_whether_it_was_right(
    talk: Talk,
) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right, wrong = right_letter(shown), wrong_letter(shown)
    await talk.press(right)
    again = await talk.press(wrong)
    assert f"✅ Certo! Você já tinha respondido {right}. Só a primeira resposta vale." in again
    await talk.press(wrong, "bia")
    again = await talk.press(right, "bia")
    assert f"❌ Não foi desta vez. Você já tinha respondido {wrong}." in again
    assert f"Resposta certa: {right}" in again
    assert f"Sua resposta: {wrong}" not in again


async def test_own_answer_comes_with_the_question_when_it_is_shown_again(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right, wrong = right_letter(shown), wrong_letter(shown)
    await talk.press(right)
    await talk.press(wrong, "bia")
    again = await talk.say("/hoje")
    assert f"✅ Certo! Você respondeu {right}." in again
    assert "Só a primeira resposta vale" not in again
    again = await talk.say("/hoje", "bia")
    assert f"❌ Não foi desta vez. Você respondeu {wrong}." in again
    assert f"Resposta certa: {right}" in again
    assert f"Sua resposta: {wrong}" not in again


async def test_everybody_answers_the_same_question(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right = right_letter(shown)
    await talk.press(right)
    assert "+10 pontos" in await talk.press(right, "bia")
    again = await talk.say("/hoje", "caio")
    assert "2 pessoas já responderam." in again
    assert right_letter(again) == right


async def test_the_days_question_stays_the_same_all_day_and_changes_the_next(talk: Talk) -> None:
    await only_domain(talk, 1)
    first = await talk.say("/hoje")
    await talk.press(right_letter(first))
    talk.clock.move(hours=11)
    stem = next(stem for stem in ONE if stem in first)
    assert stem in await talk.say("/hoje")
    talk.clock.move(hours=2)
    second = await talk.say("/hoje", "bia")
    assert "Solução da pergunta de 16/11" in second or "1 resposta" in second
    assert stem not in second.split("Pergunta do dia")[1]


async def test_solution_tells_shares_and_reasons_when_the_next_question_opens(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right, wrong = right_letter(shown), wrong_letter(shown)
    for name, letter in (("ana", right), ("bia", right), ("caio", right), ("davi", wrong)):
        await talk.press(letter, name)
    talk.clock.move(days=1)
    solution = await talk.say("/hoje")
    assert "Solução da pergunta de 16/11" in solution
    assert re.search(rf"✓ {right}\) .* — 75%", solution)
    assert re.search(rf"✗ {wrong}\) .* — 25%", solution)
    assert "4 respostas, 3 certas." in solution


async def test_several_right_wants_all_of_them_in_any_order(talk: Talk) -> None:
    shown = await talk.say("/pergunta 2")
    right = [letter_of(shown, "Dezoito"), letter_of(shown, "Dezesseis")]
    assert "Escolha dois." in shown
    assert "Escolha 2." not in shown
    assert "+5 pontos" in await talk.press(" ".join(right))
    wrong = [letter_of(shown, "Dezoito"), letter_of(shown, "Dezenove")]
    verdict = await talk.press(" ".join(wrong), "bia")
    assert "Não foi desta vez." in verdict
    assert "sobra um" in verdict


async def test_order_wants_each_in_its_place(talk: Talk) -> None:
    shown = await talk.say("/pergunta 3")
    steps = ("Torrar os grãos", "Moer os grãos", "Passar a água")
    letters = [letter_of(shown, step) for step in steps]
    assert letters != ["A", "B", "C"]
    assert "Não foi desta vez." in await talk.press(" ".join(reversed(letters)), "bia")
    assert "+5 pontos" in await talk.press(" ".join(letters))


async def test_match_wants_each_pair(talk: Talk) -> None:
    shown = await talk.say("/pergunta 4")
    letters = [letter_of(shown, city) for city in ("Brasília", "Lisboa", "Luanda")]
    assert "Não foi desta vez." in await talk.press(" ".join(reversed(letters)), "bia")
    assert "+5 pontos" in await talk.press(" ".join(letters))


async def test_too_few_letters_are_refused_and_nothing_is_recorded(talk: Talk) -> None:
    shown = await talk.say("/pergunta 3")
    letters = [letter_of(shown, step) for step in ("Torrar os grãos", "Moer os grãos")]
    assert "São 3 letras" in await talk.press(" ".join(letters))
    assert "Ninguém pontuou aqui" in await talk.say("/ranking")


async def test_no_question_comes_again_before_all_of_its_domain_have(talk: Talk) -> None:
    await only_domain(talk, 1)
    stems = []
    for _ in range(9):
        shown = await talk.say("/pergunta")
        tail = shown.split("Pergunta para treinar")[1]
        stems.append(next(stem for stem in ONE if stem in tail))
    for cycle in (stems[0:3], stems[3:6], stems[6:9]):
        assert len(set(cycle)) == 3
    assert all(before != after for before, after in pairwise(stems))


async def test_domains_come_by_their_weight(talk: Talk) -> None:
    domains = []
    for _ in range(10):
        shown = await talk.say("/pergunta")
        tail = shown.split("Pergunta para treinar")[1]
        found = re.search(r"Domínio (\d)", tail)
        assert found
        domains.append(found[1])
    assert sorted(domains) == ["1"] * 4 + ["2"] * 2 + ["3"] * 2 + ["4"] * 2


async def test_practice_stops_earning_after_twenty_a_day(talk: Talk) -> None:
    await only_domain(talk, 1)
    earned = []
    for _ in range(22):
        shown = await talk.say("/pergunta")
        tail = shown.split("Pergunta para treinar")[1]
        earned.append("+5 pontos" in await talk.press(right_letter(tail)))
    assert earned == [True] * 20 + [False] * 2
    assert "ana — 100 pontos (22 de 22 certas)" in await talk.say("/ranking")


async def test_streak_counts_days_in_a_row_and_forgives_one_a_week(talk: Talk) -> None:
    await only_domain(talk, 1)
    streaks = []
    for days in (0, 1, 2, 1, 2):
        talk.clock.move(days=days)
        shown = (await talk.say("/hoje")).split("Pergunta do dia")[1]
        found = re.search(r"(\d+) dias seguidos", await talk.press(right_letter(shown)))
        streaks.append(int(found[1]) if found else 1)
    # Monday, Tuesday, Thursday (Wednesday forgiven), Friday, Sunday (Saturday not).
    assert streaks == [1, 2, 3, 4, 1]


async def test_ties_share_a_place_and_own_place_is_always_shown(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/hoje")
    right, wrong = right_letter(shown), wrong_letter(shown)
    for number in range(12):
        await talk.press(right, f"m{number:02}")
    await talk.press(wrong)
    table = await talk.say("/ranking")
    assert table.count("1. m") == 10
    assert "Seu lugar nesta semana:\n" in table
    assert "13. ana — 0 pontos" in table
    assert "Seu lugar" not in await talk.say("/ranking", "m03")


async def test_week_month_and_all_time_are_kept_apart(talk: Talk) -> None:
    await only_domain(talk, 1)
    await talk.press(right_letter(await talk.say("/hoje")))
    talk.clock.move(days=7)
    await talk.press(right_letter((await talk.say("/hoje")).split("Pergunta do dia")[1]))
    assert "ana — 10 pontos" in await talk.say("/ranking semana")
    assert "ana — 20 pontos" in await talk.say("/ranking mês")
    talk.clock.move(days=30)
    assert "Ninguém pontuou aqui neste mês" in await talk.say("/ranking mes")
    assert "ana — 20 pontos" in await talk.say("/leaderboard all")


async def test_hidden_member_leaves_the_table_and_can_return(talk: Talk) -> None:
    await only_domain(talk, 1)
    right = right_letter(await talk.say("/hoje"))
    await talk.press(right)
    await talk.press(right, "bia")
    await talk.say("/config meu ranking ocultar", "bia")
    assert "bia" not in await talk.say("/ranking")
    told = await talk.say("/ranking", "bia")
    assert "1. bia — 10 pontos" in told
    assert "Você está fora dos rankings por escolha sua." in told
    await talk.say("/config meu ranking mostrar", "bia")
    assert "bia — 10 pontos" in await talk.say("/ranking")


async def test_practice_answered_by_others_shows_its_solution_when_the_next_opens(
    talk: Talk,
) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/pergunta")
    await talk.press(right_letter(shown), "bia")
    following = await talk.say("/pergunta")
    assert "Solução da pergunta anterior" in following
    assert "1 resposta, certa." in following


async def test_english_names_and_english_replies(talk: Talk) -> None:
    await talk.say("/settings language en")
    shown = await talk.say("/question 1")
    assert "Practice question" in shown
    assert "Right!" in await talk.press(right_letter(shown))
    assert "Leaderboard: this week" in await talk.say("/leaderboard")
    assert "week|month|all]" in await talk.say("/help leaderboard")


async def test_buttons_of_a_solution_and_of_the_next_question_do_not_get_mixed(talk: Talk) -> None:
    await only_domain(talk, 1)
    shown = await talk.say("/pergunta")
    about = "Cachorro" if "Qual animal late?" in shown else "Gato"
    await talk.press(right_letter(shown), "bia")
    following = await talk.say("/pergunta")
    assert "Solução da pergunta anterior" in following
    assert (await talk.press(about)).startswith(about)
    assert re.search(
        "Certo!|Não foi desta vez", await talk.press(right_letter(following.split("treinar")[1]))
    )
