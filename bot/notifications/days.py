"""Somebody's working day: what to start with, what is due, what waits."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.notifications.answers import HelpWanted, Row
from bot.notifications.escalations import NOT_WANTED, Wanted
from bot.notifications.ticket import TicketShown, Who


class Start(StrEnum):
    """Why a ticket is what somebody starts with."""

    #: They were called in for it, and it waits for their answer: the first in `Day.wanted`.
    CALLED = "called"
    #: A colleague waits for their help with it.
    HELP = "help"
    OWN = "own"
    #: They lead the team, and it is late.
    LATE = "late"
    #: Nobody has it yet.
    FREE = "free"


@dataclass(frozen=True, kw_only=True)
class PromisedToday:
    """Something that they promised a customer before their next working day."""

    ticket: int
    customer: str
    what: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class Day:
    """What somebody's day brings; the ticket they start with stands in no list but `wanted`, which it may begin."""

    person: Who
    first: TicketShown | None
    start: Start | None
    #: What else of theirs is due before their next working day, the most urgent first.
    due: tuple[Row, ...]
    promises: tuple[PromisedToday, ...]
    #: How many more of theirs are due by then, beyond those listed, and how many later.
    more: int
    later: int
    #: What nobody in their teams has, the most urgent first; how many there are in all, wherever else they are said.
    free: tuple[Row, ...]
    free_in_all: int
    #: What is late in the teams they lead, and how many there are in all.
    late: tuple[Row, ...]
    late_in_all: int
    help_wanted: tuple[HelpWanted, ...]
    wanted: Wanted = NOT_WANTED
    away: bool
    #: Where somebody is away until a day that is known.
    back: datetime | None = None
    #: What a button that ends it is about.
    ends: str = ""
    #: How many of these are said before the lists: to start with, called in for, or late and their own.
    free_above: int = 0
    late_above: int = 0
    #: How many teams they lead.
    leads: int = 0
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Morning:
    """To somebody whose working day begins."""

    day: Day
    #: When it is drawn anew: what time of day it greeted with.
    greeted: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Home:
    """Where the bot is at home: the same, whenever they look."""

    day: Day
