"""Filling in whom a ticket may be given to: who is there now, who comes later, and who is away."""

from collections.abc import Sequence
from datetime import datetime

from bot import forms
from bot.calendars import Calendar
from bot.hours import hours_of
from bot.moment import Moment
from bot.people import PersonId
from bot.telling import maybe_who, team_name, who
from bot.ticket import Ticket
from bot.while_away import is_deserted


def colleagues(ticket: Ticket, zone: str, moment: Moment) -> forms.Colleagues:
    """The ticket's team without its owner; nobody who is away is offered, because it would be refused."""
    team = [p.email for p in moment.program.people_of(ticket.team) if p.email != ticket.owner]
    here = [
        forms.Colleague(who=who(p, moment.program), off_until=_off_until(hours_of(p, moment.program), moment))
        for p in team
        if not moment.is_away(p)
    ]
    away = [_away(p, moment) for p in team if moment.is_away(p)]
    ordered = sorted(here, key=lambda each: each.off_until or moment.now)
    return forms.Colleagues(here=tuple(ordered), away=tuple(away), zone=zone, now=moment.now)


def _away(person: PersonId, moment: Moment) -> forms.AwayColleague:
    absence = moment.absences.at(person, moment.now)
    return forms.AwayColleague(
        who=who(person, moment.program),
        back=moment.absences.back(person, moment.now),
        delegate=maybe_who(absence.delegate if absence else None, moment.program),
    )


def teams(keys: Sequence[str], moment: Moment) -> tuple[forms.TeamOffered, ...]:
    """Those that work now first, and last those of which nobody is there."""
    offered = [_team(key, moment) for key in keys]
    return tuple(sorted(offered, key=lambda each: (each.deserted, each.off_until or moment.now)))


def _team(key: str, moment: Moment) -> forms.TeamOffered:
    name = team_name(key, moment.program)
    if key not in moment.program.teams:
        return forms.TeamOffered(key=key, name=name)
    off_until = _off_until(moment.program.calendar_of(key), moment)
    return forms.TeamOffered(key=key, name=name, off_until=off_until, deserted=is_deserted(key, moment))


def _off_until(hours: Calendar, moment: Moment) -> datetime | None:
    return None if hours.is_open(moment.now) else hours.next_open(moment.now)
