"""Where a program file names somebody outside `people`: who is named there cannot leave by a word in the chat."""

from collections.abc import Iterator

from bot.people import PersonId
from bot.program.escalations import Whom
from bot.program.model import Program


def named_in(program: Program, person: PersonId) -> str:
    """The first place that names *person*, as the file calls it; empty where none does."""
    return next((place for place, named in _places(program) if named == person), "")


def _places(program: Program) -> Iterator[tuple[str, PersonId]]:
    info = program.program
    yield "program.owner", info.owner
    yield from (("program.approval", each) for each in (info.approval.by if info.approval else ()))
    yield from (("program.objectives", each.agreed_by) for each in info.objectives if each.agreed_by)
    yield from ((f"teams.{name}.lead", team.lead) for name, team in program.teams.items())
    for name, steps in program.escalations.items():
        told = (whom for step in steps for whom in step.notify if not isinstance(whom, Whom))
        yield from ((f"escalations.{name}", whom) for whom in told)
    for workflow in program.workflows:
        yield from ((f"workflows.{workflow.name}.notify", whom.lower()) for whom in workflow.notify)
    for email, entry in program.people.items():
        yield from ((f"people.{email}.away", away.delegate) for away in entry.away if away.delegate)
