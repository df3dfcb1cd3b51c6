"""What changes when a ticket changes hands, rests or wakes."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.people import PersonId
from bot.reminders import GivenBack
from bot.ticket import Status, Ticket


def owned(ticket: Ticket, owner: PersonId | None, at: datetime) -> Ticket:
    """*ticket* in the hands of *owner*, or of nobody: what was between it and the one before is over."""
    return replace(
        ticket, owner=owner, owned_since=at if owner else None, snoozed_until=None, to_tell=_to_tell(ticket, owner),
        touched_at=at if owner else None, asked_at=None, quiet=False, offer=None,
        free_since=None if owner else at,
    )  # fmt: skip


def _to_tell(ticket: Ticket, owner: PersonId | None) -> PersonId | None:
    """Whoever gives it away knows what the customer wrote, and whoever has it sees it; who lost it does not."""
    return None if ticket.to_tell in (ticket.owner, owner) else ticket.to_tell


def _claimed(ticket: Ticket, event: e.Claimed, at: datetime) -> Ticket:
    return owned(ticket, event.by, at)


def _released(ticket: Ticket, event: e.Released, at: datetime) -> Ticket:
    return owned(ticket, None, at)


def _assigned(ticket: Ticket, event: e.Assigned, at: datetime) -> Ticket:
    return owned(ticket, event.to, at)


def _handed_over(ticket: Ticket, event: e.HandedOver, at: datetime) -> Ticket:
    return replace(owned(ticket, None, at), team=event.to)


def _given_back(ticket: Ticket, event: GivenBack, at: datetime) -> Ticket:
    return owned(ticket, None, at)


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
    return replace(ticket, snoozed_until=event.until)


def _woken(ticket: Ticket, event: e.Woken, at: datetime) -> Ticket:
    """Whoever takes it up again waits for nobody; a snooze that ends by itself ends nothing else."""
    taken_up = event.by is not None and ticket.status is Status.WAITING
    return replace(awake(ticket, at), status=Status.OPEN if taken_up else ticket.status)


def awake(ticket: Ticket, at: datetime) -> Ticket:
    """*ticket*, put aside no longer: that nothing happened meanwhile is held against nobody."""
    until = ticket.snoozed_until
    if until is None:
        return ticket
    return replace(ticket, snoozed_until=None, touched_at=min(until, at) if ticket.owner else None)


CHANGES: dict[type[e.Event], Change] = {
    e.Rerouted: _rerouted,
    e.Claimed: _claimed,
    e.Released: _released,
    e.Assigned: _assigned,
    e.HandedOver: _handed_over,
    GivenBack: _given_back,
    e.Snoozed: _snoozed,
    e.Woken: _woken,
}
