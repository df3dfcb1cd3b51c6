"""The map as a picture: from the source to the condition, the team, and the steps that follow if nobody answers."""

from datetime import date
from typing import Final

from blocks.cutting import cut
from blocks.maps.boxes import Box, Column, diagram
from blocks.maps.conditions import in_words
from blocks.maps.names import titled
from blocks.maps.page import Code, Words
from blocks.maps.reference import works
from blocks.maps.spans import day, within
from blocks.maps.steps import sentences
from blocks.maps.templating import TEMPLATES
from blocks.maps.workflows import ROLLOUTS
from blocks.wording import listed
from bot.maps import PolicyMap, ProgramMap, TeamMap, WorkflowMap
from bot.maps.expressions import in_one_line
from bot.program.remedies import label_of

_TOP: Final = 96.0
#: As much of a line below a title as a box has room for.
_MARK: Final = 52


def svg(map_: ProgramMap, on: date) -> str:
    """The picture as it stands *on* that day: one SVG file that needs nothing else."""
    program = map_.program
    columns = (
        Column("Feedback comes in", 170, tuple(Box(titled(name)) for name in program.sources)),
        Column("The first that fits", 380, tuple(_workflow(each) for each in map_.workflows)),
        Column("Who answers", 200, tuple(_team(each, map_) for each in map_.teams if _answers(each, map_))),
        Column("If nobody answers in time", 390, tuple(_policy(each, map_.owner) for each in map_.policies)),
    )
    drawn = diagram(columns, _TOP)
    title = f"How {program.program.name} answers its customers"
    about = f"Workflow map of {day(on)}, revision {program.revision}"
    return TEMPLATES.get_template("map.svg").render(diagram=drawn, title=title, about=about)


def _answers(team: TeamMap, map_: ProgramMap) -> bool:
    return any(team in each.teams for each in map_.workflows)


def _workflow(map_: WorkflowMap) -> Box:
    condition = in_one_line(map_.workflow.when)
    sla = map_.sla
    fast = f"First answer {within(sla.first_contact)}, solved {within(sla.resolve)}."
    rollout = map_.workflow.rollout
    return Box(
        f"{map_.place}. {label_of(map_.workflow.name)}",
        (f"If {_plain(in_words(condition) or (condition,))}.", fast),
        mark=ROLLOUTS[rollout],
        faint=not rollout.opens_tickets,
        leads_to=tuple(team.name for team in map_.teams),
    )


def _plain(words: Words) -> str:
    return "".join(piece.written if isinstance(piece, Code) else piece for piece in words)


def _team(team: TeamMap, map_: ProgramMap) -> Box:
    people = ", ".join(person.name for person in team.people)
    policies = tuple(_title(policy) for policy in map_.policies if policy.team is team)
    return Box(team.name, (people, f"Hours: {works(team)}"), leads_to=policies)


def _title(policy: PolicyMap) -> str:
    return f"{label_of(policy.name)}, in {policy.team.name}" if policy.name else f"In {policy.team.name}"


def _policy(policy: PolicyMap, owner: str) -> Box:
    used = listed([label_of(name) for name in policy.workflows])
    steps = tuple(_plain(words) for words in sentences(policy, owner))
    return Box(_title(policy), steps, mark=cut(f"for {used}", _MARK), is_chain=True)
