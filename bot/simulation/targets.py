"""Targets for the first contact that past figures say would seldom be met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.facts import Facts
from bot.metrics.sample import Spread, counting, spread
from bot.program import Clock, Program, Target

#: Of fewer tickets nobody can say what is usual.
_ENOUGH = 20
#: A target that fewer than half would meet disheartens (G2, G5).
HALF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class HardTarget:
    """A workflow whose target for the first contact fewer than half of past tickets would have met."""

    workflow: str
    team: str
    target: Target
    met: int
    of: int
    #: How long first contacts took, on the target's clock: what a target that can be met is chosen from.
    took: Spread

    @property
    def share(self) -> float:
        return self.met / self.of


def seldom_met(program: Program, facts: Iterable[Facts], now: datetime) -> tuple[HardTarget, ...]:
    """
    The workflows in use whose target would have been met by fewer than half, each by its own past.

    Of a new workflow, or one with little past, by all of its team's. A ticket
    whose customer was not reached counts once the target's time has passed.
    """
    return tuple(_hard(program, counting(list(facts)), now))


def _hard(program: Program, facts: Sequence[Facts], now: datetime) -> Iterator[HardTarget]:
    for workflow in program.workflows:
        if not workflow.rollout.opens_tickets:
            continue
        target, teams = program.sla_of(workflow).first_contact, program.teams_of(workflow)
        of_team = [each for each in facts if each.team in teams and _is_decided(each, target, program, now)]
        own = [each for each in of_team if each.workflow == workflow.name]
        past = own if len(own) >= _ENOUGH else of_team
        took = [_took(each, each.first_contact_at, target, program) for each in past if each.first_contact_at]
        met = sum(span <= target.within for span in took)
        if len(past) >= _ENOUGH and met < len(past) * HALF:
            yield HardTarget(
                workflow=workflow.name, team=", ".join(teams), target=target, met=met, of=len(past), took=spread(took)
            )


def _is_decided(facts: Facts, target: Target, program: Program, now: datetime) -> bool:
    return facts.first_contact_at is not None or _took(facts, now, target, program) > target.within


def _took(facts: Facts, until: datetime, target: Target, program: Program) -> timedelta:
    if target.clock is Clock.CUSTOMER:
        return until - facts.submitted_at
    return program.calendar_of(facts.team).between(facts.submitted_at, until)
