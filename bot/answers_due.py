"""What follows, and when, after a customer wrote again, or stayed silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.deadlines import target
from bot.hours import at_a_mark, hours_of, width_of
from bot.moment import Moment
from bot.people import PersonId
from bot.ticket import Status, Target, Ticket


def reply_due(ticket: Ticket, at: datetime, moment: Moment) -> Target:
    """By when somebody who wrote again at *at* hears from us: as long after it as for a first answer."""
    first = ticket.first_contact
    return target(moment.program, ticket.team, first.clock, timedelta(seconds=first.within_seconds), at)


@dataclass(frozen=True, slots=True)
class ToTell:
    """Who is told that the customer wrote, and when."""

    person: PersonId
    at: datetime


def to_tell(ticket: Ticket, moment: Moment) -> ToTell | None:
    """
    Whoever had the ticket as the customer wrote, in their hours.

    What is resolved does not go back to the team by itself. Where its owner is
    away until after the answer is due, or left, their lead is told instead, or
    else the program's owner: whoever can be told in time, or first.
    """
    if ticket.to_tell is None or not ticket.heard or (ticket.wrote_at is None and ticket.owner == ticket.to_tell):
        return None
    owners = _told(ticket.to_tell, ticket, moment)
    if ticket.is_live or (owners is not None and not _comes_back_late(owners, ticket, moment)):
        return owners
    team = moment.program.teams.get(ticket.team)
    others = (*((team.lead,) if team else ()), moment.program.program.owner)
    everybody = [told for each in others if (told := _told(each, ticket, moment)) is not None]
    in_time = [told for told in everybody if told.at <= ticket.heard[-1].reply.due]
    late = (*((owners,) if owners else ()), *everybody)
    return in_time[0] if in_time else min(late, key=lambda told: told.at, default=None)


def tell_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When somebody is told that the customer wrote, or where the ticket went."""
    told = to_tell(ticket, moment)
    return told.at if told else None


def leave_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """
    When it goes to the team instead of waiting for its owner: their day is over, and the answer is due before the next.

    None where the owner is there, the answer can wait, or the team does not
    work before they are back.
    """
    if ticket.owner is None or ticket.to_tell != ticket.owner or not ticket.is_live or ticket.reply is None:
        return None
    heard_at = ticket.heard[-1].heard_at
    back = _back(ticket.owner, heard_at, ticket, moment)
    team_at = at_a_mark(moment.program.calendar_of(ticket.team), heard_at, _width(ticket))
    due = ticket.reply.due if ticket.answered else min(ticket.reply.due, ticket.first_contact.due)
    if back is not None and (due >= back or team_at >= back):
        return None
    return team_at


def silent_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When waiting for the customer ends, because they stayed silent: in the hours of whoever has the ticket."""
    if ticket.status is not Status.WAITING or ticket.snoozed_until is not None or ticket.last_contact is None:
        return None
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    if workflow is None:
        return None
    wait = program.sla_of(workflow).wait
    over = moment.program.calendar_of(ticket.team).add(ticket.last_contact.at, wait)
    if ticket.owner is None or moment.program.person(ticket.owner) is None:
        return moment.program.calendar_of(ticket.team).next_open(over)
    return at_a_mark(hours_of(ticket.owner, moment.program), over, width_of(wait))


def _told(person: PersonId, ticket: Ticket, moment: Moment) -> ToTell | None:
    at = _back(person, ticket.heard[-1].heard_at, ticket, moment)
    return ToTell(person, at) if at is not None else None


def _comes_back_late(told: ToTell, ticket: Ticket, moment: Moment) -> bool:
    """After the answer is due, because they are away: a night at home is none."""
    heard = ticket.heard[-1]
    mark = at_a_mark(hours_of(told.person, moment.program), heard.heard_at, _width(ticket))
    return told.at > max(heard.reply.due, mark)


def _back(person: PersonId, since: datetime, ticket: Ticket, moment: Moment) -> datetime | None:
    """When *person* can be spoken to, at or after *since*; None where nobody knows."""
    if moment.program.person(person) is None:
        return None
    hours = hours_of(person, moment.program)
    at = at_a_mark(hours, since, _width(ticket))
    while (absence := moment.absences.at(person, at)) is not None:
        if absence.until is None:
            return None
        at = at_a_mark(hours, max(absence.until, at), _width(ticket))
    return at


def _width(ticket: Ticket) -> timedelta:
    return width_of(timedelta(seconds=ticket.first_contact.within_seconds))
