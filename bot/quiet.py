"""A claim gone quiet: when its owner is asked about it, and when it goes back to the team."""

from datetime import datetime

from bot.hours import at_a_mark, hours_of
from bot.moment import Moment
from bot.program.targets import SlaPolicy
from bot.ticket import Ticket


def ask_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When its owner is asked whether they still have it: in their hours, once they did nothing for long enough."""
    policy = _policy(ticket, moment)
    if policy is None or ticket.owner is None or ticket.asked_at is not None:
        return None
    calendar = moment.program.calendar_of(ticket.team)
    since = ticket.touched_at or ticket.owned_since or ticket.submitted_at
    return at_a_mark(hours_of(ticket.owner, moment.program), calendar.add(since, policy.ask_after))


def give_back_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When it goes back to its team, which works then."""
    policy = _policy(ticket, moment)
    if policy is None or ticket.asked_at is None:
        return None
    calendar = moment.program.calendar_of(ticket.team)
    return calendar.next_open(calendar.add(ticket.asked_at, policy.give_back_after))


def _policy(ticket: Ticket, moment: Moment) -> SlaPolicy | None:
    """Of a claim before the first answer; afterwards its owner may have to wait for somebody else."""
    waits = ticket.is_live and ticket.owner is not None and not ticket.answered
    if not waits or ticket.pending or ticket.paused_since is not None:
        return None
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return program.sla_of(workflow) if workflow else None
