"""The look at the routes, at night and after a change: what is wrong with the ways to teams and people, said once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.effects import Address, Priority, Send, to_operator, to_person
from bot.known_routes import Fault, KnownRoutes, WrongRoute
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import Needs, UnitOfWork
from bot.program import Program
from bot.program.people import Conversation

#: What it is called in the outbox.
WRONG_ROUTES = "wrong_routes"
#: In the program's zone; nobody waits for anything then, and the day is there to put it right.
_NIGHT = time(4)


def next_look(person: PersonId, after: datetime, moment: Moment) -> datetime | None:
    """The next night; there is one look for all, and the program's owner stands for it."""
    program = moment.program.program
    if person != program.owner:
        return None
    zone = ZoneInfo(program.zone)
    today = after.astimezone(zone).date()
    nights = (datetime.combine(today + timedelta(days=days), _NIGHT, zone) for days in range(2))
    return next(night for night in nights if night > after).astimezone(after.tzinfo)


def look_over(desk: UnitOfWork, owner: PersonId) -> None:
    """
    Say what is wrong, to whoever runs the bot; nothing, where it is the same as last time.

    That all of it is put right is said, too, and so the same fault can be said
    again when it comes back.
    """
    known = desk.known_routes()
    subject = _kept(tuple(wrong_routes(known, desk.moment.program)))
    if subject == (known.said or _kept(())):
        return
    desk.say(
        Send(
            key=f"{WRONG_ROUTES} / {desk.moment.now.isoformat()}",
            notification=WRONG_ROUTES,
            to=_to(desk.moment.program),
            priority=Priority.POST,
            subject=subject,
        )
    )


@dataclass(frozen=True, slots=True)
class LookAtRoutes:
    """The same look by day, because the program has just named other people or teams."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        look_over(desk, desk.moment.program.program.owner)


def _to(program: Program) -> Address:
    """A person is told in their own hours."""
    return to_operator() if program.program.operator else to_person(program.program.owner)


def _kept(routes: tuple[WrongRoute, ...]) -> str:
    # about no lane: it stands there as in every alarm
    return json.dumps({"lane": "", "routes": [[route.fault, route.about, route.why] for route in routes]})


def read(subject: str) -> tuple[WrongRoute, ...]:
    """What was kept."""
    return tuple(WrongRoute(Fault(fault), about, why) for fault, about, why in json.loads(subject)["routes"])


def wrong_routes(known: KnownRoutes, program: Program) -> Iterator[WrongRoute]:
    """
    Teams first, each with one fault; then people.

    Of a chat that nobody of ours is known in yet, nothing can be said.
    """
    if not known.platforms:
        return
    for team in program.teams:
        yield from _wrong_with_team(team, known, program)
    leads = {team.lead for team in program.teams.values()}
    for email in program.people:
        if email not in leads:
            yield from _wrong_with_person(email, known)


def _wrong_with_team(name: str, known: KnownRoutes, program: Program) -> Iterator[WrongRoute]:
    team = program.teams[name]
    if not _places(team.conversation) & known.platforms:
        yield WrongRoute(Fault.NOWHERE, name)
    elif name in known.blocked:
        yield WrongRoute(Fault.BLOCKED, name, known.blocked[name])
    elif known.newest.get(name) in _ids(team.fallback) - _ids(team.conversation):
        yield WrongRoute(Fault.ELSEWHERE, name)
    if team.lead not in known.here:
        yield WrongRoute(Fault.NO_LEAD, name)


def _places(conversation: Conversation) -> frozenset[str]:
    named = {"slack": conversation.slack, "teams": conversation.teams}
    return frozenset(platform for platform, id in named.items() if id)


def _ids(conversation: Conversation | None) -> frozenset[str]:
    return frozenset(id for id in (conversation.slack, conversation.teams) if id) if conversation else frozenset()


def _wrong_with_person(email: PersonId, known: KnownRoutes) -> Iterator[WrongRoute]:
    if email in known.closed:
        yield WrongRoute(Fault.CLOSED, email)
    elif email not in known.here:
        yield WrongRoute(Fault.UNKNOWN, email)


def lead_of(email: PersonId, program: Program) -> PersonId | None:
    """Who leads the team that somebody is in; nobody, where that is they themselves."""
    person = program.person(email)
    team = program.teams.get(person.team) if person is not None else None
    return team.lead if team is not None and team.lead != email else None
