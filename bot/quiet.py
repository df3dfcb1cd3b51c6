"""A claim gone quiet: when its owner is asked about it, and when it goes back to the team."""

from datetime import datetime

from bot.calendars import Calendar
from bot.hours import at_a_mark, hours_of, reachable, width_of
from bot.moment import Moment
from bot.presence import begun_anew, when_here
from bot.program.targets import SlaPolicy
from bot.ticket import Ticket

#: So many days of theirs are looked at for a time at which a team works, too.
_FAR = 14


def ask_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When its owner is asked whether they still have it: in their hours, once they did nothing for long enough."""
    policy = _policy(ticket, moment)
    if policy is None or ticket.owner is None or ticket.asked_at is not None:
        return None
    calendar = moment.program.calendar_of(ticket.team)
    since = ticket.touched_at or ticket.owned_since or ticket.submitted_at
    at = calendar.add(since, policy.ask_after)
    back = begun_anew(ticket.owner, since, at, moment)
    if back is None:
        return None
    hours = hours_of(ticket.owner, moment.program)
    width = width_of(policy.ask_after)
    mark = reachable(hours, at_a_mark(hours, calendar.add(back, policy.ask_after), width), moment.now, width)
    return when_here(ticket.owner, mark, moment, width)


def give_back_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When it goes back to its team: they had their time to answer in their own hours, and both work then."""
    policy = _policy(ticket, moment)
    if policy is None or ticket.owner is None or ticket.asked_at is None:
        return None
    hours, calendar = hours_of(ticket.owner, moment.program), moment.program.calendar_of(ticket.team)
    at = hours.add(ticket.asked_at, policy.give_back_after)
    back = begun_anew(ticket.owner, ticket.asked_at, at, moment)
    if back is None:
        return None
    # the later of the two, where nobody looked in time: it goes back while its team works
    return _when_both_work(max(hours.add(back, policy.give_back_after), moment.now), hours, calendar)


def _when_both_work(at: datetime, hours: Calendar, team: Calendar) -> datetime:
    """From *at* on; where their hours hardly ever meet, when the team works."""
    both = at
    for _ in range(_FAR):
        both = team.next_open(both)
        if hours.is_open(both):
            return both
        both = hours.next_open(both)
    return team.next_open(at)


def _policy(ticket: Ticket, moment: Moment) -> SlaPolicy | None:
    """
    Of a claim before the first answer; afterwards its owner may have to wait for somebody else.

    Whoever left the program is not asked: their tickets go back by themselves.
    """
    waits = ticket.is_live and not ticket.answered
    if not waits or ticket.pending or ticket.paused_since is not None:
        return None
    if ticket.owner is None or moment.program.person(ticket.owner) is None:
        return None
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return program.sla_of(workflow) if workflow else None
