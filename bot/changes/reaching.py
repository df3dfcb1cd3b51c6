"""What changes when a customer is written to or called."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot import pending, promises
from bot.changes.change import Change
from bot.changes.pausing import without
from bot.heard import unanswered
from bot.held_mail import MessageDelayed, MessageFailed, MessageKeptBack
from bot.people import PersonId
from bot.ticket import Channel, Contact, Pending, Promise, Status, Ticket, Try
from bot.words import Words


def _queued(ticket: Ticket, event: e.MessageQueued, at: datetime) -> Ticket:
    queued = Pending(
        message=event.message.id,
        by=event.by,
        channel=event.channel,
        send_at=event.send_at,
        at=at,
        version=ticket.version + 1,
        promise=_promise(event.by, event.promise, event.promise_due, ticket.version + 1),
    )
    return replace(ticket, pending=(*ticket.pending, queued))


def _contacted(ticket: Ticket, event: e.Contacted, at: datetime) -> Ticket:
    """Whoever was written to without a promise has the next word: the ticket waits for the customer."""
    sent = ticket.pending_message(event.message) if event.message else None
    # whoever saw it on its way has seen it
    version = sent.version if sent else ticket.version + 1
    contact = Contact(at=at, by=event.by, channel=event.channel, version=version, message=event.message)
    made = _promise(event.by, event.promise, event.promise_due, ticket.version + 1)
    promise = made or (ticket.promise if promises.outlives(ticket, sent) else None)
    contacts = (*ticket.contacts, contact)
    owes = promise is not None or unanswered(ticket.heard, contacts) is not None
    # in a known issue the next word is ours: that it is over
    waits = event.channel is Channel.EMAIL and not owes and ticket.is_live and not ticket.in_issue
    return replace(
        ticket,
        contacts=contacts,
        pending=pending.without(ticket, event.message),
        promise=promise,
        status=Status.WAITING if waits else _awake(ticket),
        waiting_for=(*ticket.waiting_for, event.message or "") if waits else (),
    )


def _awake(ticket: Ticket) -> Status:
    return Status.OPEN if ticket.is_live else ticket.status


def _not_reached(ticket: Ticket, event: e.NotReached, at: datetime) -> Ticket:
    promise = _promise(event.by, event.promise, event.promise_due, ticket.version + 1)
    tries = (*ticket.tries, Try(at=at, by=event.by, outcome=event.outcome))
    status = _awake(ticket) if promise else ticket.status
    return replace(ticket, tries=tries, promise=promise or ticket.promise, status=status)


def _message_failed(ticket: Ticket, event: MessageFailed, at: datetime) -> Ticket:
    """
    A contact that came back was none: the customer is waiting for us again.

    Where a later message arrived, the next word is still theirs.
    """
    waits = event.message in ticket.waiting_for[:-1]
    return replace(
        ticket,
        contacts=tuple(contact for contact in ticket.contacts if contact.message != event.message),
        pending=pending.without(ticket, event.message),
        status=ticket.status if waits else _awake(ticket),
        waiting_for=tuple(message for message in ticket.waiting_for if message != event.message) if waits else (),
        rests=without(ticket.rests, event.message),
    )


def _opted_out(ticket: Ticket, event: e.OptedOut, at: datetime) -> Ticket:
    return replace(pending.opted_out(ticket, event, at), status=_awake(ticket))


def _promise(by: PersonId, what: Words | None, due: datetime | None, version: int) -> Promise | None:
    return Promise(what=what, due=due, by=by, version=version) if what and due else None


CHANGES: dict[type[e.Event], Change] = {
    e.MessageQueued: _queued,
    e.MessageWithdrawn: pending.withdrawn,
    e.MessageReleased: pending.released,
    MessageDelayed: pending.delayed,
    MessageKeptBack: pending.withdrawn,
    e.Contacted: _contacted,
    e.NotReached: _not_reached,
    MessageFailed: _message_failed,
    e.OptedOut: _opted_out,
    promises.PromiseKept: promises.kept,
}
