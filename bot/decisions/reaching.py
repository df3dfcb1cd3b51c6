"""Reaching the customer: messages with time to take them back, and calls."""

from datetime import datetime
from typing import assert_never

from bot.commands import ConfirmDelivery, LogCall, ReleaseMessage, Send, Withdraw
from bot.decisions.states import require_kept, require_live
from bot.errors import Reason, Refusal
from bot.events import (
    Claimed,
    Contacted,
    Event,
    MessageQueued,
    MessageReleased,
    MessageWithdrawn,
    NotReached,
)
from bot.held_mail import MessageFailed, ReportFailure
from bot.moment import Moment
from bot.people import Person
from bot.rights import may_decide, require_team
from bot.ticket import CallOutcome, Channel, Contact, Pending, Ticket
from bot.words import Words


def decide(
    ticket: Ticket,
    command: Send | Withdraw | ReleaseMessage | ConfirmDelivery | ReportFailure | LogCall,
    moment: Moment,
) -> tuple[Event, ...]:
    match command:
        case Send():
            return _send(ticket, command, moment)
        case Withdraw():
            return _withdraw(ticket, command, moment)
        case ReleaseMessage():
            return _release(ticket, command, moment)
        case ConfirmDelivery():
            return _delivered(ticket, command)
        case ReportFailure():
            return _failed(ticket, command)
        case LogCall():
            return _log_call(ticket, command, moment)
        case _:
            assert_never(command)


def check_reach(ticket: Ticket, command: Send, moment: Moment) -> None:
    """Refuse a message that must not leave: asked before the preview, and again when it is sent."""
    require_live(ticket)
    if not command.with_issue:
        require_team(command.by, ticket, moment.program)
    if command.reach.do_not_contact:
        raise Refusal(Reason.DO_NOT_CONTACT)
    if not command.reach.has_address:
        raise Refusal(Reason.NO_ADDRESS, field="channel", channel=command.reach.channel)
    if not command.reach.consents:
        raise Refusal(Reason.NO_CONSENT, field="channel", channel=command.reach.channel)
    _check_promise(command.promise, command.promise_due, moment.now)


def contact_unseen(ticket: Ticket, seen: int | None, by: str) -> Contact | None:
    """The contact that somebody else made, or set on its way, since the form was opened; None if nobody did."""
    if seen is None:
        return None
    unseen = [each for each in (*ticket.contacts, *_on_their_way(ticket)) if each.version > seen and each.by != by]
    return max(unseen, key=lambda each: each.version, default=None)


def _on_their_way(ticket: Ticket) -> list[Contact]:
    """Messages in the time they can be taken back: to a colleague they count as sent."""
    return [Contact(at=p.at, by=p.by, channel=p.channel, version=p.version, message=p.message) for p in ticket.pending]


def _send(ticket: Ticket, command: Send, moment: Moment) -> tuple[Event, ...]:
    if ticket.pending_message(command.message.id) or _was_sent(ticket, command.message.id):
        return ()
    check_reach(ticket, command, moment)
    unseen = contact_unseen(ticket, command.reach.seen, command.by.email)
    if unseen and not command.reach.anyway:
        raise Refusal(Reason.CONTACTED_MEANWHILE, by=unseen.by, at=unseen.at, channel=unseen.channel)
    queued = MessageQueued(
        by=command.by.email,
        message=command.message,
        channel=command.reach.channel,
        send_at=moment.now + moment.program.program.undo,
        promise=command.promise,
        promise_due=command.promise_due,
    )
    claimed = () if command.with_issue else _claimed_by_answering(ticket, command.by.email)
    return (*claimed, queued)


def _claimed_by_answering(ticket: Ticket, by: str) -> tuple[Event, ...]:
    return (Claimed(by=by),) if ticket.owner is None else ()


def _withdraw(ticket: Ticket, command: Withdraw, moment: Moment) -> tuple[Event, ...]:
    pending = ticket.pending_message(command.message)
    if not _wrote(command.by, pending, moment):
        require_team(command.by, ticket, moment.program)
    if pending is None:
        if _was_sent(ticket, command.message):
            raise Refusal(Reason.ALREADY_SENT)
        return ()
    if pending.by != command.by.email and not may_decide(command.by, ticket, moment.program):
        raise Refusal(Reason.NOT_YOURS, owner=pending.by)
    if pending.released and not command.waits:
        raise Refusal(Reason.ALREADY_SENT)
    return (MessageWithdrawn(by=command.by.email, message=command.message),)


def _wrote(by: Person, pending: Pending | None, moment: Moment) -> bool:
    """Whether it is their own message: theirs to take back in whichever team the ticket is by now."""
    return pending is not None and pending.by == by.email and moment.program.person(by.email) is not None


def _release(ticket: Ticket, command: ReleaseMessage, moment: Moment) -> tuple[Event, ...]:
    """A timer that comes twice, or after *Undo*, sends nothing."""
    pending = ticket.pending_message(command.message)
    if pending is None or pending.released or pending.send_at > moment.now:
        return ()
    return (MessageReleased(message=command.message),)


def _delivered(ticket: Ticket, command: ConfirmDelivery) -> tuple[Event, ...]:
    pending = ticket.pending_message(command.message)
    if pending is None:
        return ()
    promise = pending.promise
    return (
        Contacted(
            by=pending.by,
            channel=pending.channel,
            message=command.message,
            promise=promise.what if promise else None,
            promise_due=promise.due if promise else None,
        ),
    )


def _failed(ticket: Ticket, command: ReportFailure) -> tuple[Event, ...]:
    """A message refused on its way, or one that came back after it had counted as a contact."""
    pending = ticket.pending_message(command.message)
    contact = next((c for c in ticket.contacts if c.message == command.message), None)
    sender = pending or contact
    if sender is None:
        return ()
    return (
        MessageFailed(
            message=command.message, by=sender.by, why=command.why, unknown=command.unknown, failure=command.failure
        ),
    )


def _log_call(ticket: Ticket, command: LogCall, moment: Moment) -> tuple[Event, ...]:
    require_kept(ticket)
    require_team(command.by, ticket, moment.program)
    _check_promise(command.promise, command.promise_due, moment.now)
    reached = command.outcome is CallOutcome.REACHED
    claimed = _claimed_by_answering(ticket, command.by.email) if ticket.is_live else ()
    return (*claimed, _contacted(command) if reached else _not_reached(command))


def _contacted(command: LogCall) -> Contacted:
    return Contacted(
        by=command.by.email,
        channel=Channel.PHONE,
        note=command.note,
        promise=command.promise,
        promise_due=command.promise_due,
    )


def _not_reached(command: LogCall) -> NotReached:
    return NotReached(
        by=command.by.email,
        outcome=command.outcome,
        note=command.note,
        promise=command.promise,
        promise_due=command.promise_due,
    )


def _check_promise(promise: Words | None, due: datetime | None, now: datetime) -> None:
    if (promise is None) != (due is None):
        raise Refusal(Reason.EMPTY, field="promise_due" if promise else "promise")
    if due is not None and due <= now:
        raise Refusal(Reason.IN_THE_PAST, field="promise_due")


def _was_sent(ticket: Ticket, message: str) -> bool:
    return any(contact.message == message for contact in ticket.contacts)
