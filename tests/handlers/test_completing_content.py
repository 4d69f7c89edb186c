"""Versions and pushes, completed for those who look after the notes while they type."""

from bot.actions import DiscardPush, PublishPush, RollBack, unpack
from bot.model import Button, Member, Origin, Suggest
from tests.handlers.notes_sent import BIRD, MADE, birds, changed_key, published
from tests.handlers.test_completing import completions
from tests.talk import ButtonsTalk


async def offered(
    talk: ButtonsTalk, text: str = "", action: str = "rollback", name: str = "ana"
) -> list[Button]:
    """What the value may become where the action is filled in by name."""
    origin = Origin(talk.chat, Member("test", name, name), talk.place)
    typed = Suggest(origin, "conteudo", text, "value", (("action", action),))
    replies = await talk.app.hub.receive(typed)
    return [button for reply in replies for row in reply.buttons for button in row]


async def values(talk: ButtonsTalk, text: str = "", action: str = "rollback") -> list[str]:
    return [button.value for button in await offered(talk, text, action)]


async def three_versions(talk: ButtonsTalk) -> None:
    """What came with the program and birds on the next day, another right answer a day later."""
    for content, name, note in (
        (BIRD, "aves.md", "Periquitos e canções"),
        (changed_key(), "tudo.yaml", "corrige o gabarito"),
    ):
        talk.clock.move(days=1)
        await talk.upload(content, f"conteudo enviar {note}", name)
        await talk.press("Publicar")


async def test_versions_are_offered_with_date_author_and_note_newest_first(
    talk: ButtonsTalk,
) -> None:
    await three_versions(talk)
    second, first = await offered(talk)
    assert second.label == "2 · 17 de nov. · ana · Periquitos e canções"
    assert first.label == "1 · 17 de nov. · o que veio com o programa"
    assert isinstance(unpack(second.payload), RollBack)
    assert "A versão 2 voltou" in await talk.say(f"/conteudo voltar {second.value}")


async def test_what_is_published_now_is_not_offered_to_go_back_to(talk: ButtonsTalk) -> None:
    assert await values(talk) == []
    await three_versions(talk)
    assert await values(talk) == ["2", "1"]
    await talk.say("/conteudo voltar 2")
    third, first = await offered(talk)
    assert (third.value, first.value) == ("3", "1")
    assert "nada mudaria" in await talk.say("/conteudo voltar 2")
    await talk.say("/conteudo voltar 1")
    assert (await offered(talk))[0].label.startswith("4 · 18 de nov. · ana · volta à versão 2")


async def test_labels_are_in_the_language_and_zone_of_whoever_types(talk: ButtonsTalk) -> None:
    talk.clock.move(days=14, hours=10)  # the last of November here, the first of December there
    await published(talk, BIRD, "aves.md")
    await talk.say("/config meu idioma en")
    await talk.say("/config meu fuso Tokyo")
    talk.clock.move(days=60)
    assert [b.label for b in await offered(talk)] == [
        "1 · Dec 1, 2026 · what came with the program"
    ]
    await talk.say("/config meu idioma pt")
    assert (await offered(talk))[0].label.startswith("1 · 1º de dez. de 2026 · ")


async def test_versions_are_found_by_number_and_words(talk: ButtonsTalk) -> None:
    await three_versions(talk)
    found: dict[str, list[str]] = {
        "2": ["2"],
        "1": ["1"],
        "9": [],
        "peri": ["2"],
        "CANCOES": ["2"],
        "ana canções": ["2"],
        "programa": ["1"],
        "2 · 17 de nov.": ["2"],
        "gabarito": [],
        "mini ": ["mini 2", "mini 1"],
        "mini  2": ["mini  2"],
        "nada 2": [],
    }
    assert {typed: await values(talk, typed) for typed in found} == found


async def test_at_most_25_versions_are_offered_and_all_are_found(talk: ButtonsTalk) -> None:
    await three_versions(talk)
    for number in range(4, 56):
        await talk.say(f"/conteudo voltar {2 - number % 2}")
    assert await values(talk) == [str(number) for number in range(54, 4, -2)]
    assert await values(talk, "2") == ["28", "26", "24", "22", "20", "2"]


async def test_pushes_that_are_open_are_offered_to_be_published_or_discarded(
    talk: ButtonsTalk,
) -> None:
    await talk.say("/conteudo editor bia")
    await talk.upload(BIRD, "conteudo enviar aves de casa", "aves.md")
    await talk.upload(birds(), "conteudo enviar", "outro.yaml", who="bia")
    second, first = await offered(talk, action="publish")
    assert (second.label, second.value) == ("2 · 16 de nov. · bia · outro.yaml", "2")
    assert (first.label, first.value) == ("1 · 16 de nov. · ana · aves.md · aves de casa", "1")
    assert unpack(first.payload) == PublishPush(1)
    (same,) = await offered(talk, "casa", action="discard")
    assert unpack(same.payload) == DiscardPush(1)
    await talk.say("/conteudo descartar 1")
    assert await values(talk, action="publish") == ["2"]


async def test_nobody_else_learns_what_there_is(talk: ButtonsTalk) -> None:
    await three_versions(talk)
    await talk.upload(MADE, "conteudo enviar")
    for action in ("rollback", "publish", "discard"):
        assert await offered(talk, action=action)
        assert await offered(talk, action=action, name="bia") == []
    assert await completions(talk, "/conteudo voltar ", "bia") == []
    assert await completions(talk, "/conteudo ", "bia") == []
    await talk.say("/conteudo editor bia")
    assert await offered(talk, name="bia")


async def test_only_what_the_action_takes_is_offered(talk: ButtonsTalk) -> None:
    await three_versions(talk)
    for action in ("history", "export", "editor", "preview", "", "nothing"):
        assert await values(talk, action=action) == []


async def test_typed_behind_the_command_the_value_is_all_of_it(talk: ButtonsTalk) -> None:
    await three_versions(talk)
    for line in ("/conteudo voltar ", "/content rollback 2"):
        label, *_ = await completions(talk, line)
        assert label.startswith("2 · ")
        action = line.split()[1]
        assert talk.replies[0].buttons[0][0].value == f"{action} 2"


async def test_arguments_filled_in_by_name_are_completed_apart(talk: ButtonsTalk) -> None:
    origin = Origin(talk.chat, Member("test", "ana", "ana"), talk.place)
    typed = Suggest(origin, "ajuda", "ran", "topic", ())
    (reply,) = await talk.app.hub.receive(typed)
    assert [b.label for row in reply.buttons for b in row] == ["ranking"]
    unknown = Suggest(origin, "ajuda", "ran", "other", ())
    assert await talk.app.hub.receive(unknown) == []
