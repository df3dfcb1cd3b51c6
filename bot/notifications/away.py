"""What is said because somebody is away."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.answers import Row
from bot.notifications.ticket import TicketShown, Who


@dataclass(frozen=True, kw_only=True)
class AwaySet:
    """To whoever is put down as away, or put them down: what happens with their tickets."""

    person: Who
    by: Who
    #: Whoever reads it is the one who is away.
    own: bool
    since: datetime
    #: The day on which they are back.
    until: datetime | None
    delegate: Who | None
    team_name: str
    #: Tickets that others take on, those among them of which the delegate is asked, and tickets that wait for them.
    passed_on: int
    asked: int
    waiting: int
    #: Those that others take on, the most urgent first; of many only a few.
    rows: tuple[Row, ...] = ()
    #: What a button that ends it is about.
    ends: str = ""
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class BackSet:
    """To whoever is here again, or said so for them; `was_away` is False where it was only planned, or nothing was."""

    person: Who
    by: Who
    own: bool
    was_away: bool
    planned: bool
    #: Live tickets of theirs.
    tickets: int
    #: What went back to their team meanwhile and nobody has yet, to whoever can claim it: of many only a few.
    free: tuple[Row, ...] = ()
    free_in_all: int = 0
    zone: str = "UTC"
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AwayRow:
    who: Who
    since: datetime
    until: datetime | None
    delegate: Who | None
    zone: str
    #: What a button that ends it is about; empty where whoever asks cannot.
    ends: str = ""


@dataclass(frozen=True, kw_only=True)
class WhoIsAway:
    """To whoever asks: whether they are away or will be, and who of their team is."""

    me: AwayRow | None
    others: tuple[AwayRow, ...]
    #: They may say it for others, too.
    lead: bool
    now: datetime


@dataclass(frozen=True, kw_only=True)
class OfferedToYou:
    """To whoever stands in: a ticket of somebody who is away, until when they may take it."""

    about: TicketShown
    owner: Who
    #: The day on which its owner is back.
    back: datetime | None
    back_zone: str
    answer_by: datetime


@dataclass(frozen=True, kw_only=True)
class ColleagueGone:
    """To a lead: somebody's account was closed in the chat, and these tickets of theirs are free again."""

    person: Who
    rows: tuple[Row, ...]
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class NobodyThere:
    """To the program's owner: something came for a team of which nobody is there."""

    about: TicketShown
    #: When the first of them is back.
    back: datetime | None
    back_zone: str
