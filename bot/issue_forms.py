"""What the forms about a known issue need to know, as plain data."""

from dataclasses import dataclass
from typing import Final

from bot.notifications.issues import Waiting
from bot.notifications.ticket import TicketShown, Who
from bot.program.remedies import Cause

#: Stands for each customer's first name in an answer to all of them.
NAME_GAP: Final = "{name}"
#: Whom an answer goes to.
UNHEARD, EVERYBODY = "unheard", "everybody"


@dataclass(frozen=True, kw_only=True)
class IssueForm:
    """Declare one for a team."""

    team: str
    team_name: str
    #: Who may answer for it; `lead` is whoever is chosen to begin with.
    leads: tuple[Who, ...]
    lead: str
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class IssueAnswerForm:
    """Write to everybody who waits in it."""

    issue: str
    name: str
    waiting: Waiting
    subject: str
    message: str


@dataclass(frozen=True, kw_only=True)
class IssuePreview:
    """What the first of them will get; the others get the same, each with their own name."""

    issue: str
    draft: str
    #: `UNHEARD` or `EVERYBODY`.
    to: str
    count: int
    first: str
    subject: str
    text: str
    undo_seconds: int


@dataclass(frozen=True, kw_only=True)
class IssueEndForm:
    """It is over: the cause, and what was done, for everybody's ticket."""

    issue: str
    name: str
    waiting: Waiting
    causes: tuple[Cause, ...]


@dataclass(frozen=True, kw_only=True)
class JoinIssueForm:
    """Put a ticket into one of its team's known issues."""

    about: TicketShown
    #: By id and name.
    issues: tuple[tuple[str, str], ...]


IssueFormData = JoinIssueForm | IssueForm | IssueAnswerForm | IssuePreview | IssueEndForm
