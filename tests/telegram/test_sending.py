"""What goes out: texts, buttons, polls, pictures, files, and what takes another's place."""

import asyncio

import pytest

from bot.actions import Answer, Browse, Define, Explain, pack
from bot.errors import DeliveryError, Moved, RetryLater, Unreachable
from bot.model import (
    Block,
    BlockKind,
    Document,
    Image,
    Incoming,
    MessageRef,
    Place,
    Press,
    Reply,
    Span,
    Style,
)
from tests.emulators.telegram import BotMessage
from tests.telegram.scene import PNG, Scene, button, chat_of, private, quiz, ref_of, says, text


async def test_a_text_looks_as_it_is_meant_and_says_what_it_says(scene: Scene) -> None:
    reply = Reply(
        text=(
            Block(BlockKind.TITLE, (Span("A & B"),)),
            Block(BlockKind.PARAGRAPH, (Span("1 < 2 "), Span("and", Style.ITALIC))),
            Block(BlockKind.QUOTE, (Span("<b>so</b>"),)),
        )
    )
    message = await scene.asked(scene.group, reply)
    assert message.text == "A & B\n\n1 < 2 and\n\n<b>so</b>"
    assert [entity.type for entity in message.entities] == ["bold", "italic", "blockquote"]


async def test_buttons_carry_their_actions(scene: Scene) -> None:
    rows = ((button("RAG", Define("rag")), button("Página", Browse("1", 2))),)
    message = await scene.asked(scene.group, Reply(text("Choose"), rows))
    assert message.buttons == [[("RAG", "d:rag"), ("Página", "l:1:2")]]


async def test_a_button_that_leads_away_is_a_link_in_a_group_alone(scene: Scene) -> None:
    reply = Reply(text("Question"), ((button("Mine", Explain(7), alone=True),),))
    message = await scene.asked(scene.group, reply)
    assert message.buttons == [[("Mine", "https://t.me/sabatina_bot?start=e_7")]]
    await scene.ana.say("/hoje")
    await scene.server.until(lambda: scene.ana.messages)
    assert scene.ana.messages[0].buttons == [[("Mine", "e:7")]]


async def test_buttons_without_a_text_stand_under_something(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(buttons=((button("RAG", Define("rag")),),)))
    assert message.text == "…"


async def test_a_question_is_a_poll_that_knows_what_is_right(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Of <today>"), quiz=quiz(), post=7))
    poll = message.poll
    assert poll is not None
    assert (poll.question, poll.options) == (
        "What is <right>?",
        ("not this", "this & that <b>", "nor this"),
    )
    assert poll.description.text == "Of <today>"
    assert poll.explanation.text == "Because it is so"
    assert poll.correct == (1,)
    assert message.protected


async def test_what_shows_a_post_is_written_down(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Of today"), quiz=quiz(), post=7))
    (shown,) = scene.messages.shown
    assert (shown.post_key, shown.ref, shown.place) == (7, ref_of(message), Place.GROUP)
    assert message.poll is not None
    assert shown.poll == message.poll.id
    await scene.asked(scene.group, Reply(text("Of today"), quiz=quiz(poll=False), post=7))
    assert [one.poll == "" for one in scene.messages.shown] == [False, True]


async def test_where_polls_are_forbidden_a_question_has_letters(scene: Scene) -> None:
    scene.server.fail("sendPoll", 400, "Bad Request: not enough rights to send polls to the chat")
    message = await scene.asked(scene.group, Reply(text("Of today"), quiz=quiz(), post=7))
    assert "B) this & that <b>" in message.text
    assert [label for label, _ in message.buttons[0]] == ["A", "B", "C"]
    assert scene.messages.shown[0].ref == ref_of(message)
    assert scene.contacts.silences == []


async def test_a_picture_bears_its_text(scene: Scene) -> None:
    reply = Reply(text("The table"), image=Image(PNG, "Ana leads"))
    message = await scene.asked(scene.group, reply)
    assert message.photo is not None
    assert message.caption == "The table"


async def test_a_picture_whose_text_is_long_is_described_and_the_text_follows(
    scene: Scene,
) -> None:
    long = "word " * 400
    await scene.asked(scene.group, Reply(text(long), image=Image(PNG, "Ana leads")))
    await scene.shown(scene.group, 2)
    picture, following = scene.group.messages
    assert picture.caption == "Ana leads"
    assert following.text.split() == long.split()


async def test_a_file_bears_its_name_and_text(scene: Scene) -> None:
    document = Document("notas.csv", b"a;b")
    message = await scene.asked(scene.group, Reply(text("Here"), document=document))
    assert message.document is not None
    assert (message.document.name, message.document.content) == ("notas.csv", b"a;b")
    assert message.caption == "Here"


async def test_a_long_text_comes_in_several_messages_in_order(scene: Scene) -> None:
    paragraphs = [f"{number} " + "x" * 1_500 for number in range(6)]
    scene.core.always(says(*paragraphs))
    await scene.ana.say("/definir tudo")
    await scene.shown(scene.ana, 3)
    read = "\n\n".join(message.text for message in scene.ana.messages)
    assert read == "\n\n".join(paragraphs)


async def test_a_reply_of_nothing_is_not_sent(scene: Scene) -> None:
    await scene.asked(scene.group, Reply(), says("something"), says(" \u200b"))
    assert [message.text for message in scene.group.messages] == ["something"]


async def test_halves_of_characters_and_control_characters_do_no_harm(scene: Scene) -> None:
    message = await scene.asked(scene.group, says("a\ud800b\x00c\td"))
    assert message.text == "a\N{REPLACEMENT CHARACTER}bc d"


async def test_a_topic_is_kept_and_general_is_not_named(scene: Scene) -> None:
    forum = scene.server.group("Fórum", [scene.ana], [scene.ana], forum=True)
    topic = forum.topic("Prova")
    scene.core.always(says("here"))
    await scene.ana.say(forum, "/hoje", topic=topic)
    await scene.ana.say(forum, "/hoje")
    await scene.shown(forum, 2)
    assert {message.topic for message in forum.messages} == {topic, None}
    assert {one.origin.chat for one in scene.core.heard} == {
        chat_of(forum, topic.id),
        chat_of(forum),
    }


# In the place of another


def presses(replies: dict[str, Reply]) -> "Decider":
    return Decider(replies)


class Decider:
    """Replies to each payload as told, and to whatever is no press with the first."""

    def __init__(self, replies: dict[str, Reply]) -> None:
        self.replies = replies

    def __call__(self, incoming: Incoming) -> list[Reply]:
        first = next(iter(self.replies.values()))
        return [self.replies[incoming.payload] if isinstance(incoming, Press) else first]


async def browsing(scene: Scene) -> BotMessage:
    page = ((button("Next", Browse("1", 2)),),)
    other = Reply(text("Page 2"), replaces=True)
    scene.core.decide = presses({"": Reply(text("Page 1"), page), "l:1:2": other})
    await scene.ana.say(scene.group, "/topicos 1")
    return await scene.shown(scene.group)


async def test_a_reply_takes_the_place_of_the_message_that_was_tapped(scene: Scene) -> None:
    message = await browsing(scene)
    answer = await scene.bia.tap(message, "Next")
    await scene.quiet()
    assert answer is not None
    assert answer.text == ""
    assert [one.text for one in scene.group.messages] == ["Page 2"]
    assert message.buttons == []


async def test_the_same_again_is_no_failure(scene: Scene) -> None:
    message = await browsing(scene)
    for _ in range(2):
        assert await scene.ana.press(message, "l:1:2") is not None
        await scene.quiet()
    assert [one.text for one in scene.group.messages] == ["Page 2"]


async def test_what_can_no_longer_be_edited_is_sent_anew(scene: Scene) -> None:
    message = await browsing(scene)
    scene.server.fail("editMessageText", 400, "Bad Request: message can't be edited")
    assert await scene.ana.tap(message, "Next") is not None
    await scene.shown(scene.group, 2)
    assert [one.text for one in scene.group.messages] == ["Page 1", "Page 2"]


async def test_what_was_private_in_its_place_says_so_elsewhere(scene: Scene) -> None:
    page = ((button("Next", Browse("1", 2)),),)
    panel = private(Reply(text("Settings"), replaces=True), local=True)
    scene.core.decide = presses({"": Reply(text("Page 1"), page), "l:1:2": panel})
    await scene.ana.say(scene.group, "/config")
    message = await scene.shown(scene.group)
    scene.server.fail("editMessageText", 400, "Bad Request: message to edit not found")
    assert await scene.ana.tap(message, "Next") is not None
    assert (await scene.shown(scene.group, 2)).text == "(only for you)\n\nSettings"


async def test_a_solution_takes_the_place_of_its_question(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(poll=False), post=7)
    older = await scene.asked(scene.group, question)
    newer = await scene.asked(scene.group, question)
    await scene.telegram.deliver(scene.chat, Reply(text("Solved"), post=7, replaces=True))
    assert (newer.text, newer.buttons) == ("Solved", [])
    assert older.text.startswith("Of today")
    assert older.buttons == []
    assert len(scene.group.messages) == 2


async def test_the_solution_of_a_poll_answers_it(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(), post=7)
    older = await scene.asked(scene.group, question)
    pointer = await scene.asked(scene.group, question)
    assert (pointer.poll, pointer.reply_to) == (None, older)
    await scene.telegram.deliver(scene.chat, Reply(text("Solved"), post=7, replaces=True))
    assert older.poll is not None
    assert older.poll.closed
    assert scene.group.messages[-1].text == "Solved"
    assert scene.group.messages[-1].reply_to is older


async def test_the_solution_of_a_poll_that_is_there_twice_closes_both(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(), post=7)
    older = await scene.asked(scene.group, question)
    older.deleted = True
    newer = await scene.asked(scene.group, question)
    older.deleted = False
    await scene.telegram.deliver(scene.chat, Reply(text("Solved"), post=7, replaces=True))
    assert [one.poll.closed for one in (older, newer) if one.poll] == [True, True]
    assert scene.group.messages[-1].reply_to is newer


async def test_a_poll_that_is_there_already_is_pointed_to(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(), post=7)
    poll = await scene.asked(scene.group, question)
    pointer = await scene.asked(scene.group, question)
    assert (pointer.text, pointer.poll) == ("A pergunta está aqui.", None)
    assert pointer.reply_to is poll
    assert len(scene.messages.shown) == 1
    scene.contacts.languages[str(scene.group.id)] = "en"
    assert (await scene.asked(scene.group, question)).text == "The question is here."
    other = scene.server.group("Outra", [scene.ana])
    assert (await scene.asked(other, question)).poll is not None


async def test_a_poll_that_is_gone_is_asked_again(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(), post=7)
    (await scene.asked(scene.group, question)).deleted = True
    assert (await scene.asked(scene.group, question)).poll is not None
    assert len(scene.messages.shown) == 2


async def test_where_a_poll_is_forbidden_what_was_said_is_not_said_again(scene: Scene) -> None:
    scene.server.fail("sendPoll", 400, "Bad Request: not enough rights to send polls to the chat")
    long = "word " * 300
    await scene.asked(scene.group, Reply(text(long), quiz=quiz(), post=7))
    said, question = scene.group.messages
    assert said.text.split() == long.split()
    assert question.text.startswith("What is <right>?")
    assert scene.messages.shown[0].ref == ref_of(question)


async def test_where_a_picture_is_forbidden_it_is_described_once(scene: Scene) -> None:
    scene.server.fail("sendPhoto", 400, "Bad Request: not enough rights to send photos to the chat")
    long = "word " * 400
    await scene.asked(scene.group, Reply(text(long), image=Image(PNG, "Ana leads")))
    assert [message.text.strip() for message in scene.group.messages] == ["Ana leads", long.strip()]


# What a message answers


async def test_in_a_group_the_first_message_quotes_the_command(scene: Scene) -> None:
    scene.core.always(Reply(), says("one"), says("two"))
    command = await scene.bia.say(scene.group, "/hoje")
    await scene.shown(scene.group, 2)
    assert [message.reply_to for message in scene.group.messages] == [command, None]
    await scene.ana.say("/hoje")
    await scene.shown(scene.ana, 2)
    assert [message.reply_to for message in scene.ana.messages] == [None, None]


async def test_a_command_that_is_gone_is_answered_all_the_same(scene: Scene) -> None:
    scene.core.always(says("hello"))
    scene.core.slow = 0.2
    command = await scene.bia.say(scene.group, "/hoje")
    del scene.group.history[command.id]
    assert (await scene.shown(scene.group)).reply_to is None


async def test_a_reply_comes_after_the_message_of_the_post_that_it_follows(scene: Scene) -> None:
    older = Reply(text("Of today"), quiz=quiz(6, poll=False), post=6)
    await scene.asked(scene.group, older)
    yesterday = await scene.asked(scene.group, older)
    solution = Reply(text("Solved"), post=6, replaces=True)
    new = Reply(text("Of today"), quiz=quiz(poll=False), post=7, follows=6)
    message = await scene.asked(scene.group, solution, new)
    assert yesterday.text == "Solved"
    assert message.reply_to is yesterday
    other = scene.server.group("Outra", [scene.ana])
    scene.core.always(new)
    command = await scene.ana.say(other, "/hoje")
    assert (await scene.shown(other)).reply_to is command


async def test_a_quiet_solution_is_shown_nowhere_else(scene: Scene) -> None:
    quiet = Reply(text("Solved"), post=7, replaces=True, quiet=True)
    await scene.telegram.deliver(scene.chat, quiet)
    assert scene.group.messages == []
    message = await scene.asked(scene.group, Reply(text("Of today"), quiz=quiz(), post=7))
    await scene.telegram.deliver(scene.chat, quiet)
    assert message.poll is not None
    assert message.poll.closed
    assert scene.group.messages == [message]


async def test_a_solution_whose_question_is_unknown_is_sent(scene: Scene) -> None:
    solved = Reply(text("Solved"), post=7, replaces=True)
    ref = await scene.telegram.deliver(scene.chat, solved)
    assert scene.group.messages[0].text == "Solved"
    assert ref == ref_of(scene.group.messages[0])


async def test_a_count_is_edited_in_until_the_question_is_closed(scene: Scene) -> None:
    question = Reply(text("Of today"), quiz=quiz(poll=False), post=7)
    message = await scene.asked(scene.group, question)
    counted = Reply(text("Of today", "1 answered"), quiz=quiz(poll=True), post=7)
    await scene.telegram.edit(ref_of(message), counted)
    assert "1 answered" in message.text
    assert message.buttons[0][1] == ("B", pack(Answer(7, (1,))))
    await scene.telegram.deliver(scene.chat, Reply(text("Solved"), post=7, replaces=True))
    await scene.telegram.edit(ref_of(message), counted)
    assert message.text == "Solved"


async def test_a_count_that_is_under_way_does_not_land_on_the_solution(scene: Scene) -> None:
    message = await scene.asked(scene.group, Reply(text("Of today"), quiz=quiz(poll=False), post=7))
    scene.server.hang("editMessageText", 1)  # longer than the pace keeps a chat's order
    counting = asyncio.create_task(
        scene.telegram.edit(ref_of(message), Reply(text("1 answered"), post=7))
    )
    async with asyncio.timeout(5):
        while not scene.server.calls["editMessageText"]:  # noqa: ASYNC110 (the server tells when it is done)
            await asyncio.sleep(0.01)
    await scene.telegram.deliver(scene.chat, Reply(text("Solved"), post=7, replaces=True))
    await counting
    assert message.text == "Solved"
    assert message.edits == 2


# What goes wrong


async def test_what_a_delivery_meets_is_raised_and_written_down(scene: Scene) -> None:
    scene.group.kick_bot()
    await scene.quiet()
    with pytest.raises(Unreachable):
        await scene.telegram.deliver(scene.chat, says("hello"))
    assert scene.contacts.silences[-1] == (scene.chat, "kicked")


async def test_what_is_silent_is_not_written_to_until_somebody_speaks_there(scene: Scene) -> None:
    scene.contacts.silences.append((scene.chat, "muted"))
    with pytest.raises(Unreachable):
        await scene.telegram.deliver(scene.chat, says("hello"))
    assert scene.server.calls["sendMessage"] == 0
    message = await scene.asked(scene.group, says("hello"))
    assert scene.contacts.silences[-1] == (scene.chat, "")
    await scene.telegram.deliver(scene.chat, says("again"))
    scene.contacts.silences.append((scene.chat, "muted"))
    await scene.bia.press(message, "d:rag")
    assert scene.contacts.silences[-1] == (scene.chat, "")


async def test_a_group_that_moved_is_told_to_whoever_delivers(scene: Scene) -> None:
    basic = scene.server.group("Turma", [scene.ana], supergroup=False)
    new = basic.upgrade()
    with pytest.raises(Moved) as moved:
        await scene.telegram.deliver(chat_of(basic), says("hello"))
    assert moved.value.chat == chat_of(new)
    assert (chat_of(basic), str(new.id)) in scene.contacts.moves


async def test_a_reply_follows_a_group_that_moved(scene: Scene) -> None:
    basic = scene.server.group("Turma", [scene.ana], supergroup=False)
    scene.core.always(says("hello"))
    scene.server.hang("getUpdates", 0.1)
    await scene.ana.say(basic, "/hoje")
    new = basic.upgrade()
    await scene.shown(new)
    assert (chat_of(basic), str(new.id)) in scene.contacts.moves


async def test_a_closed_topic_silences_nothing_else(scene: Scene) -> None:
    forum = scene.server.group("Fórum", [scene.ana], forum=True)
    topic = forum.topic("Prova")
    forum.close_topic(topic)
    with pytest.raises(Unreachable):
        await scene.telegram.deliver(chat_of(forum, topic.id), says("hello"))
    assert scene.contacts.silences == [(chat_of(forum, topic.id), "closed")]


async def test_a_server_that_fails_is_tried_again_by_whoever_delivers(scene: Scene) -> None:
    scene.server.fail("sendMessage", 502, "Bad Gateway")
    with pytest.raises(RetryLater):
        await scene.telegram.deliver(scene.chat, says("hello"))
    assert scene.server.calls["sendMessage"] == 1


async def test_a_message_that_is_refused_for_itself_silences_nobody(scene: Scene) -> None:
    scene.server.fail("sendMessage", 400, "Bad Request: can't parse entities: whatever")
    with pytest.raises(DeliveryError) as error:
        await scene.telegram.deliver(scene.chat, says("hello"))
    assert type(error.value) is DeliveryError
    assert scene.contacts.silences == []


async def test_an_edit_of_what_is_gone_changes_nothing(scene: Scene) -> None:
    await scene.telegram.edit(MessageRef(scene.chat, "999"), says("hello"))
    await scene.telegram.edit(MessageRef(scene.chat, ""), says("hello"))
    assert scene.group.messages == []


async def test_a_reply_is_sent_again_when_the_server_failed(scene: Scene) -> None:
    scene.server.fail("sendMessage", 500, "Internal Server Error")
    scene.server.fail("sendMessage", 503, "Service Unavailable")
    message = await scene.asked(scene.group, says("hello"))
    assert message.text == "hello"


async def test_a_reply_whose_answer_is_not_awaited_is_repeated_only_once(scene: Scene) -> None:
    scene.server.fail("sendMessage", 504, "Gateway Timeout", times=2)
    scene.core.always(says("hello"))
    await scene.ana.say(scene.group, "/hoje")
    await scene.server.until(lambda: len(scene.server.refused) == 2)
    await scene.quiet()
    assert scene.server.calls["sendMessage"] == 2
    assert scene.group.messages == []


async def test_a_reply_whose_answer_is_lost_is_repeated_only_once(scene: Scene) -> None:
    scene.server.cut("sendMessage", times=5)
    scene.core.always(says("hello"))
    await scene.ana.say(scene.group, "/hoje")
    await scene.server.until(lambda: len(scene.group.messages) == 2)
    await scene.quiet()
    assert scene.server.calls["sendMessage"] == 2


async def test_who_has_blocked_the_bot_is_left_alone(scene: Scene) -> None:
    scene.core.always(says("hello"))
    scene.server.fail("sendMessage", 403, "Forbidden: bot was blocked by the user")
    await scene.ana.say("/hoje")
    await scene.server.until(lambda: scene.contacts.silences)
    assert scene.contacts.silences == [(chat_of(scene.ana), "blocked")]


async def test_one_chat_that_fails_holds_up_no_other(scene: Scene) -> None:
    scene.core.always(says("hello"))
    scene.server.hang("sendMessage", 1)
    await scene.ana.say("/hoje")
    await scene.bia.say("/hoje")
    await scene.server.until(lambda: len(scene.ana.messages) + len(scene.bia.messages) == 1)


async def test_what_is_about_to_be_shown_is_shown_before_the_end(scene: Scene) -> None:
    scene.core.always(says("one"), says("two"), says("three"))
    scene.server.hang("sendMessage", 0.1, times=3)
    await scene.ana.say(scene.group, "/hoje")
    await scene.server.until(lambda: scene.server.calls["sendMessage"] == 1)
    await scene.stop()
    assert [message.text for message in scene.group.messages] == ["one", "two", "three"]
