"""What changes when time passes and an owner is reminded."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.reminders import Nudged, NudgesStopped, OwnerAsked, mark
from bot.ticket import Ticket


def _target_missed(ticket: Ticket, event: e.TargetMissed, at: datetime) -> Ticket:
    return replace(ticket, missed=(*ticket.missed, ticket.deadline(event.target)))


def _nudged(ticket: Ticket, event: Nudged, at: datetime) -> Ticket:
    """Of each deadline the furthest share is enough; of those that are gone, nothing."""
    name = mark(ticket, event.of, event.to)
    current = {ticket.deadline(of) for of in ("first_contact", "resolve", "reply")}
    kept = tuple(
        each for each in ticket.nudged if each[0] != name and (each[0] in current or _of_promise(each, ticket))
    )
    return replace(ticket, nudged=(*kept, (name, event.share)))


def _of_promise(nudged: tuple[str, float], ticket: Ticket) -> bool:
    return ticket.promise is not None and nudged[0].startswith(ticket.deadline("promise"))


def _owner_asked(ticket: Ticket, event: OwnerAsked, at: datetime) -> Ticket:
    return replace(ticket, asked_at=at)


def _nudges_stopped(ticket: Ticket, event: NudgesStopped, at: datetime) -> Ticket:
    return replace(ticket, quiet=True)


CHANGES: dict[type[e.Event], Change] = {
    e.TargetMissed: _target_missed,
    Nudged: _nudged,
    NudgesStopped: _nudges_stopped,
    OwnerAsked: _owner_asked,
}
