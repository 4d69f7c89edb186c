"""A poll: what is asked, who voted for what, and when it closes. Who may send one, and where,
is not known here.
"""

from dataclasses import dataclass, field

from tests.emulators.telegram.arguments import Json
from tests.emulators.telegram.entities import NO_TEXT, Formatted


class CannotVote(Exception):
    """The client of a person would not let them do this."""


@dataclass(eq=False, slots=True, kw_only=True)
class Poll:
    """One poll; options are counted from 0, `closes` is a time on the emulator's clock."""

    id: str
    question: str
    options: tuple[str, ...]
    quiz: bool
    anonymous: bool
    multiple: bool
    revoting: bool
    correct: tuple[int, ...] = ()
    explanation: Formatted = NO_TEXT
    description: Formatted = NO_TEXT
    members_only: bool = False
    shuffled: bool = False
    results_hidden: bool = False
    open_period: int = 0
    close_date: int = 0
    closes: float | None = None
    closed: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def vote(self, voter: int, options: tuple[int, ...]) -> None:
        """Record a vote; an empty one is a retraction. Raises CannotVote as a client would."""
        if self.closed:
            raise CannotVote("the poll is closed")
        if not options and not (self.revoting and self.votes.get(voter)):
            raise CannotVote("there is no vote to take back")
        if voter in self.votes and not self.revoting:
            raise CannotVote("this poll does not allow another vote")
        if len(options) > 1 and not self.multiple:
            raise CannotVote("this poll takes one option")
        if not all(0 <= option < len(self.options) for option in options):
            raise CannotVote(f"there is no such option among {self.options}")
        self.votes[voter] = options

    def to_json(self) -> Json:
        """As the Bot API shows it to the bot that sent it."""
        fields: Json = {
            "id": self.id,
            "question": self.question,
            "options": [self._option(number) for number in range(len(self.options))],
            "total_voter_count": sum(1 for options in self.votes.values() if options),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": "quiz" if self.quiz else "regular",
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": self.members_only,
        }
        if self.quiz:
            fields["correct_option_ids"] = list(self.correct)
        for name, text in (("explanation", self.explanation), ("description", self.description)):
            if text.text:
                fields[name] = text.text
                fields[f"{name}_entities"] = [entity.to_json() for entity in text.entities]
        for name, seconds in (("open_period", self.open_period), ("close_date", self.close_date)):
            if seconds:
                fields[name] = seconds
        return fields

    def answer_json(self, voter: Json, options: tuple[int, ...]) -> Json:
        """A vote as an update tells of it."""
        return {
            "poll_id": self.id,
            "user": voter,
            "option_ids": list(options),
            "option_persistent_ids": [str(option) for option in options],
        }

    def _option(self, number: int) -> Json:
        count = sum(1 for options in self.votes.values() if number in options)
        return {
            "persistent_id": str(number),
            "text": self.options[number],
            "voter_count": count,
        }
