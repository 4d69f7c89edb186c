"""Whatever a platform lacks, nothing that was to be said or done is lost, and all of it fits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, combinations

import pytest
from hypothesis import HealthCheck, given, settings

from bot.actions import Answer, Confirm, Mark, pack
from bot.adapter import Ability, Limits
from bot.degrade import degrade, size
from bot.letters import letter
from bot.model import (
    Answering,
    Block,
    BlockKind,
    Button,
    Document,
    Image,
    Quiz,
    Reply,
    Span,
    Style,
    Text,
)
from bot.typed import interpret
from tests.core.replies import limits, quizzes, replies

SUBSETS = [
    frozenset(subset)
    for count in range(len(Ability) + 1)
    if min(count, len(Ability) - count) <= 2
    for subset in combinations(Ability, count)
]
"""Sets of abilities that have or lack nearly all: any five are there in every combination."""

LONGEST_MARK = 10
LINK = Button("there", "d:c", alone=True)

_some = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def said(reply: Reply, abilities: frozenset[Ability], *, polled: bool) -> Iterator[str]:
    """What has to stand in the text, in this order, where a platform can do only so much."""
    if reply.private and Ability.PRIVATE not in abilities:
        yield reply.mark
    yield from map(words, reply.text)
    if reply.quiz and not polled:
        yield reply.quiz.stem
        yield from reply.quiz.left
        yield from reply.quiz.options
        yield reply.quiz.hint
        yield "" if Ability.BUTTONS in abilities else reply.quiz.typing
    if reply.image and Ability.IMAGES not in abilities:
        yield reply.image.alt
    if reply.document and Ability.DOCUMENTS not in abilities:
        yield reply.document.name
        yield reply.document.content.decode()
    if Ability.BUTTONS not in abilities:
        yield from (button.label for button in buttons(reply))


def words(block: Block) -> str:
    return "".join(span.text for span in block.spans)


def shown(messages: Iterable[Reply]) -> list[Block]:
    return [block for message in messages for block in message.text]


def buttons(reply: Reply) -> list[Button]:
    return list(chain.from_iterable(reply.buttons))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def squeezed(text: str) -> str:
    return re.sub(r"[ \n]", "", text)


def quiz(
    answering: Answering, count: int = 4, *, hint: str = "", typing: str = "", confirm: str = ""
) -> Quiz:
    options = tuple(f"option {letter(place)}" for place in range(count))
    left = tuple(f"left {place}" for place in range(count if answering == "match" else 0))
    return Quiz(7, answering, "stem", options, hint, typing, confirm, left)


def text_of(message: Reply) -> list[str]:
    return [f"{block.mark} {words(block)}".strip() for block in message.text]


@_some
@given(replies, limits)
def test_no_text_is_lost_and_its_order_is_kept(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        messages = degrade(reply, abilities, most)
        told = squeezed("".join(map(words, shown(messages))))
        at = 0
        for piece in map(squeezed, said(reply, abilities, polled=messages[-1].quiz is not None)):
            assert piece in told[at:]
            at = told.index(piece, at) + len(piece)


@_some
@given(replies, limits)
def test_only_words_longer_than_a_message_are_cut(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        messages = degrade(reply, abilities, most)
        told = {word for block in shown(messages) for word in re.split("[ \n]+", words(block))}
        meant = said(reply, abilities, polled=messages[-1].quiz is not None)
        for word in chain.from_iterable(re.split("[ \n]+", piece) for piece in meant):
            assert word in told or not word or units(word) > most.text - LONGEST_MARK


@_some
@given(replies, limits)
def test_marks_stand_where_they_stood(reply: Reply, most: Limits) -> None:
    marked = [block.mark for block in reply.text if block.mark]
    for abilities in SUBSETS:
        messages = degrade(replace_quiz(reply), abilities, most)
        marks = [block.mark for block in shown(messages) if block.mark]
        assert [mark for mark in marks if not mark.startswith("[")] == marked


@_some
@given(replies, limits)
def test_every_message_is_within_the_limits(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        for message in degrade(reply, abilities, most):
            assert size(message.text) <= most.text
            assert len(buttons(message)) <= most.buttons
            assert all(0 < len(row) <= most.buttons_in_row for row in message.buttons)
            assert all(units(button.label) <= most.button_label for button in buttons(message))
            assert message.quiz is None or fits_poll(message.quiz, most)


def fits_poll(asked: Quiz, most: Limits) -> bool:
    return (
        asked.answering is Answering.ONE
        and units(asked.stem) <= most.poll_question
        and len(asked.options) <= most.poll_options
        and max(map(units, asked.options)) <= most.poll_option
        and units(asked.explanation) <= most.poll_explanation
    )


@_some
@given(replies, limits)
def test_only_declared_abilities_are_used(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        for message in degrade(reply, abilities, most):
            used = {
                Ability.BUTTONS: bool(message.buttons),
                Ability.POLLS: message.quiz is not None,
                Ability.PRIVATE: message.private,
                Ability.IMAGES: message.image is not None,
                Ability.DOCUMENTS: message.document is not None,
                Ability.REPLACE: message.replaces,
            }
            assert {ability for ability, use in used.items() if use} <= abilities
            assert message.typed is None or Ability.BUTTONS not in abilities


@_some
@given(replies, limits)
def test_what_a_platform_can_show_is_shown_once(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        messages = degrade(reply, abilities, most)
        image = reply.image if Ability.IMAGES in abilities else None
        document = reply.document if Ability.DOCUMENTS in abilities else None
        assert [m.image for m in messages if m.image] == ([image] if image else [])
        assert [m.document for m in messages if m.document] == ([document] if document else [])
        assert len({message.private for message in messages}) == 1
        assert messages[0].replaces == (reply.replaces and Ability.REPLACE in abilities)
        assert not any(message.replaces for message in messages[1:])


@_some
@given(replies, limits)
def test_every_button_can_be_tapped_or_typed(reply: Reply, most: Limits) -> None:
    meant = [button.payload for button in buttons(reply)]
    for abilities in SUBSETS:
        messages = degrade(reply, abilities, most)
        tapped = [button.payload for message in messages for button in buttons(message)]
        typed = messages[-1].typed
        asked = reply.quiz if messages[-1].quiz is None else None
        if Ability.BUTTONS in abilities:
            assert tapped == [*(quiz_payloads(asked) if asked else ()), *meant]
        else:
            numbers = range(1, len(meant) + 1)
            assert [interpret(str(n), typed) for n in numbers if typed] == meant


def quiz_payloads(asked: Quiz) -> Iterator[str]:
    """The buttons that a quiz wants: its letters, and one to confirm where there are several."""
    for place in range(len(asked.options)):
        one = asked.answering is Answering.ONE
        yield pack(Answer(asked.post_key, (place,)) if one else Mark(asked.post_key, place))
    if asked.answering is not Answering.ONE:
        yield pack(Confirm(asked.post_key))


@_some
@given(replies, quizzes(), limits)
def test_a_quiz_beside_numbered_buttons_can_be_answered_by_letters(
    reply: Reply, asked: Quiz, most: Limits
) -> None:
    lacking = frozenset(Ability) - {Ability.BUTTONS, Ability.POLLS}
    typed = degrade(Reply(reply.text, reply.buttons, asked), lacking, most)[-1].typed
    assert typed is not None
    count = {Answering.ONE: 1, Answering.SEVERAL: 2}.get(asked.answering, len(asked.options))
    places = tuple(reversed(range(count)))
    answer = pack(Answer(asked.post_key, places))
    assert interpret(" ".join(map(letter, places)), typed) == answer
    if asked.answering is Answering.MATCH:
        pairs = (f"{number}{letter(place)}" for number, place in enumerate(places, 1))
        assert interpret(" ".join(pairs), typed) == answer


@_some
@given(replies, limits)
def test_what_was_degraded_stays_as_it_is(reply: Reply, most: Limits) -> None:
    for abilities in SUBSETS:
        for message in degrade(reply, abilities, most):
            assert degrade(message, abilities, most) == [message]


def replace_quiz(reply: Reply) -> Reply:
    """A reply without its quiz, whose options bear marks of their own."""
    return Reply(reply.text, reply.buttons, private=reply.private, mark=reply.mark)


def test_letters_begin_at_a() -> None:
    assert [letter(place) for place in (0, 1, 25)] == ["A", "B", "Z"]


def test_length_is_counted_in_utf_16() -> None:
    def one(text: str) -> Text:
        return (Block(BlockKind.PARAGRAPH, (Span(text),)),)

    assert size(one("🧪")) == size(one("ab")) == size(one("a")) + 1


def test_an_emoji_is_never_cut_in_two() -> None:
    reply = Reply((Block(BlockKind.PARAGRAPH, (Span("🧪" * 40),)),))
    messages = degrade(reply, frozenset(), Limits(text=26))
    assert [text_of(message) for message in messages] == [["🧪" * 11]] * 3 + [["🧪" * 7]]


def test_a_cut_falls_between_words_even_where_the_style_changes() -> None:
    spans = (Span("0123456789 0123456789 01", Style.BOLD), Span("23 and the rest"))
    messages = degrade(Reply((Block(BlockKind.ITEM, spans, "•"),)), frozenset(), Limits(text=27))
    assert [text_of(message) for message in messages] == [
        ["• 0123456789 0123456789"],
        ["0123 and the rest"],
    ]
    assert messages[1].text[0].spans[0] == Span("01", Style.BOLD)


def test_paragraphs_are_kept_whole_where_they_fit() -> None:
    text = tuple(Block(BlockKind.PARAGRAPH, (Span(sign * 20),)) for sign in "abc")
    messages = degrade(Reply(text), frozenset(), Limits(text=50))
    assert [text_of(message) for message in messages] == [["a" * 20, "b" * 20], ["c" * 20]]


def test_a_reply_without_anything_is_one_message() -> None:
    for abilities in SUBSETS:
        assert degrade(Reply(), abilities, Limits()) == [Reply()]


def test_a_question_is_lettered_where_there_are_no_polls() -> None:
    asked = quiz(Answering.ONE, 2, typing="type it")
    (message,) = degrade(Reply(quiz=asked), frozenset({Ability.BUTTONS}), Limits())
    assert text_of(message) == ["stem", "A) option A", "B) option B"]
    assert [button.label for button in buttons(message)] == ["A", "B"]
    (message,) = degrade(Reply(quiz=asked), frozenset(), Limits())
    assert text_of(message) == ["stem", "A) option A", "B) option B", "type it"]


def test_a_matching_shows_numbers_and_letters() -> None:
    asked = quiz(Answering.MATCH, 2, hint="pair them", confirm="Done")
    (message,) = degrade(Reply(quiz=asked), frozenset({Ability.BUTTONS}), Limits())
    assert text_of(message) == [
        "stem",
        "1. left 0",
        "2. left 1",
        "A) option A",
        "B) option B",
        "pair them",
    ]
    assert [[button.label for button in row] for row in message.buttons] == [["A", "B"], ["Done"]]


def test_a_question_that_fits_is_a_poll() -> None:
    abilities = frozenset({Ability.POLLS, Ability.BUTTONS})
    asked = replace(quiz(Answering.ONE), poll=True)
    assert degrade(Reply(quiz=asked), abilities, Limits())[0].quiz == asked
    assert degrade(Reply(quiz=quiz(Answering.ONE)), abilities, Limits())[0].quiz is None
    for limit in (Limits(poll_question=3), Limits(poll_option=7), Limits(poll_options=3)):
        assert degrade(Reply(quiz=asked), abilities, limit)[0].quiz is None
    for other in (Answering.SEVERAL, Answering.ORDER, Answering.MATCH):
        wanted = replace(quiz(other), poll=True)
        assert degrade(Reply(quiz=wanted), abilities, Limits())[0].quiz is None


def test_a_question_with_a_hint_is_no_poll_because_a_poll_has_no_place_for_it() -> None:
    asked = replace(quiz(Answering.ONE, hint="only one of them"), poll=True)
    (message,) = degrade(Reply(quiz=asked), frozenset({Ability.POLLS}), Limits())
    assert message.quiz is None
    assert "only one of them" in text_of(message)


def lines(*said: str) -> Text:
    return tuple(Block(BlockKind.PARAGRAPH, (Span(one),)) for one in said)


def test_what_may_only_take_a_place_is_left_out_where_nothing_can() -> None:
    solution = Reply(text=lines("solved"), post=7, replaces=True, quiet=True)
    assert degrade(solution, frozenset(), Limits()) == []
    assert degrade(solution, frozenset({Ability.REPLACE}), Limits()) == [solution]


@pytest.mark.parametrize(
    ("abilities", "asks"),
    [({Ability.BUTTONS}, ("", "")), ({Ability.BUTTONS, Ability.FORMS}, ("why", "why"))],
)
def test_what_may_be_left_out_is_asked_for_where_there_are_forms(
    abilities: set[Ability], asks: tuple[str, ...]
) -> None:
    optional = Button("dispute", "C:1", asks="why", optional=True)
    rows = ((optional, Button("zone", "s:1", asks="where")), (optional,))
    [shown] = degrade(Reply(buttons=rows), frozenset(abilities), Limits())
    found = [button.asks for row in shown.buttons for button in row if button.label == "dispute"]
    assert tuple(found) == asks
    assert any(b.label == "zone" for row in shown.buttons for b in row) is bool(asks[0])


def test_a_button_that_leads_elsewhere_is_left_out_where_none_can() -> None:
    rows = ((Button("here", "d:a"), Button("there", "d:b", alone=True)), (LINK,))
    (kept,) = degrade(Reply(buttons=rows), frozenset({Ability.BUTTONS}), Limits())
    assert [[one.label for one in row] for row in kept.buttons] == [["here"]]
    able = frozenset({Ability.BUTTONS, Ability.LINKS})
    assert degrade(Reply(buttons=rows), able, Limits())[0].buttons == rows


def test_the_first_part_of_a_long_solution_takes_the_place_of_the_question() -> None:
    solution = Reply(text=lines("a" * 60, "b" * 60), post=7, replaces=True, buttons=((LINK,),))
    able = frozenset({Ability.REPLACE, Ability.BUTTONS, Ability.LINKS})
    first, last = degrade(solution, able, Limits(text=70))
    assert (first.post, first.replaces, first.buttons) == (7, True, ())
    assert (last.post, last.replaces, last.buttons) == (None, False, ((LINK,),))


def test_the_last_part_of_a_long_question_is_the_message_that_shows_it() -> None:
    asked = Reply(text=lines("a" * 60, "b" * 60), post=7, buttons=((Button("A", "d:a"),),))
    first, last = degrade(asked, frozenset({Ability.BUTTONS}), Limits(text=70))
    assert (first.post, last.post) == (None, 7)


def test_a_question_in_letters_does_not_tell_what_is_right() -> None:
    asked = Quiz(7, Answering.ONE, "stem", ("yes", "no"), right=(0,), explanation="because")
    for abilities in (frozenset[Ability](), frozenset({Ability.BUTTONS})):
        (message,) = degrade(Reply(quiz=asked), abilities, Limits())
        assert not any("because" in line for line in text_of(message))


def test_only_labels_that_are_too_long_become_numbers() -> None:
    rows = (
        (Button("short", "d:a"), Button("a longer label", "d:b")),
        (Button("another one", "d:c"),),
    )
    asked = quiz(Answering.ONE, 2)
    messages = degrade(
        Reply(buttons=rows, quiz=asked), frozenset({Ability.BUTTONS}), Limits(button_label=9)
    )
    (message,) = messages
    assert text_of(message)[-2:] == ["[1] a longer label", "[2] another one"]
    assert [[button.label for button in row] for row in message.buttons] == [
        ["A", "B"],
        ["short", "1"],
        ["2"],
    ]


def test_more_buttons_than_a_message_holds_go_on_in_the_next() -> None:
    row = tuple(Button(str(number), f"d:{number}") for number in range(23))
    text = (Block(BlockKind.PARAGRAPH, (Span("choose"),)),)
    messages = degrade(
        Reply(text, (row,)), frozenset({Ability.BUTTONS}), Limits(buttons_in_row=4, buttons=10)
    )
    assert [text_of(message) for message in messages] == [["choose"], ["…"], ["…"]]
    assert [len(buttons(message)) for message in messages] == [8, 8, 7]


def test_a_picture_is_described_where_it_cannot_be_shown() -> None:
    reply = Reply(image=Image(b"png", "ana leads"))
    assert text_of(degrade(reply, frozenset(), Limits())[0]) == ["ana leads"]


def test_a_file_is_spelled_out_where_it_cannot_be_sent() -> None:
    reply = Reply(document=Document("notes.md", b"one\n\ntwo \xff"))
    assert text_of(degrade(reply, frozenset(), Limits())[0]) == ["notes.md", "one", "two \ufffd"]


def test_what_cannot_be_hidden_says_whom_it_is_for() -> None:
    reply = Reply((Block(BlockKind.PARAGRAPH, (Span("right"),)),), private=True, mark="for ana")
    assert text_of(degrade(reply, frozenset(), Limits())[0]) == ["for ana", "right"]
    assert text_of(degrade(reply, frozenset({Ability.PRIVATE}), Limits())[0]) == ["right"]


def test_lines_of_a_file_stay_together_and_what_is_no_text_is_not_shown() -> None:
    text = Document("a.txt", "\ufefffirst\n\tsecond\r\n\r\nthird\n".encode())
    (shown,) = degrade(Reply(document=text), frozenset(), Limits())
    assert [words(block) for block in shown.text] == ["a.txt", "first\n\tsecond", "third"]
    packed = Document("a.zip", b"PK\x03\x04\x00\xff", "Elsewhere")
    (shown,) = degrade(Reply(document=packed), frozenset(), Limits())
    assert [words(block) for block in shown.text] == ["a.zip", "Elsewhere"]
