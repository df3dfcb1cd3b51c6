"""Reminding whoever has a ticket, and leaving them alone."""

from typing import assert_never

from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Event
from bot.moment import Moment
from bot.nudges import nudges
from bot.quiet import ask_at, give_back_at
from bot.reminders import (
    AskOwner,
    GiveBack,
    GivenBack,
    KeepIt,
    Nudged,
    NudgesStopped,
    OwnerAsked,
    Remind,
    StillOn,
    StopNudges,
)
from bot.ticket import Ticket


def decide(
    ticket: Ticket, command: Remind | StopNudges | AskOwner | KeepIt | GiveBack, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case Remind():
            return _remind(ticket, command, moment)
        case StopNudges():
            return _stop(ticket, command)
        case AskOwner():
            return _ask(ticket, moment)
        case KeepIt():
            return _keep(ticket, command)
        case GiveBack():
            return _give_back(ticket, moment)
        case _:
            assert_never(command)


def _remind(ticket: Ticket, command: Remind, moment: Moment) -> tuple[Event, ...]:
    """A reminder that comes early, twice, or after the answer, is none."""
    asked = (command.of, command.share)
    due = (each for each in nudges(ticket, moment) if each.at <= moment.now and (each.of, each.share) == asked)
    return tuple(Nudged(of=each.of, share=each.share, to=each.to) for each in due)


def _stop(ticket: Ticket, command: StopNudges) -> tuple[Event, ...]:
    require_live(ticket)
    if ticket.owner != command.by.email:
        raise Refusal(Reason.NOT_YOURS, owner=ticket.owner)
    return () if ticket.quiet else (NudgesStopped(by=command.by.email),)


def _ask(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    at = ask_at(ticket, moment)
    if ticket.owner is None or at is None or at > moment.now:
        return ()
    return (OwnerAsked(to=ticket.owner),)


def _keep(ticket: Ticket, command: KeepIt) -> tuple[Event, ...]:
    require_live(ticket)
    if ticket.owner != command.by.email:
        raise Refusal(Reason.NOT_YOURS, owner=ticket.owner)
    return (StillOn(by=command.by.email),)


def _give_back(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    at = give_back_at(ticket, moment)
    if ticket.owner is None or at is None or at > moment.now:
        return ()
    return (GivenBack(owner=ticket.owner),)
