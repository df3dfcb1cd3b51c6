"""A ticket: one customer's matter, from the moment they pressed send until it is settled."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.escalation import Escalation
from bot.feedback import CustomerId, FeedbackId
from bot.heard import Heard
from bot.heard import Target as Target
from bot.offers import Offer
from bot.people import PersonId
from bot.program.targets import Clock
from bot.reasons import CallOutcome as CallOutcome
from bot.reasons import HelpReason as HelpReason
from bot.waiting import Rest
from bot.words import Kept, WordsId


class Status(StrEnum):
    """Where a ticket stands. Ownership is not a status."""

    OPEN = "open"
    #: For the customer to answer; the staff's clock is paused.
    WAITING = "waiting"
    #: Close pressed, everything documented.
    RESOLVED = "resolved"
    #: Confirmed by the customer, or unconfirmed after the program's time.
    CLOSED = "closed"


LIVE = frozenset({Status.OPEN, Status.WAITING})


class Outcome(StrEnum):
    """How a ticket ended."""

    SOLVED = "solved"
    PARTLY = "partly"
    NOT_POSSIBLE = "not_possible"
    DUPLICATE = "duplicate"
    SPAM = "spam"
    OPTED_OUT = "opted_out"
    ANONYMOUS = "anonymous"

    @property
    def counts_apart(self) -> bool:
        """Whether the ticket leaves the targets (CONTRACT, Metrics)."""
        return self in {Outcome.DUPLICATE, Outcome.SPAM, Outcome.OPTED_OUT, Outcome.ANONYMOUS}


class Channel(StrEnum):
    """How a customer is reached."""

    EMAIL = "email"
    PHONE = "phone"


TargetName = Literal["first_contact", "resolve"]
#: What can be due.
Due = Literal["first_contact", "resolve", "promise", "reply"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What an owner told the customer would happen, and by when."""

    what: Kept
    due: datetime
    by: PersonId
    #: With which version the ticket got it; zero where nobody kept that.
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One time that the customer was reached; whoever saw the ticket at `version` or later knew of it."""

    at: datetime
    by: PersonId
    channel: Channel
    version: int
    message: WordsId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A call that did not reach the customer."""

    at: datetime
    by: PersonId
    outcome: CallOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A message on its way: it can be taken back until it is `released`, and again once it is `delayed`."""

    message: WordsId
    by: PersonId
    channel: Channel
    send_at: datetime
    #: When it was written, and the ticket's version after that: whoever saw less did not see it.
    at: datetime
    version: int
    promise: Promise | None = None
    released: bool = False
    delayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was written down about a ticket; all three of the first make it complete (G3)."""

    cause: str = ""
    cause_note: Kept | None = None
    actions: Kept | None = None
    outcome: Outcome | None = None
    prevention: Kept | None = None
    expansion: Kept | None = None
    note: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAsked:
    """Somebody asked for help: who, why, and their line."""

    by: PersonId
    reason: HelpReason
    at: datetime
    note: Kept | None = None
    #: Whom the call reached.
    to: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """
    The truth that decisions are made on.

    `version` is the number of events behind it, and the lock: whoever saves
    over another version than they loaded is told so and decides again.
    """

    number: int
    version: int
    status: Status
    team: str
    workflow: str
    revision: str
    feedback: FeedbackId
    customer: CustomerId | None
    submitted_at: datetime
    first_contact: Target
    resolve: Target
    notify: tuple[PersonId, ...] = ()
    owner: PersonId | None = None
    owned_since: datetime | None = None
    #: Whoever was asked to take it, because its owner is away.
    offer: Offer | None = None
    #: Since when nobody has it: opened, released, given back or handed over.
    free_since: datetime | None = None
    contacts: tuple[Contact, ...] = ()
    tries: tuple[Try, ...] = ()
    pending: tuple[Pending, ...] = ()
    promise: Promise | None = None
    record: Record = field(default_factory=Record)
    help: HelpAsked | None = None
    #: Leads and executives whom this reached: they may act on it.
    reached: tuple[PersonId, ...] = ()
    snoozed_until: datetime | None = None
    #: Since when the staff's clock stands still.
    paused_since: datetime | None = None
    resolved_at: datetime | None = None
    #: When a resolved ticket is closed although its customer said nothing.
    confirm_by: datetime | None = None
    closed_at: datetime | None = None
    #: What the customer said when asked whether it is solved; None: not asked or not answered.
    confirmed: bool | None = None
    reopened: int = 0
    #: When the present first-contact target began: submission, or the last reopening.
    since: datetime | None = None
    #: The deadlines that were missed; one that is set anew can be missed anew.
    missed: tuple[str, ...] = ()
    #: Deadlines that the owner was reminded of, and up to which share of their time.
    nudged: tuple[tuple[str, float], ...] = ()
    #: When somebody last did something with it, and when its owner was asked since then whether they still do.
    touched_at: datetime | None = None
    asked_at: datetime | None = None
    #: The owner wants no more reminders of this one.
    quiet: bool = False
    #: The messages whose answer it waits for; and the pauses that came of such waiting.
    waiting_for: tuple[WordsId, ...] = ()
    rests: tuple[Rest, ...] = ()
    #: What the customer wrote since; since when they wait for an answer to it, None once they have one.
    heard: tuple[Heard, ...] = ()
    wrote_at: datetime | None = None
    #: Whoever had it when the customer wrote, and has not been told yet.
    to_tell: PersonId | None = None
    #: What somebody above was told about, and is not settled.
    escalations: tuple[Escalation, ...] = ()
    merged_into: int | None = None
    absorbed: tuple[int, ...] = ()
    #: Further answers of the customer that became part of it.
    also: tuple[FeedbackId, ...] = ()
    #: It came beyond its workflow's cap of the day: it stands in a list and has no card until somebody has it.
    overflow: bool = False
    #: The known issue that it joined, and its version when it went its own way again.
    known_issue: str = ""
    left_issue: int | None = None

    @property
    def in_issue(self) -> bool:
        """Whether it is answered together with all others of a known issue: then it has no card of its own."""
        return bool(self.known_issue) and self.left_issue is None

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def answered(self) -> bool:
        """Whether the customer was reached since the ticket was opened, or last reopened."""
        since = self.since or self.submitted_at
        return any(contact.at >= since for contact in self.contacts)

    def deadline(self, of: Due) -> str:
        """A deadline by name: another one as soon as it moves."""
        if of == "promise":
            return f"promise {self.promise.due.isoformat()}" if self.promise else ""
        target = {"first_contact": self.first_contact, "resolve": self.resolve, "reply": self.reply}[of]
        return f"{of} {target.due.isoformat()}" if target else ""

    @property
    def reply(self) -> Target | None:
        """By when what the customer wrote since is answered; None where nothing is."""
        return next((each.reply for each in self.heard if each.at == self.wrote_at), None)

    def was_nudged(self, of: Due, share: float) -> bool:
        """Whether the owner was reminded of it after that share of its time, or later."""
        return any(name == self.deadline(of) and reached >= share for name, reached in self.nudged)

    def escalation(self, matter: str) -> Escalation | None:
        return next((each for each in self.escalations if each.matter == matter), None)

    def has_missed(self, target: TargetName) -> bool:
        return bool(self.missed) and self.deadline(target) in self.missed

    @property
    def last_contact(self) -> Contact | None:
        return self.contacts[-1] if self.contacts else None

    @property
    def owes(self) -> bool:
        """Whether it is resolved, and something that was promised to the customer is still to be kept."""
        return self.status is Status.RESOLVED and self.promise is not None

    @property
    def ends_at(self) -> datetime | None:
        """
        When a resolved ticket is closed although its customer says nothing.

        They have as long after the day of an open promise, and after we reached
        them again, as they had after the close: until then a promise can be kept.
        """
        if self.confirm_by is None or self.resolved_at is None:
            return self.confirm_by
        since = [self.resolved_at]
        since += [self.promise.due] if self.promise else []
        since += [self.last_contact.at] if self.last_contact else []
        return max(since) + (self.confirm_by - self.resolved_at)

    @property
    def due(self) -> datetime:
        """
        What comes next: the first contact, then the solution; what was promised, if it comes before.

        Once it is resolved, only what was promised is left.
        """
        if self.promise and not self.is_live:
            return self.promise.due
        return min(self.promise.due, self.target.due) if self.promise else self.target.due

    @property
    def target(self) -> Target:
        """The target that comes next."""
        first = self.resolve if self.answered else self.first_contact
        return min(first, self.reply, key=lambda target: target.due) if self.reply else first

    @property
    def clock_of_due(self) -> Clock:
        return self.target.clock

    def pending_message(self, message: WordsId) -> Pending | None:
        return next((p for p in self.pending if p.message == message), None)
