"""What the tests put into a store: a question, chats, members, posts, answers."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.model import Answer, Chat, Member, MemberProfile, Post, PostKind
from bot.store import chats, members, posts
from bot.store.engine import Store, Transaction
from bot.study.grading import grade
from bot.study.recording import Given, Outcome, record
from content.model import Option, Question, QuestionKind
from content.snapshot import digest, question_to_json

MONDAY = date(2026, 11, 16)
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)

GROUP = Chat("console", "group")
ANA = Member("console", "1", "Ana")
BIA = Member("console", "2", "Bia")
CAIO = Member("console", "3", "Caio")

QUESTION = Question(
    id="cat-q1",
    domain="1",
    kind=QuestionKind.SINGLE,
    stem="Which of them mews?",
    options=(Option("the dog"), Option("the cat"), Option("the cow")),
    correct=(1,),
    about=("cat",),
)
RIGHT = (1,)
WRONG = (0,)


def post_in(
    chat_key: int,
    kind: PostKind = PostKind.PRACTICE,
    *,
    day: date = MONDAY,
    question: str = QUESTION.id,
    pack: str = "pets",
) -> Post:
    """A post that is not written yet."""
    return Post(
        key=0,
        chat_key=chat_key,
        kind=kind,
        pack=pack,
        question=question,
        snapshot=digest(QUESTION),
        layout=(2, 0, 1),
        day=day,
        asked_at=NOON,
    )


async def ask(transaction: Transaction, post: Post) -> Post:
    """Write a post, and give it with its key."""
    key = await posts.add(transaction, post, question_to_json(QUESTION))
    assert key is not None
    return replace(post, key=key)


async def ask_in_group(
    store: Store, kind: PostKind = PostKind.PRACTICE, *, day: date = MONDAY, chat: Chat = GROUP
) -> Post:
    """Ask one question in a chat."""
    async with store.write() as transaction:
        chat_key = await chats.ensure(transaction, chat)
        return await ask(transaction, post_in(chat_key, kind, day=day))


async def joined(store: Store, *found: Member) -> list[int]:
    """Write members down; their keys, in the order given."""
    async with store.write() as transaction:
        keys = await members.ensure(transaction, found)
    return [keys[member] for member in found]


def answer_to(post: Post, member_key: int, picks: tuple[int, ...] = RIGHT) -> Answer:
    """An answer given at noon on Monday."""
    return Answer(post.key, member_key, picks, grade(QUESTION, picks), NOON, MONDAY, MONDAY)


def given_by(
    member: Member | MemberProfile,
    post: Post,
    picks: tuple[int, ...] = RIGHT,
    *,
    day: date = MONDAY,
    chat_day: date | None = None,
) -> Given:
    """An answer as it comes in."""
    profile = MemberProfile(member) if isinstance(member, Member) else member
    at = datetime.combine(day, NOON.timetz())
    correct = grade(QUESTION, picks)
    return Given(post, profile, picks, correct, at, chat_day or day, day, QUESTION.about)


async def recorded(store: Store, *given: Given) -> list[Outcome]:
    """Record answers in one commit."""
    async with store.write() as transaction:
        return await record(transaction, given)
