"""Which share each workflow caught, and what none did."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.program import Program, Rollout
from bot.simulation.fates import Fate, Why

#: Answers without a score have no band.
NO_SCORE = "no score"
#: What a workflow caught, whatever became of it then.
_CAUGHT = frozenset({Why.TICKET, Why.JOINED, Why.LISTED})
#: Touchpoints that are named; of a hundred nobody reads more.
_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """What one workflow caught; of one that is not in use, what it would have."""

    name: str
    rollout: Rollout
    team: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    answers: int
    workflows: tuple[Caught, ...]
    #: What none caught: all of it, by band, and by touchpoint (the most frequent ones).
    uncaught: int
    uncaught_bands: tuple[tuple[str, int], ...]
    uncaught_touchpoints: tuple[tuple[str, int], ...]
    #: Left in peace, and taken back: no ticket, whatever caught them.
    stopped: int
    withdrawn: int
    #: Part of a ticket that the customer has, and beyond a day's cap.
    joined: int
    listed: int
    #: Conditions that could not be evaluated, and how often.
    faults: tuple[tuple[str, int], ...]


def shares(program: Program, fates: Iterable[Fate]) -> Shares:
    caught, would, faults, bands, touchpoints = (Counter[str]() for _ in range(5))
    whys = Counter[Why]()
    for fate in fates:
        whys[fate.why] += 1
        faults.update(fate.faults)
        would.update(fate.would_be)
        if fate.why in _CAUGHT and fate.workflow is not None:
            caught[fate.workflow.name] += 1
        elif fate.why is Why.NOT_CAUGHT:
            bands[fate.feedback.band or NO_SCORE] += 1
            touchpoints[fate.feedback.touchpoint] += 1
    return Shares(
        answers=whys.total(),
        workflows=tuple(
            Caught(
                name=each.name,
                rollout=each.rollout,
                team=", ".join(program.teams_of(each)),
                answers=(caught if each.rollout.opens_tickets else would)[each.name],
            )
            for each in program.workflows
        ),
        uncaught=whys[Why.NOT_CAUGHT],
        uncaught_bands=tuple(bands.most_common()),
        uncaught_touchpoints=tuple((name, n) for name, n in touchpoints.most_common(_NAMED) if name),
        stopped=whys[Why.STOP],
        withdrawn=whys[Why.WITHDRAWN],
        joined=whys[Why.JOINED],
        listed=whys[Why.LISTED],
        faults=tuple(faults.most_common()),
    )
