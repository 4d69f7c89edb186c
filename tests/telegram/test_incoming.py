"""Updates, read: what a person did, and what became of a chat."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from telegram import Message, Update

from bot.adapters.telegram.heard import (
    Changed,
    Fetched,
    Filed,
    Heard,
    Linked,
    Migrated,
    Nameless,
    Said,
    Stale,
    Tapped,
    Typing,
    Voted,
)
from bot.adapters.telegram.incoming import Me, read, spared
from bot.model import Chat, Command, Feature, Member, MessageRef, Origin, Place, Press
from tests.telegram.updates import ALONE, ANA, BOT, GROUP, Json, message, ours, tap, updates

ME = Me(1, "sabatina_bot")
MEMBER = Member("telegram", "11", "Ana Lima")
FEATURES = frozenset({Feature.POLLS, Feature.SCHEDULE})
PRIVATE = Origin(Chat("telegram", "11"), MEMBER, Place.PRIVATE, True, "pt-br", FEATURES)
IN_GROUP = Origin(Chat("telegram", "-100"), MEMBER, Place.GROUP, False, "pt-br", FEATURES)
ALONE_WITH_US = MessageRef(PRIVATE.chat, "5")
BEFORE_OTHERS = MessageRef(IN_GROUP.chat, "5")
DOCUMENT = {"file_id": "f", "file_unique_id": "u", "file_name": "a.csv", "file_size": 9}


def heard(kind: str, what: Json) -> Heard | None:
    return heard_of({"update_id": 1, kind: what})


def heard_of(update: Json) -> Heard | None:
    """What is read of an update on its way from Telegram."""
    least = spared(update)
    assert isinstance(least, dict)
    parsed = Update.de_json(least, None)
    assert parsed is not None
    return read(parsed, ME)


def asked(origin: Origin, name: str, arguments: str = "") -> Said:
    """A command, as it is heard where it was said."""
    ref = ALONE_WITH_US if origin is PRIVATE else BEFORE_OTHERS
    return Said(Command(origin, name, arguments), ref)


def said(text: str, chat: Json = ALONE, **more: object) -> Heard | None:
    return heard("message", message(text, chat, **more))


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(updates)
def test_whatever_an_update_contains_nothing_is_raised(what: Json) -> None:
    try:
        found = heard_of(what)
    except Exception:  # what the library cannot read does not come here
        assume(not readable(what))
        return
    if isinstance(found, (Said, Linked)):
        done = found.command if isinstance(found, Said) else found.press
        assert int(done.origin.member.id) not in (777000, 1087968824, 136817688)
        f"{done}".encode()


def readable(update: Json) -> bool:
    """Whether the library can read an update, and what is put aside for it."""
    least = spared(update)
    assert isinstance(least, dict)
    try:
        Update.de_json(least, None)
    except Exception:
        return False
    return True


@pytest.mark.parametrize(
    "bearer",
    [
        ours(),
        ours(chat=ALONE),
        ours(message_thread_id=7, is_topic_message=True),
        ours(message_thread_id=1, is_topic_message=True),
        ours(message_thread_id=7),
    ],
)
def test_a_tapped_message_is_read_as_the_library_reads_it(bearer: Json) -> None:
    whole = Update.de_json({"update_id": 1, "callback_query": tap("d:rag", bearer)}, None)
    found = heard("callback_query", tap("d:rag", bearer))
    assert isinstance(found, Tapped)
    assert whole.callback_query
    message = whole.callback_query.message
    assert isinstance(message, Message)
    thread = message.message_thread_id if message.is_topic_message else None
    assert found.ref.chat.thread == (str(thread) if thread and thread != 1 else "")
    assert (found.ref.chat.id, found.ref.id) == (str(message.chat.id), str(message.message_id))
    assert (message.chat.type == "private") == (found.press.origin.place is Place.PRIVATE)


def test_a_tapped_message_is_not_read_by_the_library() -> None:
    keyboard = {"inline_keyboard": [[{"text": "RAG", "callback_data": "d:rag"}]]}
    least = spared({"update_id": 1, "callback_query": tap("d:rag", ours(reply_markup=keyboard))})
    assert isinstance(least, dict)
    parsed = Update.de_json(least, None)
    assert parsed is not None
    assert parsed.callback_query
    assert parsed.callback_query.message is None


REF = MessageRef(IN_GROUP.chat, "5")


def asks(command: Command) -> Said:
    """What is said in the message number 5."""
    return Said(command, MessageRef(command.origin.chat, "5"))


@pytest.mark.parametrize(
    ("text", "name", "arguments"),
    [
        ("/hoje", "hoje", ""),
        ("/hoje@sabatina_bot", "hoje", ""),
        ("/Hoje@Sabatina_Bot agora", "Hoje", "agora"),
        ("/definir  o que é\n RAG ", "definir", "o que é\n RAG"),
        ("/tópicos 1", "tópicos", "1"),
        ("o que é RAG?", "", "o que é RAG?"),
        ("veja /hoje", "", "veja /hoje"),
        ("/", "", "/"),
        ("//hoje", "", "//hoje"),
    ],
)
def test_what_is_said_alone_is_a_command_or_text(text: str, name: str, arguments: str) -> None:
    assert said(text) == asked(PRIVATE, name, arguments)


def test_in_a_group_only_commands_and_answers_to_us_are_heard() -> None:
    assert said("/hoje", GROUP) == asked(IN_GROUP, "hoje")
    assert said("hello", GROUP) is None
    assert said("hello", GROUP, reply_to_message=message("hi", GROUP)) is None


def test_a_text_that_answers_us_says_which_message_and_is_overheard_in_a_group() -> None:
    answered = ours(message_id=9)
    overheard = Command(IN_GROUP, "", "B", overheard=True)
    there = MessageRef(IN_GROUP.chat, "9")
    assert said("B", GROUP, reply_to_message=answered) == Said(overheard, BEFORE_OTHERS, there)
    alone = Said(Command(PRIVATE, "", "B"), ALONE_WITH_US, MessageRef(PRIVATE.chat, "9"))
    assert said("B", reply_to_message=answered | {"chat": ALONE}) == alone
    assert said("B", reply_to_message=message("A", message_id=9)) == asked(PRIVATE, "", "B")


def test_the_beginning_of_a_topic_is_not_answered_by_all_in_it() -> None:
    first = ours(forum_topic_created={"name": "x", "icon_color": 1})
    assert said("hello", GROUP, reply_to_message=first) is None


@pytest.mark.parametrize("chat", [ALONE, GROUP])
def test_what_is_for_another_bot_is_not_heard(chat: Json) -> None:
    assert said("/hoje@other_bot", chat) is None


@pytest.mark.parametrize(
    ("thread", "topical", "kept"),
    [(7, True, "7"), (1, True, ""), (7, False, ""), (None, False, "")],
)
def test_only_a_topic_is_a_place_of_its_own(thread: int | None, topical: bool, kept: str) -> None:
    more = {"message_thread_id": thread} if thread else {}
    found = said("/hoje", GROUP, is_topic_message=topical, **more)
    assert isinstance(found, Said)
    assert found.command.origin.chat == Chat("telegram", "-100", kept)


def test_nobody_is_anonymous_to_the_core() -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    channel = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
    for sender, chat in ((anonymous, GROUP), (channel, {"id": -9, "type": "channel"})):
        more = {"from": sender, "sender_chat": chat}
        assert said("/hoje", GROUP, **more) == Nameless(BEFORE_OTHERS)
        assert said("hello", GROUP, reply_to_message=ours(), **more) is None
        assert said("/of_another_bot", GROUP, **more) is None
        assert isinstance(said("/x@sabatina_bot", GROUP, **more), Nameless)


def test_forwards_of_a_channel_and_other_bots_are_not_heard() -> None:
    service = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    channel = {"id": -9, "type": "channel"}
    forwarded = {"from": service, "sender_chat": channel, "is_automatic_forward": True}
    assert said("/hoje", GROUP, **forwarded) is None
    assert said("/hoje", GROUP, **{"from": BOT | {"id": 2}}) is None
    assert said("RAG is …", via_bot=BOT) is None


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
def test_what_was_heard_before_or_is_no_conversation_is_not_heard(kind: str) -> None:
    assert heard(kind, message("/hoje")) is None


def test_a_link_carries_an_action_or_leads_to_what_waits() -> None:
    assert said("/start d_rag") == Linked(Press(PRIVATE, "d:rag"))
    assert said("/start W_00ff") == Fetched(PRIVATE, "00ff")
    for nowhere in ("/start", "/start nowhere", "/start d", "/START w_", "/start x_1"):
        assert said(nowhere) == asked(PRIVATE, "start")
    assert said("/start d_rag", GROUP) == asked(IN_GROUP, "start")


def test_a_file_comes_with_its_command() -> None:
    bearing = {"document": DOCUMENT}
    assert said("", **bearing) == Filed(PRIVATE, ALONE_WITH_US, "", "f", "a.csv", 9)
    filed = Filed(PRIVATE, ALONE_WITH_US, "conteudo enviar x", "f", "a.csv", 9)
    assert said("", caption="/conteudo@sabatina_bot  enviar x", **bearing) == filed
    ours = "/conteudo@sabatina_bot enviar"
    filed = Filed(IN_GROUP, BEFORE_OTHERS, "conteudo enviar", "f", "a.csv", 9)
    assert said("", GROUP, caption=ours, **bearing) == filed
    bearer = message("", GROUP, message_id=9, **bearing)
    assert said(ours, GROUP, reply_to_message=bearer) == filed


def test_a_file_that_is_not_for_us_is_left_alone_in_groups() -> None:
    bearing = {"document": DOCUMENT}
    for caption in ("look", "/upload", "/upload@other_bot", ""):
        assert said("", GROUP, caption=caption, **bearing) is None
    assert said("/ocr", GROUP, reply_to_message=message("", GROUP, **bearing)) is None


@pytest.mark.parametrize("command", ["/definir rag", "/definir@sabatina_bot rag"])
def test_a_command_that_needs_no_file_is_just_that(command: str) -> None:
    bearing = {"document": DOCUMENT}
    definition = asked(IN_GROUP, "definir", "rag")
    assert said(command, GROUP, reply_to_message=message("", GROUP, **bearing)) == definition
    assert said("", GROUP, caption=command, **bearing) == definition
    assert said("", caption=command, **bearing) == asked(PRIVATE, "definir", "rag")


def test_commands_that_may_be_another_bots_are_left_alone_in_groups() -> None:
    assert said("/ban ana", GROUP) is None
    assert said("/ban@sabatina_bot ana", GROUP) == asked(IN_GROUP, "ban", "ana")
    assert said("/ban ana") == asked(PRIVATE, "ban", "ana")


def test_a_caption_is_as_good_as_a_text() -> None:
    assert said("", caption="/hoje") == asked(PRIVATE, "hoje")
    assert said("") is None


def test_a_tapped_button_is_pressed_where_it_stands() -> None:
    bearer = ours(message_thread_id=7, is_topic_message=True)
    origin = Origin(Chat("telegram", "-100", "7"), MEMBER, Place.GROUP, False, "pt-br", FEATURES)
    assert heard("callback_query", tap("d:rag", bearer)) == Tapped(
        "q", Press(origin, "d:rag"), MessageRef(origin.chat, "5")
    )


@pytest.mark.parametrize(
    ("data", "bearer", "chat"),
    [
        (None, ours(), "-100"),
        ("d:rag", None, "11"),
        ("d:rag", {"message_id": 5, "date": 0, "chat": GROUP}, "-100"),
        ("d:rag", ours(chat={"id": -9, "type": "channel"}), "-9"),
    ],
)
def test_a_button_of_which_nothing_is_known_is_stale(
    data: str | None, bearer: Json | None, chat: str
) -> None:
    stale = Stale("q", Chat("telegram", chat), MEMBER)
    assert heard("callback_query", tap(data, bearer)) == stale


def vote(**more: object) -> Heard | None:
    fields: Json = {"poll_id": "p", "user": ANA, "option_ids": [2], "option_persistent_ids": []}
    return heard("poll_answer", fields | more)


def test_a_vote_counts_unless_it_is_nobodys_or_taken_back() -> None:
    assert vote() == Voted("p", MEMBER, "pt-br", (2,))
    assert vote(option_ids=[]) is None
    channel = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
    assert vote(user=channel, voter_chat={"id": -9, "type": "channel"}) is None


def test_what_is_typed_after_the_name_is_asked_alone() -> None:
    query = {"id": "q", "from": ANA, "query": " rag", "offset": ""}
    assert heard("inline_query", query) == Typing("q", PRIVATE, "rag")


def change(chat: Json, old: str, new: str, **rights: object) -> Heard | None:
    fields: Json = {"chat": chat, "from": ANA, "date": 1}
    fields["old_chat_member"] = member(old)
    fields["new_chat_member"] = member(new, **rights)
    return heard("my_chat_member", fields)


def member(status: str, **rights: object) -> Json:
    fields: Json = {"status": status, "user": BOT}
    if status == "kicked":
        fields["until_date"] = 0
    if status == "administrator":
        names = (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
            *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
            *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
            "can_delete_stories",
        )
        fields |= dict.fromkeys(names, False)
    if status == "restricted":
        limits = (
            *("can_change_info", "can_invite_users", "can_pin_messages", "can_send_polls"),
            *("can_send_other_messages", "can_add_web_page_previews", "can_manage_topics"),
            *("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
            *("can_send_video_notes", "can_send_voice_notes", "is_member", "can_send_messages"),
            *("can_edit_tag", "can_react_to_messages"),
        )
        fields |= dict.fromkeys(limits, False) | {"until_date": 0} | rights
    return fields


@pytest.mark.parametrize(
    ("chat", "old", "new", "rights", "why", "greets"),
    [
        (ALONE, "member", "kicked", {}, "blocked", False),
        (ALONE, "kicked", "member", {}, "", False),
        (GROUP, "left", "member", {}, "", True),
        (GROUP, "kicked", "administrator", {}, "", True),
        (GROUP, "member", "administrator", {}, "", False),
        (GROUP, "member", "left", {}, "kicked", False),
        (GROUP, "member", "restricted", {"is_member": True}, "muted", False),
        (GROUP, "member", "restricted", {"is_member": True, "can_send_messages": True}, "", False),
        (GROUP, "member", "restricted", {"can_send_messages": True}, "kicked", False),
    ],
)
def test_what_the_bot_may_do_in_a_chat_is_noted(
    chat: Json, old: str, new: str, rights: Json, why: str, greets: bool
) -> None:
    found = change(chat, old, new, **rights)
    origin = IN_GROUP if greets else None
    assert found == Changed(Chat("telegram", str(chat["id"])), why, origin)


def test_a_channel_is_no_chat() -> None:
    assert change({"id": -9, "type": "channel"}, "left", "administrator") is None


def test_a_group_that_moved_is_noted() -> None:
    basic = {"id": -7, "type": "group", "title": "Turma"}
    found = said("", basic, migrate_to_chat_id=-1007)
    assert found == Migrated(Chat("telegram", "-7"), "-1007")
