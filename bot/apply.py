"""What a ticket is after an event; the fold of its events is the ticket."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot import events as e
from bot import pending, promises
from bot.held_mail import MessageDelayed, MessageFailed, MessageKeptBack
from bot.helping import helped
from bot.history import Recorded
from bot.people import PersonId
from bot.reminders import GivenBack, Nudged, NudgesStopped, OwnerAsked
from bot.ticket import Channel, Contact, HelpAsked, Outcome, Pending, Promise, Record, Status, Ticket, Try
from bot.words import Words


def opened(number: int, event: e.Opened, at: datetime) -> Ticket:
    """The ticket that begins with *event*."""
    return Ticket(
        number=number,
        version=1,
        status=Status.OPEN,
        team=event.team,
        workflow=event.workflow,
        revision=event.revision,
        feedback=event.feedback,
        customer=event.customer,
        submitted_at=event.submitted_at,
        first_contact=event.first_contact,
        resolve=event.resolve,
        notify=event.notify,
    )


def apply(ticket: Ticket, event: e.Event, at: datetime) -> Ticket:
    """
    *ticket* after *event*, which happened at *at*.

    Never refuses: an event is a fact. Every event raises the version by one,
    and those that change nothing else (a note, a look) do only that.
    """
    change = _CHANGES.get(type(event))
    changed = helped(ticket, change(ticket, event, at), event) if change else helped(ticket, ticket, event)
    if ticket.owner is not None and getattr(event, "by", None) == changed.owner:
        return replace(changed, version=ticket.version + 1, touched_at=at, asked_at=None)
    return replace(changed, version=ticket.version + 1)


def fold(number: int, history: list[Recorded]) -> Ticket:
    """The ticket behind a whole history, which begins with `Opened`."""
    first = history[0]
    if not isinstance(first.event, e.Opened):
        raise ValueError(f"the history of ticket {number} does not begin with its opening")
    ticket = opened(number, first.event, first.at)
    for recorded in history[1:]:
        ticket = apply(ticket, recorded.event, recorded.at)
    return ticket


def _own(ticket: Ticket, owner: PersonId | None, at: datetime) -> Ticket:
    return replace(
        ticket, owner=owner, owned_since=at if owner else None, snoozed_until=None, paused_since=None,
        touched_at=at if owner else None, asked_at=None, quiet=False,
    )  # fmt: skip


def _claimed(ticket: Ticket, event: e.Claimed, at: datetime) -> Ticket:
    return _own(ticket, event.by, at)


def _released(ticket: Ticket, event: e.Released, at: datetime) -> Ticket:
    return _own(ticket, None, at)


def _assigned(ticket: Ticket, event: e.Assigned, at: datetime) -> Ticket:
    return _own(ticket, event.to, at)


def _handed_over(ticket: Ticket, event: e.HandedOver, at: datetime) -> Ticket:
    return replace(_own(ticket, None, at), team=event.to)


def _rerouted(ticket: Ticket, event: e.Rerouted, at: datetime) -> Ticket:
    return replace(
        ticket,
        team=event.team,
        workflow=event.workflow,
        revision=event.revision or ticket.revision,
        first_contact=event.first_contact,
        resolve=event.resolve,
        notify=event.notify,
    )


def _queued(ticket: Ticket, event: e.MessageQueued, at: datetime) -> Ticket:
    queued = Pending(
        message=event.message.id,
        by=event.by,
        channel=event.channel,
        send_at=event.send_at,
        at=at,
        version=ticket.version + 1,
        promise=_promise(event.by, event.promise, event.promise_due),
    )
    return replace(ticket, pending=(*ticket.pending, queued))


def _contacted(ticket: Ticket, event: e.Contacted, at: datetime) -> Ticket:
    """Whoever was written to without a promise has the next word: the ticket waits for the customer."""
    sent = ticket.pending_message(event.message) if event.message else None
    # whoever saw it on its way has seen it
    version = sent.version if sent else ticket.version + 1
    contact = Contact(at=at, by=event.by, channel=event.channel, version=version, message=event.message)
    made = _promise(event.by, event.promise, event.promise_due)
    promise = made or (ticket.promise if promises.outlives(ticket, sent) else None)
    waits = event.channel is Channel.EMAIL and promise is None and ticket.is_live
    return replace(
        ticket,
        contacts=(*ticket.contacts, contact),
        pending=pending.without(ticket, event.message),
        promise=promise,
        status=Status.WAITING if waits else _awake(ticket),
    )


def _awake(ticket: Ticket) -> Status:
    return Status.OPEN if ticket.is_live else ticket.status


def _not_reached(ticket: Ticket, event: e.NotReached, at: datetime) -> Ticket:
    promise = _promise(event.by, event.promise, event.promise_due)
    tries = (*ticket.tries, Try(at=at, by=event.by, outcome=event.outcome))
    return replace(ticket, tries=tries, promise=promise or ticket.promise)


def _message_failed(ticket: Ticket, event: MessageFailed, at: datetime) -> Ticket:
    """A contact that came back was none: the customer is waiting for us again."""
    contacts = tuple(contact for contact in ticket.contacts if contact.message != event.message)
    return replace(ticket, contacts=contacts, pending=pending.without(ticket, event.message), status=_awake(ticket))


def _asked_for_help(ticket: Ticket, event: e.AskedForHelp, at: datetime) -> Ticket:
    help_asked = HelpAsked(by=event.by, reason=event.reason, at=at, note=event.note, to=event.to)
    reached = tuple(dict.fromkeys((*ticket.reached, *event.to)))
    return replace(ticket, help=help_asked, reached=reached)


def _cause_named(ticket: Ticket, event: e.CauseNamed, at: datetime) -> Ticket:
    return replace(
        ticket, record=replace(ticket.record, cause=event.cause, cause_note=event.note or ticket.record.cause_note)
    )


def _resolved(ticket: Ticket, event: e.Resolved, at: datetime) -> Ticket:
    record = Record(
        cause=event.cause,
        cause_note=ticket.record.cause_note,
        actions=event.actions,
        outcome=event.outcome,
        prevention=event.prevention,
        expansion=event.expansion,
        note=event.note,
    )
    return replace(
        ticket,
        status=Status.RESOLVED,
        record=record,
        resolved_at=at,
        confirm_by=event.confirm_by,
        owner=ticket.owner or event.by,
        owned_since=ticket.owned_since or at,
        promise=event.open_promise,
        snoozed_until=None,
        paused_since=None,
    )


def _closed(ticket: Ticket, event: e.Closed, at: datetime) -> Ticket:
    return replace(ticket, status=Status.CLOSED, closed_at=at, confirmed=event.confirmed)


def _reopened(ticket: Ticket, event: e.Reopened, at: datetime) -> Ticket:
    return replace(
        ticket,
        status=Status.OPEN,
        reopened=ticket.reopened + 1,
        since=at,
        first_contact=event.first_contact,
        resolve=event.resolve,
        resolved_at=None,
        confirm_by=None,
        closed_at=None,
        confirmed=None,
    )


def _snoozed(ticket: Ticket, event: e.Snoozed, at: datetime) -> Ticket:
    return replace(ticket, snoozed_until=event.until, paused_since=ticket.paused_since or at)


def _target_missed(ticket: Ticket, event: e.TargetMissed, at: datetime) -> Ticket:
    return replace(ticket, missed=(*ticket.missed, ticket.deadline(event.target)))


def _nudged(ticket: Ticket, event: Nudged, at: datetime) -> Ticket:
    """Of each deadline the furthest share is enough; of those that are gone, nothing."""
    name = ticket.deadline(event.of)
    current = {ticket.deadline(of) for of in ("first_contact", "resolve", "promise")}
    kept = tuple(each for each in ticket.nudged if each[0] in current and each[0] != name)
    return replace(ticket, nudged=(*kept, (name, event.share)))


def _owner_asked(ticket: Ticket, event: OwnerAsked, at: datetime) -> Ticket:
    return replace(ticket, asked_at=at)


def _given_back(ticket: Ticket, event: GivenBack, at: datetime) -> Ticket:
    return _own(ticket, None, at)


def _nudges_stopped(ticket: Ticket, event: NudgesStopped, at: datetime) -> Ticket:
    return replace(ticket, quiet=True)


def _woken(ticket: Ticket, event: e.Woken, at: datetime) -> Ticket:
    return replace(ticket, snoozed_until=None, paused_since=None)


def _deadlines_moved(ticket: Ticket, event: e.DeadlinesMoved, at: datetime) -> Ticket:
    return replace(ticket, first_contact=event.first_contact, resolve=event.resolve)


def _merged(ticket: Ticket, event: e.Merged, at: datetime) -> Ticket:
    return replace(
        ticket,
        status=Status.CLOSED,
        closed_at=at,
        merged_into=event.into,
        promise=None,
        record=replace(ticket.record, outcome=Outcome.DUPLICATE),
    )


def _absorbed(ticket: Ticket, event: e.Absorbed, at: datetime) -> Ticket:
    return replace(
        ticket,
        submitted_at=event.submitted_at,
        first_contact=event.first_contact,
        resolve=event.resolve,
        contacts=tuple(sorted((*ticket.contacts, *event.contacts), key=lambda contact: contact.at)),
        promise=ticket.promise or event.promise,
        absorbed=(*ticket.absorbed, event.other, *event.others),
    )


def _promise(by: PersonId, what: Words | None, due: datetime | None) -> Promise | None:
    return Promise(what=what, due=due, by=by) if what and due else None


#: Typed at each function; the table cannot say that key and function belong together.
_Change = Callable[[Ticket, Any, datetime], Ticket]

_CHANGES: dict[type[e.Event], _Change] = {
    e.Rerouted: _rerouted,
    e.Claimed: _claimed,
    e.Released: _released,
    e.Assigned: _assigned,
    e.HandedOver: _handed_over,
    e.MessageQueued: _queued,
    e.MessageWithdrawn: pending.withdrawn,
    e.MessageReleased: pending.released,
    MessageDelayed: pending.delayed,
    MessageKeptBack: pending.withdrawn,
    e.Contacted: _contacted,
    e.NotReached: _not_reached,
    MessageFailed: _message_failed,
    e.AskedForHelp: _asked_for_help,
    e.CauseNamed: _cause_named,
    e.Resolved: _resolved,
    e.Closed: _closed,
    e.Reopened: _reopened,
    e.Snoozed: _snoozed,
    e.Woken: _woken,
    e.DeadlinesMoved: _deadlines_moved,
    e.TargetMissed: _target_missed,
    Nudged: _nudged,
    NudgesStopped: _nudges_stopped,
    promises.PromiseKept: promises.kept,
    OwnerAsked: _owner_asked,
    GivenBack: _given_back,
    e.OptedOut: pending.opted_out,
    e.Merged: _merged,
    e.Absorbed: _absorbed,
}
