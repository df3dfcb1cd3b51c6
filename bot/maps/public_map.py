"""
What a company may publish of its program: by when customers hear from whom.

Teams by name and the hours they work, and for each team the longest time that
any of its workflows allows: which feedback is answered sooner, nobody outside is
told, or some would write it only for that. Nothing is promised of what reaches
only some customers (a pilot, a workflow with a scope), and of a restricted team
nobody outside hears: who reads its name learns what it is for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.maps.program_map import team_name
from bot.policies import is_above
from bot.program import CalendarEntry, Clock, Program, Rollout, Target, Workflow
from bot.program.escalations import Goal, Missed, Whom


@dataclass(frozen=True, kw_only=True)
class TeamPromise:
    team: str
    #: The longest on each clock that is in use; the later of them counts.
    first_contact: tuple[Target, ...]
    resolve: tuple[Target, ...]
    #: None where it has none of its own; then its times run day and night.
    calendar: CalendarEntry | None
    is_always_there: bool
    #: Whether, whatever the matter, somebody responsible hears of it when a first answer is late.
    lateness_is_told: bool
    close_after: timedelta


@dataclass(frozen=True, kw_only=True)
class PublicMap:
    company: str
    promises: tuple[TeamPromise, ...]


def public_map(program: Program) -> PublicMap:
    """
    Teams that answer whoever writes, with the longest time of all their workflows in use.

    Of a pilot, too: whoever it reaches is promised no more than it keeps. Where its
    scope keeps it from a team, that team's customers are promised as without it.
    """
    in_use = [each for each in program.workflows if each.rollout.opens_tickets]
    for_all = [each for each in in_use if each.rollout is Rollout.LIVE and each.scope is None]
    named = dict.fromkeys(team for each in for_all for team in program.teams_of(each))
    teams = [team for team in named if not program.teams[team].restricted]
    promises = (_promise(program, team, [w for w in in_use if team in program.teams_reached_by(w)]) for team in teams)
    return PublicMap(company=program.program.name, promises=tuple(promises))


def _promise(program: Program, team: str, workflows: list[Workflow]) -> TeamPromise:
    policies = [program.sla_of(each) for each in workflows]
    calendar = program.calendars.get(program.teams[team].calendar)

    def on_a_clock(target: Target) -> Target:
        """Without hours of its own a team's clock is everybody's."""
        return target if calendar else target.model_copy(update={"clock": Clock.CUSTOMER})

    return TeamPromise(
        team=team_name(program, team),
        first_contact=_longest(on_a_clock(policy.first_contact) for policy in policies),
        resolve=_longest(on_a_clock(policy.resolve) for policy in policies),
        calendar=calendar,
        is_always_there=program.teams[team].is_always_there,
        lateness_is_told=all(_lateness_is_told(program, each) for each in workflows),
        close_after=min(program.close_after(each) for each in workflows),
    )


def _longest(targets: Iterable[Target]) -> tuple[Target, ...]:
    longest: dict[Clock, Target] = {}
    for target in targets:
        longest[target.clock] = max(target, longest.get(target.clock, target), key=lambda each: each.within)
    return tuple(longest[clock] for clock in Clock if clock in longest)


def _lateness_is_told(program: Program, workflow: Workflow) -> bool:
    steps = program.escalations.get(workflow.escalation or "", ())
    late = (step for step in steps if isinstance(step.after, Missed) and step.after.target is Goal.FIRST_CONTACT)
    return any(Whom.LEAD in step.notify or is_above(step) for step in late)
