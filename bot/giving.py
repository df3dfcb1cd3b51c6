"""Whose turn it is, where a team's tickets go round among those who are on duty and have room for more."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.effects import Priority, Send, to_person
from bot.giving_reasons import Why
from bot.hours import hours_of
from bot.moment import Moment
from bot.people import PersonId, Role
from bot.ports import UnitOfWork
from bot.ticket import Ticket
from bot.training import is_trained

#: What it is called in the outbox.
NOBODY_TO_GIVE: Final = "nobody_to_give"
#: Whoever begins within this time of the first one is as good: at night, everybody who begins in the morning.
_AS_SOON = timedelta(hours=1)
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Nobody:
    """The ticket stays free, in the team's conversation; that is said, and nobody is picked at random."""

    why: Why

    def said(self, team: str, moment: Moment) -> Send:
        """To the team's lead, once a day and reason; to whoever stands in for them, if they are away."""
        program = moment.program
        lead = program.teams[team].lead
        day = moment.now.astimezone(ZoneInfo(program.program.zone)).date()
        return Send(
            key=f"team {team} / {NOBODY_TO_GIVE} {self.why} {day}",
            notification=NOBODY_TO_GIVE,
            to=to_person(moment.stands_in(lead) or program.program.owner),
            priority=Priority.POST,
            subject=f"{team} {self.why}",
        )


def whose_turn(desk: UnitOfWork, ticket: Ticket) -> PersonId | Nobody:
    """
    Whoever of its team is trained for it and works now, or begins first, and has had none for longest; or nobody.

    A lead answers customers only where nobody else is in the team.
    """
    moment, team = desk.moment, ticket.team
    everybody = [p for p in moment.program.people_of(team) if is_trained(p.email, ticket, moment)]
    pool = [p.email for p in everybody if p.role is Role.FRONTLINE] or [p.email for p in everybody]
    begins = {person: hours_of(person, moment.program).next_open(moment.now) for person in pool}
    there = [person for person in pool if moment.absences.at(person, begins[person]) is None]
    if not there:
        return Nobody(Why.AWAY if pool else Why.EMPTY)
    most = moment.program.teams[team].most_open
    has = {person: desk.owned(person) for person in there}
    room = [person for person in there if len(has[person]) < most]
    if not room:
        return Nobody(Why.FULL)
    first = min(begins[person] for person in room)
    soon = [person for person in room if begins[person] <= first + _AS_SOON]
    last = {p: max((ticket.owned_since or _NEVER for ticket in has[p]), default=_NEVER) for p in soon}
    return min(soon, key=lambda person: (last[person], len(has[person]), pool.index(person)))
