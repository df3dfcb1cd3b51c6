"""Who has a ticket: claim, release, assign, hand over, snooze."""

from datetime import timedelta
from typing import assert_never

from bot.apply import apply
from bot.commands import Assign, Claim, HandOver, NotToday, Release, Snooze, Wake
from bot.decisions import hearing
from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Assigned, Claimed, Event, HandedOver, Released, Snoozed, Woken
from bot.moment import Moment
from bot.rights import may_decide, require_hold, require_lead, require_team
from bot.ticket import Status, Ticket
from bot.waiting import StopWaiting
from bot.who_is_away import zone_of_person

#: Longer than this, a snooze is a way to forget somebody.
LONGEST_SNOOZE = timedelta(days=14)


def decide(
    ticket: Ticket, command: Claim | Release | Assign | HandOver | NotToday | Snooze | Wake, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case Claim():
            return _claim(ticket, command, moment)
        case Release():
            return _release(ticket, command, moment)
        case Assign():
            return _assign(ticket, command, moment)
        case HandOver():
            return _hand_over(ticket, command, moment)
        case NotToday():
            return _not_today(ticket, command, moment)
        case Snooze():
            return _snooze(ticket, command, moment)
        case Wake():
            return _wake(ticket, command, moment)
        case _:
            assert_never(command)


def _claim(ticket: Ticket, command: Claim, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    if ticket.owner == command.by.email:
        return ()
    if ticket.owner is not None:
        raise Refusal(Reason.ALREADY_CLAIMED, owner=ticket.owner)
    return (Claimed(by=command.by.email),)


def _release(ticket: Ticket, command: Release, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    return (Released(by=command.by.email),) if ticket.owner else ()


def _assign(ticket: Ticket, command: Assign, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_lead(command.by, ticket, moment.program)
    if command.to not in {person.email for person in moment.program.people_of(ticket.team)}:
        raise Refusal(Reason.UNKNOWN_PERSON, field="person", team=ticket.team)
    if ticket.owner == command.to:
        return ()
    absence = moment.absences.at(command.to, moment.now)
    if absence is not None and command.to != command.by.email:
        zone = zone_of_person(command.to, moment.program)
        back, instead = moment.absences.back(command.to, moment.now), moment.stands_in(command.to)
        raise Refusal(Reason.AWAY, field="person", owner=command.to, until=back, instead=instead, zone=zone)
    return (Assigned(by=command.by.email, to=command.to),)


def _hand_over(ticket: Ticket, command: HandOver, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    if command.to not in moment.program.teams:
        raise Refusal(Reason.UNKNOWN_TEAM, field="team")
    if command.to == ticket.team:
        raise Refusal(Reason.SAME_TEAM, field="team", team=ticket.team)
    return (HandedOver(by=command.by.email, to=command.to, sent_from=ticket.team, note=command.note),)


def _not_today(ticket: Ticket, command: NotToday, moment: Moment) -> tuple[Event, ...]:
    if command.team != ticket.team:
        return _hand_over(ticket, HandOver(by=command.by, to=command.team, note=command.note), moment)
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    return (Released(by=command.by.email, note=command.note, today=False),) if ticket.owner else ()


def _snooze(ticket: Ticket, command: Snooze, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    if command.until <= moment.now:
        raise Refusal(Reason.IN_THE_PAST, field="until")
    if command.until > moment.now + LONGEST_SNOOZE:
        raise Refusal(Reason.TOO_LATE, field="until", days=LONGEST_SNOOZE.days)
    if ticket.snoozed_until == command.until:
        return ()
    return (Snoozed(by=command.by.email, until=command.until),)


def _woken(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    """Its customer may have had time enough to answer by then: that is said once, with it."""
    woken = apply(ticket, Woken(), moment.now)
    return (Woken(), *hearing.decide(woken, StopWaiting(), moment))


def _wake(ticket: Ticket, command: Wake, moment: Moment) -> tuple[Event, ...]:
    """A timer that was overtaken by a longer snooze, or by the end of the ticket, changes nothing."""
    if command.by is None:
        is_over = ticket.snoozed_until is not None and ticket.snoozed_until <= moment.now
        return _woken(ticket, moment) if is_over and ticket.is_live else ()
    if not ticket.is_live or (ticket.snoozed_until is None and ticket.status is not Status.WAITING):
        return ()
    if ticket.owner != command.by.email and not may_decide(command.by, ticket, moment.program):
        raise Refusal(Reason.NOT_YOURS, owner=ticket.owner)
    return (Woken(by=command.by.email),)
