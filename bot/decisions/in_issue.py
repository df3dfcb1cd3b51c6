"""Which tickets wait in a known issue, who puts one in or takes it out, and what becomes of them when it ends."""

from typing import assert_never

from bot.deadlines import confirmed_by
from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Event, Resolved
from bot.in_issue import (
    Apart,
    IssueCommand,
    JoinedIssue,
    JoinIssue,
    LeaveIssue,
    LeftIssue,
    PutInIssue,
    SettleWithIssue,
    TakeOutOfIssue,
)
from bot.known_issues import goes_on_with, issue_of
from bot.moment import Moment
from bot.rights import require_hold, require_team
from bot.ticket import Outcome, Ticket
from bot.words import maybe


def decide(ticket: Ticket, command: IssueCommand, moment: Moment) -> tuple[Event, ...]:
    match command:
        case JoinIssue():
            return _join(ticket, command)
        case LeaveIssue():
            return _leave(ticket, command)
        case PutInIssue():
            return _put_in(ticket, command, moment)
        case TakeOutOfIssue():
            return _take_out(ticket, command, moment)
        case SettleWithIssue():
            return _settle(ticket, command, moment)
        case _:
            assert_never(command)


def may_join(ticket: Ticket) -> bool:
    """Whether nobody has begun to see to it: what somebody took out of an issue stays out."""
    begun = ticket.owner or ticket.contacts or ticket.tries or ticket.pending or ticket.help or ticket.reopened
    return ticket.is_live and not begun and not ticket.known_issue and not ticket.snoozed_until


def _join(ticket: Ticket, command: JoinIssue) -> tuple[Event, ...]:
    return (JoinedIssue(issue=command.issue, by=command.by),) if may_join(ticket) else ()


def _leave(ticket: Ticket, command: LeaveIssue) -> tuple[Event, ...]:
    if not ticket.in_issue or not ticket.is_live:
        return ()
    return (LeftIssue(issue=ticket.known_issue, why=command.why, by=command.by),)


def may_be_put_in(ticket: Ticket) -> bool:
    """Whether a colleague may: who has heard from us, was promised something or needs help is looked after alone."""
    alone = ticket.answered or ticket.pending or ticket.promise or ticket.help
    return ticket.is_live and not ticket.in_issue and not alone


def _put_in(ticket: Ticket, command: PutInIssue, moment: Moment) -> tuple[Event, ...]:
    """What somebody began, or took out before, may be put in: it is their word that it is about this."""
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    if ticket.in_issue and command.issue in ("", ticket.known_issue):
        return ()
    if ticket.in_issue or command.apart or not may_be_put_in(ticket):
        raise Refusal(Reason.LOOKED_AT_ALONE)
    issue = issue_of(command.issue, moment.program)
    if issue is None or issue.team != ticket.team:
        raise Refusal(Reason.NO_SUCH_ISSUE, field="known_issue")
    if issue.is_over:
        raise Refusal(Reason.ISSUE_OVER, field="known_issue", by=issue.ended_by)
    return (JoinedIssue(issue=issue.id, by=command.by.email),)


def _take_out(ticket: Ticket, command: TakeOutOfIssue, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    if not ticket.in_issue:
        return ()
    return (LeftIssue(issue=ticket.known_issue, why=Apart.TAKEN_OUT, by=command.by.email),)


def _settle(ticket: Ticket, command: SettleWithIssue, moment: Moment) -> tuple[Event, ...]:
    """
    Nobody is settled who has not heard: an answer on its way is waited for.

    Should it fail, or be late, the ticket comes back to its team.
    """
    issue = command.issue
    if not ticket.is_live or not ticket.in_issue or ticket.known_issue != issue.id:
        return ()
    if not ticket.answered and any(not pending.delayed for pending in ticket.pending):
        return ()
    if not ticket.answered:
        return (LeftIssue(issue=issue.id, why=Apart.NOT_ANSWERED, by=issue.ended_by),)
    return (
        Resolved(
            by=goes_on_with(issue, moment.program),
            cause=issue.cause,
            outcome=Outcome.SOLVED,
            actions=maybe(issue.actions),
            open_promise=ticket.promise,
            confirm_by=confirmed_by(moment.program_of(ticket), ticket, moment.now),
        ),
    )
