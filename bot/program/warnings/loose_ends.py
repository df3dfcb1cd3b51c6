"""What leads to nobody: teams, people, causes and objectives that somebody forgot to tie up."""

from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.people import Role
from bot.program.model import Program

#: Roles whose people work in a team.
_IN_A_TEAM = (Role.FRONTLINE, Role.LEAD)
#: What is no cause of its own: whoever reads it looks at each.
_ANYTHING_ELSE = "other"


def loose_ends(program: Program) -> Iterator[Mistake]:
    yield from _objectives(program)
    yield from _people(program)
    yield from _teams(program)
    yield from _causes(program)


def _objectives(program: Program) -> Iterator[Mistake]:
    for number, objective in enumerate(program.program.objectives):
        if objective.agreed_by is None:
            remedy = "Write `agreed_by:` with whoever gave their word: a number that nobody agreed to moves nobody."
            yield Mistake(("program", "objectives", number), f"nobody has agreed to {objective.metric}", remedy)


def _people(program: Program) -> Iterator[Mistake]:
    if any(team.members for team in program.teams.values()):
        return  # whoever has no team here may have it by a user group
    leads = {team.lead for team in program.teams.values()}
    for email, entry in program.people.items():
        if entry.role in _IN_A_TEAM and not entry.team and email not in leads:
            found = f"{entry.name} is in no team, and no ticket ever comes to them"
            yield Mistake(("people", email), found, "Write `team:`, or another role.")


def _teams(program: Program) -> Iterator[Mistake]:
    """A lead who is alone with a team may answer by themselves; a team whose lead is elsewhere has nobody."""
    for name, team in program.teams.items():
        lead = program.people[team.lead]
        if not program.people_of(name) and not team.members and lead.team:
            found = "nobody is in it, and its lead works in another team"
            yield Mistake(
                ("teams", name), found, f"Write `team: {name}` for those in `people` who answer its customers."
            )


def _causes(program: Program) -> Iterator[Mistake]:
    if not program.root_causes:
        remedy = "Write a few under `root_causes:`, each with `fixed_by:`, so that somebody learns what to mend."
        yield Mistake(("root_causes",), "there is none: tickets are closed without saying why", remedy)
    for name, cause in program.root_causes.items():
        if not cause.fixed_by and name != _ANYTHING_ELSE:
            remedy = "Write `fixed_by:` with the team that can remove it, or that takes it to whoever can."
            yield Mistake(("root_causes", name), "nobody fixes it: it is counted, and stays", remedy)
