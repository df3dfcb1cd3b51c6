"""What happened to a ticket; append-only, and without personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.arriving import AnsweredAgain, Given
from bot.calling_in import ArrivedLate, CalledIn, NobodyAnswered, TakenOn, TeamCalled
from bot.customer_words import CustomerWrote, LeftToTeam, OwnerTold
from bot.escalation import Escalation
from bot.heard import Heard
from bot.held_mail import MessageDelayed, MessageFailed, MessageKeptBack
from bot.in_issue import JoinedIssue, LeftIssue
from bot.leaving_in_peace import ContactWanted
from bot.openings import FeedbackChanged as FeedbackChanged
from bot.openings import Opened as Opened
from bot.openings import Rerouted as Rerouted
from bot.people import PersonId
from bot.promises import PromiseKept
from bot.reminders import GivenBack, Nudged, NudgesStopped, OwnerAsked, StillOn
from bot.standing_in import OfferedToDelegate, ReturnedToTeam, StoodIn
from bot.ticket import CallOutcome, Channel, Contact, HelpAsked, HelpReason, Outcome, Promise, Target
from bot.waiting import StayedSilent
from bot.words import Kept, WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """It is free again; `today` is False where its owner could not get to it, and said so."""

    by: PersonId
    note: Kept | None = None
    today: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    by: PersonId
    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    by: PersonId
    to: str
    sent_from: str
    note: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued:
    """A message to the customer will leave at `send_at` unless it is taken back."""

    by: PersonId
    message: Kept
    channel: Channel
    send_at: datetime
    promise: Kept | None = None
    promise_due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageWithdrawn:
    by: PersonId
    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReleased:
    """Too late to take it back: it goes to the mail server."""

    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacted:
    """The mail server took a message, or a call reached the customer: the first-contact clock stops."""

    by: PersonId
    channel: Channel
    message: WordsId | None = None
    note: Kept | None = None
    promise: Kept | None = None
    promise_due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotReached:
    """A call that did not reach the customer: voicemail stops no clock."""

    by: PersonId
    outcome: CallOutcome
    note: Kept | None = None
    promise: Kept | None = None
    promise_due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedForHelp:
    by: PersonId
    reason: HelpReason
    to: tuple[PersonId, ...]
    note: Kept | None = None
    #: Which steps of the policy it reached at once, by number and by the step's name for whoever it told.
    steps: tuple[tuple[int, str, PersonId], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseNamed:
    by: PersonId
    cause: str
    note: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    by: PersonId
    cause: str
    outcome: Outcome
    actions: Kept | None = None
    prevention: Kept | None = None
    expansion: Kept | None = None
    note: Kept | None = None
    open_promise: Promise | None = None  # not kept by then: it stands again on reopening
    #: Until when the customer may say that it is not solved: the program's time as it was then.
    confirm_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """The end; `confirmed` is the customer's word, None if they never answered."""

    confirmed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    by: PersonId
    first_contact: Target
    resolve: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed:
    by: PersonId
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Woken:
    """A snooze ended."""

    by: PersonId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesMoved:
    """The staff's clock stood still during a pause, and runs again; or it turned out that it should have run."""

    first_contact: Target
    resolve: Target
    #: Of what the customer wrote since, where that is to be answered.
    reply: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    by: PersonId
    note: Kept
    to: PersonId | None = None  # whom it is advice for


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """This ticket goes on as another one."""

    by: PersonId
    into: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed:
    """Another ticket goes on here; the older clock stays."""

    by: PersonId
    other: int
    submitted_at: datetime
    first_contact: Target
    resolve: Target
    #: What had been joined to that one before, and what the customer was told there, counts here.
    others: tuple[int, ...] = ()
    contacts: tuple[Contact, ...] = ()
    promise: Promise | None = None
    heard: tuple[Heard, ...] = ()
    #: What was asked of somebody above on either, as it stands on both; None in events of before, which left it out.
    escalations: tuple[Escalation, ...] | None = None
    help: HelpAsked | None = None
    reached: tuple[PersonId, ...] = ()
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """Somebody looked at the customer's contact details."""

    by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OptedOut:
    """The customer no longer wants to hear from us; what had not left yet never will."""

    held_back: tuple[WordsId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetMissed:
    target: Literal["first_contact", "resolve"]


Event = (
    Opened
    | FeedbackChanged
    | Rerouted
    | Claimed
    | Released
    | Assigned
    | HandedOver
    | MessageQueued
    | MessageWithdrawn
    | MessageReleased
    | Contacted
    | NotReached
    | MessageFailed
    | MessageDelayed
    | MessageKeptBack
    | AskedForHelp
    | CauseNamed
    | Resolved
    | Closed
    | Reopened
    | Snoozed
    | Woken
    | DeadlinesMoved
    | Noted
    | Merged
    | Absorbed
    | Revealed
    | OptedOut
    | TargetMissed
    | Nudged
    | NudgesStopped
    | PromiseKept
    | OwnerAsked
    | StillOn
    | GivenBack
    | StayedSilent
    | CustomerWrote
    | OwnerTold
    | LeftToTeam
    | OfferedToDelegate
    | ReturnedToTeam
    | StoodIn
    | CalledIn
    | TeamCalled
    | ArrivedLate
    | TakenOn
    | NobodyAnswered
    | AnsweredAgain
    | Given
    | JoinedIssue
    | LeftIssue
    | ContactWanted
)
