"""What a ticket's messages to the customer are after an event about one of them."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.held_mail import MessageDelayed, MessageKeptBack
from bot.ticket import Pending, Ticket


def without(ticket: Ticket, message: str | None) -> tuple[Pending, ...]:
    return tuple(pending for pending in ticket.pending if pending.message != message)


def withdrawn(ticket: Ticket, event: e.MessageWithdrawn | MessageKeptBack, at: datetime) -> Ticket:
    return replace(ticket, pending=without(ticket, event.message))


def opted_out(ticket: Ticket, event: e.OptedOut, at: datetime) -> Ticket:
    return replace(ticket, pending=tuple(p for p in ticket.pending if p.message not in event.held_back))


def released(ticket: Ticket, event: e.MessageReleased, at: datetime) -> Ticket:
    pending = tuple(replace(p, released=True) if p.message == event.message else p for p in ticket.pending)
    return replace(ticket, pending=pending)


def delayed(ticket: Ticket, event: MessageDelayed, at: datetime) -> Ticket:
    pending = tuple(replace(p, delayed=True) if p.message == event.message else p for p in ticket.pending)
    return replace(ticket, pending=pending)
