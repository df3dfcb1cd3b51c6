"""What becomes of each answer under a program."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.conditions import Verdict
from bot.feedback import Feedback
from bot.program import Program, Route, Workflow


class Why(StrEnum):
    """Why an answer became a ticket, or did not."""

    TICKET = "ticket"
    #: No workflow in use caught it.
    NOT_CAUGHT = "not caught"
    #: The customer wants to be left in peace.
    STOP = "stop"
    #: The answer was taken back.
    WITHDRAWN = "withdrawn"


class Fate(NamedTuple):
    """What becomes of one answer."""

    feedback: Feedback
    why: Why
    #: The one that caught it, whatever became of it then.
    workflow: Workflow | None = None
    #: Workflows that are not in use yet and would have caught it.
    would_be: tuple[str, ...] = ()
    #: Conditions that could not be evaluated.
    faults: tuple[str, ...] = ()


def whole(feedback: Iterable[Feedback]) -> list[Feedback]:
    """Each answer once, complete, in the order in which customers pressed send; the same id is the same answer."""
    answers: dict[tuple[str, str], Feedback] = {}
    for each in feedback:
        key = (each.source, each.external_id)
        known = answers.get(key)
        answers[key] = each if known is None else known.completed_by(each)
    return sorted(answers.values(), key=lambda each: each.submitted_at)


def fates(program: Program, past: Iterable[Feedback]) -> Iterator[Fate]:
    """What becomes of each of *past*; this is what takes the time in a simulation."""
    for feedback in past:
        yield _fate(feedback, program.route(feedback))


def _fate(feedback: Feedback, route: Route) -> Fate:
    # the last of the trace is the one that caught it, if one did
    would_be = tuple(name for name, verdict, _ in route.trace if verdict is Verdict.NOT_LIVE)
    faults = tuple(fault.name for fault in route.faults) if route.faults else ()
    return Fate(feedback, _why(feedback, route.workflow), route.workflow, would_be, faults)


def _why(feedback: Feedback, workflow: Workflow | None) -> Why:
    """
    Whether a ticket comes of it, as `bot.intake` decides it.

    The one place where a simulation asks what a program says beyond its
    conditions. A cap, a quiet time or a scope has its own answer here.
    """
    if feedback.says_stop:
        return Why.STOP
    if workflow is None:
        return Why.NOT_CAUGHT
    return Why.WITHDRAWN if feedback.withdrawn else Why.TICKET
