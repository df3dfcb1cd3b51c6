"""Who answers, and how a ticket comes to its owner."""

from collections.abc import Iterator

from blocks.maps.page import Words
from blocks.wording import listed, plural, spaced
from bot.maps import TeamMap, WorkflowMap
from bot.people import Role
from bot.program.people import Assign
from bot.program.remedies import label_of

_ATTRIBUTE = "customer.attributes."


def owned(map_: WorkflowMap) -> Words:
    return ("; ".join(_said(map_)),)


def _said(map_: WorkflowMap) -> Iterator[str]:
    workflow = map_.workflow
    if workflow.owner:
        yield f"first of all the customer's {spaced(workflow.owner.removeprefix(_ATTRIBUTE))}"
    if map_.otherwise is None:
        yield _team(map_.teams[0])
    else:
        placed = [each for each in map_.teams if each.team.locations]
        yield from (f"from {listed(each.team.locations, 'or')}: {_team(each)}" for each in placed)
        yield f"from anywhere else: {_team(map_.otherwise)}"
    if workflow.training:
        yield f"only people who are trained for it ({label_of(workflow.training).lower()})"


def _team(team: TeamMap) -> str:
    return f"{team.name}: {_who(team)}, led by {team.lead}{_kept(team)}"


def _who(team: TeamMap) -> str:
    front = [person.name for person in team.people if person.role is not Role.LEAD]
    if team.team.assign is Assign.IN_TURN:
        most = plural(team.team.most_open, "open ticket")
        return f"{listed(front) or 'whoever is there'} in turn, up to {most} each"
    taken = "whoever takes it"
    if team.team.assign is Assign.QUEUE:
        taken = "whoever takes it, the most urgent first"
    return f"{listed(front, 'or')}, {taken}" if front else taken


def _kept(team: TeamMap) -> str:
    return "; what is said there stays with them" if team.team.restricted else ""
