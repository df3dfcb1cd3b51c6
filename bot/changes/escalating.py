"""What changes when somebody is called in, and when they answer."""

from dataclasses import replace
from datetime import datetime

from bot import escalation as x
from bot.calling_in import ArrivedLate, CalledIn, NobodyAnswered, TakenOn, TeamCalled
from bot.changes.change import Change
from bot.policies import is_help, unsettled
from bot.ticket import Ticket


def settled(ticket: Ticket) -> Ticket:
    """The ticket without escalations about what is settled by now."""
    if not ticket.escalations:
        return ticket
    matters = unsettled(ticket)
    left = tuple(each for each in ticket.escalations if each.matter in matters)
    return ticket if left == ticket.escalations else replace(ticket, escalations=left)


def _called_in(ticket: Ticket, event: CalledIn, at: datetime) -> Ticket:
    reached = tuple(dict.fromkeys((*ticket.reached, event.to)))
    asked = ticket.help
    if asked and is_help(event.matter):
        asked = replace(asked, to=tuple(dict.fromkeys((*asked.to, event.to))))
    return replace(_telling(ticket, event, event.to, at), reached=reached, help=asked)


def _team_called(ticket: Ticket, event: TeamCalled, at: datetime) -> Ticket:
    return _telling(ticket, event, "", at)


def _telling(ticket: Ticket, event: CalledIn | TeamCalled, whom: str, at: datetime) -> Ticket:
    before = ticket.escalation(event.matter) or x.Escalation(matter=event.matter)
    return _with(ticket, before.telling(event.step, event.slot, whom, at, ticket.version + 1))


def _arrived_late(ticket: Ticket, event: ArrivedLate, at: datetime) -> Ticket:
    return replace(ticket, escalations=tuple(each.arriving(event.version, at) for each in ticket.escalations))


def _with(ticket: Ticket, escalation: x.Escalation) -> Ticket:
    others = tuple(each for each in ticket.escalations if each.matter != escalation.matter)
    return replace(ticket, escalations=(*others, escalation))


def _taken_on(ticket: Ticket, event: TakenOn, at: datetime) -> Ticket:
    taken_on = x.TakenOn(by=event.by, at=at, due=event.due, how=event.how, step=event.step)
    # what somebody else took on is still theirs
    quiet = tuple(
        each
        if each.taken_on and each.taken_on.by != event.by
        else replace(each, taken_on=taken_on, unanswered_since=None)
        for each in ticket.escalations
    )
    # whoever was just told to go on has as long as ever before they are asked whether they still have it
    touched_at = at if ticket.owner else ticket.touched_at
    return replace(ticket, escalations=quiet, touched_at=touched_at, asked_at=None)


def _nobody_answered(ticket: Ticket, event: NobodyAnswered, at: datetime) -> Ticket:
    before = ticket.escalation(event.matter) or x.Escalation(matter=event.matter)
    return _with(ticket, replace(before, unanswered_since=at, taken_on=None))


CHANGES: dict[type, Change] = {
    CalledIn: _called_in,
    TeamCalled: _team_called,
    ArrivedLate: _arrived_late,
    TakenOn: _taken_on,
    NobodyAnswered: _nobody_answered,
}
