"""What `/loop sla` and `/loop map` answer."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot.maps.program_map import team_name
from bot.metrics import METRICS
from bot.notifications import MapShown, TargetsShown, WorkflowRow
from bot.program import Program, Workflow


def targets_shown(program: Program, teams: Collection[str] = ()) -> TargetsShown:
    """
    Of the workflows that open tickets; the others promise nothing yet.

    Whoever works in some *teams* is told first of those: what another place
    promises is not theirs to keep.
    """
    in_use = [each for each in program.workflows if each.rollout.opens_tickets]
    own = [each for each in in_use if not frozenset(teams).isdisjoint(program.teams_of(each))]
    return TargetsShown(
        company=program.program.name,
        workflows=_rows(program, own or in_use, teams if own else ()),
        others=_rows(program, [each for each in in_use if each not in own]) if own else (),
        metrics=tuple((metric.name, metric.definition) for metric in METRICS),
    )


def map_shown(program: Program, unset: tuple[str, ...]) -> MapShown:
    """Without a link; *unset* are the settings that one needs and that are not there."""
    return MapShown(company=program.program.name, workflows=_rows(program, program.workflows), unset=unset)


def with_link(map_: MapShown, url: str, until: datetime, zone: str) -> MapShown:
    return replace(map_, url=url, until=until, zone=zone)


def _rows(program: Program, workflows: Iterable[Workflow], of: Collection[str] = ()) -> tuple[WorkflowRow, ...]:
    """With the names of all their teams, or *of* some alone."""
    return tuple(
        WorkflowRow(
            name=each.name,
            rollout=each.rollout,
            team_name=", ".join(team_name(program, team) for team in program.teams_of(each) if not of or team in of),
            first_contact=program.sla_of(each).first_contact,
            resolve=program.sla_of(each).resolve,
        )
        for each in workflows
    )
