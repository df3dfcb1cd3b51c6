"""What time and the source bring: deadlines, the end of waiting, answers completed later."""

from typing import assert_never

from bot.commands import ChangeFeedback, Finish, MissTarget, StopContact
from bot.customer_words import HearCustomer
from bot.decisions import hearing
from bot.events import Closed, Event, FeedbackChanged, OptedOut, Rerouted, TargetMissed
from bot.moment import Moment
from bot.ticket import Status, Ticket


def decide(
    ticket: Ticket, command: ChangeFeedback | StopContact | MissTarget | Finish, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case ChangeFeedback():
            return _change_feedback(ticket, command, moment)
        case StopContact():
            return _stop_contact(ticket, command)
        case MissTarget():
            return _miss_target(ticket, command, moment)
        case Finish():
            return _finish(ticket, moment)
        case _:
            assert_never(command)


def _change_feedback(ticket: Ticket, command: ChangeFeedback, moment: Moment) -> tuple[Event, ...]:
    """
    A free ticket follows its feedback to another workflow; one that somebody has is only redrawn.

    New words are the customer's writing again where somebody may have read the
    old ones; before, they are what the ticket says.
    """
    changed = FeedbackChanged(feedback=command.feedback)
    if ticket.owner is not None or not ticket.is_live or ticket.pending or ticket.contacts:
        wrote = hearing.decide(ticket, HearCustomer(words=command.words), moment) if command.words else ()
        return (changed, *wrote)
    if not command.workflow or command.workflow == ticket.workflow or not command.first_contact or not command.resolve:
        return (changed,)
    rerouted = Rerouted(
        team=command.team,
        sent_from=ticket.team,
        workflow=command.workflow,
        revision=command.revision,
        first_contact=command.first_contact,
        resolve=command.resolve,
        notify=command.notify,
    )
    return (changed, rerouted)


def _stop_contact(ticket: Ticket, command: StopContact) -> tuple[Event, ...]:
    """Whatever can still be taken back does not leave; said again, that is all that is left to record."""
    held_back = tuple(pending.message for pending in ticket.pending if not pending.released)
    is_news = ticket.is_live and not command.said_before
    return (OptedOut(held_back=held_back),) if is_news or held_back else ()


def _miss_target(ticket: Ticket, command: MissTarget, moment: Moment) -> tuple[Event, ...]:
    """A timer that comes early (the target moved), twice, or after an answer changes nothing."""
    if not ticket.is_live or ticket.has_missed(command.target):
        return ()
    if command.target == "first_contact":
        missed = not ticket.answered and ticket.first_contact.due <= moment.now
    else:
        missed = ticket.resolve.due <= moment.now
    return (TargetMissed(target=command.target),) if missed else ()


def _finish(ticket: Ticket, moment: Moment) -> tuple[Event, ...]:
    ends_at = ticket.ends_at
    if ticket.status is not Status.RESOLVED or ends_at is None or ends_at > moment.now:
        return ()
    return (Closed(confirmed=ticket.confirmed),)
