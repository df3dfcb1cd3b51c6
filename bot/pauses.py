"""
Pauses: while a ticket is put aside or waits for its customer, the staff's clock stands still.

The customer's runs on. What was left of the staff's time when the pause began
is left when it ends, however much of it the team would have worked: a hold
over closed hours is counted once, by whichever way it ends, and so is one that
is both, snoozed and waiting. A pause that began with a message which came back
never was.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.apply import apply
from bot.calendars import Calendar
from bot.events import DeadlinesMoved, Event, Woken
from bot.held_mail import MessageFailed
from bot.moment import Moment
from bot.program.targets import Clock
from bot.ticket import Target, Ticket
from bot.waiting import Rest


def ended(ticket: Ticket, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """What comes first where *events* end a pause, or one never was: the staff's deadlines, moved by its length."""
    failed = {event.message for event in events if isinstance(event, MessageFailed)}
    undone = tuple(rest for rest in ticket.rests if failed and failed.issuperset(rest.messages))
    ends = _ends(ticket, events, moment.now) and not _never_was(ticket, failed)
    if not undone and not ends:
        return ()
    until = _end(ticket, events, moment.now) if ends else None
    targets = tuple(_moved(target, ticket, moment, until, undone) for target in _targets(ticket))
    if targets == _targets(ticket):
        return ()
    return (DeadlinesMoved(first_contact=targets[0], resolve=targets[1], reply=targets[2] if ticket.reply else None),)


def as_of(ticket: Ticket, moment: Moment) -> tuple[Target, Target]:
    """The first contact's and the solution's deadlines, if a pause ended now."""
    first, resolve = (
        _moved(target, ticket, moment, moment.now, ()) for target in (ticket.first_contact, ticket.resolve)
    )
    return first, resolve


def _targets(ticket: Ticket) -> tuple[Target, ...]:
    return (ticket.first_contact, ticket.resolve, *([ticket.reply] if ticket.reply else []))


def _ends(ticket: Ticket, events: Sequence[Event], now: datetime) -> bool:
    """Whether one of *events* ends the pause, or begins it anew for another reason."""
    since = ticket.paused_since
    if since is None:
        return False
    for event in events:
        ticket = apply(ticket, event, now)
        if ticket.paused_since != since:
            return True
    return False


def _end(ticket: Ticket, events: Sequence[Event], now: datetime) -> datetime:
    """A snooze that is over ended when it was to end, however late somebody looks."""
    over = any(isinstance(event, Woken) and event.by is None for event in events)
    return min(ticket.snoozed_until or now, now) if over else now


def _never_was(ticket: Ticket, failed: set[str]) -> bool:
    return bool(ticket.waiting_for) and ticket.snoozed_until is None and failed.issuperset(ticket.waiting_for)


def _moved(target: Target, ticket: Ticket, moment: Moment, until: datetime | None, undone: tuple[Rest, ...]) -> Target:
    """*target* after a pause that ended at *until*, if one did. What was over when it began stays over."""
    if target.clock is Clock.CUSTOMER:
        return target
    calendar = moment.program.calendar_of(ticket.team)
    due = target.due
    if until is not None and ticket.paused_since is not None and due > ticket.paused_since:
        due = calendar.add(until, calendar.between(ticket.paused_since, due))
    began = _began(target, ticket)
    for rest in reversed(undone):
        if began <= rest.since < due:
            due = _earlier(due, began, calendar.between(rest.since, rest.until), calendar)
    return replace(target, due=due)


def _earlier(due: datetime, began: datetime, rested: timedelta, calendar: Calendar) -> datetime:
    return calendar.add(began, calendar.between(began, due) - rested)


def _began(target: Target, ticket: Ticket) -> datetime:
    """When the target's time began to run."""
    if target is ticket.reply and ticket.wrote_at is not None:
        return ticket.wrote_at
    return ticket.since or ticket.submitted_at
