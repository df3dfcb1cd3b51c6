"""
Pauses: while a ticket is put aside, the staff's clock stands still and the customer's runs on.

What was left of the staff's time when the pause began is left when it ends,
however much of it the team would have worked: a hold over closed hours is
counted once, and by whichever way it ends.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.calendars import Calendar
from bot.events import Assigned, Claimed, DeadlinesMoved, Event, HandedOver, Released, Resolved, Woken
from bot.moment import Moment
from bot.program.targets import Clock
from bot.reminders import GivenBack
from bot.ticket import Target, Ticket

_ENDING = (Woken, Claimed, Released, GivenBack, Assigned, HandedOver, Resolved)


def ended(ticket: Ticket, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """What comes first where *events* end a pause: the staff's deadlines, moved by its length."""
    if ticket.paused_since is None or not any(isinstance(event, _ENDING) for event in events):
        return ()
    calendar = moment.program.calendar_of(ticket.team)
    first_contact = _moved(ticket.first_contact, ticket, calendar, moment)
    resolve = _moved(ticket.resolve, ticket, calendar, moment)
    if (first_contact, resolve) == (ticket.first_contact, ticket.resolve):
        return ()
    return (DeadlinesMoved(first_contact=first_contact, resolve=resolve),)


def _moved(target: Target, ticket: Ticket, calendar: Calendar, moment: Moment) -> Target:
    """What was over when the pause began stays over."""
    since = ticket.paused_since
    if target.clock is Clock.CUSTOMER or since is None or target.due <= since:
        return target
    return replace(target, due=calendar.add(moment.now, calendar.between(since, target.due)))
