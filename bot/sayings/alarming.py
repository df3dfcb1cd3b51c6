"""What whoever runs the bot is told: of messages that reached nobody or are late, and of ways that lead nowhere."""

import json
from datetime import datetime

from bot import notifications as n
from bot.known_routes import Fault, WrongRoute
from bot.moment import Moment
from bot.ports import Views
from bot.routes import WRONG_ROUTES, read
from bot.sayings.say import Say
from bot.telling import team_name, who


def _nobody_was_told(subject: str, to: str, views: Views, moment: Moment) -> n.NobodyWasTold:
    about = json.loads(subject)
    return n.NobodyWasTold(
        what=about["what"],
        to=_whom(about["lane"], about["name"], moment),
        why=about["why"],
        count=about["count"],
        ticket=about["ticket"],
    )


def _told_again(subject: str, to: str, views: Views, moment: Moment) -> n.ToldAgain:
    about = json.loads(subject)
    return n.ToldAgain(to=_whom(about["lane"], about["name"], moment))


def _whom(lane: str, name: str, moment: Moment) -> str:
    return who(name, moment.program).name if lane.startswith("person:") else team_name(name, moment.program)


def _fallen_behind(subject: str, to: str, views: Views, moment: Moment) -> n.FallenBehind:
    about = json.loads(subject)
    return n.FallenBehind(
        to=_whom(about["lane"], about["name"], moment),
        count=about["count"],
        since=datetime.fromisoformat(about["since"]),
        zone=moment.program.program.zone,
        now=moment.now,
    )


def _caught_up(subject: str, to: str, views: Views, moment: Moment) -> n.CaughtUp:
    about = json.loads(subject)
    return n.CaughtUp(to=_whom(about["lane"], about["name"], moment))


def _unreachable(subject: str, to: str, views: Views, moment: Moment) -> n.Unreachable | None:
    email = json.loads(subject)["name"]
    person = moment.program.person(email)
    if person is None:
        return None
    return n.Unreachable(person=who(email, moment.program), team_name=team_name(person.team, moment.program))


def _wrong_routes(subject: str, to: str, views: Views, moment: Moment) -> n.WrongRoutes:
    return n.WrongRoutes(routes=tuple(_route(route, moment) for route in read(subject)))


def _route(route: WrongRoute, moment: Moment) -> n.RouteShown:
    program = moment.program
    if route.fault in (Fault.UNKNOWN, Fault.CLOSED):
        return n.RouteShown(fault=route.fault, to=who(route.about, program))
    team = program.teams.get(route.about)
    lead = who(team.lead, program) if team is not None and route.fault is Fault.NO_LEAD else None
    return n.RouteShown(fault=route.fault, to=team_name(route.about, program), lead=lead, why=route.why)


SAY: dict[str, Say] = {
    "nobody_was_told": _nobody_was_told,
    "told_again": _told_again,
    "fallen_behind": _fallen_behind,
    "caught_up": _caught_up,
    "unreachable": _unreachable,
    WRONG_ROUTES: _wrong_routes,
}
