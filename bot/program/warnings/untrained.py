"""Workflows that ask for a training, and teams in which none of those who take tickets has it."""

from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.people import Role
from bot.program.model import Program
from bot.program.place_checks import may_be_in


def untrained(program: Program) -> Iterator[Mistake]:
    """Legal, for a lead or an executive may have it; and whoever's work it is can take none of its tickets."""
    for number, workflow in enumerate(program.workflows):
        if workflow.training is None:
            continue
        teams = [team for team in program.teams_of(workflow) if _only_others(team, workflow.training, program)]
        if teams:
            found = f"nobody in {_listed(teams)} who takes tickets is trained for it: they wait for a lead"
            remedy = (
                f"Write `trained: [{workflow.training}]` for somebody who is `frontline` there; or, if it is the "
                "lead's own work, how many they can take: `takes_a_day: 2`."
            )
            yield Mistake(("workflows", number, "training"), found, remedy)


def _only_others(team: str, training: str, program: Program) -> bool:
    """Where a lead is alone with a team, all of it is their work."""
    people = [(person, program.people[person.email]) for person in may_be_in(team, program)]
    takes = any(entry.can_take and training in entry.trained for _, entry in people)
    return not takes and any(person.role is Role.FRONTLINE for person, _ in people)


def _listed(teams: list[str]) -> str:
    *first, last = [f'"{team}"' for team in teams]
    return f"{', '.join(first)} or {last}" if first else last
