"""Settles disputes: what waits, with what answers say of it, and what is decided.

A verdict is one commit: the answers graded anew, all that follows from them, the new version of
the notes, and who is to be told.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.errors import UserError
from bot.model import Member
from bot.store import disputes, item_figures, members, regrades, verdicts
from bot.store.dialect import in_turn
from bot.store.disputes import Case, Said
from bot.store.engine import Store, Transaction
from bot.store.regrades import Correct
from bot.store.verdicts import VerdictKind
from bot.store.versions import Version
from bot.study.asker import Clock
from bot.study.disputes import LONGEST
from bot.study.item_analysis import OTHERS, Figures, figures
from bot.study.notifying import Disputed, notify
from bot.study.posted import Posted
from bot.study.publishing import Prepared, Publishing
from bot.study.regrade import Regraded, regrade, regrade_changed, rekeyed
from bot.study.shelf import Shelf
from bot.study.snapshots import Snapshots
from bot.study.wording import is_same, translated
from content.model import Pack, Question, QuestionKind
from content.snapshot import digest, question_from_json

LONGEST_STEM = 1_000
"""Characters of a corrected stem at most."""


@dataclass(frozen=True, slots=True)
class Open:
    """A case that waits: the question by the key that holds, what is said against it, and what
    answers say of it. `published`: the notes still have it so; `following` is the number of the
    next case, None where this is the only one.
    """

    case: Case
    question: Question
    said: tuple[Said, ...]
    figures: Figures
    published: bool
    waiting: int
    following: int | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided. `gained` and `lost` count members; `version` is what was published for
    it, if anything was; `withdrawn`: without the question.
    """

    kind: VerdictKind
    question: Question
    gained: int = 0
    lost: int = 0
    told: int = 0
    version: Version | None = None
    withdrawn: bool = False


Change = Callable[[Question], Question | None]
"""What becomes of a question in the notes; None where it has to go."""


class Settling:
    """Leads content admins through what waits, and carries out what they decide."""

    def __init__(
        self, store: Store, posted: Posted, shelf: Shelf, publishing: Publishing, clock: Clock
    ) -> None:
        self._store = store
        self._posted = posted
        self._shelf = shelf
        self._publishing = publishing
        self._clock = clock

    async def waiting(self, pack: str = "") -> int:
        """How many questions wait, of one pack if it is named."""
        async with self._store.read() as transaction:
            return await disputes.waiting(transaction, pack)

    async def open(self, number: int | None = None) -> Open | None:
        """The case of a number, by that of any dispute in it, or the oldest; None where nothing
        waits. Raises UserError where that one does not.
        """
        async with self._store.read() as transaction:
            waiting = await disputes.cases(transaction)
            if number is None and not waiting:
                return None
            case = waiting[0] if number is None else await _case(transaction, waiting, number)
            question = await Snapshots(transaction).get(case.snapshot)
            said = await disputes.said(transaction, case.snapshot)
            told = await _figures(transaction, case, question)
        at = waiting.index(case)
        return Open(
            case=case,
            question=question,
            said=tuple(said),
            figures=told,
            published=self._published(case, question) is not None,
            waiting=len(waiting),
            following=waiting[(at + 1) % len(waiting)].key if len(waiting) > 1 else None,
        )

    async def accept(self, number: int, correct: Correct, by: Member) -> Settled:
        """Decide that something else is right: indices of options, or none where all answers
        count as right.

        Raises UserError where that cannot be, or is so already, and OutdatedError where somebody
        publishes meanwhile.
        """
        case, question = await self._case(number)
        correct = tuple(sorted(correct))
        _check(question, correct)
        asked = self._published(case, question)
        change = _rekeyed(question, correct)
        prepared = await self._prepared(case, asked, change)
        withdrawn = asked is not None and change(asked) is None
        async with self._store.write() as transaction:
            verdict = await self._verdict(transaction, VerdictKind.ACCEPTED, by, "")
            alike = await _alike(transaction, question)
            settled = await _settled(transaction, alike, verdict, number)
            regraded = await regrade(
                transaction, question, correct, verdict, also=[asked] if asked else []
            )
            await notify(transaction, verdict, regraded, settled)
            version = await self._add(transaction, prepared, by)
        await self._published_now(version)
        return _told(
            Settled(VerdictKind.ACCEPTED, replace(question, correct=correct)),
            regraded,
            {member for member, _, _ in settled},
            version,
            withdrawn=withdrawn and version is not None,
        )

    async def reword(self, number: int, stem: str, by: Member) -> Settled:
        """Decide that the question is to be put otherwise; its answers stay as they are graded.

        Raises UserError where the notes do not have it so any more.
        """
        case, question = await self._case(number)
        stem = " ".join(stem.split())
        if not stem or len(stem) > LONGEST_STEM:
            raise UserError("text-too-long", limit=LONGEST_STEM)
        asked = self._published(case, question)
        if asked is None:
            raise UserError("dispute-not-in-notes")
        prepared = await self._prepared(case, asked, lambda found: replace(found, stem=stem))
        version = await self._settle(VerdictKind.REWORDED, case, by, stem, prepared)
        return Settled(
            VerdictKind.REWORDED, replace(question, stem=stem), told=case.count, version=version
        )

    async def reject(self, number: int, reason: str, by: Member) -> Settled:
        """Decide that all stays as it is."""
        case, question = await self._case(number)
        reason = " ".join(reason.split())
        if len(reason) > LONGEST:
            raise UserError("text-too-long", limit=LONGEST)
        await self._settle(VerdictKind.REJECTED, case, by, reason, None)
        return Settled(VerdictKind.REJECTED, question, told=case.count)

    async def _settle(
        self, kind: VerdictKind, case: Case, by: Member, reason: str, prepared: Prepared | None
    ) -> Version | None:
        async with self._store.write() as transaction:
            verdict = await self._verdict(transaction, kind, by, reason)
            settled = await _settled(transaction, [case.snapshot], verdict, case.key)
            await notify(transaction, verdict, [], settled)
            version = await self._add(transaction, prepared, by)
        await self._published_now(version)
        return version

    async def _case(self, number: int) -> tuple[Case, Question]:
        async with self._store.read() as transaction:
            case = await _case(transaction, await disputes.cases(transaction), number)
            return case, await Snapshots(transaction).get(case.snapshot)

    async def _verdict(
        self, transaction: Transaction, kind: VerdictKind, by: Member, reason: str
    ) -> int:
        own = (await members.ensure(transaction, [by]))[by]
        await in_turn(transaction)
        return await verdicts.add(transaction, kind, self._clock(), own, reason)

    def _published(self, case: Case, question: Question) -> Question | None:
        """The question as the notes have it, if they still have it in this wording."""
        notes = self._shelf.get(case.pack)
        found = notes.pack.questions if notes else ()
        alike = (one for one in found if one.id == question.id and is_same(one, question))
        return next(alike, None)

    async def _prepared(
        self, case: Case, asked: Question | None, change: Change
    ) -> Prepared | None:
        """The next version of the notes; None where nothing changes in them."""
        if asked is None:
            return None
        changed = change(asked)
        if changed == asked:
            return None
        return await self._publishing.prepare(
            case.pack, lambda pack: _replaced(pack, asked, changed)
        )

    async def _add(
        self, transaction: Transaction, prepared: Prepared | None, by: Member
    ) -> Version | None:
        if prepared is None:
            return None
        own = (await members.find(transaction, by)).key
        return await self._publishing.add(transaction, prepared, own)

    async def _published_now(self, version: Version | None) -> None:
        self._posted.forget()
        if version is not None:
            await self._publishing.published(version)


async def follow(
    clock: Clock, transaction: Transaction, old: Pack, new: Pack, member_key: int | None
) -> None:
    """Grade anew what a new version of the notes has another key for, in the transaction that
    publishes it, and let those affected be told.
    """
    pairs = rekeyed(old, new)
    known = await regrades.among(transaction, [digest(before) for before, _ in pairs])
    if all(
        known.get(digest(before)) == translated(after, after.correct, before)
        for before, after in pairs
    ):
        return
    verdict = await verdicts.add(transaction, VerdictKind.PUBLISHED, clock(), member_key)
    await notify(transaction, verdict, await regrade_changed(transaction, old, new, verdict))


async def _case(transaction: Transaction, waiting: Sequence[Case], number: int) -> Case:
    """The case that a dispute belongs to. Raises UserError where it does not wait."""
    found = await disputes.get(transaction, number)
    case = next((one for one in waiting if found and one.snapshot == found.snapshot), None)
    if case is None or found is None or found.verdict_key is not None:
        raise UserError("dispute-not-waiting", number=str(number))
    return case


async def _settled(
    transaction: Transaction, snapshots: Sequence[str], verdict: int, number: int
) -> list[Disputed]:
    """Settle a case. Raises UserError where somebody has done so meanwhile."""
    settled = await disputes.settle(transaction, snapshots, verdict)
    if not settled:
        raise UserError("dispute-not-waiting", number=str(number))
    return settled


async def _figures(transaction: Transaction, case: Case, question: Question) -> Figures:
    which = (case.pack, case.question, case.snapshot)
    ways = await item_figures.picked_of(transaction, *which)
    return figures(question, ways, await item_figures.thirds_of(transaction, *which, OTHERS))


async def _alike(transaction: Transaction, question: Question) -> list[str]:
    """The digests of all versions of a question that read the same, as far as they were asked."""
    texts = await regrades.wordings(transaction, question.id)
    return [it for it, text in texts.items() if is_same(question_from_json(text), question)]


def _check(question: Question, correct: Correct) -> None:
    """Raise UserError where this cannot be right of a question, or is so already."""
    if correct == question.correct:
        raise UserError("dispute-key-same")
    if not all(0 <= index < len(question.options) for index in correct):
        raise UserError("button-unknown")
    if correct and question.kind in (QuestionKind.ORDER, QuestionKind.MATCH):
        raise UserError("dispute-key-whole")
    asked_for = len(question.correct)
    if question.kind is QuestionKind.SEVERAL and correct and len(correct) != asked_for:
        raise UserError("dispute-key-count", count=asked_for)


def _rekeyed(question: Question, correct: Correct) -> Change:
    """The question with its key corrected; it has to go where notes cannot say what is right."""
    one = question.kind is not QuestionKind.SINGLE or len(correct) == 1

    def change(found: Question) -> Question | None:
        if not correct or not one:
            return None
        return replace(found, correct=translated(question, correct, found))

    return change


def _replaced(pack: Pack, old: Question, new: Question | None) -> Pack:
    kept = (new if one == old else one for one in pack.questions)
    return replace(pack, questions=tuple(one for one in kept if one is not None))


def _told(
    settled: Settled,
    regraded: Iterable[Regraded],
    disputed: set[int],
    version: Version | None,
    *,
    withdrawn: bool,
) -> Settled:
    by_member: dict[int, int] = {}
    for one in regraded:
        by_member[one.member_key] = by_member.get(one.member_key, 0) + (1 if one.correct else -1)
    return replace(
        settled,
        gained=sum(change > 0 for change in by_member.values()),
        lost=sum(change < 0 for change in by_member.values()),
        told=len(by_member.keys() | disputed),
        version=version,
        withdrawn=withdrawn,
    )
