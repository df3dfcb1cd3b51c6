"""Somebody's tickets while they are away: offered, given back, taken over."""

from typing import assert_never

from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Claimed, Event
from bot.moment import Moment
from bot.people import Person
from bot.rights import is_lead, require_team
from bot.standing_in import OfferedToDelegate, OfferToDelegate, ReturnedToTeam, ReturnToTeam, StandIn, StoodIn
from bot.ticket import Ticket
from bot.while_away import back_at, offering


def decide(ticket: Ticket, command: OfferToDelegate | ReturnToTeam | StandIn, moment: Moment) -> tuple[Event, ...]:
    match command:
        case OfferToDelegate():
            return _offer(ticket, moment)
        case ReturnToTeam():
            return _return(ticket, command, moment)
        case StandIn():
            return _stand_in(ticket, command, moment)
        case _:
            assert_never(command)


def _offer(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    """One that comes early, twice, or after its owner's return is none."""
    asked = offering(ticket, moment)
    if ticket.owner is None or asked is None or asked.at > moment.now:
        return ()
    return (OfferedToDelegate(owner=ticket.owner, to=asked.to),)


def _return(ticket: Ticket, command: ReturnToTeam, moment: Moment) -> tuple[Event, ...]:
    if ticket.owner is None or not ticket.is_live:
        return ()
    at = moment.now if command.gone else back_at(ticket, moment)
    return (ReturnedToTeam(owner=ticket.owner),) if at is not None and at <= moment.now else ()


def _stand_in(ticket: Ticket, command: StandIn, moment: Moment) -> tuple[Event, ...]:
    """Whoever presses late, when it is free, has claimed it."""
    require_live(ticket)
    by = command.by
    if ticket.owner == by.email:
        return ()
    if ticket.owner is None:
        require_team(by, ticket, moment.program)
        return (Claimed(by=by.email),)
    if not _was_asked(by, ticket) and not is_lead(by, ticket.team, moment.program):
        raise Refusal(Reason.ALREADY_CLAIMED, owner=ticket.owner)
    if not moment.is_away(ticket.owner):
        raise Refusal(Reason.BACK_AGAIN, owner=ticket.owner)
    return (StoodIn(by=by.email, owner=ticket.owner),)


def _was_asked(by: Person, ticket: Ticket) -> bool:
    return ticket.offer is not None and ticket.offer.to == by.email
