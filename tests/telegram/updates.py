"""Updates as Telegram writes them, and updates made by chance that it may write one day."""

from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]

ANA: Json = {"id": 11, "is_bot": False, "first_name": "Ana", "last_name": "Lima"}
ANA |= {"language_code": "pt-br"}
BOT: Json = {"id": 1, "is_bot": True, "first_name": "Sabatina", "username": "sabatina_bot"}
GROUP: Json = {"id": -100, "type": "supergroup", "title": "Estudos", "is_forum": True}
ALONE: Json = {"id": 11, "type": "private", "first_name": "Ana"}


def message(text: str = "", chat: Json = ALONE, **more: object) -> Json:
    """A message of Ana's."""
    fields: Json = {"message_id": 5, "date": 1, "chat": chat, "from": ANA, **more}
    return fields | ({"text": text} if text else {})


def ours(**more: object) -> Json:
    """A message of the bot."""
    return message("hello", GROUP) | {"from": BOT} | more


def tap(data: str | None, bearer: Json | None, **more: object) -> Json:
    """A button tapped by Ana."""
    fields: Json = {"id": "q", "from": ANA, "chat_instance": "i", **more}
    fields |= {"data": data} if data is not None else {}
    return fields | ({"message": bearer} if bearer else {})


# By chance

_ids = st.sampled_from([0, 1, 11, -100, 777000, 1087968824, 136817688, 2**52])
_texts = st.text(max_size=8) | st.sampled_from(
    ["/hoje", "/start d_rag", "/start W_00", "/a@sabatina_bot b", "/@", "/", "\ud800", "\x00", "hi"]
)
_users = st.fixed_dictionaries(
    {"id": _ids, "is_bot": st.booleans(), "first_name": _texts},
    optional={"last_name": _texts, "username": _texts, "language_code": _texts},
)
_chats = st.fixed_dictionaries(
    {
        "id": _ids,
        "type": st.sampled_from(["private", "group", "supergroup", "channel", "sender", "new"]),
    },
    optional={"title": _texts, "is_forum": st.booleans()},
)
_documents = st.fixed_dictionaries(
    {"file_id": _texts, "file_unique_id": _texts},
    optional={"file_name": _texts, "file_size": st.integers(0, 2**40)},
)
_topic = st.just({"name": "x", "icon_color": 1})


def _messages(answered: st.SearchStrategy[Json] | None = None) -> st.SearchStrategy[Json]:
    optional: dict[str, st.SearchStrategy[object]] = {
        "from": _users,
        "sender_chat": _chats,
        "text": _texts,
        "caption": _texts,
        "document": _documents,
        "message_thread_id": _ids,
        "is_topic_message": st.booleans(),
        "is_automatic_forward": st.booleans(),
        "via_bot": _users,
        "migrate_to_chat_id": _ids,
        "forum_topic_created": _topic,
    }
    if answered is not None:
        optional["reply_to_message"] = answered
    required = {"message_id": _ids, "date": st.sampled_from([0, 1, 2**31]), "chat": _chats}
    return st.fixed_dictionaries(required, optional=optional)


messages = _messages(_messages())

_members = st.one_of(
    st.fixed_dictionaries(
        {"status": st.sampled_from(["member", "left", "creator", "new"]), "user": _users},
        optional={"is_anonymous": st.booleans()},
    ),
    st.fixed_dictionaries({"status": st.just("kicked"), "user": _users, "until_date": st.just(0)}),
)
_queries = st.fixed_dictionaries(
    {"id": _texts, "from": _users, "chat_instance": _texts},
    optional={"data": _texts, "message": messages, "inline_message_id": _texts},
)
_votes = st.fixed_dictionaries(
    {"poll_id": _texts, "option_ids": st.lists(st.integers(-1, 40), max_size=3)},
    optional={
        "user": _users,
        "voter_chat": _chats,
        "option_persistent_ids": st.lists(_texts, max_size=2),
    },
)
_typing = st.fixed_dictionaries({"id": _texts, "from": _users, "query": _texts, "offset": _texts})
_changes = st.fixed_dictionaries(
    {
        "chat": _chats,
        "from": _users,
        "date": st.just(1),
        "old_chat_member": _members,
        "new_chat_member": _members,
    }
)

updates = st.one_of(
    *(
        st.fixed_dictionaries({"update_id": st.just(1), kind: said})
        for kind, said in {
            "message": messages,
            "edited_message": messages,
            "channel_post": messages,
            "business_message": messages,
            "callback_query": _queries,
            "poll_answer": _votes,
            "inline_query": _typing,
            "my_chat_member": _changes,
            "chat_member": _changes,
            "of_another_time": st.just({"what": "ever"}),
        }.items()
    )
)
