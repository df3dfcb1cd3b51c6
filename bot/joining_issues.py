"""Tickets that join a known issue after they were opened, and those that it turns out to be too little for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.decide import decide
from bot.events import Event
from bot.feedback import Feedback
from bot.in_issue import Apart, JoinIssue, LeaveIssue, LeftIssue, PutInIssue, SettleWithIssue
from bot.issue_works import Came
from bot.known_issues import asks_for_more, issue_of, joins, stands_apart
from bot.people import Person, PersonId
from bot.ports import Needs, UnitOfWork
from bot.program import Workflow
from bot.program.known_issues import KnownIssue
from bot.react import card
from bot.service import Handled, record, require
from bot.ticket import Ticket
from bot.whole_matter import answers_about


def join_what_it_is_about(desk: UnitOfWork, ticket: Ticket, answer: Feedback) -> None:
    """*answer* was completed: it may be about a known issue now, or ask for more than that."""
    workflow = desk.moment.program.workflow(ticket.workflow)
    if workflow is None:
        return
    leave_for_more(desk, ticket, answer, workflow)
    issue = joins(answer, ticket.team, workflow, desk.moment)
    if issue is not None:
        _join(desk, ticket, issue, workflow)


def leave_for_more(desk: UnitOfWork, ticket: Ticket, said: Feedback, workflow: Workflow) -> None:
    """What they *said*, which *workflow* looks after, may be more than all who wait with *ticket* are told."""
    issue = issue_of(ticket.known_issue, desk.moment.program) if ticket.in_issue else None
    if issue is not None and asks_for_more(said, issue, workflow, desk.moment.program):
        record(desk, ticket, decide(ticket, LeaveIssue(why=Apart.MORE), desk.moment))


@dataclass(frozen=True, slots=True)
class PutIn:
    """A colleague puts it into a known issue of its team; sent twice, it does nothing."""

    number: int
    issue: str
    by: Person

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> Handled:
        ticket, program = require(desk, self.number), desk.moment.program
        answers, workflow = tuple(answers_about(desk, ticket)), program.workflow(ticket.workflow)
        more = any(workflow is None or stands_apart(each, ticket.team, workflow, program) for each in answers)
        command = PutInIssue(by=self.by, issue=self.issue, apart=more or not answers)
        events = decide(ticket, command, desk.moment)
        _say_no_more(desk, ticket, events)
        return Handled(record(desk, ticket, events), events)


def _say_no_more(desk: UnitOfWork, ticket: Ticket, events: Sequence[Event]) -> None:
    """What it had begun to say is not said any more."""
    key = card(ticket, ticket.team).key
    if events and desk.waits_to_leave(key):
        desk.unsend(key)


def _join(desk: UnitOfWork, ticket: Ticket, issue: KnownIssue, workflow: Workflow, by: PersonId = "") -> bool:
    """Not where they had said more already, which is no matter of all of them."""
    if any(asks_for_more(each, issue, workflow, desk.moment.program) for each in answers_about(desk, ticket)):
        return False
    events = decide(ticket, JoinIssue(issue=issue.id, by=by), desk.moment)
    _say_no_more(desk, ticket, events)
    record(desk, ticket, events)
    return bool(events)


@dataclass(frozen=True, slots=True)
class JoinThem:
    """
    Tickets that wait in a team when an issue is declared there; how many of them are about it.

    Whatever somebody has begun to see to stays theirs.
    """

    issue: str
    tickets: tuple[int, ...]
    by: PersonId

    def needs(self) -> Needs:
        return Needs(tickets=self.tickets)

    def run(self, desk: UnitOfWork) -> Came:
        issue = issue_of(self.issue, desk.moment.program)
        found = (desk.ticket(number) for number in self.tickets)
        return Came(sum(self._joins(desk, ticket, issue) for ticket in found if ticket) if issue else 0)

    def _joins(self, desk: UnitOfWork, ticket: Ticket, issue: KnownIssue) -> bool:
        filed = desk.feedback(ticket.feedback)
        workflow = desk.moment.program.workflow(ticket.workflow)
        if filed is None or workflow is None or joins(filed.feedback, ticket.team, workflow, desk.moment) != issue:
            return False
        return _join(desk, ticket, issue, workflow, self.by)


@dataclass(frozen=True, slots=True)
class SettleThem:
    """
    Tickets of issues that have ended; how many were settled, and how many went back to their team.

    Done again, it does nothing: whoever stops in the middle leaves the rest to the next.
    """

    tickets: tuple[int, ...]

    def needs(self) -> Needs:
        return Needs(tickets=self.tickets)

    def run(self, desk: UnitOfWork) -> Came:
        return sum((self._settled(desk, number) for number in self.tickets), Came())

    def _settled(self, desk: UnitOfWork, number: int) -> Came:
        ticket = desk.ticket(number)
        issue = issue_of(ticket.known_issue, desk.moment.program) if ticket else None
        if ticket is None or issue is None or not issue.is_over:
            return Came()
        events = decide(ticket, SettleWithIssue(issue=issue), desk.moment)
        record(desk, ticket, events)
        left = any(isinstance(event, LeftIssue) for event in events)
        return Came(done=int(bool(events) and not left), apart=int(left))
