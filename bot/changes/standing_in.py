"""What changes on somebody's ticket while they are away."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.changes.change import Change
from bot.changes.owning import owned
from bot.offers import Offer
from bot.standing_in import OfferedToDelegate, ReturnedToTeam, StoodIn
from bot.ticket import Ticket


def _offered(ticket: Ticket, event: OfferedToDelegate, at: datetime) -> Ticket:
    return replace(ticket, offer=Offer(to=event.to, at=at))


def _returned(ticket: Ticket, event: ReturnedToTeam, at: datetime) -> Ticket:
    return owned(ticket, None, at)


def _stood_in(ticket: Ticket, event: StoodIn, at: datetime) -> Ticket:
    return owned(ticket, event.by, at)


CHANGES: dict[type[e.Event], Change] = {
    OfferedToDelegate: _offered,
    ReturnedToTeam: _returned,
    StoodIn: _stood_in,
}
