"""A ticket as it is shown, and what is said under its card."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.arriving import Because
from bot.errors import MailFailure
from bot.escalation import Answered
from bot.feedback import Band, Money
from bot.held_mail import KeptBack
from bot.in_issue import Apart
from bot.program.targets import Clock
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome, Status


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody of ours, as they are named to others."""

    email: str
    name: str

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


class NextStep(StrEnum):
    """What helps the customer next."""

    CLAIM = "claim"
    ANSWER = "answer"
    CALL = "call"
    #: Nobody can be answered, or nobody wants to be: what went wrong is still worth knowing.
    FIND_OUT = "find_out"
    KEEP_PROMISE = "keep_promise"
    CLOSE = "close"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True)
class ReachedAt:
    """One time the customer was reached, or tried."""

    at: datetime
    by: Who
    channel: Channel
    #: None where they were reached; else what came of the try.
    missed: CallOutcome | None = None


@dataclass(frozen=True, kw_only=True)
class PromiseMade:
    what: str
    due: datetime
    by: Who
    #: Its time has passed by now.
    past: bool = False


@dataclass(frozen=True, kw_only=True)
class OnItsWay:
    """A message that will leave at `send_at`, is leaving (`released`), or should have left and has not (`delayed`)."""

    message: str
    by: Who
    send_at: datetime
    released: bool
    delayed: bool = False


@dataclass(frozen=True, kw_only=True)
class Other:
    """Another open ticket of the same customer."""

    number: int
    team: str
    owner: Who | None


@dataclass(frozen=True, kw_only=True)
class AlsoSaid:
    """The answer of a ticket that was joined to this one."""

    ticket: int
    verbatim: str
    score: float | None = None
    score_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class PassedOn:
    """Who brought a free ticket to this team's eyes, and what they wanted them to know."""

    by: Who
    note: str
    #: True where it comes from another team; False where its owner could not get to it.
    handed_over: bool = True


@dataclass(frozen=True, kw_only=True)
class TicketShown:
    """A ticket, as whoever may see it sees it: contact details masked."""

    ticket: int
    status: Status
    customer: str
    next_step: NextStep
    #: When the next thing is due, and on which clock that counts; None when the ticket is over.
    due: datetime | None
    clock: Clock
    overdue: bool
    #: The end of the team's last hours before that, where it is due while nobody works.
    work_by: datetime | None = None
    #: What the customer said; empty where they only gave a score.
    verbatim: str
    score: float | None
    #: The highest the scale goes to.
    score_of: int | None
    band: Band | None
    touchpoint: str
    value: Money | None
    source: str
    submitted_at: datetime
    #: How long the customer has waited, day and night; and how much of it our team was at work.
    waiting: timedelta
    staffed: timedelta
    #: How long a first answer may take, and how much of that the team works; None once there was one.
    allowed: timedelta | None
    allowed_staffed: timedelta | None
    team: str
    team_name: str
    #: The zone times are written out in, where a platform cannot know the reader's.
    zone: str
    owner: Who | None
    asked_for_contact: bool | None = None
    preferred: str = ""
    do_not_contact: bool = False
    #: How many low scores this customer gave before.
    low_scores_before: int = 0
    masked_email: str = ""
    masked_phone: str = ""
    others: tuple[Other, ...] = ()
    also_said: tuple[AlsoSaid, ...] = ()
    told: tuple[Who, ...] = ()
    contacts: tuple[ReachedAt, ...] = ()
    #: When the customer first wrote again where nobody has answered since; what they wrote last, and when.
    wrote_at: datetime | None = None
    wrote_last_at: datetime | None = None
    wrote: str = ""
    #: The known issue that it waits in, together with others.
    known_issue: str = ""
    #: Its team has a known issue that it could be part of.
    could_join: bool = False
    promise: PromiseMade | None = None
    pending: tuple[OnItsWay, ...] = ()
    help_by: Who | None = None
    help_reason: HelpReason | None = None
    help_note: str = ""
    snoozed_until: datetime | None = None
    cause: str = ""
    outcome: Outcome | None = None
    confirmed: bool | None = None
    #: Until when a resolved ticket may still be said not to be.
    confirm_by: datetime | None = None
    reopened: int = 0
    merged_into: int | None = None
    withdrawn: bool = False
    #: What a signal says, by label: nobody was asked.
    signal: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    #: Whether there is a page that helps with it.
    has_playbook: bool = False
    link: str = ""
    #: How it came here, while nobody has it.
    passed_on: PassedOn | None = None
    #: When this was looked at: what is due today is said without its day. None: always with it.
    now: datetime | None = None
    #: Of which of its states this is.
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class TicketMoved:
    """What stays in a team's channel when its ticket went to another team: a pointer."""

    ticket: int
    customer: str
    to_team: str
    by: Who | None
    zone: str
    #: It is with this very team again: its card stands further down.
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class LastDone:
    """What happened last, before nothing did: the event's name, and whose hand it was."""

    what: str
    at: datetime
    by: Who | None = None


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One line under a card. Names whoever acted; wakes nobody's phone."""

    ticket: int
    #: The event's name, as in `bot.events`: "Claimed", "Contacted" …
    what: str
    at: datetime
    customer: str
    zone: str
    by: Who | None = None
    #: The other person or team it is about.
    other: str = ""
    #: What a colleague wrote.
    words: str = ""
    channel: Channel | None = None
    call: CallOutcome | None = None
    reason: HelpReason | None = None
    promise: str = ""
    #: False where somebody gave the ticket back because they could not get to it.
    today: bool = True
    #: Whether that promise was still to be kept when the ticket was closed.
    unkept: bool = False
    until: datetime | None = None
    cause: str = ""
    outcome: Outcome | None = None
    number: int | None = None
    #: What the message to the customer said, where this is one.
    sent: str = ""
    target: str = ""
    #: Nobody can say whether the message to the customer left.
    unknown: bool = False
    #: Why it never arrived, or never left.
    failure: MailFailure | None = None
    kept_back: KeptBack | None = None
    #: How somebody who was called in has answered.
    answered: Answered | None = None
    #: Another answer of the customer's, and the highest score it could have.
    score: float | None = None
    out_of: int | None = None
    #: Why somebody was given it from the beginning.
    because: Because | None = None
    #: Why it left its known issue, whose name is `other`.
    apart: Apart | None = None
    #: Where it went back because nothing happened: since what.
    last: LastDone | None = None
    #: At the end: what the customer answered when asked whether it is solved.
    confirmed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """Under a card that came from elsewhere: what was said under the one before it."""

    ticket: int
    entries: tuple[TimelineEntry, ...]
