"""What we say, as plain data: no sentence, no layout, no platform."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import MailFailure
from bot.feedback import Band, Money
from bot.held_mail import KeptBack
from bot.program.targets import Clock
from bot.ticket import CallOutcome, Channel, Due, HelpReason, Outcome, Status


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
    tags: tuple[str, ...] = ()
    link: str = ""
    #: How it came here, while nobody has it.
    passed_on: PassedOn | None = None
    #: When this was looked at: what is due today is said without its day. None: always with it.
    now: datetime | None = None


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
    #: At the end: what the customer answered when asked whether it is solved.
    confirmed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """Under a card that came from elsewhere: what was said under the one before it."""

    ticket: int
    entries: tuple[TimelineEntry, ...]


@dataclass(frozen=True, kw_only=True)
class HelpAskedFor:
    """To a lead: somebody of theirs needs help with a customer."""

    about: TicketShown
    by: Who
    reason: HelpReason
    note: str


@dataclass(frozen=True, kw_only=True)
class AssignedToYou:
    about: TicketShown
    by: Who


@dataclass(frozen=True, kw_only=True)
class TellOnce:
    """To whoever the workflow names: a customer of theirs is unhappy. Nothing is asked of them alone."""

    about: TicketShown
    #: It is for their own team to answer.
    own_team: bool = False


@dataclass(frozen=True, kw_only=True)
class MessageCameBack:
    """To the owner: the customer did not get what was written."""

    about: TicketShown
    #: The mail server's code, where it gave one.
    why: str
    #: What was written, handed back.
    text: str
    #: Nobody can say whether it left: the mail server took it without a word.
    unknown: bool = False
    failure: MailFailure = MailFailure.REFUSED


@dataclass(frozen=True, kw_only=True)
class MailDelayed:
    """To its writer: what they wrote to the customer should have left an hour ago, and waits."""

    about: TicketShown
    message: str


@dataclass(frozen=True, kw_only=True)
class MailKeptBack:
    """To its writer: what they wrote to the customer was not sent after all."""

    about: TicketShown
    because: KeptBack
    #: What was written, handed back.
    text: str


@dataclass(frozen=True, kw_only=True)
class SnoozeOver:
    about: TicketShown


@dataclass(frozen=True, kw_only=True)
class Advice:
    """To whoever has the ticket: what a lead wrote to help them on."""

    about: TicketShown
    by: Who
    words: str


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """To the owner: something is due before long; `left` is the time until then, on the wall."""

    about: TicketShown
    of: Due
    due: datetime
    left: timedelta


@dataclass(frozen=True, kw_only=True)
class StillYours:
    """To the owner: nothing happened with it for a while."""

    about: TicketShown


@dataclass(frozen=True, kw_only=True)
class WentBack:
    """To whoever had it: it is free again, because nothing happened."""

    about: TicketShown


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """To one person, in one message: what would have reached them one by one, the most pressing first."""

    each: tuple[Nudge | StillYours | WentBack, ...]


@dataclass(frozen=True, kw_only=True)
class TeamGone:
    """To the program's owner: a ticket's team is no longer in the program, so nobody looks after it."""

    about: TicketShown


# -- answers: straight back to whoever asked, and to nobody else


@dataclass(frozen=True, kw_only=True)
class Row:
    """A ticket in a list: what helps its customer next, whoever has it, and by when."""

    ticket: int
    customer: str
    next_step: NextStep
    due: datetime
    overdue: bool
    owner: Who | None = None
    score: float | None = None
    score_of: int | None = None
    status: Status = Status.OPEN
    wants_no_contact: bool = False
    snoozed_until: datetime | None = None
    #: How much working time it was given, where nights and days off make its due time look far away.
    working_time: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class HelpWanted:
    """A ticket in which a colleague waits for somebody's help."""

    row: Row
    by: Who


@dataclass(frozen=True, kw_only=True)
class SomebodyWasQuicker:
    """To the second who pressed Claim: who has it, and which one is next for them."""

    customer: str
    owner: Who
    next: Row | None
    zone: str
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MessageWillLeave:
    """To the sender: it leaves at `send_at`; until then it can be taken back."""

    ticket: int
    customer: str
    message: str
    send_at: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class MessageTakenBack:
    ticket: int
    customer: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ContactDetails:
    """What *reveal* shows, to one person; the look is recorded."""

    ticket: int
    customer: str
    email: str
    phone: str
    zone: str


@dataclass(frozen=True, kw_only=True)
class OpenAgain:
    """To whoever reopened it: the others will want to know why."""

    ticket: int
    customer: str


@dataclass(frozen=True, kw_only=True)
class Noted:
    ticket: int
    customer: str


@dataclass(frozen=True, kw_only=True)
class TextHandedBack:
    """A form could not be taken: why is said beside it, and what was written comes back."""

    ticket: int
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Share:
    """A share as counts, so that nobody reads 100 % of one ticket as a triumph; None of none is no figure."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many tickets stand where, now."""

    open: int
    unclaimed: int
    overdue: int
    due_today: int


@dataclass(frozen=True, kw_only=True)
class MyLoop:
    """`/loop me`."""

    person: Who
    counts: Counts
    closed_within_48h: Share
    #: What is theirs to do, the most urgent first; then, while there is room, what they settled last.
    rows: tuple[Row, ...]
    #: What others wait for them with, the longest first.
    help_wanted: tuple[HelpWanted, ...] = field(default=(), kw_only=True)
    zone: str
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The metrics of one period (CONTRACT, Metrics)."""

    since: datetime
    until: datetime
    tickets: int
    response_rate: Share
    first_contact_median: timedelta | None
    first_contact_p90: timedelta | None
    first_contact_median_staffed: timedelta | None
    first_contact_n: int
    first_contact_within_target: Share
    #: Missed ones that had no staffed minute before the deadline.
    missed_unstaffed: int
    acknowledged_within_60m: Share
    closed_within_48h: Share
    resolved_within_target: Share
    asked_for_help: Share
    escalated: Share
    reopened: Share
    confirmed: Share
    asked: int
    promises_kept: Share
    recovered: Share
    counted_apart: int


@dataclass(frozen=True, kw_only=True)
class TeamLoop:
    """`/loop team`."""

    team: str
    team_name: str
    counts: Counts
    figures: Figures
    by_owner: tuple[tuple[Who, int, int], ...]  # open, overdue
    late: tuple[Row, ...]
    zone: str
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TeamStands:
    """How one of several teams stands."""

    team: str
    team_name: str
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class ObjectiveStands:
    """What the company agreed to reach, and how far it is in the week, month, quarter or year that runs."""

    metric: str
    #: A share: 0.9 for 90 %.
    target: float
    per: str
    actual: Share


@dataclass(frozen=True, kw_only=True)
class AllTeams:
    """`/loop` and `/loop team` of whoever sees all teams and works in none."""

    person: Who
    teams: tuple[TeamStands, ...]
    objectives: tuple[ObjectiveStands, ...]


#: Tickets of the queue that are shown at a time.
PAGE = 10


@dataclass(frozen=True, kw_only=True)
class Queue:
    """`/loop queue`: what waits in the team, the most urgent first; so many of it as fit on a page."""

    team: str
    team_name: str
    rows: tuple[Row, ...]
    #: How many wait in all, and how many of them stand before these.
    total: int
    before: int
    zone: str
    #: Whether a page was asked for that is not there; then this is the last one.
    beyond: bool = False
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NextForYou:
    """`/loop next`: the one to take; None when nothing waits."""

    row: Row | None
    about: TicketShown | None
    zone: str
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Found:
    """`/loop find`."""

    words: str
    rows: tuple[Row, ...]
    more: int
    zone: str
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Help:
    """`/loop help`, and what an unknown word gets; `unknown` is that word."""

    unknown: str = ""
    lead: bool = False


Notification = (
    TicketShown
    | TicketMoved
    | TimelineEntry
    | SoFar
    | HelpAskedFor
    | AssignedToYou
    | TellOnce
    | MessageCameBack
    | MailDelayed
    | MailKeptBack
    | SnoozeOver
    | Advice
    | Nudge
    | StillYours
    | WentBack
    | Gathered
    | TeamGone
    | SomebodyWasQuicker
    | MessageWillLeave
    | MessageTakenBack
    | ContactDetails
    | OpenAgain
    | Noted
    | TextHandedBack
    | MyLoop
    | TeamLoop
    | AllTeams
    | Queue
    | NextForYou
    | Found
    | Help
)
