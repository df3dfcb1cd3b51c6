"""Who answers, and how a ticket comes to its owner."""

from collections.abc import Iterator

from blocks.maps.page import Words
from blocks.wording import listed, plural, spaced
from bot.maps import TeamMap, WorkflowMap
from bot.people import Role
from bot.program.people import Assign
from bot.program.remedies import label_of

_ATTRIBUTE = "customer.attributes."
_WAYS = {
    Assign.IN_TURN: "tickets go round, up to {most} open ones each",
    Assign.QUEUE: "tickets are taken one after the other",
}


def owned(map_: WorkflowMap) -> Words:
    return ("; ".join(_said(map_)),)


def _said(map_: WorkflowMap) -> Iterator[str]:
    workflow = map_.workflow
    if workflow.owner:
        yield f"first of all the customer's {spaced(workflow.owner.removeprefix(_ATTRIBUTE))}"
    if map_.otherwise is None:
        yield _team(map_.teams[0])
    else:
        placed = [each.name for each in map_.teams if each.team.locations]
        yield f"the team that looks after the place ({listed(placed, 'or')}; who that is stands below)"
        yield f"from anywhere else {_team(map_.otherwise)}"
    if workflow.training:
        yield f"only people who are trained for it ({label_of(workflow.training).lower()})"


def ways(team: TeamMap) -> str:
    """Which places a team looks after, and how its tickets come to their owners, where that is not by claiming."""
    return "; ".join(
        [
            *([f"looks after {listed(team.team.locations)}"] if team.team.locations else []),
            *([_WAYS[team.team.assign].format(most=team.team.most_open)] if team.team.assign in _WAYS else []),
            *(["what is said there stays with them"] if team.team.restricted else []),
        ]
    )


def _team(team: TeamMap) -> str:
    return f"{team.name}: {_who(team)}, led by {team.lead}{_kept(team)}"


def _who(team: TeamMap) -> str:
    front = [person.name for person in team.people if person.role is not Role.LEAD]
    front += [f"whoever is in {group}" for group in team.team.members]
    if team.team.assign is Assign.IN_TURN:
        most = plural(team.team.most_open, "open ticket")
        return f"{listed(front) or 'whoever is there'} in turn, up to {most} each"
    taken = "whoever takes it"
    if team.team.assign is Assign.QUEUE:
        taken = "whoever takes it, the most urgent first"
    return f"{listed(front, 'or')}, {taken}" if front else taken


def _kept(team: TeamMap) -> str:
    return "; what is said there stays with them" if team.team.restricted else ""
