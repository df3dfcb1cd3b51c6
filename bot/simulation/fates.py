"""What becomes of each answer under a program."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.conditions import Verdict
from bot.feedback import Feedback
from bot.past import Past
from bot.program import Program, Workflow


class Why(StrEnum):
    """Why an answer became a ticket, or did not."""

    TICKET = "ticket"
    #: No workflow in use caught it.
    NOT_CAUGHT = "not caught"
    #: The customer wants to be left in peace.
    STOP = "stop"
    #: The answer was taken back.
    WITHDRAWN = "withdrawn"
    #: Its customer has a ticket, and the workflow leaves them in peace for a while: it joins that one, or is noted.
    JOINED = "joined"
    #: It came beyond the workflow's cap of the day: a ticket in the day's list.
    LISTED = "listed"


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
    #: Whose ticket it is.
    team: str = ""


def whole(feedback: Iterable[Feedback]) -> list[Feedback]:
    """Each answer once, complete, in the order in which customers pressed send; the same id is the same answer."""
    answers: dict[tuple[str, str], Feedback] = {}
    for each in feedback:
        key = (each.source, each.external_id)
        known = answers.get(key)
        answers[key] = each if known is None else known.completed_by(each)
    return sorted(answers.values(), key=lambda each: each.submitted_at)


def fates(program: Program, past: Iterable[Feedback]) -> Iterator[Fate]:
    """
    What becomes of each of *past*, which are in order; this is what takes the time in a simulation.

    Of a customer's history it knows the answers in *past*, and nothing of what
    was done about them.
    """
    so_far = _SoFar(program)
    for feedback in past:
        yield so_far.fate(feedback)


class _SoFar:
    """What the answers before this one have made of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._zone = ZoneInfo(program.program.zone)
        self._asks_history = program.asks_history
        #: The answers of a customer, where conditions ask for them; and when they last became a ticket.
        self._answers: dict[str, list[Feedback]] = {}
        self._ticket: dict[str, datetime] = {}
        #: Tickets by workflow and day.
        self._opened = Counter[tuple[str, date]]()

    def fate(self, feedback: Feedback) -> Fate:
        route = self._program.route(feedback, self._history(feedback) if self._asks_history else None)
        # the last of the trace is the one that caught it, if one did
        would_be = tuple(name for name, verdict, _ in route.trace if verdict is Verdict.NOT_LIVE)
        faults = tuple(fault.name for fault in route.faults) if route.faults else ()
        why = self._why(feedback, route.workflow)
        team = self._program.team_of(route.workflow, feedback) if route.workflow else ""
        return Fate(feedback, why, route.workflow, would_be, faults, team)

    def _history(self, feedback: Feedback) -> dict[str, object]:
        earlier = self._answers.setdefault(_who(feedback), [])
        history = Past(tuple(earlier)).history(feedback)
        if _who(feedback):
            earlier.append(feedback)
        return history

    def _why(self, feedback: Feedback, workflow: Workflow | None) -> Why:
        """Whether a ticket comes of it, as `bot.intake` and `bot.following_up` decide it."""
        if feedback.says_stop:
            return Why.STOP
        if workflow is None:
            return Why.NOT_CAUGHT
        if feedback.withdrawn:
            return Why.WITHDRAWN
        return self._as_ticket(feedback, workflow)

    def _as_ticket(self, feedback: Feedback, workflow: Workflow) -> Why:
        who, at = _who(feedback), feedback.submitted_at
        if who:
            last = self._ticket.get(who)
            if workflow.quiet_for is not None and last is not None and last >= at - workflow.quiet_for:
                return Why.JOINED
            self._ticket[who] = at
        if workflow.cap is None:
            return Why.TICKET
        of = (workflow.name, at.astimezone(self._zone).date())
        self._opened[of] += 1
        return Why.TICKET if self._opened[of] <= workflow.cap else Why.LISTED


def _who(feedback: Feedback) -> str:
    """Whose answer it is; empty where nobody can say."""
    return feedback.customer.external_id or feedback.customer.email
