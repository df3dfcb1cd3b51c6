"""What workflows in shadow would have done: counted from the kept answers whenever somebody asks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from bot import notifications as n
from bot.conditions import Verdict
from bot.errors import Reason, Refusal
from bot.kept import FiledFeedback
from bot.moment import Moment
from bot.people import Person, Role
from bot.ports import Views
from bot.program import Program, Rollout, Route
from bot.rights import may_see_team
from bot.telling import team_name

_DAYS = 30


@dataclass(slots=True)
class Tally:
    """Of the answers of a period: how many came, and what became of them."""

    answers: int = 0
    uncaught: list[FiledFeedback] = field(default_factory=list)
    #: Of those that no workflow caught, how many one in shadow would have.
    shadowed: int = 0
    #: By workflow in shadow: the tickets it would have opened, and how many of them nobody else did.
    tickets: dict[str, int] = field(default_factory=dict)
    alone: dict[str, int] = field(default_factory=dict)


def tally(answers: Iterable[FiledFeedback], program: Program) -> Tally:
    """
    *answers* looked at once more, by the program as it is now.

    Nothing was kept about them but themselves: what a shadow would have taken is
    found out again, so that whoever is forgotten is no longer counted.
    """
    shadows = {workflow.name for workflow in program.workflows if workflow.rollout is Rollout.SHADOW}
    found = Tally(tickets=dict.fromkeys(shadows, 0), alone=dict.fromkeys(shadows, 0))
    for filed in answers:
        found.answers += 1
        if filed.feedback.says_stop or filed.feedback.withdrawn:
            continue
        route = program.route(filed.feedback)
        uncaught = filed.ticket is None and route.workflow is None
        shadow = _shadow(route, shadows)
        if uncaught:
            found.uncaught.append(filed)
        if shadow is not None:
            found.tickets[shadow] += 1
            found.alone[shadow] += uncaught
            found.shadowed += uncaught
    return found


def _shadow(route: Route, shadows: set[str]) -> str | None:
    """The workflow in shadow that would have come first: before the one that opened a ticket, if one did."""
    return next((each.name for each in route.trace if each.verdict is Verdict.NOT_LIVE and each.name in shadows), None)


def stands(found: Tally, program: Program) -> tuple[n.ShadowStands, ...]:
    """Every workflow in shadow with its figures, in the program's order."""
    return tuple(
        n.ShadowStands(
            workflow=workflow.name,
            teams=program.teams_of(workflow),
            team_name=", ".join(team_name(team, program) for team in program.teams_of(workflow)),
            tickets=found.tickets[workflow.name],
            alone=found.alone[workflow.name],
        )
        for workflow in program.workflows
        if workflow.name in found.tickets
    )


def shadows(person: Person, views: Views, moment: Moment, days: int = _DAYS) -> n.Shadows:
    """What workflows in shadow would have done in the last *days*, for the teams that *person* answers for."""
    seen = [team for team in moment.program.teams if _may_see(person, team, moment.program)]
    if not seen:
        raise Refusal(Reason.NOT_ALLOWED)
    until = moment.now + timedelta(microseconds=1)
    found = tally(views.received(until - timedelta(days=days), until), moment.program)
    theirs = (each for each in stands(found, moment.program) if not set(seen).isdisjoint(each.teams))
    return n.Shadows(shadows=tuple(theirs), days=days, answers=found.answers)


def _may_see(person: Person, team: str, program: Program) -> bool:
    return person.role is not Role.FRONTLINE and may_see_team(person, team, program)
