"""What changes when a customer writes again."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.changes.owning import awake
from bot.customer_words import CustomerWrote, LeftToTeam, OwnerTold
from bot.heard import Heard, unanswered
from bot.ticket import Status, Ticket


def _wrote(ticket: Ticket, event: CustomerWrote, at: datetime) -> Ticket:
    """Whoever put it aside, or waited for the customer, did not know of this."""
    new = Heard(at=event.at, heard_at=at, version=ticket.version + 1, reply=event.reply, words=event.words)
    return replace(
        awake(ticket, at),
        status=Status.OPEN if ticket.is_live else ticket.status,
        heard=(*ticket.heard, new),
        to_tell=ticket.owner,
    )


def awaited(ticket: Ticket) -> Ticket:
    """*ticket* with the time since when its customer waits for an answer to what they wrote."""
    if not ticket.heard:
        return ticket
    first = unanswered(ticket.heard, ticket.contacts)
    wrote_at = first.at if first else None
    return ticket if wrote_at == ticket.wrote_at else replace(ticket, wrote_at=wrote_at)


def _owner_told(ticket: Ticket, event: OwnerTold, at: datetime) -> Ticket:
    return replace(ticket, to_tell=None)


def _left_to_team(ticket: Ticket, event: LeftToTeam, at: datetime) -> Ticket:
    return replace(
        ticket, owner=None, owned_since=None, free_since=at, touched_at=None, asked_at=None, quiet=False,
        to_tell=event.owner,
    )  # fmt: skip


CHANGES: dict[type[e.Event], Change] = {
    CustomerWrote: _wrote,
    OwnerTold: _owner_told,
    LeftToTeam: _left_to_team,
}
