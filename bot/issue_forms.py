"""What the forms about a known issue need to know, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.issue_languages import Languages
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
    languages: Languages = ()
    #: What it can start from, by name and label.
    templates: tuple[tuple[str, str], ...] = ()
    template: str = ""
    #: By language: a subject and a text of its own.
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    #: How often the form was drawn again.
    afresh: int = 0


@dataclass(frozen=True, kw_only=True)
class OwnText:
    """What those who read a language get in place of the text for everybody."""

    language: str
    count: int
    subject: str
    text: str


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
    own: tuple[OwnText, ...] = ()
    #: Who gets the text for everybody, where there are others.
    rest: Languages = ()


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
