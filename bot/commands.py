"""What somebody, a timer or a customer asks of a ticket; in the imperative."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.arriving import Give, JoinAnswer
from bot.calling_in import CallIn, CarryOn, GiveUpWaiting, HandTo, NoteArrival, TakeOver, Unheard
from bot.customer_words import HearCustomer, LeaveToTeam, TellOwner
from bot.feedback import FeedbackId
from bot.held_mail import KeepBack, ReportDelay, ReportFailure
from bot.in_issue import IssueCommand
from bot.people import Person, PersonId
from bot.promises import KeepPromise
from bot.reminders import AskOwner, GiveBack, KeepIt, Remind, StopNudges
from bot.standing_in import OfferToDelegate, ReturnToTeam, StandIn
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome, Target, Ticket
from bot.waiting import StopWaiting
from bot.words import Words, WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    by: Person
    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    by: Person
    to: str
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a colleague wants to send, and what they knew when they wrote it."""

    channel: Channel
    #: Whether the customer can be reached that way at all, and agreed to it.
    has_address: bool
    consents: bool
    do_not_contact: bool
    #: The ticket's version that the form showed; None where nobody can say.
    seen: int | None = None
    #: The sender saw that somebody else had reached the customer meanwhile.
    anyway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Send a previewed message, unless it is taken back in time. Claims a free ticket."""

    by: Person
    message: Words
    reach: Reach
    promise: Words | None = None
    promise_due: datetime | None = None
    with_issue: bool = False  # one of many to all in a known issue: the ticket stays there, and nobody's


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Take a message back; `waits`: its minute is over, but it has not left and is not on the wire."""

    by: Person
    message: WordsId
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseMessage:
    """The time to take a message back is over."""

    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmDelivery:
    """The mail server took the message."""

    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class LogCall:
    by: Person
    outcome: CallOutcome
    note: Words | None = None
    promise: Words | None = None
    promise_due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalate:
    """Ask for help."""

    by: Person
    reason: HelpReason
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCause:
    by: Person
    cause: str
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    by: Person
    cause: str = ""
    outcome: Outcome | None = None
    actions: Words | None = None
    prevention: Words | None = None
    expansion: Words | None = None
    note: Words | None = None
    #: What they say about the promise that was open; None where they say nothing.
    promise_kept: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The program's time to confirm is over: `resolved` becomes `closed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Snooze:
    by: Person
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wake:
    """A snooze is over: by time, or by somebody."""

    by: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    by: Person
    note: Words | None = field(default=None)
    #: True where it is for whoever has the ticket: they get it directly.
    advice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """This ticket is the same matter as *into*, which goes on."""

    by: Person
    into: Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorb:
    """Take over what was *other*."""

    by: Person
    other: Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFeedback:
    """The answer was completed or corrected; where it would go now, if anywhere."""

    feedback: FeedbackId
    team: str = ""
    workflow: str = ""
    revision: str = ""
    first_contact: Target | None = None
    resolve: Target | None = None
    notify: tuple[PersonId, ...] = ()
    #: What the customer says now, where that is new.
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopContact:
    """The customer no longer wants to hear from us; `said_before`, and their tickets have recorded it."""

    said_before: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MissTarget:
    """A deadline has passed."""

    target: Literal["first_contact", "resolve"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToday:
    """Whoever has it cannot get to it: back to its team, or to another one."""

    by: Person
    team: str
    note: Words | None = None


#: What time asks for, each when its time has come.
Timed = (
    ReleaseMessage
    | MissTarget
    | Remind
    | AskOwner
    | GiveBack
    | Finish
    | Wake
    | CallIn
    | GiveUpWaiting
    | TellOwner
    | LeaveToTeam
    | StopWaiting
    | OfferToDelegate
    | ReturnToTeam
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PassTime:
    """Whatever has become due is decided, the earliest first, but what has to wait for calls that are *unheard*."""

    unheard: frozenset[Unheard] = frozenset()


Command = (
    Claim
    | Release
    | Assign
    | HandOver
    | Send
    | Withdraw
    | ReleaseMessage
    | ConfirmDelivery
    | ReportFailure
    | ReportDelay
    | KeepBack
    | LogCall
    | Escalate
    | NameCause
    | Close
    | Finish
    | Reopen
    | Snooze
    | Wake
    | Note
    | Merge
    | Absorb
    | Reveal
    | ChangeFeedback
    | StopContact
    | MissTarget
    | NotToday
    | Remind
    | StopNudges
    | AskOwner
    | KeepIt
    | GiveBack
    | CallIn
    | GiveUpWaiting
    | NoteArrival
    | TakeOver
    | CarryOn
    | HandTo
    | KeepPromise
    | OfferToDelegate
    | ReturnToTeam
    | StandIn
    | HearCustomer
    | TellOwner
    | LeaveToTeam
    | StopWaiting
    | JoinAnswer
    | Give
    | IssueCommand
    | PassTime
)
