"""When something is due, on the clock that its target names."""

from datetime import datetime, timedelta

from bot.program import Program
from bot.program.targets import Clock
from bot.ticket import Target, Ticket


def target(program: Program, team: str, clock: Clock, within: timedelta, since: datetime) -> Target:
    """A target that begins to run at *since*, for *team*'s calendar as it is today."""
    due = since + within if clock is Clock.CUSTOMER else program.calendar_of(team).add(since, within)
    return Target(due, clock, within.total_seconds())


def afresh(program: Program, ticket: Ticket, old: Target, since: datetime) -> Target:
    """*old*, beginning again."""
    return target(program, ticket.team, old.clock, timedelta(seconds=old.within_seconds), since)


def confirmed_by(program: Program, ticket: Ticket, resolved_at: datetime) -> datetime:
    """Until when the customer of a resolved ticket may say that it is not solved."""
    workflow = program.workflow(ticket.workflow)
    return resolved_at + (program.close_after(workflow) if workflow else program.program.close_after)
