"""Notes that are sent to be published, and what is looked at afterwards."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.model import ChatProfile, Member, MemberProfile, Reply
from bot.store.engine import Transaction
from bot.store.tables import recalls
from content.formats.yaml_writer import write_yaml
from content.load import load, read_files
from content.model import Pack
from tests.talk import MINI, ButtonsTalk, app_running, monday

BIRD = """---
pack: mini
domain: 1
section: Seção nova
---
## Periquito {#periquito}
en: Parakeet

Ave pequena e colorida que vive em bando e repete sons.

- Come sementes.
- Vive em gaiola ou solto.

### Qual destes animais repete o que ouve? {#periquito-q1}
- [x] Psitacídeo | imita sons
- [ ] Felídeo | mia
- [ ] Suídeo | grunhe
- [ ] Bovídeo | muge

> Quem repete sons é o psitacídeo.
"""
MADE = BIRD.replace("{#periquito-q1}\n", "{#periquito-q1}\nmachine: true\n")
BROKEN = BIRD.replace("[x] Psitacídeo", "[ ] Psitacídeo")


def mini() -> Pack:
    found = load(MINI).pack
    assert found is not None
    return found


def changed_key() -> str:
    """The small pack, with another answer right for one question, as one file."""
    questions = tuple(
        replace(q, correct=(1,)) if q.id == "gato-q1" else q for q in mini().questions
    )
    return write_yaml(replace(mini(), questions=questions))


def without_cat_question() -> str:
    questions = tuple(q for q in mini().questions if q.id != "gato-q2")
    return write_yaml(replace(mini(), questions=questions))


def birds() -> str:
    """Another pack, in another file."""
    bird = load_bird()
    return write_yaml(replace(bird, id="other", title="Aves", domains=mini().domains))


def load_bird() -> Pack:
    found = read_files({"bird.md": BIRD.encode()}, mini()).pack
    assert found is not None
    return found


def labels(replies: Sequence[Reply]) -> list[str]:
    return [button.label for reply in replies for row in reply.buttons for button in row]


async def who(talk: ButtonsTalk) -> tuple[ChatProfile, MemberProfile, ZoneInfo]:
    people = talk.app.study.people
    member = await people.member(Member("test", "ana", "ana"))
    return await people.chat(talk.chat), member, ZoneInfo("America/Sao_Paulo")


async def recalls_of(transaction: Transaction) -> int:
    found = await transaction.execute(select(func.count()).select_from(recalls))
    return int(found.scalar_one())


async def published(talk: ButtonsTalk, content: str, name: str = "notas.md") -> str:
    await talk.upload(content, "conteudo enviar", name)
    return await talk.press("Publicar")


@asynccontextmanager
async def two(folder: Path | str) -> AsyncIterator[tuple[ButtonsTalk, ButtonsTalk]]:
    """Two processes on one database."""
    clock = monday()
    async with app_running(folder, clock) as one, app_running(folder, clock) as other:
        yield ButtonsTalk(one, clock), ButtonsTalk(other, clock)
