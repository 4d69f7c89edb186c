"""Replies as embeds: within Discord's limits, with nothing lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord.embeds import COLOURS, NEUTRAL, card, colour, draft, messages
from bot.adapters.discord.limits import ALT, TITLE
from bot.model import Block, BlockKind, Button, Document, Image, Reply, Span
from bot.views.text import footer, item, note, paragraph, title
from tests.discord.test_markdown import meant, read

PNG = b"\x89PNG\r\n\x1a\n"
long_texts = st.text("*_~`| a\n", max_size=9_000).map(lambda text: Span(text or "x"))
blocks = st.builds(
    Block,
    st.sampled_from([k for k in BlockKind if k is not BlockKind.TITLE]),
    st.tuples(long_texts),
)


@given(st.lists(blocks, min_size=1, max_size=3).map(tuple))
def test_every_message_is_within_the_limits_and_nothing_is_lost(text: tuple[Block, ...]) -> None:
    shown = [card(reply.text) for reply in messages(Reply(text=text))]
    assert all(one.fits for one in shown)
    feet = "".join("".join(one.footer.split()) for one in shown)
    bodies = "".join(read(one.description) for one in shown)
    assert sorted(bodies + feet) == sorted(meant(text))


def test_a_title_a_text_and_a_footer_have_their_places() -> None:
    shown = card((title("RAG_1"), note("Retrieval"), paragraph("Consulta."), footer("Seção: 3")))
    assert (shown.title, shown.footer) == (r"RAG\_1", "Seção: 3")
    assert shown.description == "-# Retrieval\n\nConsulta."


def test_a_title_that_is_too_long_is_part_of_the_text() -> None:
    shown = card((title("a" * (TITLE + 1)), paragraph("b")))
    assert shown.title == ""
    assert shown.description.startswith("**aaa")


def test_a_reply_without_anything_to_see_is_no_message() -> None:
    assert messages(Reply(text=(paragraph(" \u200b"),))) == []


def test_buttons_without_a_text_have_something_to_stand_under() -> None:
    (reply,) = messages(Reply(buttons=((Button("A", "t"),),)))
    embed = draft(reply, "").embed
    assert embed is not None
    assert embed.description == "…"


def test_each_domain_has_a_colour_of_its_own() -> None:
    assert [colour(str(number)) for number in range(1, 6)] == list(COLOURS)
    assert colour("") == NEUTRAL
    assert colour("security") == colour("security") != NEUTRAL
    assert len({*COLOURS, NEUTRAL}) == 6


async def test_a_picture_stands_in_the_embed_and_is_described() -> None:
    (reply,) = messages(Reply(text=(paragraph("a"),), image=Image(PNG, "um *gráfico*")))
    made = draft(reply, "")
    assert made.embed is not None
    assert made.embed.image.url == f"attachment://{made.files[0].filename}"
    assert made.files[0].description == "um *gráfico*"
    assert made.files[0].fp.read() == PNG


def test_a_description_too_long_for_a_picture_is_in_the_text() -> None:
    alt = "palavra " * ALT
    shown = messages(Reply(image=Image(PNG, alt)))
    assert meant(sum((reply.text for reply in shown), ())) == "".join(alt.split())


def test_a_file_is_attached() -> None:
    (reply,) = messages(Reply(document=Document("notas.csv", b"a;b")))
    made = draft(reply, "")
    assert (made.files[0].filename, made.files[0].fp.read()) == ("notas.csv", b"a;b")


def test_a_table_that_shares_places_keeps_its_numbers() -> None:
    lines = (item("Ana", mark="1."), item("Bia", mark="1."), item("Caio", mark="3."))
    assert card(lines).description == "**1\\.** Ana\n**1\\.** Bia\n**3\\.** Caio"
