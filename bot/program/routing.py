"""Which workflow a piece of feedback starts, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.condition_facts import Situation, Vocabulary
from bot.condition_parts import why_not
from bot.conditions import Condition, Verdict
from bot.feedback import Feedback
from bot.program.workflows import Workflow


class Looked(NamedTuple):
    """What one workflow (or segment) said to one piece of feedback."""

    name: str
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Route:
    """Where one piece of feedback goes; without a workflow it asks for no follow-up."""

    workflow: Workflow | None
    #: Every workflow that was looked at, in the program's order, the chosen one last.
    trace: tuple[Looked, ...]
    #: What could not be evaluated, segments included: to be counted and shown to the program owner.
    faults: tuple[Looked, ...] = ()


class Router:
    """The program's conditions, compiled once."""

    def __init__(self, vocabulary: Vocabulary, segments: dict[str, str], workflows: Iterable[Workflow]) -> None:
        self._vocabulary = vocabulary
        plain = replace(vocabulary, segments=())
        told = {name: Condition.compile(source, plain) for name, source in segments.items()}
        self._workflows = [(each, Condition.compile(each.when, vocabulary)) for each in workflows]
        asked = {path for _, condition in self._workflows for path in condition.paths}
        #: A segment that no workflow asks for is not told: each costs as much as a workflow.
        self._segments = {name: each for name, each in told.items() if ("segment", name) in asked}
        asked |= {path for condition in self._segments.values() for path in condition.paths}
        self._spoken_of = frozenset(path[0] for path in asked)

    def route(self, feedback: Feedback) -> Route:
        situation = Situation(self._vocabulary.facts(feedback), self._spoken_of)
        faults = self._sort_into_segments(situation)
        trace: list[Looked] = []
        for workflow, condition in self._workflows:
            looked = _look(workflow, condition, situation)
            trace.append(looked)
            if looked.verdict is Verdict.MATCHED:
                return Route(workflow, tuple(trace), _faults(faults, trace))
        return Route(None, tuple(trace), _faults(faults, trace))

    def explained(self, feedback: Feedback) -> Route:
        """As `route`; what did not match says which part of its condition did not, with what was seen there."""
        route = self.route(feedback)
        situation = Situation(self._vocabulary.facts(feedback))
        self._sort_into_segments(situation)
        conditions = {workflow.name: condition for workflow, condition in self._workflows}
        trace = (self._explain(each, conditions[each.name], situation) for each in route.trace)
        return replace(route, trace=tuple(trace))

    def _explain(self, looked: Looked, condition: Condition, situation: Situation) -> Looked:
        if looked.verdict is not Verdict.NO_MATCH:
            return looked
        return looked._replace(reason=why_not(condition.source, self._vocabulary, situation))

    def _sort_into_segments(self, situation: Situation) -> list[Looked]:
        """Tells *situation* its segments. One that cannot be told stays unknown."""
        looked = [Looked(f"segment.{name}", *each.verdict(situation)) for name, each in self._segments.items()]
        known = {name: verdict for name, (_, verdict, _) in zip(self._segments, looked, strict=True)}
        situation.belongs_to({name: verdict is Verdict.MATCHED for name, verdict in known.items() if verdict in _TOLD})
        return looked


_TOLD = (Verdict.MATCHED, Verdict.NO_MATCH)


def _look(workflow: Workflow, condition: Condition, situation: Situation) -> Looked:
    verdict, reason = condition.verdict(situation)
    if verdict is Verdict.MATCHED and not workflow.rollout.opens_tickets:
        return Looked(workflow.name, Verdict.NOT_LIVE, f"it would start, but it is still in {workflow.rollout}")
    return Looked(workflow.name, verdict, reason)


def _faults(*looked: list[Looked]) -> tuple[Looked, ...]:
    return tuple(each for some in looked for each in some if each.verdict is Verdict.ERROR)
