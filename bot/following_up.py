"""What an answer that calls for a follow-up becomes: a ticket, part of another or of a known issue, or a line."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.arriving import JoinAnswer
from bot.deadlines import target
from bot.decide import decide
from bot.events import Opened
from bot.feedback import CustomerId, Feedback
from bot.given_out import given_at_once, named_by
from bot.joining_issues import leave_for_more
from bot.kept import FiledFeedback
from bot.known_issues import joins
from bot.moment import Moment
from bot.past import Past
from bot.ports import UnitOfWork
from bot.program import Program, Workflow
from bot.rights import may_share
from bot.service import begin, record
from bot.ticket import Ticket
from bot.words import maybe


def follow_up(desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow) -> int | None:
    """
    The number of the ticket that *filed* opens or becomes part of; None where it was only noted.

    Within a workflow's quiet time a customer has one ticket: while it is open,
    what else they answer joins it; once it is settled, it is noted there. What
    a known issue is about waits there, beyond every cap and in nobody's turn.
    """
    standing = _standing(desk, filed, workflow)
    if standing is not None:
        leave_for_more(desk, _join(desk, standing, filed.feedback), filed.feedback, workflow)
        return standing.number if standing.is_live else None
    opening = opening_of(filed.feedback, filed.customer, workflow, desk.moment)
    issue = joins(filed.feedback, opening.team, workflow, desk.moment)
    if issue is not None:
        return begin(desk, replace(opening, known_issue=issue.id)).number
    beyond = _is_beyond_cap(desk, filed.feedback, workflow)
    ticket = begin(desk, replace(opening, overflow=True) if beyond else opening)
    record(desk, ticket, given_at_once(desk, ticket, filed.feedback, workflow))
    return ticket.number


def opening_of(feedback: Feedback, customer: CustomerId | None, workflow: Workflow, moment: Moment) -> Opened:
    """The beginning of a ticket about *feedback*."""
    program = moment.program
    team, policy = program.team_of(workflow, feedback), program.sla_of(workflow)
    first_contact, resolve = (
        target(program, team, t.clock, t.within, feedback.submitted_at) for t in (policy.first_contact, policy.resolve)
    )
    return Opened(
        team=team,
        workflow=workflow.name,
        revision=program.revision,
        feedback=feedback.id,
        customer=customer,
        submitted_at=feedback.submitted_at,
        first_contact=first_contact,
        resolve=resolve,
        notify=_told(feedback, workflow, moment),
    )


# -- the quiet time


def _standing(desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow) -> Ticket | None:
    """The ticket that speaks for the customer already: the newest open one, else the newest one."""
    if workflow.quiet_for is None or filed.customer is None:
        return None
    past, since = desk.past_of(filed.customer), filed.feedback.submitted_at - workflow.quiet_for
    team, program = desk.moment.program.team_of(workflow, filed.feedback), desk.moment.program
    past = Past(tickets=[ticket for ticket in past.tickets if may_share(ticket.team, team, program)])
    found = past.live(since) or past.latest(since)
    return found if found is None or found.submitted_at <= filed.feedback.submitted_at else None


def _join(desk: UnitOfWork, ticket: Ticket, answer: Feedback) -> Ticket:
    """What they wrote is heard on a live ticket by whoever looks after them; on a settled one it stands here."""
    words = None if ticket.is_live else maybe(answer.comment)
    out_of = answer.scale.limits[1] if answer.scale else None
    command = JoinAnswer(feedback=answer.id, score=answer.score, out_of=out_of, words=words)
    return record(desk, ticket, decide(ticket, command, desk.moment))


# -- the cap


def _is_beyond_cap(desk: UnitOfWork, answer: Feedback, workflow: Workflow) -> bool:
    """By today's cap: it may have been set in the chat since *workflow* was found."""
    today = desk.moment.program.workflow(workflow.name) or workflow
    if today.cap is None:
        return False
    since, until = _day_of(answer.submitted_at, desk.moment.program)
    return desk.begun(workflow.name, since, until) >= today.cap


def _day_of(at: datetime, program: Program) -> tuple[datetime, datetime]:
    """The day of *at* where the program's days begin; of the day the customer pressed send, whenever it reached us."""
    zone = ZoneInfo(program.program.zone)
    day = at.astimezone(zone).date()
    midnights = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    since, until = (midnight.astimezone(at.tzinfo) for midnight in midnights)
    return since, until


# -- who hears of it


def _told(feedback: Feedback, workflow: Workflow, moment: Moment) -> tuple[str, ...]:
    """Whom to tell once: people of ours, named outright or by one of the customer's attributes."""
    named = (named_by(feedback, name) for name in workflow.notify)
    people = (moment.program.person(name) for name in named if name)
    return tuple(dict.fromkeys(person.email for person in people if person))
