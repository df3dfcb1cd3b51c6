"""What reached nobody: which of it is named first, when it is news once more, and when a lead hears of it, too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.effects import Place
from bot.errors import Unreachable
from bot.moment import Moment
from bot.people import PersonId
from bot.routes import lead_of

#: What was given up longer ago is history: it is said in `ringback outbox list`.
RECENT = timedelta(days=1)
#: Of one conversation an alarm is said no sooner again.
_AGAIN = timedelta(hours=1)
_DAILY = "morning"
_PREFACE = "introduction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A message that nobody got; `given_up` where it is not tried any more."""

    id: int
    place: Place
    name: str
    notification: str
    ticket: int
    priority: int
    why: str
    tried_at: datetime
    given_up: bool


def first_named(found: Sequence[Untold]) -> Untold:
    """A call before everything, also before who it is that calls; of equals the oldest."""
    return min(found, key=lambda each: (each.priority, each.notification == _PREFACE, each.id))


def is_news(found: Sequence[Untold], said_at: datetime, now: datetime) -> bool:
    """
    Whether more has been lost since it was said, and that is a while ago.

    A morning that cannot be delivered is the same news every day.
    """
    newest = max((each.tried_at for each in found if each.notification != _DAILY), default=said_at)
    return said_at <= now - _AGAIN and newest > said_at


def lead_to_tell(found: Sequence[Untold], moment: Moment) -> PersonId | None:
    """
    Who leads the team of somebody whom no direct message reaches, or stands in for that lead.

    What is due on a ticket, their team hears of; of a morning nobody would.
    """
    first = first_named(found)
    lead = lead_of(first.name, moment.program)
    unreachable = any(each.given_up and each.why.startswith(Unreachable.BEGINS) for each in found)
    if lead is None or not unreachable or first.place is not Place.PERSON:
        return None
    return moment.stands_in(lead) or lead
