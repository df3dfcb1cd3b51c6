"""What `ringback program route` says: why each workflow was taken or not, and what the ticket would be like."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import durations
from bot.feedback import Feedback
from bot.place_names import folded
from bot.policies import with_help
from bot.program import Clock, Deadline, EscalationStep, Program, Route, Target, Workflow
from bot.program.escalations import Recipient, Whom, render_after
from bot.program.people import Assign
from handlers.cli.table import table

_ATTRIBUTE = "customer.attributes."
_CLOCKS = {Clock.CUSTOMER: "the customer's clock", Clock.STAFF: "the staff's clock"}


_OWNED = {
    Assign.CLAIM: "whoever claims it",
    Assign.QUEUE: "whoever takes the next one",
    Assign.IN_TURN: "whose turn it is",
}


#: Why no ticket comes of an answer, wherever it goes.
_IN_PEACE = (
    "Nothing: whoever wrote it wants to be left in peace. It is kept and counted, and nobody gets in touch with them "
    "again, unless they ask for it themselves."
)
_TAKEN_BACK = "Nothing: it was taken back. It is kept, and nobody is disturbed."


def goes_to(feedback: Feedback, route: Route) -> Workflow | None:
    """The workflow of which a ticket would come, as `bot.intake` decides it."""
    return None if feedback.says_stop or feedback.withdrawn else route.workflow


def route_lines(program: Program, feedback: Feedback, route: Route, now: datetime) -> Iterator[str]:
    faults = {fault.name: fault for fault in route.faults}
    looked = [*faults.values(), *(each for each in route.trace if each.name not in faults)]
    yield from table(("workflow", "verdict", "why"), ((name, str(verdict), why) for name, verdict, why in looked))
    yield ""
    workflow = goes_to(feedback, route)
    if workflow is not None:
        yield from _ticket(program, workflow, feedback, now)
    elif feedback.says_stop:
        yield _IN_PEACE
    elif feedback.withdrawn:
        yield _TAKEN_BACK
    else:
        yield "Nothing: it is kept and counted, and nobody is disturbed."


def _ticket(program: Program, workflow: Workflow, feedback: Feedback, now: datetime) -> Iterator[str]:
    key, sla = program.team_of(workflow, feedback), program.sla_of(workflow)
    team = program.teams[key]
    yield f"{workflow.name}: a ticket for {team.name or key}{_place(program, workflow, feedback)}."
    deadlines, zone = program.deadlines(workflow, key, feedback.submitted_at), ZoneInfo(program.program.zone)
    yield f"First contact by {_by(deadlines.first_contact, sla.first_contact, zone, now)}."
    yield f"Solved by {_by(deadlines.resolve, sla.resolve, zone, now)}."
    people = [person.name for person in program.people_of(key)]
    people += [f"whoever is in {group} in Slack" for group in team.members]
    yield f"Owned by {_OWNED[team.assign]}: {', '.join(people) or 'nobody is in that team'}."
    yield from _besides(program, workflow, feedback)
    if workflow.notify:
        yield f"Told besides: {', '.join(_told(program, feedback, whom) for whom in workflow.notify)}."
    yield from _escalation(program, workflow, key)


def _escalation(program: Program, workflow: Workflow, team: str) -> Iterator[str]:
    """Every step, the one that nobody has to write down among them."""
    named = workflow.escalation
    yield f"Escalation {named}:" if named else "No escalation: nobody else hears of it by the clock."
    for step in with_help(program.escalations[named] if named else ()):
        yield f"  {_step(program, team, step)}"
    yield f"  none of them answers in time: {_name(program, program.program.owner)}"


def _place(program: Program, workflow: Workflow, feedback: Feedback) -> str:
    if workflow.fallback_team is None:
        return ""
    place = program.location_of(feedback)
    if not place:
        return ", because no place is known"
    known = {folded(each) for team in program.teams.values() for each in team.locations}
    return f", which looks after {place}" if folded(place) in known else f", because no team looks after {place}"


def _besides(program: Program, workflow: Workflow, feedback: Feedback) -> Iterator[str]:
    """What else the workflow says of such a ticket."""
    if workflow.owner:
        yield f"At once whose it is by name: {_told(program, feedback, workflow.owner)}."
    if workflow.training:
        yield f"Only for whoever is trained: {workflow.training}."
    if workflow.cap:
        yield f"Beyond {workflow.cap} a day it stands in the day's list."
    if workflow.quiet_for:
        span = durations.written(workflow.quiet_for)
        yield f"No ticket of its own, if the customer had one within {span}: it joins that one."
    if playbook := program.playbook_of(workflow, feedback):
        yield f"Playbook: {playbook}."


def _by(deadline: Deadline, target: Target, zone: ZoneInfo, now: datetime) -> str:
    due, over = deadline.due.astimezone(zone), ", which is over" if deadline.due <= now else ""
    return f"{due:%a %Y-%m-%d %H:%M} ({durations.written(target.within)} on {_CLOCKS[target.clock]}){over}"


def _told(program: Program, feedback: Feedback, whom: str) -> str:
    if not whom.startswith(_ATTRIBUTE):
        return _name(program, whom)
    said = feedback.customer.attributes.get(whom.removeprefix(_ATTRIBUTE))
    return _name(program, str(said)) if said else f"nobody ({whom} is not known here)"


def _name(program: Program, email: str) -> str:
    person = program.person(email)
    return person.name if person else f"{email} (not in `people`)"


def _step(program: Program, team: str, step: EscalationStep) -> str:
    people = ", ".join(_recipient(program, team, recipient) for recipient in step.notify)
    return f"{render_after(step.after)}: {people}"


def _recipient(program: Program, team: str, recipient: Recipient) -> str:
    match recipient:
        case Whom.LEAD:
            return _name(program, program.teams[team].lead)
        case Whom.PROGRAM_OWNER:
            return _name(program, program.program.owner)
        case Whom.TEAM:
            return "the team"
        case Whom.OWNER:
            return "its owner"
        case Whom.EXECUTIVE:
            return "every executive"
    return _name(program, recipient)
