"""The nouns: what comes in, what goes out, and what is remembered. No logic, no platform.

Ids given by a platform are opaque strings; ids given by the store are integers. Instants
are aware datetimes in UTC; days are dates in the zone of whoever they belong to.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

# Who and where


class Place(StrEnum):
    """Where something was asked: alone with the bot, or before others."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Chat:
    """A conversation on a platform; `thread` is a topic inside it, empty where there is none."""

    platform: str
    id: str
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A person on a platform, under the name they show at this moment."""

    platform: str
    id: str
    name: str


# What is remembered


@dataclass(frozen=True, slots=True)
class ChatProfile:
    """What is stored of a chat; `key` is None until something of it is written.

    Empty `language`, `timezone`, `pack` and `domains` mean the defaults: those of the settings,
    and every domain of the pack. `polls`: questions as native polls where they fit.
    `channel`: where in the chat what comes by itself is sent, in a thread of its own with
    `threads`; empty for the chat as such. `silent`: why nothing can be sent there; empty while
    the chat takes what it is sent. `paused_until`: the last day on which nothing comes by
    itself, `date.max` until further notice.
    """

    chat: Chat
    key: int | None = None
    language: str = ""
    timezone: str = ""
    domains: tuple[str, ...] = ()
    polls: bool = False
    channel: str = ""
    threads: bool = False
    silent: str = ""
    paused_until: date | None = None
    pack: str = ""


@dataclass(frozen=True, slots=True)
class MemberProfile:
    """What is stored of a member; `key` is None until something of them is written.

    Empty `language` and `timezone` mean those of the chat. `hidden`: in no table. `exam`: the
    day of the exam that they prepare for, `exam_minutes` how long they would review on a day
    until then.
    """

    member: Member
    key: int | None = None
    language: str = ""
    timezone: str = ""
    hidden: bool = False
    exam: date | None = None
    exam_minutes: int = 0


@dataclass(frozen=True, slots=True)
class Habit:
    """How regularly a member answers; days are in the member's own zone.

    `streak` counts days with an answer up to `last_day`; `freeze_week` is the Monday of
    the latest week whose free day was used; `practice_count` counts the practice answers
    of `practice_day`.
    """

    streak: int = 0
    best_streak: int = 0
    last_day: date | None = None
    freeze_week: date | None = None
    practice_day: date | None = None
    practice_count: int = 0


class PostKind(StrEnum):
    """Why a question was asked."""

    DAY = "day"
    PRACTICE = "practice"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Post:
    """A question shown in a chat.

    `snapshot` is the digest of the question as it was asked; `layout` gives, for each
    letter shown, the index of the option in that question (for a match: of its partner).
    `day` is the chat's local date.
    """

    key: int
    chat_key: int
    kind: PostKind
    pack: str
    question: str
    snapshot: str
    layout: tuple[int, ...]
    day: date
    asked_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A member's one answer to a post. `picks` are indices of options, as the author
    ordered them: ascending for one or several right, in the order given for an order,
    and for a match the partner chosen for each option in turn.
    """

    post_key: int
    member_key: int
    picks: tuple[int, ...]
    correct: bool
    answered_at: datetime
    chat_day: date
    member_day: date


class Sureness(IntEnum):
    """How sure a member was of an answer, as they say afterwards."""

    GUESSED = 0
    THOUGHT = 1
    SURE = 2


class Rating(IntEnum):
    """How well something was remembered, in the steps and numbers of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(IntEnum):
    """How far a card has come, in the numbers of FSRS: in steps of minutes until it is learned,
    in days, and in steps again after it was forgotten.
    """

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


@dataclass(frozen=True, slots=True)
class CardKey:
    """Whose card, and of what: `item` is the id of a question after `q:`, of a term or a
    comparison after `t:`.
    """

    member_key: int
    pack: str
    item: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a member is thought to remember of one thing, by FSRS.

    `stability` is the days after which it is remembered with a chance of nine in ten, and
    `difficulty` goes from 1 to 10; both are None, as is `last_review`, before the first of
    its `reps` reviews. `step` counts the steps of minutes, None while it goes by days.
    """

    key: CardKey
    due: datetime
    phase: Phase = Phase.LEARNING
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    last_review: datetime | None = None
    reps: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """A member's reviews in one sitting: how many `cards` it is to have, how many are `done`.

    `item` is the card that is to be recalled without a question, empty where a question is
    asked.
    """

    member_key: int
    began_at: datetime
    cards: int
    done: int = 0
    item: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A member's sums in one chat and period: points, answers, right ones, days with an answer."""

    member_key: int
    points: int = 0
    answered: int = 0
    correct: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of the table; those with equal points share a `place`, counted from 1."""

    place: int
    name: str
    score: Score


# What comes by itself


class ScheduleKind(StrEnum):
    """What recurs: the day's question, its close, Monday's table, a member's reminder of due
    reviews, the weekly note to those who look after the notes.
    """

    QUESTION = "question"
    CLOSE = "close"
    TABLE = "table"
    REMINDER = "reminder"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Schedule:
    """What recurs in a chat: at a local time, on days of the week (0 for Monday), in a time zone
    by its IANA name.

    `member_key` is whose private chat it is, None for a group; `next_run_at` is None while it
    is switched off.
    """

    key: int
    kind: ScheduleKind
    chat_key: int
    member_key: int | None
    at: time
    weekdays: frozenset[int]
    timezone: str
    next_run_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reminding:
    """Since when a member is known to want reminders. Where they were asked whether they still
    do, `asked_at` says when, and `asked_in` in which delivery, by its name.
    """

    member_key: int
    since: datetime
    asked_at: datetime | None = None
    asked_in: str = ""


class DeliveryState(StrEnum):
    """How far a delivery is. GONE: nobody is there to have it, or they want none for now."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One thing to send unasked, under a `name` that exists once.

    `day` is the local date that it is for; it was due at `due_at` and is worth nothing any more
    from `until` on. Nobody else takes it up before `not_before`: while it waits the next
    attempt, while it is being sent the end of the lease. `tries` counts attempts, `parts` the
    messages of it that were sent. `error` says in a word why it failed or nobody is there.
    """

    key: int
    name: str
    kind: str
    platform: str
    chat_key: int
    member_key: int | None
    day: date
    due_at: datetime
    until: datetime
    not_before: datetime
    state: DeliveryState = DeliveryState.PENDING
    tries: int = 0
    parts: int = 0
    error: str = ""
    done_at: datetime | None = None


# What a person did


class Feature(StrEnum):
    """Something that only some platforms have: polls and channels may be chosen there; options:
    what follows a command is not typed behind it, but filled in by name.
    """

    POLLS = "polls"
    CHANNELS = "channels"
    OPTIONS = "options"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Origin:
    """Who did something, and where. `admin`: the platform says they administer the chat;
    only asked of it where the route needs it. `language`: what their client speaks (BCP 47).
    `features`: what there is here beside what there is everywhere.
    """

    chat: Chat
    member: Member
    place: Place
    admin: bool = False
    language: str = ""
    features: frozenset[Feature] = frozenset()


@dataclass(frozen=True, slots=True)
class Command:
    """`/name arguments` as typed; with an empty name, text that is no command. `about`: the
    post whose message it answers; `overheard`: it may be meant for others. `given`: the
    arguments by their English names, where they are filled in and not typed.
    """

    origin: Origin
    name: str
    arguments: str = ""
    about: int | None = None
    overheard: bool = False
    given: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A button tapped, a poll voted in, or an option typed: `payload` is a packed action,
    `text` what was written where the button asked for it.
    """

    origin: Origin
    payload: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Suggest:
    """Typing that wants completions: of what follows `command`, as far as it goes.

    Where arguments are filled in by name, of the one whose English name is `argument`; `given`
    are the others.
    """

    origin: Origin
    command: str
    text: str
    argument: str = ""
    given: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent, with the command it came with. `fetch` brings its content, and raises
    UserError where that does not come: whoever may not send files is refused before.
    """

    origin: Origin
    command: str
    name: str
    fetch: Callable[[], Awaitable[bytes]] = field(repr=False)


Incoming = Command | Press | Suggest | Upload


# What is shown


class Style(StrEnum):
    """How a run of text looks; a mention is a place by its id, for a platform that knows it."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style, shown literally whatever it contains."""

    text: str
    style: Style = Style.PLAIN


class BlockKind(StrEnum):
    """What a block of text is: it decides the space around it and its look."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    NOTE = "note"
    FOOTER = "footer"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list, a quote, a footnote, or something that may be typed; `mark`
    is an item's bullet or number, a choice's what to type for it.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    mark: str = ""


Text = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to tap; `payload` is a packed action. `alone`: it leads to where the one who
    taps it is alone with the bot; `asks`: what is to be written in a form before. Either is
    left out where no button can; with `optional` it is there all the same, and nothing is asked.
    `value`: what completes what is typed, where that is not the label.
    """

    label: str
    payload: str
    alone: bool = False
    asks: str = ""
    optional: bool = False
    value: str = ""


class Answering(StrEnum):
    """How a quiz wants to be answered."""

    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True)
class Quiz:
    """A question to answer, options in the order shown, the first under the letter A.

    `left` are, for a match, the things to be paired, numbered from 1. `hint` says what
    is wanted, `typing` how to type it, `confirm` labels the button that ends marking.
    `right` are indices into `options`, for a platform whose polls know the right answer;
    `poll`: the chat would have it as a native poll. `marked`: what the one who reads it has
    marked so far, in that order.
    """

    post_key: int
    answering: Answering
    stem: str
    options: tuple[str, ...]
    hint: str = ""
    typing: str = ""
    confirm: str = ""
    left: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    explanation: str = ""
    poll: bool = False
    marked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as PNG, and `alt`, which says the same in words."""

    png: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over; `alt` says where else to get it, if it is no text."""

    name: str
    content: bytes = field(repr=False)
    alt: str = ""


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message that was sent, so that it can be replaced."""

    chat: Chat
    id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in which a post is shown; `poll` is the native poll's id, if it is one."""

    post_key: int
    ref: MessageRef
    place: Place
    poll: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person may type where there are no buttons: a number from 1 for a button's
    payload, or letters for the quiz.
    """

    payloads: tuple[str, ...] = ()
    quiz: Quiz | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show. `private`: only to the one who asked; `mark` says so in words, for a
    platform that cannot hide it, and `brief` says the same in a line, for a notice that
    passes; `apart`: what it is about, for where it is read apart from that; `local`: it is of
    use in this chat alone; `passing`: the notice is enough.
    `domain`: the domain of the notes that it is about. `post`: the post that is shown here.
    `replaces`: put it in the place of the message that bore the button, or that shows the
    post; `quiet`: or nowhere. `follows`: the post after whose message it comes. `typed` is
    filled by degrade alone.
    """

    text: Text = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    quiz: Quiz | None = None
    image: Image | None = None
    document: Document | None = None
    private: bool = False
    mark: str = ""
    brief: str = ""
    apart: Text = ()
    local: bool = False
    passing: bool = False
    domain: str = ""
    post: int | None = None
    replaces: bool = False
    quiet: bool = False
    follows: int | None = None
    typed: Typed | None = None
