"""When something is due, on the clock that its target names."""

from datetime import datetime, timedelta

from bot.hours import hours_of
from bot.people import PersonId
from bot.program import Program
from bot.program.targets import Clock
from bot.ticket import Target, Ticket

#: What is due so soon after the team's hours is due by their end: everybody knows.
_WORTH_SAYING = timedelta(hours=1)


def target(program: Program, team: str, clock: Clock, within: timedelta, since: datetime) -> Target:
    """A target that begins to run at *since*, for *team*'s calendar as it is today."""
    due = since + within if clock is Clock.CUSTOMER else program.calendar_of(team).add(since, within)
    return Target(due, clock, within.total_seconds())


def afresh(program: Program, ticket: Ticket, old: Target, since: datetime) -> Target:
    """*old*, beginning again."""
    return target(program, ticket.team, old.clock, timedelta(seconds=old.within_seconds), since)


def work_by(ticket: Ticket, program: Program, now: datetime, by: PersonId | None = None) -> datetime | None:
    """
    By when what is due while nobody works has to be done; None where that says nothing new.

    In the hours of *by*, or of nobody in particular: then in the team's.

    The customer's clock runs at night, too. A promise is due when its owner
    said, and whoever takes a long lunch is not told so.
    """
    if not ticket.is_live or ticket.team not in program.teams or ticket.due <= now:
        return None
    if ticket.promise is not None and ticket.promise.due == ticket.due:
        return None
    calendar = hours_of(by, program) if by is not None else program.calendar_of(ticket.team)
    last = calendar.last_open(ticket.due)
    return last if now < last <= ticket.due - _WORTH_SAYING else None


def confirmed_by(program: Program, ticket: Ticket, resolved_at: datetime) -> datetime:
    """Until when the customer of a resolved ticket may say that it is not solved."""
    workflow = program.workflow(ticket.workflow)
    return resolved_at + (program.close_after(workflow) if workflow else program.program.close_after)
