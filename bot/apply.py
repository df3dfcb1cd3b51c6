"""What a ticket is after an event; the fold of its events is the ticket."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes import (
    arriving,
    escalating,
    hearing,
    in_issue,
    owning,
    pausing,
    reaching,
    reminding,
    settling,
    standing_in,
)
from bot.changes.change import Change
from bot.changes.hearing import awaited
from bot.changes.pausing import paused
from bot.helping import helped
from bot.history import Recorded
from bot.ticket import Status, Ticket


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
        free_since=at,
        overflow=event.overflow,
        known_issue=event.known_issue,
    )


def apply(ticket: Ticket, event: e.Event, at: datetime) -> Ticket:
    """
    *ticket* after *event*, which happened at *at*.

    Never refuses: an event is a fact. Every event raises the version by one,
    and those that change nothing else (a note, a look) do only that.
    """
    change = _CHANGES.get(type(event))
    changed = awaited(helped(ticket, change(ticket, event, at) if change else ticket, event))
    changed = in_issue.apart(ticket, escalating.settled(paused(ticket, changed, event, at)), event)
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


_CHANGES: dict[type[e.Event], Change] = {
    **owning.CHANGES,
    **reaching.CHANGES,
    **hearing.CHANGES,
    **pausing.CHANGES,
    **settling.CHANGES,
    **reminding.CHANGES,
    **standing_in.CHANGES,
    **escalating.CHANGES,
    **arriving.CHANGES,
    **in_issue.CHANGES,
}
