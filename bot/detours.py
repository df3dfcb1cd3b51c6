"""Detours: where a message goes that cannot go where it should, and how it is said there."""

from collections.abc import Iterator
from datetime import timedelta

from bot import notifications as n
from bot.effects import Address, Place, to_fallback, to_person, to_team
from bot.errors import Blocked, DeliveryError, PermanentFailure
from bot.moment import Moment
from bot.people import PersonId
from bot.program import Program
from bot.telling import team_name, who

#: So long whoever runs the bot has time to put it right.
PATIENCE = timedelta(minutes=15)


def is_time(trouble: DeliveryError, blocked_for: timedelta) -> bool:
    """Whether it takes another way now; *blocked_for* is how long its conversation cannot be posted to."""
    return isinstance(trouble, PermanentFailure) or (isinstance(trouble, Blocked) and blocked_for >= PATIENCE)


def detours(to: Address, said: n.Notification, moment: Moment) -> Iterator[tuple[Address, n.Notification]]:
    """
    Where *said* could go instead of *to*, the best first, and how it is said there.

    Nobody takes a detour for a line under a card. What is for one person and
    about no ticket takes none either: of a morning their lead hears otherwise,
    once.
    """
    elsewhere = _said_elsewhere(to, said, moment.program)
    if elsewhere is not None:
        yield from ((way, elsewhere) for way in _ways(to, said, moment))


def _ways(to: Address, said: n.Notification, moment: Moment) -> Iterator[Address]:
    program = moment.program
    match to.place:
        case Place.TEAM:
            team = program.teams.get(to.name)
            if team is not None and team.fallback is not None:
                yield to_fallback(to.name)
        case Place.OPERATOR if program.program.operator is not None:
            yield to_person(program.program.owner)
        case Place.PERSON:
            yield from _ways_around(to.name, said, moment)


def _ways_around(email: PersonId, said: n.Notification, moment: Moment) -> Iterator[Address]:
    """Their team; of whoever is in none, the lead of the ticket's team or who stands in, and then that team."""
    program = moment.program
    person, about = program.person(email), n.tickets_in(said)
    if person is not None and person.team in program.teams:
        yield to_team(person.team)
    elif about and about[0].team in program.teams:
        lead = program.teams[about[0].team].lead
        if moment.is_away(lead):
            lead = moment.stands_in(lead) or email
        if lead != email:
            yield to_person(lead)
        yield to_team(about[0].team)


def _said_elsewhere(to: Address, said: n.Notification, program: Program) -> n.Notification | None:
    if to.place is Place.OPERATOR:
        return said
    if to.place is Place.TEAM:
        return n.Elsewhere(said=said, team_name=team_name(to.name, program))
    about = n.tickets_in(said)
    if to.place is not Place.PERSON or not about:
        return None
    return n.CouldNotTell(about=about[0], person=who(to.name, program), more=len(about) - 1)
