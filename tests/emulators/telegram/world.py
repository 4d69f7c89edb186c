"""Everything that exists on the other side of the wire: the bot's account, people, chats,
files, polls, and the queues between them. It knows nothing of HTTP.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.chats import Chat, Group
from tests.emulators.telegram.clock import Clock
from tests.emulators.telegram.files import Files
from tests.emulators.telegram.membership import Status
from tests.emulators.telegram.messages import BotMessage
from tests.emulators.telegram.people import Person
from tests.emulators.telegram.polls import Poll
from tests.emulators.telegram.profile import Profile
from tests.emulators.telegram.queries import InlineAnswer, Queries
from tests.emulators.telegram.rates import Limiter, Rates
from tests.emulators.telegram.updates import Updates
from tests.emulators.telegram.watch import Watch
from tests.emulators.telegram.webhook import Webhook


@dataclass(slots=True)
class BotUser:
    """The bot's own account."""

    id: int
    username: str
    name: str
    reads_all: bool = False

    def to_json(self) -> Json:
        """As the Bot API writes a user."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }


class InlineCache:
    """Answers to inline queries that Telegram gives again without asking the bot."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: dict[tuple[int, str, str], tuple[float, InlineAnswer]] = {}

    def find(self, person: int, query: str, offset: str) -> InlineAnswer | None:
        """What was answered to this person, or to anybody where it was not personal."""
        for key in ((person, query, offset), (0, query, offset)):
            dies, answer = self._kept.get(key, (0.0, None))
            if dies > self._clock.now():
                return answer
        return None

    def keep(self, person: int, query: str, offset: str, answer: InlineAnswer) -> None:
        """Remember it for as long as the bot said."""
        key = (person if answer.personal else 0, query, offset)
        self._kept[key] = (self._clock.now() + answer.cache_seconds, answer)


class World:
    """All state of one emulated Telegram with one bot."""

    def __init__(self, rates: Rates, bot: BotUser) -> None:
        self.bot = bot
        self.clock = Clock()
        self.watch = Watch()
        self.updates = Updates(self.clock, self.watch.changed)
        self.queries = Queries(self.clock)
        self.cache = InlineCache(self.clock)
        self.files = Files()
        self.profile = Profile()
        self.webhook = Webhook(self.updates, self.clock)
        self.limiter = Limiter(rates)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.inline_messages: dict[str, BotMessage] = {}
        self.privacy = True
        self.inline_feedback = False
        self.sent: list[tuple[float, str, int]] = []
        # One counter for private chats and basic groups, as a real account has it.
        self.shared_ids = itertools.count(1)
        self._person_ids = itertools.count(1_000_001)
        self._group_ids = itertools.count(2_000_001)
        self._inline_ids = itertools.count(1)
        self.clock.on_move(self.close_polls)

    def person(
        self, name: str, id_: int | None, username: str, language: str, started: bool
    ) -> Person:
        """A further account."""
        number = next(self._person_ids) if id_ is None else id_
        person = Person(self, number, name, username, language, started)
        self.people[number] = person
        self.chats[number] = person.chat
        return person

    def room(self, title: str, kind: str, forum: bool) -> Group:
        """A further group, supergroup or channel, with nobody but the bot in it."""
        number = next(self._group_ids)
        id_ = -number if kind == "group" else -1_000_000_000_000 - number
        # In a supergroup 1 is taken: it stands for the General topic.
        ids = self.shared_ids if kind == "group" else itertools.count(2)
        group = Group(self, id_, ids, title, kind, forum)
        self.chats[id_] = group
        return group

    def settle(self, group: Group, members: Sequence[Person], admins: Sequence[Person]) -> None:
        """Put people into a group without a word; the first administrator created it."""
        for person in [*members, *admins]:
            group.members[person.id] = Status.MEMBER
        for person in admins:
            group.members[person.id] = Status.ADMINISTRATOR
        if admins:
            group.members[admins[0].id] = Status.CREATOR

    def inline_id(self) -> str:
        """A name for a message that was sent through the bot."""
        return f"AAAA{next(self._inline_ids):08d}"

    def feed(self, updates: Iterable[Json]) -> None:
        """Updates that a test wrote; queries among them can be answered."""
        kept = list(updates)
        self.queries.note(kept)
        self.updates.feed(kept)

    def close_polls(self) -> None:
        """Close those whose time has come, and tell the bot."""
        now = self.clock.now()
        for poll in self.polls.values():
            if not poll.closed and poll.closes is not None and poll.closes <= now:
                poll.closed = True
                self.updates.push("poll", poll.to_json())
