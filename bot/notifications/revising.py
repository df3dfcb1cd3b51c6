"""What is said when the program changes, and about what the chat changes from one day to the next."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.daily import Daily
from bot.notifications.dashboards import Share
from bot.notifications.ticket import Who
from bot.revising.difference import Differences
from bot.revising.edition import What


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A workflow that is to reach more customers, beside all others, over the last *weeks*."""

    workflow: str
    #: How many tickets each has had.
    tickets: int
    rest: int
    weeks: int
    #: Metrics by name: the workflow's, and the rest's.
    figures: tuple[tuple[str, Share, Share], ...]


@dataclass(frozen=True, kw_only=True)
class CauseGone:
    """A root cause that the file no longer has under any name, although *tickets* of the last year have it."""

    #: As the file had it: "billing/double-charge".
    cause: str
    label: str
    tickets: int


@dataclass(frozen=True, kw_only=True)
class ProgramChanged:
    """To the program's owner: another revision is in force."""

    differences: Differences
    #: Who approved it, where somebody had to.
    by: Who | None
    growing: tuple[Beside, ...] = ()
    gone: tuple[CauseGone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overload:
    """What a program would bring a team on a working day, going by the last weeks, and what its people can do."""

    team_name: str
    a_day: float
    can_do: float


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked:
    """To an approver: a file waits for their word."""

    revision: str
    owner: Who
    differences: Differences
    growing: tuple[Beside, ...] = ()
    #: Teams by name that would get more a working day than they can do.
    too_much: tuple[Overload, ...] = ()
    gone: tuple[CauseGone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgramWaits:
    """To the program's owner: their file waits for somebody's word."""

    approvers: tuple[Who, ...]
    differences: Differences
    growing: tuple[Beside, ...] = ()
    gone: tuple[CauseGone, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProgramDecided:
    """To whoever decided: what holds now."""

    approved: bool
    differences: Differences


@dataclass(frozen=True, kw_only=True)
class ChangeSettled:
    """In place of what asked for a word, or awaited one; and to whoever presses there once more."""

    #: How it ended; where it was replaced, what the newer file did.
    what: What
    #: Who decided it; None where nobody did.
    by: Who | None
    at: datetime
    zone: str
    #: It is for whoever decided it; it is for the program's owner, whose file it is.
    own: bool = False
    yours: bool = False
    #: None in an answer, above which they stand.
    differences: Differences | None = None


@dataclass(frozen=True, kw_only=True)
class ProgramDeclined:
    """To the program's owner: their file does not take effect."""

    by: Who
    differences: Differences


@dataclass(frozen=True, kw_only=True)
class ProgramNotTaken:
    """To whoever wrote the file, and whoever runs the bot: it has mistakes and changes nothing."""

    #: Each as `program check` says it: file, line, place, what was found, the remedy.
    mistakes: tuple[str, ...]
    #: Mistakes beyond those.
    more: int


@dataclass(frozen=True, kw_only=True)
class WorkflowPaused:
    """To whoever paused a workflow, or answers for it: what happens to feedback meanwhile."""

    workflow: str
    by: Who
    own: bool
    #: When it goes on by itself; None: when somebody says so.
    until: datetime | None
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class PauseOver:
    """To the same: it opens tickets again, and what came meanwhile."""

    workflow: str
    #: Who resumed it; None where its time was over.
    by: Who | None
    own: bool
    #: Answers that came meanwhile and have no ticket.
    held: int


@dataclass(frozen=True, kw_only=True)
class FollowedUp:
    """To whoever asked for it: the tickets of what a pause had held back."""

    workflow: str
    tickets: int
    #: It is paused again: nothing was opened.
    paused: bool


@dataclass(frozen=True, kw_only=True)
class NotPaused:
    """To whoever resumes what was not paused, or pauses what is so already."""

    workflow: str
    paused: bool


@dataclass(frozen=True, kw_only=True)
class PauseRow:
    workflow: str
    by: Who
    since: datetime
    until: datetime | None
    held: int


@dataclass(frozen=True, kw_only=True)
class Pauses:
    """To whoever asks: what is paused now, and what they may pause."""

    rows: tuple[PauseRow, ...]
    #: Workflows in use that they may pause.
    theirs: tuple[str, ...]
    zone: str
    now: datetime


Revising = (
    ProgramChanged
    | ApprovalAsked
    | ProgramWaits
    | ProgramDecided
    | ChangeSettled
    | ProgramDeclined
    | ProgramNotTaken
    | WorkflowPaused
    | PauseOver
    | FollowedUp
    | NotPaused
    | Pauses
    | Daily
)
