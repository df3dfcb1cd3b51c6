"""How it goes: what `/loop` answers."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.notifications.answers import HelpWanted, Row
from bot.notifications.escalations import NOT_WANTED, Wanted
from bot.notifications.ticket import TicketShown, Who


@dataclass(frozen=True, slots=True)
class Share:
    """A share as counts, so that nobody reads 100% of one ticket as a triumph; None of none is no figure."""

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
    #: They wait in a known issue: nobody has them, and nobody need claim them.
    in_issues: int = 0


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
    wanted: Wanted = NOT_WANTED
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
    #: A share: 0.9 for 90%.
    target: float
    per: str
    actual: Share
    #: Whose word it is.
    agreed_by: Who | None = None


@dataclass(frozen=True, kw_only=True)
class AllTeams:
    """`/loop` and `/loop team` of whoever sees all teams and works in none."""

    person: Who
    teams: tuple[TeamStands, ...]
    objectives: tuple[ObjectiveStands, ...]
    wanted: Wanted = NOT_WANTED
    zone: str = "UTC"
    #: When this was asked, as in `TicketShown`.
    now: datetime | None = None


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
    #: Those of them that whoever looks is not trained for.
    for_others: frozenset[int] = frozenset()
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
