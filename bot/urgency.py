"""Which of several tickets comes first."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from bot.program.targets import Clock
from bot.ticket import Target, Ticket

Place = tuple[bool, bool, bool, datetime, int]


def by_urgency(tickets: Iterable[Ticket], now: datetime, unwanted: Collection[int] = ()) -> list[Ticket]:
    """
    *tickets*, the most urgent first.

    What is late comes first, the longest late of it before the rest; then what
    presses most; then the *unwanted*, by number: their customers want no
    contact, so nobody waits for an answer; what is snoozed comes last.
    """
    return sorted(tickets, key=lambda ticket: _place(ticket, now, unwanted))


def is_asleep(ticket: Ticket, now: datetime) -> bool:
    """Whether somebody put it off until later."""
    return ticket.snoozed_until is not None and ticket.snoozed_until > now


def _place(ticket: Ticket, now: datetime, unwanted: Collection[int]) -> Place:
    late = ticket.due < now
    return (
        is_asleep(ticket, now),
        ticket.number in unwanted,
        not late,
        ticket.due if late else presses_from(ticket),
        ticket.number,
    )


def presses_from(ticket: Ticket) -> datetime:
    """
    When the next thing would be due if every clock ran day and night.

    An hour on the staff's clock that begins on a Saturday ends on Monday, and
    is an hour all the same: it may not stand behind a day of anybody else's.
    """
    if ticket.owes:
        return ticket.due
    if not ticket.answered:
        return _day_and_night(ticket.first_contact, ticket.since or ticket.submitted_at)
    solved = _day_and_night(ticket.resolve, ticket.submitted_at)
    if ticket.reply and ticket.wrote_at:
        solved = min(solved, _day_and_night(ticket.reply, ticket.wrote_at))
    return min(ticket.promise.due, solved) if ticket.promise else solved


def working_time(ticket: Ticket) -> timedelta | None:
    """What a deadline gave in working time, where that is why a ticket stands before others that are due earlier."""
    if not ticket.is_live or presses_from(ticket) == ticket.due:
        return None
    target = ticket.target
    return timedelta(seconds=target.within_seconds) if target.clock is Clock.STAFF else None


def _day_and_night(target: Target, since: datetime) -> datetime:
    return min(target.due, since + timedelta(seconds=target.within_seconds))
