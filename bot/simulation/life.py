"""One ticket's life by the bot's own rules, and what the bot says to people meanwhile."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from bot import commands as c
from bot import events as e
from bot.absences import Absences
from bot.agenda import first_coming
from bot.apply import apply, opened
from bot.calling_in import CalledIn, NobodyAnswered
from bot.deadlines import target
from bot.decide import decide
from bot.moment import Moment
from bot.people import PersonId
from bot.program import Program, Target
from bot.reminders import GivenBack, Nudged, OwnerAsked
from bot.simulation.queue import Seen
from bot.ticket import CallOutcome, Ticket
from bot.ticket import Target as Deadline

#: Time does only so much to a ticket; a policy that goes on for longer than this is not followed to its end.
_MOST_STEPS = 60
_ATTRIBUTE = "customer.attributes."
_Act = tuple[datetime, c.Command]


class Told(NamedTuple):
    """One direct message."""

    person: PersonId
    at: datetime


def life(program: Program, absences: Absences, seen: Seen) -> Iterator[Told]:
    """
    What is said about one ticket, and to whom, until the customer is reached: what comes then is people's own doing.

    The deeds are those of *seen*; what time does in between is asked of the
    agenda, as the bot itself asks it.
    """
    ticket, now, acts = _opened(program, seen), seen.submitted_at, _acts(program, seen)
    yield from (Told(person, now) for person in ticket.notify)
    for _ in range(_MOST_STEPS):
        coming = first_coming(ticket, Moment(now, program, absences=absences))
        command: c.Command = c.PassTime()
        if acts and (coming is None or acts[0][0] <= coming.due):
            now, command = acts.pop(0)
        elif coming is not None:
            now = max(now, coming.due)
        for event in decide(ticket, command, Moment(now, program, absences=absences)):
            ticket = apply(ticket, event, now)
            yield from (Told(person, now) for person in _told_by(event, program))
        if ticket.answered or (coming is None and not acts):
            return


def _opened(program: Program, seen: Seen) -> Ticket:
    workflow, feedback = seen.workflow, seen.fate.feedback
    policy = program.sla_of(workflow)

    def due(goal: Target) -> Deadline:
        return target(program, seen.fate.team, goal.clock, goal.within, feedback.submitted_at)

    event = e.Opened(
        team=seen.fate.team,
        workflow=workflow.name,
        revision=program.revision,
        feedback=feedback.id,
        customer=None,
        submitted_at=feedback.submitted_at,
        first_contact=due(policy.first_contact),
        resolve=due(policy.resolve),
        notify=tuple(_besides(program, seen)),
    )
    return opened(1, event, feedback.submitted_at)


def _besides(program: Program, seen: Seen) -> Iterator[PersonId]:
    """Whom the workflow tells once."""
    attributes = seen.fate.feedback.customer.attributes
    for name in dict.fromkeys(seen.workflow.notify):
        named = str(attributes.get(name.removeprefix(_ATTRIBUTE), "")) if name.startswith(_ATTRIBUTE) else name
        if person := program.person(named):
            yield person.email


def _acts(program: Program, seen: Seen) -> list[_Act]:
    """What whoever takes it does: claims, and reaches the customer."""
    person = program.person(seen.by) if seen.by else None
    if person is None or seen.begun is None or seen.reached is None:
        return []
    return [(seen.begun, c.Claim(by=person)), (seen.reached, c.LogCall(by=person, outcome=CallOutcome.REACHED))]


def _told_by(event: e.Event, program: Program) -> Iterator[PersonId]:
    match event:
        case Nudged(to=to) | OwnerAsked(to=to) | CalledIn(to=to):
            yield to
        case GivenBack(owner=owner):
            yield owner
        case NobodyAnswered():
            yield program.program.owner.lower()
        case _:
            return
