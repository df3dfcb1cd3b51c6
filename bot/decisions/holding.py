"""Messages that could not leave when they should have: when their writer is told, and when they must not leave."""

from datetime import timedelta
from typing import assert_never

from bot.events import Event
from bot.held_mail import KeepBack, KeptBack, MessageDelayed, MessageKeptBack, ReportDelay
from bot.moment import Moment
from bot.ticket import Ticket
from bot.words import WordsId

#: So long a mail server may be away before anybody is disturbed.
_PATIENCE = timedelta(hours=1)
#: An answer that is a day late may say what is no longer so.
_STALE = timedelta(hours=24)


def decide(ticket: Ticket, command: ReportDelay | KeepBack, moment: Moment) -> tuple[Event, ...]:
    match command:
        case ReportDelay():
            return _delayed(ticket, command.message, moment)
        case KeepBack():
            return _kept_back(ticket, command, moment)
        case _:
            assert_never(command)


def kept_back(ticket: Ticket, message: WordsId, *, do_not_contact: bool, moment: Moment) -> KeptBack | None:
    """
    Why *message* must not leave any more; None where it may.

    Settling a ticket right after answering is how most of them end, so a ticket
    that is over keeps back only what its writer was told had not left.
    """
    pending = ticket.pending_message(message)
    if pending is None:
        return None
    if do_not_contact:
        return KeptBack.OPTED_OUT
    if moment.now - pending.send_at >= _STALE:
        return KeptBack.TOO_LATE
    return KeptBack.OVER if pending.delayed and not ticket.is_live else None


def _delayed(ticket: Ticket, message: WordsId, moment: Moment) -> tuple[Event, ...]:
    """Told once, however often it is tried."""
    pending = ticket.pending_message(message)
    if pending is None or pending.delayed or moment.now - pending.send_at < _PATIENCE:
        return ()
    return (MessageDelayed(by=pending.by, message=message),)


def _kept_back(ticket: Ticket, command: KeepBack, moment: Moment) -> tuple[Event, ...]:
    pending = ticket.pending_message(command.message)
    because = kept_back(ticket, command.message, do_not_contact=command.do_not_contact, moment=moment)
    if pending is None or because is None:
        return ()
    return (MessageKeptBack(by=pending.by, message=command.message, because=because),)
