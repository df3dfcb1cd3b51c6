"""A ticket: one customer's matter, from the moment they pressed send until it is settled."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from bot.feedback import CustomerId, FeedbackId
from bot.people import PersonId
from bot.program.targets import Clock
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


class CallOutcome(StrEnum):
    """What came of a call."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    WRONG_NUMBER = "wrong_number"
    CALL_BACK = "call_back"


class HelpReason(StrEnum):
    """Why somebody asks for help (G2: escalation criteria)."""

    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_RESEARCH = "needs_research"
    PUBLIC_RISK = "public_risk"
    OTHER = "other"


TargetName = Literal["first_contact", "resolve"]


@dataclass(frozen=True, slots=True)
class Target:
    """A deadline as it was set when it began to run; `within_seconds` is what it allowed."""

    due: datetime
    clock: Clock
    within_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What an owner told the customer would happen, and by when."""

    what: Kept
    due: datetime
    by: PersonId


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
    """A message on its way: it can be taken back until it is `released`."""

    message: WordsId
    by: PersonId
    channel: Channel
    send_at: datetime
    #: When it was written, and the ticket's version after that: whoever saw less did not see it.
    at: datetime
    version: int
    promise: Promise | None = None
    released: bool = False


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
    merged_into: int | None = None
    absorbed: tuple[int, ...] = ()

    @property
    def is_live(self) -> bool:
        return self.status in LIVE

    @property
    def answered(self) -> bool:
        """Whether the customer was reached since the ticket was opened, or last reopened."""
        if not self.contacts:
            return False
        since = self.since or self.submitted_at
        return any(contact.at >= since for contact in self.contacts)

    def deadline(self, target: TargetName) -> str:
        """A target's deadline by name: another one as soon as it moves."""
        due = self.first_contact.due if target == "first_contact" else self.resolve.due
        return f"{target} {due.isoformat()}"

    def has_missed(self, target: TargetName) -> bool:
        return self.deadline(target) in self.missed

    @property
    def last_contact(self) -> Contact | None:
        return self.contacts[-1] if self.contacts else None

    @property
    def due(self) -> datetime:
        """What comes next: the first contact, then the solution; what was promised, if it comes before."""
        target = self.resolve if self.answered else self.first_contact
        return min(self.promise.due, target.due) if self.promise else target.due

    @property
    def clock_of_due(self) -> Clock:
        return self.resolve.clock if self.answered else self.first_contact.clock

    def pending_message(self, message: WordsId) -> Pending | None:
        return next((p for p in self.pending if p.message == message), None)
