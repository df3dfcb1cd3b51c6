"""What happens to a ticket if a command is granted."""

from typing import assert_never

from bot import commands as c
from bot import pauses
from bot.agenda import agenda
from bot.apply import apply
from bot.arriving import Give, JoinAnswer
from bot.calling_in import CallIn, CarryOn, GiveUpWaiting, HandTo, NoteArrival, TakeOver
from bot.customer_words import HearCustomer, LeaveToTeam, TellOwner
from bot.decisions import (
    arriving,
    escalating,
    hearing,
    holding,
    in_issue,
    joining,
    owning,
    passing,
    promising,
    reaching,
    reminding,
    settling,
    standing_in,
)
from bot.events import Event
from bot.held_mail import KeepBack, ReportDelay, ReportFailure
from bot.in_issue import JoinIssue, LeaveIssue, PutInIssue, SettleWithIssue, TakeOutOfIssue
from bot.moment import Moment
from bot.promises import KeepPromise
from bot.reminders import AskOwner, GiveBack, KeepIt, Remind, StopNudges
from bot.standing_in import OfferToDelegate, ReturnToTeam, StandIn
from bot.ticket import Ticket
from bot.training import require_trained
from bot.unheard import waits_for
from bot.waiting import StopWaiting


def decide(ticket: Ticket, command: c.Command, moment: Moment) -> tuple[Event, ...]:
    """
    What happens to *ticket* if *command* is granted.

    Pure: reads no clock, no database and no chat. Returns the events to record;
    an empty tuple means that it has already happened. Raises `Refusal` when a
    rule says no.
    """
    events = _decide(ticket, command, moment)
    if isinstance(command, c.PassTime):
        return events  # each of them has been here before
    require_trained(ticket, events, moment)
    events = (*pauses.ended(ticket, events, moment), *events)
    return (*events, *escalating.taken_on_by_deed(ticket, events, moment))


def _decide(ticket: Ticket, command: c.Command, moment: Moment) -> tuple[Event, ...]:
    match command:
        case c.Claim() | c.Release() | c.Assign() | c.HandOver() | c.NotToday() | c.Snooze() | c.Wake():
            return owning.decide(ticket, command, moment)
        case c.Send() | c.Withdraw() | c.ReleaseMessage() | c.ConfirmDelivery() | ReportFailure() | c.LogCall():
            return reaching.decide(ticket, command, moment)
        case ReportDelay() | KeepBack():
            return holding.decide(ticket, command, moment)
        case c.Escalate() | c.NameCause() | c.Close() | c.Reopen() | c.Note() | c.Reveal():
            return settling.decide(ticket, command, moment)
        case c.Merge() | c.Absorb():
            return joining.decide(ticket, command, moment)
        case c.ChangeFeedback() | c.StopContact() | c.MissTarget() | c.Finish():
            return passing.decide(ticket, command, moment)
        case Remind() | StopNudges() | AskOwner() | KeepIt() | GiveBack():
            return reminding.decide(ticket, command, moment)
        case CallIn() | GiveUpWaiting() | NoteArrival() | TakeOver() | CarryOn() | HandTo():
            return escalating.decide(ticket, command, moment)
        case OfferToDelegate() | ReturnToTeam() | StandIn():
            return standing_in.decide(ticket, command, moment)
        case HearCustomer() | TellOwner() | LeaveToTeam() | StopWaiting():
            return hearing.decide(ticket, command, moment)
        case JoinAnswer() | Give():
            return arriving.decide(ticket, command, moment)
        case JoinIssue() | LeaveIssue() | PutInIssue() | TakeOutOfIssue() | SettleWithIssue():
            return in_issue.decide(ticket, command, moment)
        case KeepPromise():
            return promising.decide(ticket, command, moment)
        case c.PassTime():
            return _pass_time(ticket, command, moment)
        case _:
            assert_never(command)


def _pass_time(ticket: Ticket, command: c.PassTime, moment: Moment) -> tuple[Event, ...]:
    """Each of what has become due is decided on what the one before it left."""
    events: list[Event] = []
    for coming in agenda(ticket, moment):
        if coming.due > moment.now:
            break
        if waits_for(coming.command, command.unheard, ticket, moment):
            continue
        for event in decide(ticket, coming.command, moment):
            ticket = apply(ticket, event, moment.now)
            events.append(event)
    return tuple(events)
