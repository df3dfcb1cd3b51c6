"""Which tickets wait in a known issue, and what becomes of them when it ends."""

from typing import assert_never

from bot.deadlines import confirmed_by
from bot.events import Event, Resolved
from bot.in_issue import Apart, JoinedIssue, JoinIssue, LeaveIssue, LeftIssue, SettleWithIssue
from bot.known_issues import goes_on_with
from bot.moment import Moment
from bot.ticket import Outcome, Ticket
from bot.words import maybe


def decide(ticket: Ticket, command: JoinIssue | LeaveIssue | SettleWithIssue, moment: Moment) -> tuple[Event, ...]:
    match command:
        case JoinIssue():
            return _join(ticket, command)
        case LeaveIssue():
            return _leave(ticket, command)
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
