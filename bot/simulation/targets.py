"""Targets for the first contact that past figures say would seldom be met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.program import Clock, Program, Target

#: Of fewer contacts nobody can say what is usual.
_ENOUGH = 20
#: A target that fewer than half would meet disheartens (G2, G5).
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class PastContact:
    """When one customer was first reached, by which team; None: the target's time passed, and nobody had."""

    team: str
    workflow: str
    submitted_at: datetime
    reached_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HardTarget:
    """A workflow whose target for the first contact fewer than half of its team's past contacts would have met."""

    workflow: str
    team: str
    target: Target
    met: int
    of: int

    @property
    def share(self) -> float:
        return self.met / self.of


def seldom_met(program: Program, past: Iterable[PastContact]) -> tuple[HardTarget, ...]:
    """
    The workflows in use whose target would have been met by fewer than half, each by its own past.

    Of a new workflow, or one with little past, by all of its team's.
    """
    return tuple(_hard(program, list(past)))


def _hard(program: Program, past: list[PastContact]) -> Iterator[HardTarget]:
    for workflow in program.workflows:
        if not workflow.rollout.opens_tickets:
            continue
        of_team = [each for each in past if each.team == workflow.team]
        own = [each for each in of_team if each.workflow == workflow.name]
        looked_at = own if len(own) >= _ENOUGH else of_team
        if len(looked_at) < _ENOUGH:
            continue
        target = program.sla_of(workflow).first_contact
        met = sum(_meets(each, target, program) for each in looked_at)
        if met < len(looked_at) * HALF:
            yield HardTarget(workflow=workflow.name, team=workflow.team, target=target, met=met, of=len(looked_at))


def _meets(contact: PastContact, target: Target, program: Program) -> bool:
    if contact.reached_at is None:
        return False
    if target.clock is Clock.CUSTOMER:
        return contact.reached_at - contact.submitted_at <= target.within
    return program.calendar_of(contact.team).between(contact.submitted_at, contact.reached_at) <= target.within
