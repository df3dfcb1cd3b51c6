"""Which workflow a piece of feedback starts, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from bot.condition_facts import Facts, Situation, Vocabulary
from bot.condition_parts import why_not
from bot.conditions import Condition, Verdict
from bot.feedback import Feedback
from bot.place_names import folded
from bot.program.places import Locations, Scope
from bot.program.workflows import PlaybookFor, TemplatesFor, Workflow

_Choice = TypeVar("_Choice", PlaybookFor, TemplatesFor)


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

    def __init__(
        self, vocabulary: Vocabulary, segments: dict[str, str], workflows: Iterable[Workflow], locations: Locations
    ) -> None:
        self._vocabulary = vocabulary
        self._locations = locations
        plain = replace(vocabulary, segments=())
        told = {name: Condition.compile(source, plain) for name, source in segments.items()}
        self._workflows = [(each, Condition.compile(each.when, vocabulary)) for each in workflows]
        asked = {path for _, condition in self._workflows for path in condition.paths}
        asked |= {("segment", name) for each, _ in self._workflows if each.scope for name in each.scope.segments}
        #: A segment that no workflow asks for is not told: each costs as much as a workflow.
        self._segments = {name: each for name, each in told.items() if ("segment", name) in asked}
        asked |= {path for condition in self._segments.values() for path in condition.paths}
        self._spoken_of = frozenset(path[0] for path in asked)
        #: Of known issues: no file says them, and in an outage each is asked of every answer.
        self._asked: dict[str, Condition] = {}

    def playbook(self, workflow: Workflow, feedback: Feedback) -> str | None:
        chosen = self._first(workflow.playbook_for, feedback)
        return chosen.use if chosen else workflow.playbook

    def templates(self, workflow: Workflow, feedback: Feedback) -> tuple[str, ...]:
        """Those that come first for *feedback*."""
        chosen = self._first(workflow.templates_for, feedback)
        return chosen.use if chosen else ()

    def _first(self, choices: Sequence[_Choice], feedback: Feedback) -> _Choice | None:
        """Asked when somebody opens a form, not for each answer that comes in."""
        situation = Situation(self._facts(feedback, None)) if choices else None
        for choice in choices:
            condition = Condition.compile(choice.when, replace(self._vocabulary, segments=()))
            if situation and condition.verdict(situation).verdict is Verdict.MATCHED:
                return choice
        return None

    def compiled(self, source: str) -> Condition:
        """A condition that somebody wrote in the chat; raises `BadCondition`. It knows of no segments."""
        if source not in self._asked:
            self._asked[source] = Condition.compile(source, replace(self._vocabulary, segments=()))
        return self._asked[source]

    def holds(self, condition: Condition, feedback: Feedback) -> bool:
        spoken_of = frozenset(path[0] for path in condition.paths)
        return condition.verdict(Situation(self._facts(feedback, None), spoken_of)).verdict is Verdict.MATCHED

    @property
    def asks_history(self) -> bool:
        return "history" in self._spoken_of

    def route(self, feedback: Feedback, history: Facts | None = None) -> Route:
        situation = Situation(self._facts(feedback, history), self._spoken_of)
        faults = self._sort_into_segments(situation)
        trace: list[Looked] = []
        for workflow, condition in self._workflows:
            looked = self._look(workflow, condition, situation)
            trace.append(looked)
            if looked.verdict is Verdict.MATCHED:
                return Route(workflow, tuple(trace), _faults(faults, trace))
        return Route(None, tuple(trace), _faults(faults, trace))

    def _facts(self, feedback: Feedback, history: Facts | None) -> Facts:
        return self._vocabulary.facts(feedback, self._locations.location(feedback), history)

    def _look(self, workflow: Workflow, condition: Condition, situation: Situation) -> Looked:
        verdict, reason = condition.verdict(situation)
        if verdict is not Verdict.MATCHED:
            return Looked(workflow.name, verdict, reason)
        if not workflow.rollout.opens_tickets:
            return Looked(workflow.name, Verdict.NOT_LIVE, f"it would start, but it is still in {workflow.rollout}")
        if workflow.scope and (outside := self._outside(workflow, workflow.scope, situation.facts)):
            reason = f"it would start, but it is in use for {outside} only"
            return Looked(workflow.name, Verdict.NOT_LIVE, reason)
        return Looked(workflow.name, verdict, reason)

    def _outside(self, workflow: Workflow, scope: Scope, facts: Facts) -> str:
        """What of its scope does not fit; empty where all does."""
        location = str(facts["location"])
        team = self._locations.team_of(workflow.team, workflow.fallback_team, location)
        if scope.teams and team not in scope.teams:
            return ", ".join(scope.teams)
        if scope.locations and folded(location) not in map(folded, scope.locations):
            return ", ".join(scope.locations)
        segments = facts.get("segment")
        belongs = segments if isinstance(segments, dict) else {}
        if scope.segments and not any(belongs.get(name) for name in scope.segments):
            return ", ".join(scope.segments)
        return ""

    def explained(self, feedback: Feedback) -> Route:
        """As `route`; what did not match says which part of its condition did not, with what was seen there."""
        route = self.route(feedback)
        situation = Situation(self._facts(feedback, None))
        self._sort_into_segments(situation)
        conditions = {workflow.name: condition for workflow, condition in self._workflows}
        trace = (self._explain(each, conditions[each.name], situation) for each in route.trace)
        return replace(route, trace=tuple(trace))

    def _explain(self, looked: Looked, condition: Condition, situation: Situation) -> Looked:
        told = {name: each.source for name, each in self._segments.items()}
        if looked.verdict is Verdict.NO_MATCH:
            return looked._replace(reason=why_not(condition.source, self._vocabulary, situation, told))
        if looked.verdict is Verdict.UNKNOWN:
            untold = [name for name in told if ("segment", name) in condition.paths]
            needs = (self._needs(name, situation) for name in untold if not situation.knows(("segment", name)))
            return looked._replace(reason="; ".join([looked.reason, *needs]))
        return looked

    def _needs(self, segment: str, situation: Situation) -> str:
        _, reason = self._segments[segment].verdict(situation)
        what, colon, missing = reason.rpartition("not known here: ")
        return f"segment.{segment} needs {missing}" if colon and not what else f"segment.{segment}: {reason}"

    def _sort_into_segments(self, situation: Situation) -> list[Looked]:
        """Tells *situation* its segments. One that cannot be told stays unknown."""
        looked = [Looked(f"segment.{name}", *each.verdict(situation)) for name, each in self._segments.items()]
        known = {name: verdict for name, (_, verdict, _) in zip(self._segments, looked, strict=True)}
        situation.belongs_to({name: verdict is Verdict.MATCHED for name, verdict in known.items() if verdict in _TOLD})
        return looked


_TOLD = (Verdict.MATCHED, Verdict.NO_MATCH)


def _faults(*looked: list[Looked]) -> tuple[Looked, ...]:
    return tuple(each for some in looked for each in some if each.verdict is Verdict.ERROR)
