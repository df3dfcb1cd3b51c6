"""Calling somebody in, and what they answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.apply import apply
from bot.calling_in import (
    ArrivedLate,
    CalledIn,
    CallIn,
    CarryOn,
    GiveUpWaiting,
    HandTo,
    NobodyAnswered,
    NoteArrival,
    TakenOn,
    TakeOver,
    TeamCalled,
)
from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.escalating import NobodyLeft, Telling, settle_by, tellings
from bot.escalation import Answered, Escalation, Told
from bot.events import AskedForHelp, Assigned, Claimed, Event, HandedOver, Noted, NotReached, Snoozed
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.policies import is_help, is_swift, policy_of
from bot.program.escalations import Whom
from bot.rights import may_decide, owns_program
from bot.ticket import HelpReason, Ticket

#: What shows that somebody who was told has seen to it; reaching the customer settles most of it altogether.
_DEEDS = (Claimed, Assigned, HandedOver, Noted, NotReached, Snoozed, AskedForHelp)
_OF_THE_TEAM = (Whom.OWNER, Whom.TEAM)


def decide(
    ticket: Ticket, command: CallIn | GiveUpWaiting | NoteArrival | TakeOver | CarryOn | HandTo, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case CallIn():
            return _call_in(ticket, command, moment)
        case GiveUpWaiting():
            return _give_up(ticket, command, moment)
        case NoteArrival():
            return _note_arrival(ticket, command)
        case TakeOver():
            return _take_over(ticket, command, moment)
        case CarryOn():
            return _carry_on(ticket, command, moment)
        case HandTo():
            return _hand_to(ticket, command, moment)
        case _:
            assert_never(command)


def _call_in(ticket: Ticket, command: CallIn, moment: Moment) -> tuple[Event, ...]:
    """A step that comes early, twice, or after somebody answered, tells nobody."""
    for each in _due(ticket, moment):
        if (each.matter, each.step, each.slot) == (command.matter, command.step, command.slot):
            return (_told(each, ticket, moment),)
    return ()


def _due(ticket: Ticket, moment: Moment) -> list[Telling]:
    return [each for each in tellings(ticket, moment) if isinstance(each, Telling) and each.at <= moment.now]


def _told(telling: Telling, ticket: Ticket, moment: Moment) -> Event:
    if not telling.whom:
        return TeamCalled(matter=telling.matter, step=telling.step, slot=telling.slot)
    so_far = ticket.escalation(telling.matter) or Escalation(matter=telling.matter)
    return CalledIn(
        matter=telling.matter,
        step=telling.step,
        slot=telling.slot,
        to=telling.whom,
        above=_is_above(telling.matter, telling.step, telling.slot, ticket, moment),
        again=any(told.slot == telling.slot for told in so_far.told_at(telling.step)),
    )


def told_again(matter: str, told: Told, ticket: Ticket, moment: Moment) -> CalledIn:
    """The same to the same person, about *ticket*."""
    above = _is_above(matter, told.step, told.slot, ticket, moment)
    return CalledIn(matter=matter, step=told.step, slot=told.slot, to=told.whom, above=above, again=True)


def _is_above(matter: str, step: int, slot: str, ticket: Ticket, moment: Moment) -> bool:
    """Whether time, and not somebody, calls in whoever stands above the team."""
    by_somebody = is_help(matter) and is_swift(policy_of(ticket, moment)[step])
    return slot not in _OF_THE_TEAM and not by_somebody


def first_asked(ticket: Ticket, moment: Moment) -> tuple[CalledIn, ...]:
    """Whom a call for help that was just made reaches at once; *ticket* is as it is after it."""
    asked: list[CalledIn] = []
    for telling in _due(ticket, moment):
        told = _told(telling, ticket, moment)
        if is_help(telling.matter) and isinstance(told, CalledIn):
            asked.append(told)
    return tuple(asked)


def who_would_hear(ticket: Ticket, by: PersonId, moment: Moment) -> tuple[PersonId, ...]:
    """Whom a call for help by *by* would reach first."""
    asked = apply(ticket, AskedForHelp(by=by, reason=HelpReason.OTHER, to=()), moment.now)
    coming = [each for each in tellings(asked, moment) if isinstance(each, Telling) and is_help(each.matter)]
    first = min(coming, key=lambda each: each.at, default=None)
    return tuple(dict.fromkeys(each.whom for each in coming if first and each.step == first.step and each.whom))


def _give_up(ticket: Ticket, command: GiveUpWaiting, moment: Moment) -> tuple[Event, ...]:
    for each in tellings(ticket, moment):
        if isinstance(each, NobodyLeft) and each.matter == command.matter and each.at <= moment.now:
            return (NobodyAnswered(matter=each.matter),)
    return ()


def _note_arrival(ticket: Ticket, command: NoteArrival) -> tuple[Event, ...]:
    """Nothing, where it is settled or taken on: nobody waits for their answer."""
    waiting = (each for each in ticket.escalations if each.taken_on is None)
    told = any(told.version == command.version for each in waiting for told in each.told if told.whom)
    return (ArrivedLate(version=command.version),) if told else ()


def _take_over(ticket: Ticket, command: TakeOver, moment: Moment) -> tuple[Event, ...]:
    by = command.by.email
    _require_called(ticket, command.by, moment)
    if ticket.owner == by and not ticket.escalations:
        return ()
    taken = () if ticket.owner == by else (Assigned(by=by, to=by),)
    return (*taken, *_answer(ticket, by, Answered.TAKE_OVER, moment))


def _carry_on(ticket: Ticket, command: CarryOn, moment: Moment) -> tuple[Event, ...]:
    _require_called(ticket, command.by, moment)
    if ticket.owner is None:
        raise Refusal(Reason.NOBODY_HAS_IT)
    if moment.is_away(ticket.owner):
        raise Refusal(Reason.AWAY, owner=ticket.owner)
    if command.note is None:
        raise Refusal(Reason.EMPTY, field="note")
    return _answer(ticket, command.by.email, Answered.CARRY_ON, moment, command)


def _hand_to(ticket: Ticket, command: HandTo, moment: Moment) -> tuple[Event, ...]:
    _require_called(ticket, command.by, moment)
    if command.to not in {person.email for person in moment.program.people_of(ticket.team)}:
        raise Refusal(Reason.UNKNOWN_PERSON, field="person", team=ticket.team)
    if moment.is_away(command.to):
        raise Refusal(Reason.AWAY, field="person", owner=command.to)
    if ticket.owner == command.to:
        return _answer(ticket, command.by.email, Answered.CARRY_ON, moment, command)
    given = Assigned(by=command.by.email, to=command.to)
    return (given, *_answer(ticket, command.by.email, Answered.HAND_TO, moment, command))


def _require_called(ticket: Ticket, by: Person, moment: Moment) -> None:
    """Refuse whoever it did not reach, and whoever comes after it was settled or somebody else took it on."""
    if not ticket.owes:
        require_live(ticket)
    may = by.email in ticket.reached or owns_program(by, moment.program) or may_decide(by, ticket, moment.program)
    if not may:
        raise Refusal(Reason.NOT_ALLOWED, team=ticket.team)
    theirs = [each for each in ticket.escalations if by.email in each.people] or list(ticket.escalations)
    if not theirs and ticket.owner != by.email:
        raise Refusal(Reason.SETTLED)
    others = [each.taken_on.by for each in theirs if each.taken_on and each.taken_on.by != by.email]
    if theirs and len(others) == len(theirs):
        raise Refusal(Reason.TAKEN_ON, owner=others[0])


def _answer(
    ticket: Ticket, by: PersonId, how: Answered, moment: Moment, command: CarryOn | HandTo | None = None
) -> tuple[Event, ...]:
    if not ticket.escalations and command is None:
        return ()
    step = step_for(ticket, by)
    due = command.due if command else None
    if due is not None and due <= moment.now:
        raise Refusal(Reason.IN_THE_PAST, field="due")
    return (
        TakenOn(
            by=by,
            how=how,
            due=due or settle_by_default(ticket, by, step, moment),
            step=step,
            to=command.to if isinstance(command, HandTo) else ticket.owner,
            note=command.note if command else None,
            former=ticket.owner,
        ),
    )


def settle_by_default(ticket: Ticket, by: PersonId, step: int, moment: Moment) -> datetime:
    """By when it is settled where nobody says so: in *by*'s hours, as long as that step gave to answer."""
    steps = policy_of(ticket, moment)
    return settle_by(by, steps[step] if step < len(steps) else None, moment)


def step_for(ticket: Ticket, by: PersonId) -> int:
    """The furthest step that told them."""
    told = [told.step for each in ticket.escalations for told in each.told if told.whom == by]
    return max(told, default=0)


def taken_on_by_deed(ticket: Ticket, events: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """
    What comes last where somebody who was told did something about it, and it is not settled by that.

    Whoever gives it to Ana, or rings and reaches a voicemail, need not press a
    second button to say that they have seen it.
    """
    doers = [event.by for event in events if isinstance(event, _DEEDS)]
    if not doers or not ticket.escalations or any(isinstance(event, TakenOn) for event in events):
        return ()
    for event in events:
        ticket = apply(ticket, event, moment.now)
    waiting = {person for each in ticket.escalations if each.taken_on is None for person in each.people}
    if not (ticket.is_live or ticket.owes) or doers[0] not in waiting:
        return ()
    return _answer(ticket, doers[0], Answered.DEED, moment)
