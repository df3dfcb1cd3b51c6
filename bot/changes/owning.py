"""What changes when a ticket changes hands, rests or wakes."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.people import PersonId
from bot.reminders import GivenBack
from bot.ticket import Ticket


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


def _given_back(ticket: Ticket, event: GivenBack, at: datetime) -> Ticket:
    return _own(ticket, None, at)


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


def _snoozed(ticket: Ticket, event: e.Snoozed, at: datetime) -> Ticket:
    return replace(ticket, snoozed_until=event.until, paused_since=ticket.paused_since or at)


def _woken(ticket: Ticket, event: e.Woken, at: datetime) -> Ticket:
    return replace(ticket, snoozed_until=None, paused_since=None)


def _deadlines_moved(ticket: Ticket, event: e.DeadlinesMoved, at: datetime) -> Ticket:
    return replace(ticket, first_contact=event.first_contact, resolve=event.resolve)


CHANGES: dict[type[e.Event], Change] = {
    e.Rerouted: _rerouted,
    e.Claimed: _claimed,
    e.Released: _released,
    e.Assigned: _assigned,
    e.HandedOver: _handed_over,
    GivenBack: _given_back,
    e.Snoozed: _snoozed,
    e.Woken: _woken,
    e.DeadlinesMoved: _deadlines_moved,
}
