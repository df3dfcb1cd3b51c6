"""What is said when somebody is called in, and when they have answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.escalation import Answered
from bot.feedback import Money
from bot.notifications.answers import Row
from bot.notifications.ticket import TicketShown, Who
from bot.people import Role
from bot.program.escalations import After
from bot.ticket import HelpReason


class Matter(StrEnum):
    """What is wrong, in short: the first word of an escalation's matter."""

    UNCLAIMED = "unclaimed"
    FIRST_CONTACT = "first_contact"
    RESOLVE = "resolve"
    PROMISE = "promise"
    REOPENED = "reopened"
    HELP = "help"
    WROTE = "wrote"


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """What somebody may do for a customer without asking, and up to which sum."""

    what: str
    limit: Money


@dataclass(frozen=True, kw_only=True)
class NeedsYou:
    """To one person: a step of the policy has reached them."""

    about: TicketShown
    #: How long the customer has waited for this as it is drawn, and since when: the message stands for days.
    waited: timedelta
    since: datetime
    role: Role
    step: int
    matter: Matter
    #: When it was due, or since when it is so.
    at: datetime
    #: It has its own time still: so much of a target's time has passed.
    ahead: bool = False
    #: Until when somebody answers before somebody else hears of it.
    decide_by: datetime | None = None
    #: That time has passed by now.
    past: bool = False
    #: Who was told before and did not answer, and who would have been but is away.
    asked_before: tuple[Who, ...] = ()
    away: tuple[Who, ...] = ()
    #: Who asked for help, why, and their line.
    help_by: Who | None = None
    reason: HelpReason | None = None
    note: str = ""
    may_approve: tuple[Allowance, ...] = ()
    #: They took it on, and it is not settled.
    back_again: bool = False
    #: They have the ticket themselves.
    yours: bool = False


@dataclass(frozen=True, kw_only=True)
class TeamNeeded:
    """To the team's conversation: a step of the policy tells all of them."""

    about: TicketShown
    matter: Matter
    at: datetime
    ahead: bool = False


@dataclass(frozen=True, kw_only=True)
class SomebodyTookItOn:
    """To whoever has the ticket, or had it: somebody above them has answered."""

    about: TicketShown
    by: Who
    how: Answered
    due: datetime
    note: str = ""
    #: That time has passed by now: it waited for their hours.
    past: bool = False


@dataclass(frozen=True, kw_only=True)
class NobodyTookIt:
    """To the program's owner: nobody who was told has answered, and nobody is left to tell."""

    about: TicketShown
    #: How long the customer has waited for this as it is drawn, and since when: the message stands for days.
    waited: timedelta
    since: datetime
    matter: Matter
    at: datetime
    told: tuple[Who, ...]
    #: Whether the team's conversation was told.
    team_told: bool = False
    step: int = 0


@dataclass(frozen=True, kw_only=True)
class TookOn:
    """Somebody else has it, and it comes back to whoever took it on if it is not settled by `due`."""

    row: Row
    due: datetime


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody answers for who was called in, whenever they look; their own tickets stand elsewhere."""

    #: What waits for their answer, the most urgent first, and how many there are in all.
    waiting: tuple[NeedsYou, ...] = ()
    waiting_in_all: int = 0
    #: The earliest first.
    took_on: tuple[TookOn, ...] = ()
    #: For whoever sees all teams: what nobody has answered who was called in.
    unanswered: tuple[Row, ...] = ()
    unanswered_in_all: int = 0


NOT_WANTED = Wanted()


@dataclass(frozen=True, kw_only=True)
class Introduction:
    """To somebody above the teams, before the first ticket that needs them: when the bot comes, and who helps."""

    to: Who
    company: str
    #: Which steps of the program tell them.
    when: tuple[After, ...]
    #: How long they have, at least; None where the program gives no time.
    time: timedelta | None
    #: Whoever leads the team of the first ticket, and the program's owner.
    helps: tuple[Who, ...]
    #: Some steps come outside their hours, too.
    any_hour: bool = False
