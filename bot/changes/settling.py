"""What changes when something is written down, settled, or joined to another ticket."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.escalation import Escalation
from bot.policies import help_matter
from bot.ticket import HelpAsked, Outcome, Promise, Record, Status, Ticket


def _asked_for_help(ticket: Ticket, event: e.AskedForHelp, at: datetime) -> Ticket:
    help_asked = HelpAsked(by=event.by, reason=event.reason, at=at, note=event.note, to=event.to)
    reached = tuple(dict.fromkeys((*ticket.reached, *event.to)))
    told = Escalation(matter=help_matter(at))
    for step, slot, person in event.steps:
        told = told.telling(step, slot, person, at, ticket.version + 1)
    escalations = (*ticket.escalations, told) if event.steps else ticket.escalations
    return replace(ticket, help=help_asked, reached=reached, escalations=escalations)


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
    )


def _closed(ticket: Ticket, event: e.Closed, at: datetime) -> Ticket:
    return replace(ticket, status=Status.CLOSED, closed_at=at, confirmed=event.confirmed)


def _reopened(ticket: Ticket, event: e.Reopened, at: datetime) -> Ticket:
    return replace(
        ticket,
        status=Status.OPEN,
        reopened=ticket.reopened + 1,
        since=at,
        rests=(),
        first_contact=event.first_contact,
        resolve=event.resolve,
        resolved_at=None,
        confirm_by=None,
        closed_at=None,
        confirmed=None,
    )


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
        promise=_due_first(ticket.promise, _come_with(event, ticket.version + 1)),
        absorbed=(*ticket.absorbed, event.other, *event.others),
        heard=tuple(sorted((*ticket.heard, *event.heard), key=lambda heard: heard.heard_at)),
        rests=(),
        help=event.help or ticket.help,
        escalations=ticket.escalations if event.escalations is None else event.escalations,
        reached=tuple(dict.fromkeys((*ticket.reached, *event.reached))),
        snoozed_until=event.snoozed_until or ticket.snoozed_until,
    )


def _come_with(event: e.Absorbed, version: int) -> Promise | None:
    return replace(event.promise, version=version) if event.promise else None


def _due_first(one: Promise | None, other: Promise | None) -> Promise | None:
    """A ticket has one promise to keep: whichever comes first."""
    return min(filter(None, (one, other)), key=lambda promise: promise.due, default=None)


CHANGES: dict[type[e.Event], Change] = {
    e.AskedForHelp: _asked_for_help,
    e.CauseNamed: _cause_named,
    e.Resolved: _resolved,
    e.Closed: _closed,
    e.Reopened: _reopened,
    e.Merged: _merged,
    e.Absorbed: _absorbed,
}
