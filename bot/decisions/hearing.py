"""What a customer writes again, and what comes of their silence."""

from typing import assert_never

from bot.answers_due import leave_at, reply_due, silent_at, to_tell
from bot.customer_words import CustomerWrote, HearCustomer, LeaveToTeam, LeftToTeam, OwnerTold, TellOwner
from bot.events import Event
from bot.moment import Moment
from bot.ticket import Ticket
from bot.waiting import StayedSilent, StopWaiting


def decide(
    ticket: Ticket, command: HearCustomer | TellOwner | LeaveToTeam | StopWaiting, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case HearCustomer():
            return _hear(ticket, command, moment)
        case TellOwner():
            return _tell(ticket, moment)
        case LeaveToTeam():
            return _leave(ticket, moment)
        case StopWaiting():
            return _stop_waiting(ticket, moment)
        case _:
            assert_never(command)


def _hear(ticket: Ticket, command: HearCustomer, moment: Moment) -> tuple[Event, ...]:
    """Nobody is refused; the same words once more (by their id) are nothing new."""
    if ticket.merged_into is not None or any(each.words == command.words for each in ticket.heard):
        return ()
    at = min(command.at or moment.now, moment.now)
    return (CustomerWrote(words=command.words, at=at, reply=reply_due(ticket, at, moment)),)


def _tell(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    told = to_tell(ticket, moment)
    return (OwnerTold(to=told.person),) if told is not None and told.at <= moment.now else ()


def _leave(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    at = leave_at(ticket, moment)
    if ticket.owner is None or at is None or at > moment.now:
        return ()
    return (LeftToTeam(owner=ticket.owner),)


def _stop_waiting(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    at = silent_at(ticket, moment)
    if at is None or at > moment.now:
        return ()
    return (StayedSilent(to=moment.stands_in(ticket.owner) if ticket.owner else None),)
