"""When somebody who was, is or will be away can be spoken to, and what is expected of them."""

from datetime import datetime, timedelta

from bot.hours import at_a_mark, hours_of
from bot.moment import Moment
from bot.people import PersonId


def when_here(person: PersonId, at: datetime, moment: Moment, width: timedelta) -> datetime | None:
    """*at*; where they are away then, the first mark in their hours after that; None where nobody knows one."""
    hours = hours_of(person, moment.program)
    while (back := moment.absences.back(person, at)) != at:
        if back is None:
            return None
        at = at_a_mark(hours, back, width)
    return at


def begun_anew(person: PersonId, since: datetime, until: datetime, moment: Moment) -> datetime | None:
    """
    *since*, or their return from an absence that began before *until*: time away is held against nobody.

    None where nobody knows when they are back.
    """
    for absence in moment.absences.of.get(person, ()):
        if absence.since < until and (absence.until is None or absence.until > since):
            if absence.until is None:
                return None
            since = absence.until
    return since
