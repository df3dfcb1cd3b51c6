"""What workflows in shadow would have done: counted from the kept answers whenever somebody asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import notifications as n
from bot.conditions import Verdict
from bot.errors import Reason, Refusal
from bot.feedback import CustomerId
from bot.kept import FiledFeedback
from bot.moment import Moment
from bot.past import Past
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


def looked_over(since: datetime, until: datetime, views: Views, program: Program) -> Tally:
    """What came in in that time; where conditions ask for it, with what each customer had told us before."""
    answers = views.received(since, until)
    customers = {filed.customer for filed in answers if filed.customer} if program.asks_history else set()
    return tally(answers, program, views.pasts(customers) if customers else {})


def tally(answers: Iterable[FiledFeedback], program: Program, pasts: Mapping[CustomerId, Past]) -> Tally:
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
        past = pasts.get(filed.customer or "", Past())
        route = program.route(filed.feedback, past.history_then(filed.feedback) if program.asks_history else None)
        # what a pause holds back was caught, whatever the program says by now
        uncaught = filed.ticket is None and route.workflow is None and not filed.held_by
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
    found = looked_over(until - timedelta(days=days), until, views, moment.program)
    theirs = (each for each in stands(found, moment.program) if not set(seen).isdisjoint(each.teams))
    return n.Shadows(shadows=tuple(theirs), days=days, answers=found.answers)


def _may_see(person: Person, team: str, program: Program) -> bool:
    return person.role is not Role.FRONTLINE and may_see_team(person, team, program)
