"""What changes when the staff's clock stops, stands still, and runs again."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot import heard
from bot.changes.change import Change
from bot.ticket import Due, Status, Ticket
from bot.waiting import Rest, StayedSilent


def paused(before: Ticket, after: Ticket, event: e.Event, at: datetime) -> Ticket:
    """
    *after* with the time since when the staff's clock stands still: while it is snoozed, or waits for its customer.

    Where the reason becomes another one, the calendar another team's, or the
    deadlines are counted anew, the pause begins anew.
    """
    waits = after.status is Status.WAITING
    if not waits and (not after.is_live or after.snoozed_until is None):
        since = None
    elif before.paused_since is None or _why(before) != _why(after) or isinstance(event, _ANEW):
        since = at
    else:
        since = before.paused_since
    waiting_for = after.waiting_for if waits else ()
    if (since, waiting_for) == (after.paused_since, after.waiting_for):
        return after
    return replace(after, paused_since=since, waiting_for=waiting_for)


_ANEW = (e.DeadlinesMoved, e.Absorbed)


def _why(ticket: Ticket) -> tuple[object, ...]:
    return ticket.snoozed_until is not None, ticket.status is Status.WAITING, ticket.waiting_for, ticket.team


def _deadlines_moved(ticket: Ticket, event: e.DeadlinesMoved, at: datetime) -> Ticket:
    """The owner was reminded of a deadline, wherever it moves."""
    moved = replace(
        ticket,
        first_contact=event.first_contact,
        resolve=event.resolve,
        heard=heard.moved(ticket.heard, at=ticket.wrote_at, reply=event.reply) if event.reply else ticket.heard,
        rests=(*ticket.rests, *_rest(ticket, at)),
    )
    return replace(moved, nudged=tuple((_renamed(name, ticket, moved), share) for name, share in ticket.nudged))


def _rest(ticket: Ticket, at: datetime) -> tuple[Rest, ...]:
    since = ticket.paused_since
    if since is None or ticket.snoozed_until is not None or not ticket.waiting_for:
        return ()
    return (Rest(since=since, until=at, messages=ticket.waiting_for),)


def _renamed(name: str, before: Ticket, after: Ticket) -> str:
    due: tuple[Due, ...] = ("first_contact", "resolve", "reply")
    return next((after.deadline(of) for of in due if before.deadline(of) == name), name)


def without(rests: tuple[Rest, ...], message: str) -> tuple[Rest, ...]:
    """*rests* as if *message* had never arrived."""
    left = (replace(rest, messages=tuple(m for m in rest.messages if m != message)) for rest in rests)
    return tuple(rest for rest in left if rest.messages)


def _stayed_silent(ticket: Ticket, event: StayedSilent, at: datetime) -> Ticket:
    return replace(ticket, status=Status.OPEN)


CHANGES: dict[type[e.Event], Change] = {
    e.DeadlinesMoved: _deadlines_moved,
    StayedSilent: _stayed_silent,
}
