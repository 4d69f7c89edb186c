"""Who speaks in the updates that chance makes, where, and what: people, groups and questions of
a stage among strangers and noise.
"""

from collections.abc import Iterable, Iterator, Mapping

from hypothesis import strategies as st
from telegram import CallbackQuery, Chat, Message, PollAnswer, User
from telegram.constants import ChatID

from tests.telegram.every_update import Cast, Json, Made
from tests.telegram.stage import Stage

SECRET = "segredo"
"""Stands in all that is written; it must not be in the log."""

NAMES = ["Caio", "<b>Davi</b> & cia", "\u202eavE", "مريم", "\u3164", "Z\u0336\u0353a\u0351", ""]


def cast_of(stage: Stage, poll: str) -> Cast:
    """What stands in the updates of a stage where a poll is open."""
    words = st.text(max_size=8).map(lambda text: SECRET + text)
    users, chats = _users(stage), _chats(stage)
    names = st.sampled_from(["q", "100", "f-1", "x" * 64])
    threads = st.sampled_from([1, 7, 99])
    ids = st.sampled_from([1, 2, 3, 4, 5, 40, 2**31])
    return Cast(
        words=words,
        kinds={User: users, Chat: chats},
        fields={
            "CallbackQuery.data": _payloads(),
            "CallbackQuery.id": names,
            "InlineQuery.id": names,
            "InlineQuery.query": _sayings(words),
            "Message.text": _sayings(words),
            "Message.caption": _sayings(words),
            "file_id": names,
            "file_size": st.sampled_from([0, 5, 21_000_000, 2**40]),
            "language_code": st.sampled_from(["pt-br", "en", "zh-hans", ""]),
            "message_id": ids,
            "message_thread_id": threads,
            "migrate_to_chat_id": st.sampled_from([-1_000_000_000_700, -1_000_000_000_701]),
            "option_ids": st.lists(st.integers(-1, 40), max_size=3) | st.just([0]),
            "poll_id": st.sampled_from([poll, poll, "7", ""]),
        },
        likely={
            CallbackQuery: ("message", "data"),
            Message: ("from_user", "text"),
            PollAnswer: ("user",),
        },
    )


def _users(stage: Stage) -> Made:
    """People of the group and strangers, the bot, others, and those who are nobody."""
    people = [stage.ana, stage.bia, *(stage.person(name, started=False) for name in NAMES)]
    known: list[Json] = [person.to_json() for person in people]
    strangers: Iterator[Json] = (
        {"id": number, "is_bot": False, "first_name": SECRET, "language_code": "en"}
        for number in (6, 2**52)
    )
    return _weighted({3: known, 1: [*nobodies(stage), *strangers]})


def nobodies(stage: Stage) -> list[Json]:
    """Accounts that are no person's own: bots, and those that speak for whoever stays unknown."""
    nobody: Iterator[Json] = (
        {"id": number, "is_bot": number != ChatID.SERVICE_CHAT, "first_name": "Nobody"}
        for number in ChatID
    )
    bot: Json = {"id": 5, "is_bot": True, "first_name": "Bot"}
    return [stage.server.bot.to_json(), bot, *nobody]


def _chats(stage: Stage) -> Made:
    """Chats of every sort, and of one that there may be one day; some that nobody knows."""
    server, people = stage.server, [stage.ana, stage.bia]
    forum = server.group("Fórum", people, people, forum=True)
    forum.topic("Dúvidas")
    basic = server.group(SECRET, people, [stage.bia], supergroup=False)
    channel = server.channel(SECRET, [stage.ana])
    ours: list[Json] = [stage.group.to_json()]
    known: list[Json] = [one.to_json() for one in (forum, basic)]
    private: list[Json] = [person.chat.to_json() for person in people]
    other: list[Json] = [
        channel.to_json(),
        {"id": -1_000_000_000_700, "type": "supergroup", "title": SECRET},
        {"id": -9, "type": "group", "title": SECRET},
        {"id": 8, "type": "sender"},
        {"id": 9, "type": "of_another_time"},
    ]
    return _weighted({8: ours, 3: private, 2: known, 1: other})


def _sayings(words: Made) -> Made:
    """What people write: commands right and wrong, questions, answers, links, noise."""
    commands = (
        *("/hoje", "/pergunta", "/pergunta 2", "/ranking", "/ranking mês", "/config", "/ajuda"),
        *("/config enquetes não", "/config idioma en", "/config meu ranking ocultar", "/tópicos"),
        *("/definir gato", "/comparar gato x cachorro", "/hoje@sabatina_bot", "/hoje@outro_bot"),
        *("/start", "/start d_gato", "/start a_1_0", "/start w_00ff", "/ban@sabatina_bot", "/"),
        *(
            "oi",
            "obrigado",
            "o que é um gato?",
            "B",
            "A C",
            "1c 2a",
            "2",
            "/definir " + "é" * 4_000,
        ),
    )
    odd = st.sampled_from(["\ud800", "\x00", "\u202e/hoje", "//", "/\u200b", "<b>", "&amp;", "\n"])
    free = st.tuples(st.sampled_from(["", "/", "/definir ", "/config fuso "]), words).map("".join)
    return st.sampled_from(commands) | st.sampled_from(commands) | free | odd


def _payloads() -> Made:
    """Buttons of ours, true and forged."""
    codes = st.sampled_from("amkedqtplrhsw0") | st.text(max_size=3)
    parts = st.sampled_from(["1", "2", "0", "10", "zz", "me", "chat", "week", "gato", "", "-1"])
    forged = st.builds(
        lambda code, rest: ":".join((code, *rest)), codes, st.lists(parts, max_size=4)
    )
    answers = st.sampled_from(["a:1:0", "a:1:1", "a:1:9", "a:2:0", "m:1:0", "k:1", "e:1"])
    others = st.sampled_from(["d:gato", "q:gato", "t", "p:1", "l:1:1", "r:week:1", "h", "h:hoje"])
    return answers | answers | others | forged | st.text(max_size=64)


def _weighted(among: Mapping[int, Iterable[Json]]) -> Made:
    return st.sampled_from([one for weight, some in among.items() for one in [*some] * weight])


def as_it_can_be(update: Json) -> Json:
    """Who is in a private chat is the one whose chat it is, and only basic groups move."""
    for what in update.values():
        for said in (what, what.get("message")) if isinstance(what, dict) else ():
            if isinstance(said, dict) and "chat" in said:
                _put_right(said, what.get("from"))
    return update


def _put_right(said: Json, sender: Json | None) -> None:
    kind = said["chat"]["type"]
    if kind == "private" and sender and not sender["is_bot"]:
        said["chat"] = said["chat"] | {"id": sender["id"]}
    if kind != "group":
        said.pop("migrate_to_chat_id", None)
