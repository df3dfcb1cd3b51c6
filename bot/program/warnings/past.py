"""What the past says about a program's promises: targets that few would meet, and more than a team can do."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.mistakes import Mistake
from bot.program.model import Program

#: Of fewer customers nothing can be said.
_ENOUGH = 20
#: A target that fewer reach than this disheartens those who try (G2, G5).
_HALF = 0.5


class Answered(Protocol):
    """One ticket of the past; `bot.facts.Facts` is one."""

    @property
    def team(self) -> str: ...

    @property
    def workflow(self) -> str: ...

    @property
    def submitted_at(self) -> datetime: ...

    @property
    def first_contact_at(self) -> datetime | None: ...

    @property
    def cause(self) -> str: ...

    @property
    def counts(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Load:
    """What would come to a team on a usual day, and how much of that its people can do."""

    tickets: float
    can_do: float


def targets(program: Program, past: Sequence[Answered], now: datetime) -> Iterator[Mistake]:
    """
    First-contact targets that fewer than half of the *past* would have met, by policy.

    Spam and the like is left out (CONTRACT, Metrics); who is still waiting, and may yet hear in time, is not counted.
    """
    met: dict[str, list[bool]] = {}
    workflows = {workflow.name: workflow for workflow in program.workflows}
    for each in past:
        workflow = workflows.get(each.workflow)
        if workflow is None or not each.counts:
            continue
        team = each.team if each.team in program.teams else program.teams_of(workflow)[0]
        due = program.deadlines(workflow, team, each.submitted_at).first_contact.due
        if each.first_contact_at is not None or due < now:
            in_time = each.first_contact_at is not None and each.first_contact_at <= due
            met.setdefault(workflow.sla, []).append(in_time)
    for sla, outcomes in met.items():
        if len(outcomes) >= _ENOUGH and sum(outcomes) < _HALF * len(outcomes):
            found = f"of {len(outcomes)} customers so far, {sum(outcomes)} would have heard from you in time"
            remedy = "Give it longer, or more people: a target that most miss disheartens those who try."
            yield Mistake(("sla", sla, "first_contact"), found, remedy)


def causes(program: Program, past: Sequence[Answered]) -> Iterator[Mistake]:
    """Root causes that past tickets have, and that the file no longer has under any name."""
    counted = Counter(program.cause_now(each.cause) for each in past if each.cause)
    for cause, times in sorted(counted.items()):
        group, _, _ = cause.rpartition("/")
        if program.cause(cause) is None and cause not in program.root_causes:
            found = f'{times} {"ticket has" if times == 1 else "tickets have"} the cause "{cause}", which is gone'
            remedy = f"If it is called otherwise now, write `formerly: [{cause}]` there, and they count with it."
            yield Mistake(("root_causes", group) if group in program.root_causes else ("root_causes",), found, remedy)


def loads(program: Program, expected: Mapping[str, Load]) -> Iterator[Mistake]:
    """Teams to which more would come on a usual day than they can do."""
    for team, load in expected.items():
        if team in program.teams and load.tickets > load.can_do:
            found = f"about {load.tickets:.0f} tickets a day would come, and it can do about {load.can_do:.0f}"
            remedy = "Narrow a workflow, give it a cap, or begin with `pilot`."
            yield Mistake(("teams", team), found, remedy)
