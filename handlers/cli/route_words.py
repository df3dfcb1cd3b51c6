"""What `ringback program route` says: why each workflow was taken or not, and what the ticket would be like."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import durations
from bot.feedback import Feedback
from bot.program import Clock, Deadline, EscalationStep, Program, Route, Target, Workflow
from bot.program.escalations import Recipient, Whom, render_after
from handlers.cli.table import table

_ATTRIBUTE = "customer.attributes."
_CLOCKS = {Clock.CUSTOMER: "the customer's clock", Clock.STAFF: "the staff's clock"}


def route_lines(program: Program, feedback: Feedback, route: Route, now: datetime) -> Iterator[str]:
    """As if *feedback* had been submitted *now*."""
    faults = {fault.name: fault for fault in route.faults}
    looked = [*faults.values(), *(each for each in route.trace if each.name not in faults)]
    yield from table(("workflow", "verdict", "why"), ((name, str(verdict), why) for name, verdict, why in looked))
    yield ""
    if route.workflow is None:
        yield "Nothing: it is kept and counted, and nobody is disturbed."
        return
    yield from _ticket(program, route.workflow, feedback, now)


def _ticket(program: Program, workflow: Workflow, feedback: Feedback, now: datetime) -> Iterator[str]:
    team, sla = program.teams[workflow.team], program.sla_of(workflow)
    yield f"{workflow.name}: a ticket for {team.name or workflow.team}."
    deadlines, zone = program.deadlines(workflow, workflow.team, now), ZoneInfo(program.program.zone)
    yield f"First contact by {_by(deadlines.first_contact, sla.first_contact, zone)}."
    yield f"Solved by {_by(deadlines.resolve, sla.resolve, zone)}."
    people = [person.name for person in program.people_of(workflow.team)]
    yield f"Owned by whoever claims it: {', '.join(people) or 'nobody is in that team'}."
    if workflow.notify:
        yield f"Told besides: {', '.join(_told(program, feedback, whom) for whom in workflow.notify)}."
    if workflow.escalation is None:
        yield "No escalation: nobody else hears of it by themselves."
        return
    yield f"Escalation {workflow.escalation}:"
    for step in program.escalations[workflow.escalation]:
        yield f"  {_step(program, workflow, step)}"


def _by(deadline: Deadline, target: Target, zone: ZoneInfo) -> str:
    due = deadline.due.astimezone(zone)
    return f"{due:%a %Y-%m-%d %H:%M} ({durations.written(target.within)} on {_CLOCKS[target.clock]})"


def _told(program: Program, feedback: Feedback, whom: str) -> str:
    if not whom.startswith(_ATTRIBUTE):
        return _name(program, whom)
    said = feedback.customer.attributes.get(whom.removeprefix(_ATTRIBUTE))
    return _name(program, str(said)) if said else f"nobody ({whom} is not known here)"


def _name(program: Program, email: str) -> str:
    person = program.person(email)
    return person.name if person else f"{email} (not in `people`)"


def _step(program: Program, workflow: Workflow, step: EscalationStep) -> str:
    people = ", ".join(_recipient(program, workflow, recipient) for recipient in step.notify)
    return f"{render_after(step.after)}: {people}"


def _recipient(program: Program, workflow: Workflow, recipient: Recipient) -> str:
    match recipient:
        case Whom.LEAD:
            return _name(program, program.teams[workflow.team].lead)
        case Whom.PROGRAM_OWNER:
            return _name(program, program.program.owner)
        case Whom.TEAM:
            return "the team"
        case Whom.OWNER:
            return "its owner"
        case Whom.EXECUTIVE:
            return "every executive"
    return _name(program, recipient)
