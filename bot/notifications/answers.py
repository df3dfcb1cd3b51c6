"""Answers: straight back to whoever asked, and to nobody else."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.notifications.ticket import NextStep, TicketShown, Who
from bot.playbook_pages import Page
from bot.ticket import Status


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
class PlaybookShown:
    """To whoever asked: the page that helps with a ticket."""

    about: TicketShown
    page: Page


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
