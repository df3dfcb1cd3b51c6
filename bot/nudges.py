"""When whoever has a ticket is reminded of it, and of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.calendars import Calendar
from bot.hours import at_a_mark, hours_of, last_mark
from bot.moment import Moment
from bot.people import PersonId
from bot.program.targets import Clock
from bot.ticket import Due, Target, Ticket

#: A promise is remembered this long before its time, so that it can still be kept.
_BEFORE_A_PROMISE = timedelta(hours=2)
#: Of what has one moment only.
_WHOLE = 1.0


@dataclass(frozen=True, slots=True)
class Nudge:
    """A reminder: of which deadline, after which share of its time, and when the owner can be reached."""

    of: Due
    share: float
    at: datetime


def nudges(ticket: Ticket, moment: Moment) -> Iterator[Nudge]:
    """
    The next reminder of each thing that is due next, or the latest that was missed.

    In the owner's own hours, at ten-minute marks. What came before they had the
    ticket is nobody's fault, and what would come after the deadline is too late
    to help.
    """
    owner = ticket.owner
    if owner is None or not ticket.is_live or ticket.quiet or ticket.paused_since is not None:
        return
    if moment.program.person(owner) is None:
        return
    for of in _due_next(ticket):
        coming = [nudge for nudge in _all(ticket, of, owner, moment) if not ticket.was_nudged(nudge.of, nudge.share)]
        late = [nudge for nudge in coming if nudge.at <= moment.now]
        yield from late[-1:] or coming[:1]


def _due_next(ticket: Ticket) -> Iterator[Due]:
    if not ticket.answered:
        yield "first_contact"
    elif ticket.promise is None:
        yield "resolve"
    if ticket.promise is not None:
        yield "promise"


def _all(ticket: Ticket, of: Due, owner: PersonId, moment: Moment) -> Iterator[Nudge]:
    hours = hours_of(owner, moment.program)
    if of == "promise":
        yield from _of_promise(ticket, hours)
        return
    target = ticket.first_contact if of == "first_contact" else ticket.resolve
    for share in _shares(ticket, moment):
        passed = _after(target, share, ticket, moment)
        at = at_a_mark(hours, passed)
        if passed > (ticket.owned_since or passed) and at < target.due:
            yield Nudge(of, share, at)


def _shares(ticket: Ticket, moment: Moment) -> tuple[float, ...]:
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return tuple(sorted(program.sla_of(workflow).nudge)) if workflow else ()


def _after(target: Target, share: float, ticket: Ticket, moment: Moment) -> datetime:
    """When *share* of the target's time has passed, on its own clock; what a pause took does not count."""
    within = timedelta(seconds=target.within_seconds)
    left = within * (1 - share)
    if target.clock is Clock.CUSTOMER:
        return target.due - left
    calendar = moment.program.calendar_of(ticket.team)
    since = ticket.since or ticket.submitted_at
    return calendar.add(since, max(calendar.between(since, target.due) - left, timedelta()))


def _of_promise(ticket: Ticket, hours: Calendar) -> Iterator[Nudge]:
    """Before it is due, also where that is the evening before; once, however soon it is due."""
    if ticket.promise is None:
        return
    made = max([ticket.submitted_at, *(c.at for c in ticket.contacts), *(t.at for t in ticket.tries)])
    at = last_mark(hours, ticket.promise.due - _BEFORE_A_PROMISE)
    if at <= made:
        at = at_a_mark(hours, made)
    if made < at < ticket.promise.due:
        yield Nudge("promise", _WHOLE, at)
